#include "bench/lines/fates.h"

#include <algorithm>
#include <cstddef>

#include "text/width.h"

namespace lines {
namespace {

constexpr float kSameBand = 0.5F;     // of the lower line's height: shared by lines that are one
constexpr float kPart = 0.12F;        // of a printed line's length: less is a neighbour's overhang
constexpr float kCovered = 0.9F;      // of its length: boxes of the truth have side bearings
constexpr float kMostMissing = 0.8F;  // heights: a glyph that is missing at one end of a long line
constexpr float kAlmostNothing = 0.3F;

struct Span {
  float begin = 0, end = 0;
  float length() const { return std::max(0.0F, end - begin); }
};

Span along(const card::Bounds& box, bool vertical) {
  return vertical ? Span{box.top, box.bottom} : Span{box.left, box.right};
}

Span across(const card::Bounds& box, bool vertical) { return along(box, !vertical); }

Span shared(Span a, Span b) { return {std::max(a.begin, b.begin), std::min(a.end, b.end)}; }

bool covers_part(const PrintedLine& printed, const card::TextLine& read) {
  if (printed.vertical != (read.direction == card::Direction::vertical)) return false;
  const card::Bounds box = card::bounds(read.box);
  const Span own = across(printed.box, printed.vertical);
  const Span other = across(box, printed.vertical);
  if (shared(own, other).length() < kSameBand * std::min(own.length(), other.length())) return false;
  const Span length = along(printed.box, printed.vertical);
  return shared(length, along(box, printed.vertical)).length() > kPart * length.length();
}

/// How much of the printed line's length lies in the lines together.
float covered_length(const PrintedLine& printed, const std::vector<const card::TextLine*>& in) {
  std::vector<Span> parts;
  for (const card::TextLine* line : in)
    parts.push_back(shared(along(printed.box, printed.vertical), along(card::bounds(line->box), printed.vertical)));
  std::ranges::sort(parts, {}, &Span::begin);
  float sum = 0;
  float reach = -1e9F;
  for (const Span& part : parts) {
    sum += std::max(0.0F, part.end - std::max(part.begin, reach));
    reach = std::max(reach, part.end);
  }
  return sum;
}

Fate fate_of(const PrintedLine& printed, const LineFate& own, bool shares) {
  const float length = along(printed.box, printed.vertical).length();
  const float height = across(printed.box, printed.vertical).length();
  const float covered = covered_length(printed, own.in);
  if (covered < kAlmostNothing * length) return Fate::lost;
  if (covered < kCovered * length && length - covered > 0.5F * height) return Fate::cut;
  if (length - covered > kMostMissing * height) return Fate::cut;
  if (own.in.size() > 1) return Fate::torn;
  return shares ? Fate::joined : Fate::whole;
}

std::string compared(const std::string& text) {
  std::string folded = text::without_blanks(text::fold_dashes(text::nfkc(text)));
  // Between kanji numerals dashes and the long-vowel mark are one stroke (normalize/kanji_numbers.h tells them apart).
  for (const std::string stroke : {"ー", "―"})
    for (std::size_t at = 0; (at = folded.find(stroke, at)) != std::string::npos;)
      folded.replace(at, stroke.size(), "-");
  return folded;
}

}  // namespace

const char* to_string(Fate fate) {
  switch (fate) {
    case Fate::whole: return "whole";
    case Fate::joined: return "joined";
    case Fate::torn: return "torn";
    case Fate::cut: return "cut";
    case Fate::lost: break;
  }
  return "lost";
}

std::vector<LineFate> fates_of(const std::vector<PrintedLine>& printed, const std::vector<card::TextLine>& read) {
  std::vector<LineFate> fates(printed.size());
  std::vector<int> owners(read.size());
  for (std::size_t i = 0; i < printed.size(); ++i) {
    for (std::size_t k = 0; k < read.size(); ++k) {
      if (!covers_part(printed[i], read[k])) continue;
      fates[i].in.push_back(&read[k]);
      ++owners[k];
    }
    std::ranges::sort(fates[i].in, {}, [&](const card::TextLine* line) {
      return along(card::bounds(line->box), printed[i].vertical).begin;
    });
  }
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const bool shares = std::ranges::any_of(fates[i].in, [&](const card::TextLine* line) {
      return owners[static_cast<std::size_t>(line - read.data())] > 1;
    });
    fates[i].fate = fate_of(printed[i], fates[i], shares);
    fates[i].exact = fates[i].in.size() == 1 && compared(fates[i].in.front()->text()) == compared(printed[i].text);
  }
  return fates;
}

}  // namespace lines
