#include "ocr/lost_marks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/pairing.h"

namespace ocr {
namespace {

constexpr int kInk = 180;            // grey
constexpr float kTall = 0.5F;        // glyph heights: pieces that stand on the base line
constexpr float kLostLetter = 1.5F;  // price of a letter's ink without a character, against glyph heights
constexpr float kLostSign = 0.6F;    // of a mark's
constexpr float kScrap = 0.05F;      // squared glyph heights: pieces of broken letters are smaller
constexpr float kMisfit = 0.8F;      // of a letter read where a mark stands

/// The shape of a mark, in glyph heights; `low` and `high`: its middle above the base line.
struct MarkShape {
  std::string_view sign;
  float least_width, most_width, least_height, most_height, low, high;
};
constexpr std::array kShapes = {MarkShape{".", 0.06F, 0.26F, 0.06F, 0.26F, 0.0F, 0.16F},
                                MarkShape{"-", 0.18F, 0.5F, 0.03F, 0.16F, 0.22F, 0.5F},
                                MarkShape{"_", 0.28F, 0.9F, 0.02F, 0.18F, -0.3F, 0.1F}};

bool is_letter(const std::string& text) {
  if (text.size() != 1) return false;
  const char c = text[0];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_mark(const std::string& text) {
  return std::any_of(kShapes.begin(), kShapes.end(), [&](const MarkShape& shape) { return shape.sign == text; });
}

/// Does the line hold an address? Sentences have stops enough of their own.
bool has_address(const std::vector<std::string>& characters) {
  std::string text;
  for (const std::string& c : characters) text += c;
  return text.find('@') != std::string::npos || text.find("www") != std::string::npos ||
         text.find("http") != std::string::npos;
}

struct Blob {
  cv::Rect box;
  float centre() const { return static_cast<float>(box.x) + static_cast<float>(box.width) / 2; }
};

std::vector<Blob> blobs_of(const LineCrop& crop) {
  const cv::Mat page(crop.image.height, crop.image.width, CV_8UC1, const_cast<std::uint8_t*>(crop.image.pixels.data()));
  cv::Mat labels, stats, centroids;
  const int count = cv::connectedComponentsWithStats(page < kInk, labels, stats, centroids, 8, CV_32S);
  std::vector<Blob> pieces;
  for (int i = 1; i < count; ++i) {
    pieces.push_back({{stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                       stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)}});
  }
  std::sort(pieces.begin(), pieces.end(), [](const Blob& a, const Blob& b) { return a.centre() < b.centre(); });
  return pieces;
}

/// Height of the tall letters. The line's own glyph height may be that of the small ones.
float tall_height(const std::vector<Blob>& pieces, const LineCrop& crop) {
  std::vector<int> heights;
  for (const Blob& piece : pieces) {
    if (4 * piece.box.height > crop.image.height - 2 * static_cast<int>(crop.margin))
      heights.push_back(piece.box.height);
  }
  if (heights.empty()) return std::max(1.0F, crop.glyph_height);
  const auto at = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 4 / 5);
  std::nth_element(heights.begin(), at, heights.end());
  return static_cast<float>(*at);
}

/// Where most tall pieces end below; negative where there are too few.
float base_line(const std::vector<Blob>& pieces, float glyph_height) {
  std::vector<int> bottoms;
  for (const Blob& piece : pieces) {
    if (static_cast<float>(piece.box.height) > kTall * glyph_height) bottoms.push_back(piece.box.br().y);
  }
  if (bottoms.size() < 5) return -1;
  const auto at = bottoms.begin() + static_cast<std::ptrdiff_t>(bottoms.size() / 2);
  std::nth_element(bottoms.begin(), at, bottoms.end());
  return static_cast<float>(*at);
}

std::string_view sign_of(const Blob& piece, float base, float glyph_height) {
  const float width = static_cast<float>(piece.box.width) / glyph_height;
  const float height = static_cast<float>(piece.box.height) / glyph_height;
  const float middle =
      (base - static_cast<float>(piece.box.y) - static_cast<float>(piece.box.height) / 2) / glyph_height;
  for (const MarkShape& shape : kShapes) {
    if (width >= shape.least_width && width <= shape.most_width && height >= shape.least_height &&
        height <= shape.most_height && middle >= shape.low && middle <= shape.high) {
      return shape.sign;
    }
  }
  return {};
}

/// Pieces above and below each other as one: letters, and marks that stand alone. A stroke between two letters reaches
/// a little below both.
std::vector<Blob> clusters_of(const std::vector<Blob>& pieces) {
  constexpr float kBelow = 0.3F;  // of the narrower one's width
  std::vector<Blob> clusters;
  for (const Blob& piece : pieces) {
    auto other = std::find_if(clusters.begin(), clusters.end(), [&](const Blob& cluster) {
      const int shared = std::min(cluster.box.br().x, piece.box.br().x) - std::max(cluster.box.x, piece.box.x);
      return static_cast<float>(shared) > kBelow * static_cast<float>(std::min(cluster.box.width, piece.box.width));
    });
    if (other == clusters.end()) {
      clusters.push_back(piece);
    } else {
      other->box |= piece.box;
    }
  }
  return clusters;
}

}  // namespace

