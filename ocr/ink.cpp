#include "ocr/ink.h"

#include <algorithm>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/components.h"
#include "ocr/large_words.h"

namespace ocr {
namespace {

constexpr int kLeastContrast = 22;          // grey levels: above the noise of scans
constexpr double kShareOfLocalPeak = 0.42;  // where a stroke's edge lies between ground and the darkest point near it

constexpr double kLargestGlyph = 6;  // units, of a name
constexpr double kLowRow = 3.5;      // units: glyphs of a firm's name in bold type may run together,
constexpr double kLongestRun = 25;   // units, to so long a piece
constexpr double kFullest = 0.85;    // share of a dense glyph's box that is ink

constexpr double kTallestGlyph = 0.12;  // of the card's long side: 11 mm

int odd(int value) { return std::max(3, value | 1); }

constexpr double kGroundWindow = 4.2;       // units
constexpr double kWideGroundWindow = 10.5;  // for bold words in large type

// Of bands: where the paper changes along a whole row or column of the small picture.
constexpr int kBandContrast = 50;      // grey levels
constexpr int kBlurredEdge = 2;        // pixels over which it changes
constexpr double kAcross = 0.7;        // share of the row on which it does, in the same direction
constexpr double kStaysChanged = 0.5;  // share on which it does a thinnest band further on, print aside
constexpr int kThinnestBand = 8;       // pixels, more than one and a half units

/// How many pixels of a row are that much lighter or darker than those so far below, whichever is more; 0 in the last
/// rows.
int changes_below(const cv::Mat& picture, int row, int distance = kBlurredEdge) {
  if (row + distance >= picture.rows) return 0;
  const std::uint8_t* above = picture.ptr(row);
  const std::uint8_t* below = picture.ptr(row + distance);
  int darker = 0, lighter = 0;
  for (int x = 0; x < picture.cols; ++x) {
    darker += below[x] + kBandContrast < above[x] ? 1 : 0;
    lighter += below[x] > above[x] + kBandContrast ? 1 : 0;
  }
  return std::max(darker, lighter);
}

/// Rows of one ground, [begin, end); those where it changes, a few pixels, are in no band.
struct Band {
  int begin = 0, end = 0;
};

std::vector<Band> bands_across(const cv::Mat& picture) {
  const double least = kAcross * picture.cols;
  std::vector<Band> bands = {{0, picture.rows}};
  for (int row = kThinnestBand; row + kThinnestBand < picture.rows; ++row) {
    if (changes_below(picture, row) < least) continue;
    const int last_above = row;
    while (changes_below(picture, row + 1) >= least) ++row;
    const int first_below = row + kBlurredEdge;
    // The edge of a rule is none: the ground behind it is the same again.
    if (changes_below(picture, last_above, first_below + kThinnestBand - last_above) < kStaysChanged * picture.cols)
      continue;
    if (last_above + 1 - bands.back().begin < kThinnestBand || picture.rows - first_below < kThinnestBand) continue;
    bands.back().end = last_above + 1;
    bands.push_back({first_below, picture.rows});
  }
  return bands;
}

/// The median of each band by itself: print that stands close to a band's edge would else be lost in the ground of the
/// other side. Bands that run down the card lie in those that run across it.
cv::Mat median_in_bands(const cv::Mat& picture, int window, bool across = true) {
  cv::Mat median(picture.size(), CV_8U);
  const std::vector<Band> bands = bands_across(picture);
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const cv::Mat band = picture.rowRange(bands[i].begin, bands[i].end).clone();
    cv::Mat own;
    if (across) {
      own = median_in_bands(band.t(), window, false).t();
    } else {
      cv::medianBlur(band, own, window);
    }
    const int above = i == 0 ? 0 : bands[i].begin - (bands[i - 1].end + bands[i].begin) / 2;
    const int below = i + 1 == bands.size() ? 0 : (bands[i].end + bands[i + 1].begin) / 2 - bands[i].end;
    cv::copyMakeBorder(own, own, above, below, 0, 0, cv::BORDER_REPLICATE);
    own.copyTo(median.rowRange(bands[i].begin - above, bands[i].end + below));
  }
  return median;
}

/// A picture whose outermost pixels are those further in: what shows beside a card that is cut out a little too wide
/// would else pass for the ground of its corners.
cv::Mat without_edge(const cv::Mat& picture) {
  constexpr int kEdge = 1;  // pixels of the small picture, a third of a millimetre
  if (std::min(picture.rows, picture.cols) <= 4 * kEdge) return picture;
  cv::Mat inner = picture(cv::Rect(kEdge, kEdge, picture.cols - 2 * kEdge, picture.rows - 2 * kEdge)).clone(), whole;
  cv::copyMakeBorder(inner, whole, kEdge, kEdge, kEdge, kEdge, cv::BORDER_REPLICATE);
  return whole;
}

/// The local ground: a wide median, in which strokes vanish and the edges of bands and panels stay sharp.
cv::Mat local_ground(const cv::Mat& grey, int unit, double window) {
  const double scale = std::min(1.0, 5.0 / unit);
  cv::Mat small;
  cv::resize(grey, small, {}, scale, scale, cv::INTER_AREA);
  const cv::Mat median = median_in_bands(without_edge(small), odd(static_cast<int>(window * unit * scale)));
  cv::Mat ground;
  cv::resize(median, ground, grey.size(), 0, 0, cv::INTER_LINEAR);
  return ground;
}

/// Pixels whose contrast is a fair share of the strongest contrast near them.
cv::Mat strong_pixels(const cv::Mat& contrast, int unit) {
  cv::Mat peak;
  const cv::Mat window = cv::getStructuringElement(cv::MORPH_RECT, {odd(unit), odd(unit)});
  cv::dilate(contrast, peak, window);
  cv::Mat bound;
  peak.convertTo(bound, CV_8U, kShareOfLocalPeak);
  bound = cv::max(bound, kLeastContrast);
  return contrast > bound;
}

/// Takes away flat pieces that lie along a rule, what is left of its edge: they pass for accents of the print under it.
void remove_edges_of_rules(cv::Mat& mask, const cv::Mat& rules, bool horizontal, int thick) {
  if (cv::countNonZero(rules) == 0) return;
  cv::Mat near;
  const int reach = 2 * thick + 1;
  cv::dilate(rules, near, cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
  const Components pieces = find_components(mask);
  std::vector<bool> edges(pieces.all.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const cv::Rect& box = pieces.all[i].box;
    const auto [across, along] = horizontal ? std::pair(box.height, box.width) : std::pair(box.width, box.height);
    edges[i] = across <= thick && along >= 2 * across;
  }
  for (const Run& run : pieces.runs) {
    const auto piece = static_cast<std::size_t>(run.component);
    edges[piece] = edges[piece] && count_inside(run, near) == run.end - run.begin;
  }
  erase_marked(pieces, edges, mask);
}

/// Takes away ruled lines: long thin runs, horizontal and vertical, that may touch text.
void remove_rules(cv::Mat& mask, int unit) {
  for (const bool horizontal : {true, false}) {
    const int length = 7 * unit;
    const cv::Size run = horizontal ? cv::Size(length, 1) : cv::Size(1, length);
    const cv::Mat along = cv::getStructuringElement(cv::MORPH_RECT, run);
    cv::Mat runs;
    cv::erode(mask, runs, along);
    if (cv::countNonZero(runs) == 0) continue;  // on most cards
    cv::dilate(runs, runs, along);
    const int thick = std::max(3, unit / 3);
    const cv::Size across = horizontal ? cv::Size(1, thick) : cv::Size(thick, 1);
    cv::Mat thick_runs;
    cv::morphologyEx(runs, thick_runs, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, across));
    cv::Mat rules = runs & ~thick_runs;
    cv::dilate(rules, rules, cv::getStructuringElement(cv::MORPH_RECT, horizontal ? cv::Size(1, 3) : cv::Size(3, 1)));
    mask &= ~rules;
    remove_edges_of_rules(mask, rules, horizontal, thick);
  }
}

/// Is the neighbour a glyph of the same size on the same row, perhaps letter-spaced? The strokes of a bold 事 run
/// together beside those of a 商 that do not.
bool stands_beside(const cv::Rect& glyph, const cv::Rect& neighbour) {
  const auto [lower, higher] = std::minmax(glyph.height, neighbour.height);
  const int shared = std::min(glyph.br().y, neighbour.br().y) - std::max(glyph.y, neighbour.y);
  const int gap = std::max(glyph.x, neighbour.x) - std::min(glyph.br().x, neighbour.br().x);
  return lower >= 0.7 * higher && shared >= 0.7 * lower && gap >= -0.2 * lower && gap <= 1.6 * lower;
}

/// A dense glyph in bold type, or some that run together: as large as text, with some paper inside and a neighbour of
/// its size whose strokes stand apart.
bool is_dense_glyph(const std::vector<Component>& pieces, std::size_t piece, const std::vector<bool>& solid, int unit) {
  const auto turned = [](const cv::Rect& r) { return cv::Rect(r.y, r.x, r.height, r.width); };
  const cv::Rect glyph = pieces[piece].box;
  const bool low = std::min(glyph.height, glyph.width) <= kLowRow * unit;
  if (std::max(glyph.height, glyph.width) > (low ? kLongestRun : kLargestGlyph) * unit) return false;
  if (pieces[piece].area > kFullest * glyph.area()) return false;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (solid[i]) continue;
    const cv::Rect neighbour = pieces[i].box;
    if (stands_beside(glyph, neighbour) || stands_beside(turned(glyph), turned(neighbour))) return true;
  }
  return false;
}

