#include "store/boxes.h"

#include <charconv>

#include <fmt/format.h>

namespace store {

std::string to_text(const card::Quad& quad) {
  std::string result;
  for (const card::Point& corner : quad.corners)
    result += fmt::format("{}{} {}", result.empty() ? "" : " ", corner.x, corner.y);
  return result;
}

std::optional<card::Quad> parse_quad(std::string_view text) {
  card::Quad quad;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (int i = 0; i < 8; ++i) {
    if (i > 0 && (at == end || *at++ != ' ')) return std::nullopt;
    card::Point& corner = quad.corners[static_cast<std::size_t>(i / 2)];
    const auto [stop, error] = std::from_chars(at, end, i % 2 == 0 ? corner.x : corner.y);
    if (error != std::errc()) return std::nullopt;
    at = stop;
  }
  return at == end ? std::optional(quad) : std::nullopt;
}

}  // namespace store
