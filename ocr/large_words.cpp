#include "ocr/large_words.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/boxes.h"
#include "ocr/components.h"

namespace ocr {
namespace {

constexpr double kInkContrast = 48;       // grey levels against the wide ground: print, not shading
constexpr double kShareOfPeak = 0.55;     // of the strongest contrast near: bold glyphs stand close
constexpr float kLeastHeight = 1.8F;      // units: lower glyphs are never swallowed
constexpr float kMostHeight = 7.0F;       // units
constexpr double kLostShare = 0.4;        // of a glyph's ink: then it was not recognised
constexpr std::size_t kFewestGlyphs = 3;  // of a word: less may be a picture
// Of columns, whose glyphs are as wide as the column and as high as that:
constexpr double kBetweenParts = 0.3;                     // units between parts of a glyph, at most
constexpr double kLeastColumn = 1.5;                      // glyphs, in height
constexpr double kColumnGap = 1.4;                        // glyphs: names are spaced
constexpr double kLeastFilled = 0.2, kMostFilled = 0.75;  // share of their boxes that is ink
constexpr std::size_t kVouching = 2;                      // glyphs that were recognised before one that was not
constexpr double kLostWhole = 0.7;                        // of a glyph's ink
constexpr double kPaperTakenForInk = 0.06;                // of a word: there the local ground is wrong

struct Glyph {
  cv::Rect box;
  bool lost = false;
};

cv::Mat print(const cv::Mat& contrast, int unit) {
  cv::Mat peak;
  cv::dilate(contrast, peak, cv::getStructuringElement(cv::MORPH_RECT, {unit | 1, unit | 1}));
  cv::Mat bound;
  peak.convertTo(bound, CV_8U, kShareOfPeak);
  bound = cv::max(bound, kInkContrast);
  return contrast > bound;
}

bool is_glyph_sized(const cv::Rect& box, int area, int unit) {
  const auto height = static_cast<float>(box.height);
  const auto width = static_cast<float>(box.width);
  const float filled = static_cast<float>(area) / (height * width);
  return height > kLeastHeight * static_cast<float>(unit) && height < kMostHeight * static_cast<float>(unit) &&
         width > 0.12F * height && width < 1.8F * height && filled > 0.2F;
}

std::vector<Glyph> large_glyphs(const cv::Mat& ink, const cv::Mat& lost, int unit) {
  const Components pieces = find_components(ink);
  std::vector<int> swallowed(pieces.all.size());
  for (const Run& run : pieces.runs) swallowed[static_cast<std::size_t>(run.component)] += count_inside(run, lost);
  std::vector<Glyph> glyphs;
  for (std::size_t i = 0; i < pieces.all.size(); ++i) {
    const auto& [box, area] = pieces.all[i];
    if (is_glyph_sized(box, area, unit)) glyphs.push_back({box, swallowed[i] > kLostShare * area});
  }
  return glyphs;
}

/// Side by side on one base line, closer than words stand.
bool are_one_word(const cv::Rect& a, const cv::Rect& b) {
  const int low = std::min(a.height, b.height);
  const int tall = std::max(a.height, b.height);
  const int gap = std::max(a.x, b.x) - std::min(a.x + a.width, b.x + b.width);
  const int shared = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return 2 * low > tall && gap * 2 < tall && shared * 4 > 3 * low;
}

std::vector<cv::Rect> lost_words(const std::vector<Glyph>& glyphs, const cv::Rect& picture) {
  std::vector<cv::Rect> words;
  Groups groups(glyphs.size());
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (are_one_word(glyphs[i].box, glyphs[j].box)) groups.join(i, j);
    }
  }
  for (std::size_t root = 0; root < glyphs.size(); ++root) {
    if (groups.find(root) != root) continue;
    cv::Rect word;
    std::size_t count = 0;
    std::size_t lost = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      if (groups.find(i) != root) continue;
      word |= glyphs[i].box;
      ++count;
      lost += glyphs[i].lost ? 1 : 0;
    }
    if (count < kFewestGlyphs || 3 * lost < count) continue;
    const int border = word.height / 8;
    words.push_back(cv::Rect(word.x - border, word.y - border, word.width + 2 * border, word.height + 2 * border) &
                    picture);
  }
  return words;
}

cv::Rect turned(const cv::Rect& box) { return {box.y, box.x, box.height, box.width}; }

/// Parts of glyphs, or glyphs, that lie close together.
struct Cluster {
  cv::Rect box;
  int ink = 0, lost = 0;  ///< pixels
  bool is_lost() const { return lost > kLostWhole * ink; }
};