InkMarks compare_marks(const LineCrop& crop, const std::vector<std::string>& characters,
                       const std::vector<float>& centres) {
  InkMarks marks;
  if (!has_address(characters)) return marks;
  const std::vector<Blob> pieces = blobs_of(crop);
  const float size = tall_height(pieces, crop);
  const float base = base_line(pieces, size);
  if (base < 0) return marks;
  const std::vector<Blob> clusters = clusters_of(pieces);
  std::vector<std::string_view> signs;
  std::vector<float> places;
  for (const Blob& cluster : clusters) {
    signs.push_back(sign_of(cluster, base, size));
    places.push_back(cluster.centre());
  }
  PairingPrices prices;
  prices.empty = [&](std::size_t place) {
    const bool scrap = static_cast<float>(clusters[place].box.area()) < kScrap * size * size;
    return signs[place].empty() && !scrap ? kLostLetter : kLostSign;
  };
  prices.misfit = [&](std::size_t item, std::size_t place) {
    return is_letter(characters[item]) && !signs[place].empty() ? kMisfit : 0.0F;
  };
  // What the ink shows more often than it was read. Where it shows no more, a place that stays empty is bad pairing.
  std::map<std::string_view, int> unread;
  for (const std::string_view sign : signs) ++unread[sign];
  for (const std::string& character : characters) --unread[character];
  const std::vector<std::size_t> owner = pair_in_order(centres, places, size, prices);
  for (std::size_t i = 0; i < owner.size(); ++i) {
    // The ink shows such a mark too often, and the one that was read not often enough.
    const std::string_view sign = owner[i] < signs.size() ? signs[owner[i]] : std::string_view{};
    if (sign.empty() || sign == characters[i] || !is_mark(characters[i])) continue;
    int& read_too_often = unread[characters[i]];
    if (unread[sign] <= 0 || read_too_often >= 0) continue;
    --unread[sign];
    ++read_too_often;
    marks.misread.push_back({i, std::string(sign)});
  }
  for (std::size_t i = 0; i + 1 < owner.size(); ++i) {
    // Exactly one place between two letters stayed empty, and it looks like a mark.
    if (owner[i + 1] != owner[i] + 2 || signs[owner[i] + 1].empty()) continue;
    if (!is_letter(characters[i]) || !is_letter(characters[i + 1])) continue;
    if (unread[signs[owner[i] + 1]]-- <= 0) continue;
    const cv::Rect& box = clusters[owner[i] + 1].box;
    marks.lost.push_back(
        {i, std::string(signs[owner[i] + 1]), static_cast<float>(box.x), static_cast<float>(box.br().x)});
  }
  return marks;
}

}  // namespace ocr
