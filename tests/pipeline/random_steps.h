#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pipeline/decisions.h"
#include "store/cards.h"

/// What the tests of random steps do to a book of contacts: imports, loads, merges, splits, answers, corrections and
/// undos. A step is a function of its number and of what the store holds, so that whoever was killed can go on.
namespace random_steps {

enum class Kind { import, load, merge, split, answer, correct, undo };
Kind kind_of(int step);

/// What an import or a load brings; few people, so that many rows are one person and many only look like it.
std::vector<store::NewCard> rows_of(int step);
/// A load's actor, by which its change is found.
std::string actor_of(int step);

class Steps {
 public:
  explicit Steps(store::Store& store);
  void run(int step);  ///< throws when the store refuses what it must not refuse

  pipeline::Matcher& matcher() { return matcher_; }

 private:
  card::ContactId any_contact(store::Transaction& transaction, int step);
  void decide(int step);
  void load(int step);

  store::Store& store_;
  pipeline::Matcher matcher_;
  std::int64_t last_contact_ = 0;
};

}  // namespace random_steps

/// This executable again, as `... steps URL PICTURES FIRST LAST`: runs the steps and writes a byte to standard output after
/// each.
int run_steps_child(std::span<char*> words);
