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

/// What is stored of a contact that shares a key with the new one: the merged view, or one of its cards. An id may
/// come several times, once for each of its cards.
struct Candidate {
  card::ContactId id;
  card::Contact contact;
};

struct Options {
  float accept_bits = 10;  ///< from this score on two records are one person
  float review_bits = 3;   ///< from this score on a person is asked
  float margin_bits = 3;   ///< by which the best contact must lead the next one; else a person is asked
};

/// Whom the contact is, among the candidates. Pure and total; the order of the candidates does not matter.
/// `same` takes a name that agrees and something else that does: an e-mail address of a person, a mobile number or
/// the company. Name alone is `unsure`. Given names or readings that differ forbid `same`; where an address or a
/// mobile number is shared all the same, a person is asked.
card::MatchDecision match(const card::Contact& contact, std::span<const Candidate> candidates,
                          const Options& options = {});

/// The evidence between two records, the same arithmetic as match(), and symmetric; `contact` is not set.
card::MatchDecision compare(const card::Contact& a, const card::Contact& b, const Options& options = {});

}  // namespace dedupe
