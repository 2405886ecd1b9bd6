#pragma once

#include <optional>
#include <string_view>

#include "card/image.h"
#include "review/call.h"

/// What a person draws on a page: whether they may see it at all, and how they say it.
namespace review::api {

/// A page may show cards of others.
bool is_page_in_sight(const Call& call, store::Transaction& transaction, const card::Source& page);
[[noreturn]] void refuse_others_on_page();

/// Whether browsers show such a file as it is.
bool shown_by_browsers(std::string_view media_type);

/// "turn_degrees": 0, 90, 180 or 270, clockwise; absent: the program finds out. Throws Refusal 422 for another number.
std::optional<int> drawn_turn(const JsonBody& body);

}  // namespace review::api