std::vector<Cluster> clusters(const cv::Mat& ink, const cv::Mat& lost, int unit) {
  cv::Mat joined;
  const int reach = std::max(1, static_cast<int>(kBetweenParts * unit)) | 1;
  cv::morphologyEx(ink, joined, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
  const Components pieces = find_components(joined);
  std::vector<Cluster> all(pieces.all.size());
  const cv::Mat lost_ink = ink & lost;
  for (const Run& run : pieces.runs) {
    Cluster& cluster = all[static_cast<std::size_t>(run.component)];
    cluster.ink += count_inside(run, ink);
    cluster.lost += count_inside(run, lost_ink);
  }
  std::vector<Cluster> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const cv::Rect& box = all[i].box = pieces.all[i].box;
    const auto width = static_cast<float>(box.width), one = static_cast<float>(unit);
    if (width < kLeastHeight * one || width > kMostHeight * one || box.height < box.width / 2) continue;
    found.push_back(all[i]);
  }
  return found;
}

bool are_one_column(const cv::Rect& a, const cv::Rect& b) {
  const int narrow = std::min(a.width, b.width), wide = std::max(a.width, b.width);
  const int gap = std::max(a.y, b.y) - std::min(a.y + a.height, b.y + b.height);
  const int shared = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  return 10 * narrow > 7 * wide && 10 * shared > 9 * narrow && gap < kColumnGap * wide;
}

/// Is the last glyph of a column lost, and what stands before it not? A sign before a name is a logo.
bool has_lost_end(std::vector<Cluster> column) {
  std::ranges::sort(column, {}, [](const Cluster& cluster) { return cluster.box.y; });
  const auto seen = std::ranges::count_if(column, [](const Cluster& cluster) { return !cluster.is_lost(); });
  return static_cast<std::size_t>(seen) >= kVouching && column.back().is_lost();
}

/// Glyphs of kanji, as wide as high; words in Latin letters are longer.
bool are_square(const std::vector<Cluster>& column) {
  constexpr double kLongest = 1.4;
  return std::ranges::all_of(column, [](const Cluster& cluster) {
    const auto [shorter, longer] = std::minmax(cluster.box.width, cluster.box.height);
    return longer < kLongest * shorter;
  });
}

/// `paper`: what passed for ink of the other polarity.
std::vector<cv::Rect> lost_columns(const std::vector<Cluster>& all, const cv::Mat& paper) {
  std::vector<cv::Rect> columns;
  Groups groups(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (are_one_column(all[i].box, all[j].box)) groups.join(i, j);
    }
  }
  for (std::size_t root = 0; root < all.size(); ++root) {
    if (groups.find(root) != root) continue;
    std::vector<Cluster> members;
    cv::Rect column;
    int ink = 0, lost = 0, area = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (groups.find(i) != root) continue;
      members.push_back(all[i]);
      column |= all[i].box;
      ink += all[i].ink;
      lost += all[i].lost;
      area += all[i].box.area();
    }
    const double filled = static_cast<double>(ink) / std::max(1, area);
    if (filled < kLeastFilled || filled > kMostFilled) continue;
    if (column.height < kLeastColumn * column.width) continue;
    const bool wrong_ground =
        are_square(members) && cv::countNonZero(paper(column)) >= kPaperTakenForInk * static_cast<double>(area);
    if (3 * lost < ink && !has_lost_end(members) && !wrong_ground) continue;
    const int border = column.width / 8;
    columns.push_back(
        cv::Rect(column.x - border, column.y - border, column.width + 2 * border, column.height + 2 * border) &
        cv::Rect({}, paper.size()));
  }
  return columns;
}

}  // namespace

void restore_large_words(const cv::Mat& grey, const cv::Mat& wide_ground, int unit, cv::Mat& ground, cv::Mat& dark,
                         cv::Mat& light) {
  for (const bool is_light : {false, true}) {
    cv::Mat contrast;
    cv::subtract(is_light ? grey : wide_ground, is_light ? wide_ground : grey, contrast);
    const cv::Mat ink = print(contrast, unit);
    cv::Mat& own = is_light ? light : dark;
    cv::Mat& other = is_light ? dark : light;
    const cv::Rect picture({}, grey.size());
    const cv::Mat lost = own == 0;
    std::vector<cv::Rect> words = lost_words(large_glyphs(ink, lost, unit), picture);
    const std::vector<cv::Rect> columns = lost_columns(clusters(ink, lost, unit), other);
    words.insert(words.end(), columns.begin(), columns.end());
    // Rows of two or three kanji are columns of the picture with x and y exchanged.
    for (const cv::Rect& row : lost_columns(clusters(ink.t(), lost.t(), unit), other.t())) words.push_back(turned(row));
    for (const cv::Rect& word : words) {
      wide_ground(word).copyTo(ground(word));
      ink(word).copyTo(own(word));
      other(word).setTo(0);
    }
  }
}

}  // namespace ocr
