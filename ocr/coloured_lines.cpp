#include "ocr/coloured_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/components.h"

namespace ocr {
namespace {

constexpr int kLeastChroma = 8;         // grey levels: thin lines are pale after straightening
constexpr double kLeastLength = 0.06;   // of the card's long side
constexpr int kThick = 10;              // pixels: no line is as thick, not even two side by side
constexpr double kMostThick = 0.1;      // share of a line's pixels that lie in thicker spots
constexpr double kLongRun = 0.12;       // of the card's long side: longer than a stroke of a letter
constexpr double kLeastStraight = 0.6;  // share of a frame's pixels on such runs
constexpr double kSparse = 0.2;         // share of its box that an open frame fills at most
constexpr double kShowsThrough = 0.75;  // of a line's dark tone: darker pixels are print
constexpr double kLeastEven = 0.8;      // share of a rule's length on which it is one stroke of its usual thickness
constexpr double kPalest = 0.15;        // share of its length that may be paler,
constexpr double kLeastDark = 0.65;     // than this share of its usual darkness
constexpr double kPaleShare = 0.62;     // of the paper's grey: beside a line brighter pixels are its edges
constexpr int kShrink = 4;
constexpr int kPaperWindow = 15;  // pixels of the picture made small

/// The colour of the paper everywhere: print vanishes in the brightest places of the picture made small.
cv::Mat paper_of(const cv::Mat& colour) {
  cv::Mat small;
  cv::resize(colour, small, {}, 1.0 / kShrink, 1.0 / kShrink, cv::INTER_AREA);
  cv::dilate(small, small, cv::Mat::ones(3, 3, CV_8U));
  cv::medianBlur(small, small, kPaperWindow);
  cv::Mat paper;
  cv::resize(small, paper, colour.size(), 0, 0, cv::INTER_LINEAR);
  return paper;
}

/// Where a pixel's colour is far from a mere shade of the paper's: black print and shadows are such shades.
cv::Mat coloured(const cv::Mat& colour, const cv::Mat& paper) {
  cv::Mat mask = cv::Mat::zeros(colour.size(), CV_8U);
  constexpr float kLeast = kLeastChroma + 0.5F;
  for (int y = 0; y < colour.rows; ++y) {
    const auto* c = colour.ptr<cv::Vec3b>(y);
    const auto* p = paper.ptr<cv::Vec3b>(y);
    std::uint8_t* far = mask.ptr(y);
    for (int x = 0; x < colour.cols; ++x) {
      // Most pixels are paper, no further from a shade of it than from its own colour.
      const int blue = c[x][0] - p[x][0], green = c[x][1] - p[x][1], red = c[x][2] - p[x][2];
      if (blue * blue + green * green + red * red <= kLeastChroma * kLeastChroma) continue;
      const cv::Vec3f own(c[x][0], c[x][1], c[x][2]);
      const cv::Vec3f ground(p[x][0], p[x][1], p[x][2]);
      const cv::Vec3f off = own - ground * (own.dot(ground) / std::max(1.0F, ground.dot(ground)));
      far[x] = std::sqrt(off.dot(off)) > kLeast ? 255 : 0;
    }
  }
  return mask;
}

/// Share of a piece's pixels that lie on long straight runs: frames consist of them, rings and scripts do not.
double straight_share(const cv::Mat& piece, double least_run) {
  std::vector<cv::Vec4i> runs;
  constexpr int kVotes = 30;
  constexpr int kGap = 2;  // pixels: letters in a row stand further apart
  cv::HoughLinesP(piece, runs, 1, CV_PI / 180, kVotes, least_run, kGap);
  cv::Mat straight = cv::Mat::zeros(piece.size(), CV_8U);
  for (const cv::Vec4i& run : runs) cv::line(straight, {run[0], run[1]}, {run[2], run[3]}, 255, kThick / 2);
  return static_cast<double>(cv::countNonZero(straight & piece)) / std::max(1, cv::countNonZero(piece));
}

/// The brightest channel of every pixel: a bright colour is nearly as bright as paper there, dark print is dark in all.
cv::Mat brightest_channel(const cv::Mat& colour) {
  std::vector<cv::Mat> channels;
  cv::split(colour, channels);
  return cv::max(cv::max(channels[0], channels[1]), channels[2]);
}

/// Is there a stretch of paper inside the piece that is longer than any letter holds?
bool encloses_long_hole(const cv::Mat& piece, double least_length) {
  cv::Mat closed;
  cv::copyMakeBorder(piece, closed, 2, 2, 2, 2, cv::BORDER_CONSTANT, 0);
  cv::dilate(closed, closed, cv::Mat::ones(3, 3, CV_8U));
  std::vector<std::vector<cv::Point>> outlines;
  std::vector<cv::Vec4i> relations;  // next, previous, first child, parent
  cv::findContours(closed, outlines, relations, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE);
  for (std::size_t i = 0; i < outlines.size(); ++i) {
    const cv::Rect box = cv::boundingRect(outlines[i]);
    if (relations[i][3] >= 0 && std::max(box.width, box.height) > least_length) return true;
  }
  return false;
}

/// Letters that have run together to a word are long and hold straight runs too, but they enclose nothing large and
/// fill their box; an open frame does neither.
bool is_frame(const cv::Mat& piece, double least_length) {
  const bool sparse = cv::countNonZero(piece) < kSparse * static_cast<double>(piece.total());
  return (sparse || encloses_long_hole(piece, least_length)) && straight_share(piece, least_length) > kLeastStraight;
}

/// What a share of the numbers does not reach; 0 of none.
int quantile(std::vector<int> numbers, double share) {
  if (numbers.empty()) return 0;
  const auto place = numbers.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(numbers.size() - 1));
  std::nth_element(numbers.begin(), place, numbers.end());
  return *place;
}

/// Is a long flat piece one stroke of even thickness and darkness from end to end? Small letters that have run together
/// are as flat, and the coarse colours of a JPEG make a bar of a word; but between letters the paper shows.
/// `darkness`: of the print against the paper.
bool is_bar(cv::Mat piece, cv::Mat darkness) {
  if (piece.rows > piece.cols) {
    piece = piece.t();
    darkness = darkness.t();
  }
  std::vector<int> thickness, darkest;  // of each column; thickness where it is one stroke
  for (int x = 0; x < piece.cols; ++x) {
    int pixels = 0, strokes = 0, most = 0;
    for (int y = 0; y < piece.rows; ++y) {
      if (piece.at<std::uint8_t>(y, x) == 0) continue;
      ++pixels;
      strokes += y == 0 || piece.at<std::uint8_t>(y - 1, x) == 0 ? 1 : 0;
      most = std::max<int>(most, darkness.at<std::uint8_t>(y, x));
    }
    if (strokes == 1) thickness.push_back(pixels);
    darkest.push_back(most);
  }
  const int usual = quantile(thickness, 0.5);
  const auto even = std::count_if(thickness.begin(), thickness.end(), [&](int t) { return std::abs(t - usual) <= 1; });
  return static_cast<double>(even) >= kLeastEven * piece.cols &&
         quantile(darkest, kPalest) >= kLeastDark * quantile(darkest, 0.5);
}

/// What a seventh of a piece's pixels do not reach: edges are paler than the line, and print under it is rare.
int dark_tone(const cv::Mat& value, const cv::Mat& piece) {
  std::array<int, 256> histogram{};
  for (int y = 0; y < piece.rows; ++y) {
    for (int x = 0; x < piece.cols; ++x)
      if (piece.at<std::uint8_t>(y, x) != 0) ++histogram.at(value.at<std::uint8_t>(y, x));
  }
  int rest = cv::countNonZero(piece) / 7;
  int tone = 0;
  while (tone < 255 && (rest -= histogram.at(static_cast<std::size_t>(tone))) > 0) ++tone;
  return tone;
}

/// Is a bar the kanji 一 (or ー) of a name in large coloured type? Beside it, at its middle, stands a glyph that is
/// about as tall as the bar is long; rules run over, under or far from print.
bool is_stroke_among_glyphs(std::size_t piece, const std::vector<Component>& pieces) {
  constexpr double kLowest = 0.45, kTallest = 1.4, kFarthest = 1.6;  // of the bar's length
  const cv::Rect& bar = pieces[piece].box;
  const bool lying = bar.width >= bar.height;
  const auto turned = [&](const cv::Rect& r) { return lying ? r : cv::Rect(r.y, r.x, r.height, r.width); };
  const cv::Rect stroke = turned(bar);
  const int middle = stroke.y + stroke.height / 2;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i == piece) continue;
    const cv::Rect glyph = turned(pieces[i].box);
    const int gap = std::max(glyph.x, stroke.x) - std::min(glyph.br().x, stroke.br().x);
    if (glyph.height >= kLowest * stroke.width && glyph.height <= kTallest * stroke.width &&
        glyph.width <= kTallest * stroke.width && gap >= 0 && gap <= kFarthest * stroke.width &&
        4 * (middle - glyph.y) > glyph.height && 4 * (glyph.br().y - middle) > glyph.height)
      return true;
  }
  return false;
}