/// Takes away solid shapes (logos, corners, edges of bands): connected ink that somewhere is thicker than any stroke.
/// What is as low as small print stays: letters that have run together; dense glyphs among others stay as well.
void remove_solids(cv::Mat& mask, int unit) {
  cv::Mat core;
  cv::erode(mask, core, cv::getStructuringElement(cv::MORPH_RECT, {odd(unit), odd(unit)}));
  if (cv::countNonZero(core) == 0) return;
  const Components pieces = find_components(mask);
  std::vector<bool> solid(pieces.all.size());
  for (const Run& run : pieces.runs) {
    const auto piece = static_cast<std::size_t>(run.component);
    solid[piece] = solid[piece] || count_inside(run, core) > 0;
  }
  for (std::size_t i = 0; i < solid.size(); ++i) {
    const cv::Rect& box = pieces.all[i].box;
    if (box.height < 2 * unit && box.width > 2 * unit) solid[i] = false;
  }
  for (bool found = true; found;) {  // a dense glyph vouches for the next one
    found = false;
    for (std::size_t i = 0; i < solid.size(); ++i) {
      if (!solid[i] || !is_dense_glyph(pieces.all, i, solid, unit)) continue;
      solid[i] = false;
      found = true;
    }
  }
  erase_marked(pieces, solid, mask);
}

