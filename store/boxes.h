#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "card/geometry.h"

/// Private to store/: a quad as eight numbers parted by blanks, the way the box columns keep it. Exact both ways.
namespace store {

std::string to_text(const card::Quad& quad);
std::optional<card::Quad> parse_quad(std::string_view text);

}  // namespace store
