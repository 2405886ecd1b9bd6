#include "capture/outline_choice.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/glyphs.h"
#include "capture/outline_bands.h"
#include "capture/outline_edges.h"
#include "capture/outlines.h"
#include "capture/shrink.h"

namespace capture {
namespace {

constexpr int kOutlineSide = 640;  // pixels of the copy on which outlines are proposed and weighed
constexpr int kSheetSide = 1100;   // the same for a sheet that may hold many cards
constexpr int kGlyphSide = 1200;   // and of the one on which print is found

constexpr float kTwoSidesScore = 0.64F;  // of paper on paper of which two sides show; anything with more wins

constexpr float kLeastFirst = 0.45F;  // score before the sides are fitted

struct Candidate {
  Corners corners;    // on the outline copy
  float score = 0;    // 0..1
  float ink = 0;      // part of the page's print inside, 0..1
  int glyphs = 0;     // inside
  bool rule = false;  // its sides are printed lines, with the same ground on both sides
};

cv::Mat small_copy(const cv::Mat& picture, int longest, float& factor) {
  factor = std::min(1.0F, static_cast<float>(longest) / static_cast<float>(std::max(picture.cols, picture.rows)));
  return factor < 1 ? shrunk(picture, factor) : picture;
}

// Cards are 1.3 to 1.9 times as long as wide (ID-1: 1.586, 91 x 55: 1.655, 89 x 51: 1.75, folded and square-ish ones
// beyond); measured from a slanted view it may be some 10 % off.
float aspect_fitness(const Corners& corners, cv::Size picture) {
  const double measured = true_aspect(corners, picture);
  const double aspect = std::max(measured, 1 / measured);
  if (aspect < 1.22 || aspect > 2.2) return 0;
  const double off = std::max({0.0, 1.5 - aspect, aspect - 1.82});
  return static_cast<float>(1 - 0.4 * off);
}

// The resolution of a picture that has a sheet's format to the half per cent at one of the scanners' resolutions, 0 of
// any other: many scanners' programs write no resolution. Source: ISO 216, ANSI Y14.1.
int dpi_of_sheet(cv::Size page) {
  struct Format {
    double long_mm, short_mm;
  };
  static constexpr Format kFormats[] = {{297, 210}, {279.4, 215.9}, {355.6, 215.9}, {420, 297}};
  static constexpr int kResolutions[] = {150, 200, 240, 300, 400, 600};
  const auto near = [](int pixels, double mm, int dpi) { return std::abs(pixels - mm / 25.4 * dpi) < 0.005 * pixels; };
  for (const Format& format : kFormats)
    for (const int dpi : kResolutions)
      if (near(std::max(page.width, page.height), format.long_mm, dpi) &&
          near(std::min(page.width, page.height), format.short_mm, dpi))
        return dpi;
  return 0;
}

// A scan of known resolution shows the card's own size and right angles.
float scan_fitness(const Corners& corners, double dots_per_mm) {
  const double first = (side_length(corners, 0) + side_length(corners, 2)) / 2 / dots_per_mm;
  const double second = (side_length(corners, 1) + side_length(corners, 3)) / 2 / dots_per_mm;
  const double longer = std::max(first, second);
  const double shorter = std::min(first, second);
  double off_mm = 100;
  for (const CardSize& size : kCardSizes) {
    off_mm = std::min(off_mm, std::max(std::abs(longer - size.long_mm), std::abs(shorter - size.short_mm)));
  }
  constexpr double kWorst = 2, kPenaltyPerMm = 0.05;
  auto fitness = static_cast<float>(1 - kPenaltyPerMm * std::min(off_mm, kWorst));
  if (longer < 60 || longer > 120) fitness *= 0.7F;
  for (int i = 0; i < 4; ++i) {
    constexpr float kSlanted = 0.05F;
    const float cosine = dot(side_of(corners, i).direction, side_of(corners, (i + 1) % 4).direction);
    if (std::abs(cosine) > kSlanted) return 0.8F * fitness;
  }
  return fitness;
}

std::vector<Corners> corners_of(const std::vector<Candidate>& candidates) {
  std::vector<Corners> corners;
  for (const Candidate& candidate : candidates) corners.push_back(candidate.corners);
  return corners;
}

class Chooser {
 public:
  Chooser(const cv::Mat& page, int page_dpi, const FindOptions& options)
      : page_(page), page_dpi_(page_dpi > 0 ? page_dpi : dpi_of_sheet(page.size())), options_(options) {
    small_ = small_copy(page, is_sheet() ? kSheetSide : kOutlineSide, small_from_page_);
    float glyph_factor = 1;
    const cv::Mat medium = small_copy(page, kGlyphSide, glyph_factor);
    cv::Mat grey;
    cv::cvtColor(medium, grey, cv::COLOR_BGR2GRAY);
    glyphs_ = find_glyphs(grey);
    const float small_from_medium = small_from_page_ / glyph_factor;
    for (Glyph& glyph : glyphs_) {
      glyph.box = {glyph.box.x * small_from_medium, glyph.box.y * small_from_medium,
                   glyph.box.width * small_from_medium, glyph.box.height * small_from_medium};
      glyph.size *= small_from_medium;
      all_ink_ += glyph.weight();
    }
  }

