#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/capture.h"
#include "capture/glyphs.h"
#include "capture/mat.h"
#include "capture/outline_choice.h"
#include "capture/straighten.h"

namespace capture {
namespace {

cv::Mat three_channels(const card::Image& page) {
  const cv::Mat view = view_of(page);
  if (page.channels == 3) return view;
  cv::Mat colour;
  cv::cvtColor(view, colour, cv::COLOR_GRAY2BGR);
  return colour;
}

// Rows of cards from top to bottom, each from left to right.
void sort_for_reading(std::vector<Corners>& outlines) {
  const auto middle = [](const Corners& c) { return (c[0] + c[1] + c[2] + c[3]) / 4; };
  std::sort(outlines.begin(), outlines.end(),
            [&](const Corners& a, const Corners& b) { return middle(a).y < middle(b).y; });
  for (auto row = outlines.begin(); row != outlines.end();) {
    const float height = (side_length(*row, 1) + side_length(*row, 3)) / 2;
    const auto end = std::find_if(
        row, outlines.end(), [&, top = middle(*row).y](const Corners& c) { return middle(c).y > top + height / 2; });
    std::sort(row, end, [&](const Corners& a, const Corners& b) { return middle(a).x < middle(b).x; });
    row = end;
  }
}

card::Quad quad_of(const Corners& corners) {
  card::Quad quad;
  for (int i = 0; i < 4; ++i) quad.corners[i] = {corners[i].x, corners[i].y};
  return quad;
}

// A card is about 91 mm long: true for Japanese ones, near enough for the others.
int implied_dpi(const cv::Mat& card) {
  constexpr double kLongSideInches = 91 / 25.4;
  return static_cast<int>(std::lround(std::max(card.cols, card.rows) / kLongSideInches));
}

card::CardImage cut(const cv::Mat& picture, const Corners& outline, const card::Source& source) {
  const cv::Mat card = with_even_light(straightened(picture, outline));
  return {source, image_from(card, implied_dpi(card)), quad_of(outline)};
}

constexpr int kLeastShortSide = 64;  // pixels; nothing can be read there

}  // namespace

card::Result<card::CardImage> cut_out(const card::Image& page, const card::Source& source, const card::Quad& outline) {
  const auto refuse = [](const char* what) {
    return card::fail(card::ErrorKind::bad_input, std::string("the outline ") + what + "; draw it around the card");
  };
  Corners corners;
  for (std::size_t i = 0; i < 4; ++i) {
    const card::Point& corner = outline.corners[i];
    if (!(corner.x >= 0 && corner.y >= 0 && corner.x <= static_cast<float>(page.width) &&
          corner.y <= static_cast<float>(page.height)))
      return refuse("leaves the picture");
    corners[i] = {corner.x, corner.y};
  }
  corners = ordered(corners);
  if (!is_convex(corners)) return refuse("has no four corners that go around");
  for (int side = 0; side < 4; ++side)
    if (side_length(corners, side) < kLeastShortSide) return refuse("is too small to be read");
  cv::setNumThreads(1);
  return cut(three_channels(page), corners, source);
}

std::vector<card::CardImage> find_cards(const card::Image& page, const card::Source& source,
                                        const FindOptions& options) {
  const bool too_small = std::max(page.width, page.height) < options.min_card_width_px ||
                         std::min(page.width, page.height) < kLeastShortSide;
  if (page.empty() || too_small) return {};
  cv::setNumThreads(1);  // cards are handled in parallel, not parts of them
  const cv::Mat picture = three_channels(page);
  std::vector<Corners> outlines = choose_outlines(picture, page.dpi, options);
  sort_for_reading(outlines);
  std::vector<card::CardImage> cards;
  for (const Corners& outline : outlines) {
    cards.push_back(cut(picture, outline, source));
    cards.back().source.card = static_cast<int>(cards.size()) - 1;
  }
  return cards;
}

}  // namespace capture
