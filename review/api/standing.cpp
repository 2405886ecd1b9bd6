#include "review/api/standing.h"

#include <ranges>

#include "review/refusal.h"

namespace review::api {

std::optional<store::Change> standing(store::Transaction& transaction, store::ChangeId id) {
  auto change = must(store::get_change(transaction, id));
  if (!change || change->undone_by.value != 0) return std::nullopt;
  const bool is_undoable = change->kind != store::ChangeKind::undo && change->kind != store::ChangeKind::load &&
                           change->kind != store::ChangeKind::rebuild;
  return is_undoable ? std::move(change) : std::nullopt;
}

std::optional<store::Change> last_standing(store::Transaction& transaction, card::ContactId contact,
                                           const std::function<bool(const store::Event&)>& concerns) {
  const std::vector<store::Event> events = must(store::history(transaction, contact));
  for (const store::Event& event : std::views::reverse(events))
    if (event.change != 0 && concerns(event))
      if (auto change = standing(transaction, {event.change})) return change;
  return std::nullopt;
}

}  // namespace review::api
