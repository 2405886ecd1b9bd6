#include "ocr/lost_marks.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
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
constexpr float kMisfit = 2.0F;      // of a letter read where a mark stands

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

/// Words of firms' names that are printed short, with a stop behind them.
constexpr std::array<std::string_view, 7> kShort = {"co", "ltd", "inc", "corp", "lda", "ltda", "cia"};

/// Is the character the last one of such a word?
bool ends_short_word(const std::vector<std::string>& characters, std::size_t last) {
  constexpr std::size_t kLongest = 4;
  std::string word;
  for (std::size_t i = last + 1 - std::min(last + 1, kLongest); i <= last; ++i) word += characters[i];
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
  return std::any_of(kShort.begin(), kShort.end(), [&](std::string_view known) { return word.ends_with(known); });
}

bool has_short_word(const std::vector<std::string>& characters) {
  for (std::size_t i = 0; i < characters.size(); ++i)
    if (ends_short_word(characters, i)) return true;
  return false;
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

/// Where letters stand, across the crop: a line that is read may still rise or fall a little.
struct BaseLine {
  float at_left = 0;
  float slope = 0;
  float at(float x) const { return at_left + slope * x; }
};

float median(std::vector<float>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Through the lower ends of most tall pieces, by medians of slopes (Theil 1950, Sen 1968); nothing where there are too
/// few pieces.
std::optional<BaseLine> base_line(const std::vector<Blob>& pieces, float glyph_height) {
  constexpr std::size_t kFewest = 5;
  constexpr float kSteepest = 0.03F;
  constexpr float kApart = 3.0F;  // glyph heights between two pieces that tell a slope
  std::vector<card::Point> ends;
  for (const Blob& piece : pieces) {
    if (static_cast<float>(piece.box.height) > kTall * glyph_height)
      ends.push_back({piece.centre(), static_cast<float>(piece.box.br().y)});
  }
  if (ends.size() < kFewest) return std::nullopt;
  std::vector<float> slopes;
  for (const card::Point& a : ends) {
    for (const card::Point& b : ends) {
      if (b.x - a.x > kApart * glyph_height) slopes.push_back((b.y - a.y) / (b.x - a.x));
    }
  }
  BaseLine line;
  if (slopes.size() >= kFewest) line.slope = std::clamp(median(slopes), -kSteepest, kSteepest);
  std::vector<float> heights;
  for (const card::Point& end : ends) heights.push_back(end.y - line.slope * end.x);
  line.at_left = median(heights);
  return line;
}

std::string_view sign_of(const Blob& piece, const BaseLine& line, float glyph_height) {
  const float base = line.at(piece.centre());
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
/// a little below both, and a stop stands under the arm of f, r or y.
std::vector<Blob> clusters_of(const std::vector<Blob>& pieces, const BaseLine& base, float glyph_height) {
  constexpr float kBelow = 0.3F;     // of the narrower one's width
  constexpr float kUnderArm = 0.8F;  // of the stop's width
  std::vector<Blob> clusters;
  for (const Blob& piece : pieces) {
    const bool stop = sign_of(piece, base, glyph_height) == ".";
    auto other = std::find_if(clusters.begin(), clusters.end(), [&](const Blob& cluster) {
      const int shared = std::min(cluster.box.br().x, piece.box.br().x) - std::max(cluster.box.x, piece.box.x);
      const bool stands = static_cast<float>(cluster.box.br().y) > base.at(cluster.centre()) - 0.1F * glyph_height;
      if (stop && stands && static_cast<float>(shared) < kUnderArm * static_cast<float>(piece.box.width) &&
          piece.box.br().x > cluster.box.br().x)
        return false;
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

/// Is a character's ink one piece with that of its neighbours, and no place beside the piece empty?
bool touches_letters(const std::vector<std::size_t>& owner, std::size_t i) {
  const std::size_t place = owner[i];
  const auto first = std::find(owner.begin(), owner.end(), place);
  const auto last = std::find_if(first, owner.end(), [&](std::size_t other) { return other != place; });
  if (last - first < 2) return false;
  return (first == owner.begin() || *(first - 1) + 1 == place) && (last == owner.end() || *last == place + 1);
}

/// What a further character costs in a piece of that width, in glyph heights: wide pieces are letters that touch.
float price_of_sharing(float width) {
  constexpr float kLetter = 0.75F, kWideLetter = 1.1F;  // beyond these only m and w, and no letter, is that wide
  return width < kLetter ? 1.5F : width < kWideLetter ? 0.8F : 0.3F;
}

}  // namespace

InkMarks compare_marks(const LineCrop& crop, const std::vector<std::string>& characters,
                       const std::vector<float>& centres) {
  InkMarks marks;
  const bool address = has_address(characters);
  if (!address && !has_short_word(characters)) return marks;
  const std::vector<Blob> pieces = blobs_of(crop);
  const float size = tall_height(pieces, crop);
  const auto base = base_line(pieces, size);
  if (!base) return marks;
  const std::vector<Blob> clusters = clusters_of(pieces, *base, size);
  std::vector<std::string_view> signs;
  std::vector<float> places;
  for (const Blob& cluster : clusters) {
    signs.push_back(sign_of(cluster, *base, size));
    places.push_back(cluster.centre());
  }
  PairingPrices prices;
  prices.empty = [&](std::size_t place) {
    const bool scrap = static_cast<float>(clusters[place].box.area()) < kScrap * size * size;
    return signs[place].empty() && !scrap ? kLostLetter : kLostSign;
  };
  prices.shared_at = [&](std::size_t place) {
    return price_of_sharing(static_cast<float>(clusters[place].box.width) / size);
  };
  prices.misfit = [&](std::size_t item, std::size_t place) {
    return is_letter(characters[item]) && !signs[place].empty() ? kMisfit : 0.0F;
  };
  const std::vector<std::size_t> owner = pair_in_order(centres, places, size, prices);
  // What the ink shows more often than it was read. Where it shows no more, a place that stays empty is bad pairing.
  std::map<std::string_view, int> unread;
  for (const std::string_view sign : signs) ++unread[sign];
  for (std::size_t i = 0; i < owner.size(); ++i) {
    if (!touches_letters(owner, i)) --unread[characters[i]];
  }
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
  for (std::size_t i = 0; i < owner.size(); ++i) {
    // A comma's ink may pass for a stop's.
    if (characters[i] == "," && signs[owner[i]] == ".") --unread["."];
  }
  const auto may_follow = [&](std::size_t i, std::string_view sign) {
    const std::string next = i + 1 < characters.size() ? characters[i + 1] : "";
    if (address) return is_letter(next);
    return sign == "." && ends_short_word(characters, i) && (next.empty() || next == "," || is_letter(next));
  };
  for (std::size_t i = 0; i < owner.size(); ++i) {
    // Exactly one place behind a letter stayed empty, and it looks like a mark.
    const std::size_t next = i + 1 < owner.size() ? owner[i + 1] : clusters.size();
    if (next != owner[i] + 2 || signs[owner[i] + 1].empty()) continue;
    if (!is_letter(characters[i]) || !may_follow(i, signs[owner[i] + 1])) continue;
    if (unread[signs[owner[i] + 1]]-- <= 0) continue;
    const cv::Rect& box = clusters[owner[i] + 1].box;
    marks.lost.push_back(
        {i, std::string(signs[owner[i] + 1]), static_cast<float>(box.x), static_cast<float>(box.br().x)});
  }
  return marks;
}

}  // namespace ocr
