#pragma once

#include <span>
#include <string>
#include <vector>

#include "card/contact.h"
#include "card/match.h"

namespace dedupe {

/// Exact keys under which records that may be one person meet ("email:taro@example.jp", "mobile:+8190...",
/// "name_company:..."). The store indexes them; two contacts without a common key are never compared.
using MatchKeys = std::vector<std::string>;
MatchKeys match_keys(const card::Contact& contact);

/// A stored contact that shares a key with the new one.
struct Candidate {
  card::ContactId id;
  card::Contact contact;
};

struct Options {
  float accept_bits = 10;  ///< from this score on two records are one person
  float review_bits = 0;   ///< from this score on a person is asked
};

/// Whom the contact is, among the candidates. Pure and total; the order of the candidates does not matter.
/// Name alone never gives `same`; readings that differ forbid it.
card::MatchDecision match(const card::Contact& contact, std::span<const Candidate> candidates,
                          const Options& options = {});

/// The evidence between two records, the same arithmetic as match().
card::MatchDecision compare(const card::Contact& a, const card::Contact& b, const Options& options = {});

}  // namespace dedupe