/// Where the ground itself changes: edges of bands, panels and logos. The median leaves ragged remains there.
cv::Mat ground_edges(const cv::Mat& ground, int unit) {
  cv::Mat gradient;
  cv::morphologyEx(ground, gradient, cv::MORPH_GRADIENT, cv::Mat::ones(odd(unit / 2), odd(unit / 2), CV_8U));
  return gradient > 2 * kLeastContrast;
}

void remove_edge_remains(cv::Mat& mask, const cv::Mat& edges) {
  const Components pieces = find_components(mask);
  std::vector<int> on_edge(pieces.all.size());
  for (const Run& run : pieces.runs) on_edge[static_cast<std::size_t>(run.component)] += count_inside(run, edges);
  std::vector<bool> remains(pieces.all.size());
  for (std::size_t i = 0; i < remains.size(); ++i) remains[i] = 2 * on_edge[i] > pieces.all[i].area;
  erase_marked(pieces, remains, mask);
}

/// A rule that is too thick to go with the thin ones: longer than any glyph, and thin for that.
bool is_rule(const Piece& piece, int unit) {
  constexpr int kThin = 12;  // times as long as thick
  const int longer = std::max(piece.width(), piece.height()), shorter = std::min(piece.width(), piece.height());
  return longer > kLargestGlyph * unit && longer > kThin * shorter;
}

bool is_text_sized(const Piece& piece, int unit, cv::Size card) {
  if (is_rule(piece, unit)) return false;
  if (piece.area < std::max(3, unit * unit / 90)) return false;
  const int large = std::max(card.width, card.height);
  return std::min(piece.height(), piece.width()) < kTallestGlyph * large &&
         std::max(piece.height(), piece.width()) < large * 0.35;
}

/// What is left of the ground beside the card where its outline runs a little outside of it.
bool is_sliver_at_edge(const Piece& piece, int unit, cv::Size card) {
  const bool upright = piece.left <= 1 || piece.right >= card.width - 1;
  const bool lying = piece.top <= 1 || piece.bottom >= card.height - 1;
  return (upright && 2 * piece.width() <= unit && piece.height() >= 2 * piece.width()) ||
         (lying && 2 * piece.height() <= unit && piece.width() >= 2 * piece.height());
}

void add_pieces(const cv::Mat& mask, bool light, int unit, cv::Mat& labels, std::vector<Piece>& pieces) {
  const Components found = find_components(mask);
  labels = label_map(found, mask.size());
  for (std::size_t i = 0; i < found.all.size(); ++i) {
    const cv::Rect& box = found.all[i].box;
    Piece piece{box.x, box.y, box.br().x, box.br().y, found.all[i].area, static_cast<int>(i) + 1, light};
    if (is_text_sized(piece, unit, mask.size()) && !is_sliver_at_edge(piece, unit, mask.size()))
      pieces.push_back(piece);
  }
}

}  // namespace

Ink find_ink(const cv::Mat& grey, int unit, const std::vector<cv::Rect>& excluded) {
  Ink ink;
  ink.grey = grey;
  ink.ground = local_ground(grey, unit, kGroundWindow);
  const cv::Mat edges = ground_edges(ink.ground, unit);
  cv::Mat dark;
  cv::Mat light;
  for (cv::Mat* mask : {&dark, &light}) {
    cv::Mat contrast;
    if (mask == &light) {
      cv::subtract(grey, ink.ground, contrast);
    } else {
      cv::subtract(ink.ground, grey, contrast);
    }
    *mask = strong_pixels(contrast, unit);
    remove_rules(*mask, unit);
    remove_solids(*mask, unit);
    remove_edge_remains(*mask, edges);
  }
  restore_large_words(grey, local_ground(grey, unit, kWideGroundWindow), unit, ink.ground, dark, light);
  for (const cv::Rect& rect : excluded) {
    for (cv::Mat* mask : {&dark, &light}) (*mask)(rect& cv::Rect({}, mask->size())).setTo(0);
  }
  add_pieces(dark, false, unit, ink.dark_labels, ink.pieces);
  add_pieces(light, true, unit, ink.light_labels, ink.pieces);
  return ink;
}

}  // namespace ocr
