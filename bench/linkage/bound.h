#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "bench/linkage/set.h"
#include "dedupe/frequencies.h"
#include "dedupe/model.h"
#include "dedupe/prepared.h"

namespace linkage {

/// What nobody can do better on a set, by what its records print. Who is given the cards of each person that share a
/// mailbox or mobile, and joins the rest kind by kind of evidence, the kinds of which most are right first, reaches so
/// much. The kinds are told by score, titles, mailboxes, numbers, lines and rivals, and how many of a kind are right is
/// looked up in the answers: a rule that has to learn it reaches less.
class Bound {
 public:
  /// `prepared`: the set's records, keys active.
  void add(const Set& set, const std::vector<dedupe::Prepared>& prepared, const dedupe::Model& model,
           const dedupe::Frequencies& frequencies);
  /// The best F1 over the pairs that share the firm, a mobile or an address, at least so precise.
  double f1_at(double precision) const;

 private:
  struct Pairs {
    std::int64_t right = 0, wrong = 0;
  };
  std::map<std::string, Pairs> kinds_;
  std::int64_t shared_ = 0, given_ = 0;
};

}  // namespace linkage