/// Mask of the rules, underlines and frames among the pieces of a mask: long, thin and straight. Pixels of a line that
/// are darker than the rest of it in `value` are left out: print shows through there. `darkness`: against the paper.
cv::Mat ruled_lines(const cv::Mat& mask, const cv::Mat& value, const cv::Mat& darkness) {
  const Components pieces = find_components(mask);
  const int long_side = std::max(mask.cols, mask.rows);
  const auto is_long = [&](const Component& piece) {
    return std::max(piece.box.width, piece.box.height) > kLeastLength * long_side;
  };
  cv::Mat lines = cv::Mat::zeros(mask.size(), CV_8U);
  if (std::none_of(pieces.all.begin(), pieces.all.end(), is_long)) return lines;
  const cv::Mat labels = label_map(pieces, mask.size());
  cv::Mat thick;
  cv::morphologyEx(mask, thick, cv::MORPH_OPEN, cv::Mat::ones(kThick, kThick, CV_8U));
  for (std::size_t i = 0; i < pieces.all.size(); ++i) {
    if (!is_long(pieces.all[i])) continue;
    const cv::Rect& box = pieces.all[i].box;
    const cv::Mat piece = labels(box) == static_cast<int>(i) + 1;
    if (cv::countNonZero(piece & thick(box)) > kMostThick * pieces.all[i].area) continue;
    const bool flat = std::min(box.width, box.height) < kThick;
    if (flat ? !is_bar(piece, darkness(box)) || is_stroke_among_glyphs(i, pieces.all)
             : !is_frame(piece, kLongRun * long_side))
      continue;
    const int own = dark_tone(value(box), piece);
    lines(box).setTo(255, piece & (value(box) > kShowsThrough * own));
  }
  return lines;
}

