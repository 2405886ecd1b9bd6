#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/store.h"

/// What people did and may undo, and what they asserted by it. Only ever added to; undoing is a change as well.
namespace store {

struct ChangeId {
  std::int64_t value = 0;
  friend auto operator<=>(const ChangeId&, const ChangeId&) = default;
};

enum class ChangeKind { merge, split, review, correction, remark, load, rebuild, undo };
const char* to_string(ChangeKind kind);

struct Change {
  ChangeId id = {};
  std::string at = {};     ///< UTC
  std::string actor = {};  ///< empty: the program on its own
  ChangeKind kind = ChangeKind::merge;
  std::string batch = {};    ///< of a load
  std::int64_t subject = 0;  ///< what it was about: the review item, the card of a correction, the change undone
  ChangeId undone_by = {};   ///< value 0: it stands
};

/// Adds a change; `id`, `at` and `undone_by` are the store's. A load without a batch name is given one ("load-7").
card::Result<Change> record_change(Transaction& transaction, Change change);
card::Result<std::optional<Change>> get_change(Transaction& transaction, ChangeId id);
card::Result<std::optional<Change>> find_batch(Transaction& transaction, const std::string& batch);
/// The latest that stands and is no undo.
card::Result<std::optional<Change>> last_change(Transaction& transaction);
/// Latest first.
card::Result<std::vector<Change>> changes(Transaction& transaction, std::size_t limit);

enum class Judgement { same, different };
struct Assertion {
  std::int64_t id = 0;
  card::CardId a = {}, b = {};  ///< a < b
  Judgement judgement = Judgement::same;
  ChangeId change = {};
};

/// Those that hold and have one of the cards on either side, by id.
card::Result<std::vector<Assertion>> assertions_of(Transaction& transaction, const std::vector<card::CardId>& cards);

/// Marks `undone` as undone by `undo`, and takes back what it brought: its assertions, remarks, versions of cards and
/// decisions of review items no longer hold; what it had revoked holds again; cards of a load are withdrawn. When
/// `undone` is an undo, the change that it undid stands again, with all of that; it must not be the undo of an undo.
/// Gives the cards whose contacts must be worked out again.
struct TakenBack {
  std::vector<card::CardId> cards;     ///< to be settled
  std::vector<card::CardId> returned;  ///< of these: came back, without any match keys yet
  std::vector<std::string> conflicts;  ///< what could not be taken back, in words; nothing of it is lost
};
card::Result<TakenBack> take_back(Transaction& transaction, ChangeId undone, ChangeId undo);

}  // namespace store
