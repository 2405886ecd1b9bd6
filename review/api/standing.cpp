#include "review/api/standing.h"

#include <ranges>

#include "review/refusal.h"

namespace review::api {

std::optional<store::Change> last_standing(store::Transaction& transaction, card::ContactId contact,
                                           const std::function<bool(const store::Event&)>& concerns) {
  const std::vector<store::Event> events = must(store::history(transaction, contact));
  for (const store::Event& event : std::views::reverse(events)) {
    if (event.change == 0 || !concerns(event)) continue;
    const auto change = must(store::get_change(transaction, {event.change}));
    if (!change || change->undone_by.value != 0) continue;
    if (change->kind == store::ChangeKind::undo || change->kind == store::ChangeKind::load) continue;
    return change;
  }
  return std::nullopt;
}

}  // namespace review::api
