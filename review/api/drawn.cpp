#include "review/api/drawn.h"

#include <algorithm>

#include "store/rereading.h"
#include "store/seen.h"

namespace review::api {

bool is_page_in_sight(const Call& call, store::Transaction& transaction, const card::Source& page) {
  if (call.viewer.visibility.everything) return true;
  const auto cards = must(store::cards_of_page(transaction, page));
  return std::ranges::all_of(cards, [&](card::CardId id) {
    const auto seen = must(store::see_card(transaction, id, call.viewer.visibility));
    return seen && seen->masked.empty();
  });
}

void refuse_others_on_page() {
  throw Refusal{403, ProblemCode::others_on_page,
                "the picture shows other cards that you may not see; ask somebody who may see them all"};
}

bool shown_by_browsers(std::string_view media_type) {
  return media_type == "image/png" || media_type == "image/jpeg" || media_type == "image/webp";
}

std::optional<int> drawn_turn(const JsonBody& body) {
  const auto turn = body.number("turn_degrees");
  if (!turn) return std::nullopt;
  if (*turn != 0 && *turn != 90 && *turn != 180 && *turn != 270)
    throw Refusal{422, ProblemCode::malformed, "a card is turned by 0, 90, 180 or 270 degrees", "/turn_degrees"};
  return static_cast<int>(*turn);
}

}  // namespace review::api