  std::vector<Corners> choose();

 private:
  std::vector<Candidate> candidates(const EdgeField& edges) const;
  /// `all` and the fitted ones of `outlines`, best first, of those that are nearly the same the best alone.
  std::vector<Candidate> with_fitted(std::vector<Candidate> all, const std::vector<Corners>& outlines,
                                     const EdgeField& edges) const;
  /// The outline moved to the edges that it lies on; nothing where there are none.
  std::optional<Candidate> fitted(const Corners& outline, const EdgeField& edges) const;
  void weigh(Candidate& candidate, const EdgeField& edges) const;
  std::vector<Candidate> select(const std::vector<Candidate>& all) const;
  bool frame_is_card() const;
  bool is_sheet() const;
  cv::Mat print_mask() const;
  double dots_per_mm() const { return double{small_from_page_} * page_dpi_ / 25.4; }  // of the outline copy
  std::vector<Corners> around_unexplained_print(const std::vector<Candidate>& chosen) const;
  bool has_card_size(const Corners& on_page) const;

  const cv::Mat& page_;
  int page_dpi_;
  FindOptions options_;
  cv::Mat small_;
  float small_from_page_ = 1;
  std::vector<Glyph> glyphs_;  // on the outline copy
  float all_ink_ = 0;
};

void Chooser::weigh(Candidate& candidate, const EdgeField& edges) const {
  float fitness = aspect_fitness(candidate.corners, small_.size());
  if (page_dpi_ > 0) fitness *= scan_fitness(candidate.corners, dots_per_mm());
  const Support support = edges.support(candidate.corners);
  candidate.score = 0;
  if (fitness == 0 || support.sides_on_frame > 2) return;
  const bool two_sides_show = edges.is_clean() && support.sides_on_frame == 0 && support.has_strong_angle();
  if (support.least() < 0.3F && !two_sides_show) return;
  candidate.score = fitness * (0.6F * support.mean() + 0.4F * support.least());
  candidate.score *= 0.7F + 0.3F * support.corners;  // a side that runs past its corner belongs to a neighbour too
  if (two_sides_show) {
    candidate.score = std::max(candidate.score, fitness * (kTwoSidesScore + 0.2F * (support.mean() - 0.5F)));
  }
  if (candidate.score < kLeastFirst) return;  // the rest costs time
  int inside = 0;
  float cut = 0;
  float within = 0;
  for (const Glyph& glyph : glyphs_) {
    const cv::Point2f middle(glyph.box.x + glyph.box.width / 2, glyph.box.y + glyph.box.height / 2);
    if (contains(candidate.corners, middle, glyph.size * 0.5F)) {
      ++inside;
      within += glyph.weight();
    } else if (glyph.in_row && glyph.is_compact() && contains(candidate.corners, middle, -glyph.size * 0.3F)) {
      cut += glyph.weight();
    }
  }
  candidate.glyphs = inside;
  candidate.ink = all_ink_ > 0 ? within / all_ink_ : 0;
  if (within > 0) candidate.score *= 1 - std::min(0.3F, 2 * cut / (within + cut));
}

std::optional<Candidate> Chooser::fitted(const Corners& outline, const EdgeField& edges) const {
  constexpr float kLeastScore = 0.55F;
  Candidate candidate{.corners = outline};
  weigh(candidate, edges);
  if (candidate.score < kLeastFirst) return std::nullopt;
  candidate.corners = edges.refined(outline, 3);
  weigh(candidate, edges);
  if (candidate.score < kLeastScore) return std::nullopt;
  candidate.rule = edges.is_rule(candidate.corners);
  return candidate;
}

std::vector<Candidate> Chooser::with_fitted(std::vector<Candidate> all, const std::vector<Corners>& outlines,
                                            const EdgeField& edges) const {
  constexpr float kSame = 0.9F;
  constexpr std::size_t kMost = 60;
  std::set<std::vector<float>> tried;  // several thresholds may show the same
  for (const Corners& corners : outlines) {
    std::vector<float> key;
    for (const cv::Point2f& at : corners) key.insert(key.end(), {at.x, at.y});
    if (!tried.insert(std::move(key)).second) continue;
    if (const auto candidate = fitted(corners, edges)) all.push_back(*candidate);
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  std::vector<Candidate> distinct;
  for (const Candidate& candidate : all) {
    const bool known = std::any_of(distinct.begin(), distinct.end(), [&](const Candidate& other) {
      return corner_distance(candidate.corners, other.corners) < 4 || overlap(candidate.corners, other.corners) > kSame;
    });
    if (!known) distinct.push_back(candidate);
    if (distinct.size() >= kMost) break;
  }
  return distinct;
}

std::vector<Candidate> Chooser::candidates(const EdgeField& edges) const {
  std::vector<Corners> outlines = outlines_by_threshold(small_);
  const std::vector<Segment> segments = straight_segments(small_);
  const cv::Mat print = print_mask();
  const std::vector<Corners> by_lines =
      outlines_by_lines(small_, segments, print, edges.is_clean() ? Light::even : Light::uneven, dots_per_mm());
  outlines.insert(outlines.end(), by_lines.begin(), by_lines.end());
  if (edges.is_clean() && page_dpi_ == 0) {  // a photograph of something smooth may pass for a scan
    const std::vector<Corners> slanted = outlines_by_lines(small_, segments, print, Light::uneven, 0);
    std::copy_if(slanted.begin(), slanted.end(), std::back_inserter(outlines),
                 [&](const Corners& corners) { return is_in_picture(corners, small_.size()); });
  }
  std::vector<Candidate> all = with_fitted({}, outlines, edges);
  const std::vector<Corners> recombined = outlines_by_sides(corners_of(all), edges);
  return with_fitted(std::move(all), recombined, edges);
}

// How much of b lies inside a.
float share_inside(const Corners& a, const Corners& b) { return shared_area(a, b) / area(b); }

std::vector<Candidate> Chooser::select(const std::vector<Candidate>& all) const {
  constexpr float kLeastScore = 0.62F;
  constexpr int kLeastGlyphs = 4;
  // Of two as good, the larger: a band or picture at the card's edge makes a rectangle of the rest.
  const auto value = [](const Candidate& c) {
    return std::pow(c.score, 4.0F) * (0.02F + c.ink) * std::pow(area(c.corners), 0.15F);
  };
  std::vector<Candidate> rest;
  for (const Candidate& candidate : all) {
    if (candidate.score < kLeastScore || candidate.glyphs < kLeastGlyphs) continue;
    // Several cards on one sheet can make a large rectangle of a card's shape; then its parts explain its print.
    float parts_ink = 0;
    std::vector<const Candidate*> parts;
    for (const Candidate& part : all) {
      if (part.score < 0.8F || part.score < candidate.score - 0.1F || part.glyphs < kLeastGlyphs) continue;
      if (area(part.corners) > 0.6F * area(candidate.corners) || share_inside(candidate.corners, part.corners) < 0.9F)
        continue;
      const bool apart = std::all_of(parts.begin(), parts.end(), [&](const Candidate* other) {
        return share_inside(other->corners, part.corners) < 0.1F && share_inside(part.corners, other->corners) < 0.1F;
      });
      if (!apart) continue;
      parts.push_back(&part);
      parts_ink += part.ink;
    }
    // Two that fill it are the halves of a two-tone card: cards that lie side by side have no card's shape together.
    const bool halves =
        parts.size() == 2 && area(parts[0]->corners) + area(parts[1]->corners) > 0.93F * area(candidate.corners);
    if (parts.size() >= 2 && !halves && parts_ink > 0.93F * candidate.ink) continue;
    // A frame printed on the card yields to the card's edge around it.
    const bool framed = candidate.rule && std::any_of(all.begin(), all.end(), [&](const Candidate& outer) {
                          return outer.score >= kLeastScore && area(outer.corners) < 2 * area(candidate.corners) &&
                                 area(outer.corners) > 1.03F * area(candidate.corners) &&
                                 share_inside(outer.corners, candidate.corners) > 0.98F;
                        });
    if (framed) continue;
    // So does what a band along one edge leaves of the card.
    const bool beside_band = std::any_of(all.begin(), all.end(), [&](const Candidate& outer) {
      constexpr float kPlain = 0.9F;
      return outer.score >= kPlain && area(outer.corners) < 2 * area(candidate.corners) &&
             is_rest_beside_a_band(candidate.corners, outer.corners);
    });
    if (beside_band) continue;
    rest.push_back(candidate);
  }
  std::sort(rest.begin(), rest.end(), [&](const Candidate& a, const Candidate& b) { return value(a) > value(b); });
  std::vector<Candidate> chosen;
  for (const Candidate& candidate : rest) {
    const bool apart = std::all_of(chosen.begin(), chosen.end(), [&](const Candidate& other) {
      return share_inside(other.corners, candidate.corners) < 0.08F &&
             share_inside(candidate.corners, other.corners) < 0.08F;
    });
    if (apart) chosen.push_back(candidate);
  }
  return chosen;
}

cv::Mat Chooser::print_mask() const {
  cv::Mat mask(small_.size(), CV_8U, cv::Scalar(0));
  for (const Glyph& glyph : glyphs_) {
    const cv::Point2f margin(3, 3);
    cv::rectangle(mask, cv::Point(glyph.box.tl() - margin), cv::Point(glyph.box.br() + margin), 255, cv::FILLED);
  }
  return mask;
}

// Scanned at a resolution that makes it larger than a hand: room for several cards.
bool Chooser::is_sheet() const {
  constexpr double kHandInches = 7;
  const int longest = std::max(page_.cols, page_.rows);
  return page_dpi_ > 0 ? longest > kHandInches * page_dpi_ : longest > 3300 && std::min(page_.cols, page_.rows) < 2700;
}

bool Chooser::has_card_size(const Corners& on_page) const {
  const float longest = std::max(side_length(on_page, 0), side_length(on_page, 1));
  if (longest < static_cast<float>(options_.min_card_width_px)) return false;
  return true;
}

bool Chooser::frame_is_card() const {
  const double aspect = static_cast<double>(std::max(page_.cols, page_.rows)) / std::min(page_.cols, page_.rows);
  if (aspect < 1.28 || aspect > 2.05) return false;
  constexpr double kLongestCardInches = 5;
  if (page_dpi_ > 0 && std::max(page_.cols, page_.rows) > kLongestCardInches * page_dpi_) return false;
  constexpr int kLeastInRows = 5;
  const auto in_rows = std::count_if(glyphs_.begin(), glyphs_.end(), [](const Glyph& glyph) { return glyph.in_row; });
  if (in_rows < kLeastInRows || static_cast<double>(in_rows) < 0.2 * static_cast<double>(glyphs_.size())) return false;
  // A page of text has smaller print, and more of it.
  std::vector<float> sizes;
  for (const Glyph& glyph : glyphs_) sizes.push_back(glyph.size);
  std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
  const float typical = sizes[sizes.size() / 2] / static_cast<float>(std::max(small_.cols, small_.rows));
  return glyphs_.size() < 1200 && (typical > 0.009F || glyphs_.size() < 500);
}

// Paper on paper may show no edge at all: then the print shows where the card is. Only on sheets, where there is
// something to measure by: the resolution or the other cards.
std::vector<Corners> Chooser::around_unexplained_print(const std::vector<Candidate>& chosen) const {
  float card_length = static_cast<float>(91 * dots_per_mm());
  if (card_length <= 0 && !chosen.empty()) {
    card_length = std::max(side_length(chosen.front().corners, 0), side_length(chosen.front().corners, 1));
  }
  if (card_length <= 0) return {};
  cv::Mat print(small_.size(), CV_8U, cv::Scalar(0));
  const float reach = 0.07F * card_length;  // half the widest gap between two blocks of a card, and its margin
  for (const Glyph& glyph : glyphs_) {
    const cv::Point2f middle(glyph.box.x + glyph.box.width / 2, glyph.box.y + glyph.box.height / 2);
    const bool explained = std::any_of(chosen.begin(), chosen.end(), [&](const Candidate& candidate) {
      return contains(candidate.corners, middle, -0.03F * card_length);
    });
    const cv::Point2f margin(reach, reach);
    if (!explained)
      cv::rectangle(print, cv::Point(glyph.box.tl() - margin), cv::Point(glyph.box.br() + margin), 255, cv::FILLED);
  }
  std::vector<std::vector<cv::Point>> blocks;
  cv::findContours(print, blocks, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
  std::vector<Corners> outlines;
  for (const auto& block : blocks) {
    const cv::Rect box = cv::boundingRect(block);
    const auto longer = static_cast<float>(std::max(box.width, box.height));
    const auto shorter = static_cast<float>(std::min(box.width, box.height));
    if (longer > 1.1F * card_length || longer < 0.45F * card_length || shorter < 0.2F * card_length) continue;
    const auto left = static_cast<float>(box.x), top = static_cast<float>(box.y);
    const auto right = static_cast<float>(box.br().x), bottom = static_cast<float>(box.br().y);
    const Corners corners = {cv::Point2f(left, top), {right, top}, {right, bottom}, {left, bottom}};
    const auto in_rows = std::count_if(glyphs_.begin(), glyphs_.end(), [&](const Glyph& glyph) {
      return glyph.in_row && contains(corners, cv::Point2f(glyph.box.tl()));
    });
    constexpr int kLeastInRows = 8;
    if (in_rows >= kLeastInRows) outlines.push_back(corners);
  }
  return outlines;
}

std::vector<Corners> Chooser::choose() {
  const EdgeField edges(small_);
  const std::vector<Candidate> all = candidates(edges);
  const std::vector<Candidate> chosen = select(all);
  float explained = 0;
  for (const Candidate& candidate : chosen) explained += candidate.ink;
  std::vector<Corners> outlines;
  const bool part_of_tight_crop =
      chosen.size() == 1 && fills_frame_but_for_a_band(chosen.front().corners, small_.size());
  // Several that hold next to nothing of the print are parts of one card: a code, a rule with a line of text.
  constexpr float kNextToNothing = 0.3F, kOfOne = 0.8F;
  const bool little = explained < (chosen.size() < 2 ? kOfOne : kNextToNothing);
  if ((little || part_of_tight_crop) && frame_is_card()) {
    outlines.push_back(frame_of(page_.size()));
    return outlines;
  }
  for (const Candidate& candidate : chosen) {
    const Corners on_page = scaled(candidate.corners, 1 / small_from_page_);
    if (has_card_size(on_page)) outlines.push_back(on_page);
  }
  if (edges.is_clean() && (is_sheet() || chosen.size() > 1) && explained < 0.97F) {
    for (const Corners& corners : around_unexplained_print(chosen))
      outlines.push_back(scaled(corners, 1 / small_from_page_));
  }
  return outlines;
}

}  // namespace

std::vector<Corners> choose_outlines(const cv::Mat& page, int page_dpi, const FindOptions& options) {
  return Chooser(page, page_dpi, options).choose();
}

}  // namespace capture