/// The grey picture with dark lines filled in across their direction. Print that a line crosses goes on under it.
cv::Mat filled_across(const cv::Mat& grey, const cv::Mat& lines) {
  constexpr int kReach = 2 * kThick + 1;
  const cv::Mat upright = cv::Mat::ones(kReach, 1, CV_8U);
  const cv::Mat level = cv::Mat::ones(1, kReach, CV_8U);
  cv::Mat filled, other, rows, columns;
  cv::morphologyEx(grey, filled, cv::MORPH_CLOSE, upright);
  cv::morphologyEx(grey, other, cv::MORPH_CLOSE, level);
  cv::morphologyEx(lines, rows, cv::MORPH_OPEN, level);
  cv::morphologyEx(lines, columns, cv::MORPH_OPEN, upright);
  cv::Mat corners = cv::max(filled, other);
  cv::Mat slanting = cv::min(filled, other);  // a stroke that goes on beyond a slanting line is longer than the line
  other.copyTo(filled, columns);
  corners.copyTo(filled, columns & rows);
  slanting.copyTo(filled, ~(columns | rows));
  return filled;
}

}  // namespace

cv::Mat grey_without_coloured_lines(const cv::Mat& colour) {
  cv::Mat grey;
  cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);
  const cv::Mat paper = paper_of(colour);
  cv::Mat paper_grey, pale, bright;
  cv::cvtColor(paper, paper_grey, cv::COLOR_BGR2GRAY);
  paper_grey.convertTo(pale, CV_8U, kPaleShare);
  paper_grey.convertTo(bright, CV_8U, 1, kLeastChroma);  // print on a coloured ground, no line on paper
  const cv::Mat value = brightest_channel(colour);
  cv::Mat darkness;
  cv::subtract(paper_grey, grey, darkness);
  cv::Mat lines = ruled_lines(coloured(colour, paper) & (grey <= bright), value, darkness);
  if (cv::countNonZero(lines) == 0) return grey;
  cv::Mat edges;
  cv::dilate(lines, edges, cv::Mat::ones(3, 3, CV_8U));
  lines |= edges & (value > pale);
  cv::Mat(cv::min(filled_across(value, lines), paper_grey)).copyTo(grey, lines);
  return grey;
}

}  // namespace ocr
