#include "ocr/character_places.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "ocr/column_cells.h"
#include "text/script.h"

namespace ocr {
namespace {

constexpr float kNetworkHeights[] = {36, 48};  // of the models in use
constexpr float kColumnsPerStep = 3;

// In glyph heights (em).
constexpr float kTwoGlyphs = 1.4F;      // wider than any one glyph
constexpr float kWidest = 1.1F;         // what most glyphs do not exceed
constexpr float kNarrowKanji = 0.6F;    // 川 and 小 are wider still
constexpr float kNarrowKana = 0.3F;     // リ, ト
constexpr float kGapInside = 0.4F;      // between the halves of い and ハ
constexpr float kTooWide = 4;           // price of an em more than the widest, or of such a gap
constexpr float kTooNarrow = 2;         // of an em less than the narrowest
constexpr float kOff = 0.5F;            // of an em between a place and its time steps,
constexpr float kMostOff = 1.5F;        // and the most of that
constexpr float kUnread = 0.6F;         // of ink that is no character's, beside its width
constexpr std::size_t kMostPieces = 8;  // of a glyph, side by side

/// The widest run without ink between two columns, else the lightest column.
std::pair<float, float> widest_gap(const std::vector<float>& ink, float from, float to) {
  const auto clamp = [&](float x) { return std::clamp(static_cast<int>(x), 0, static_cast<int>(ink.size()) - 1); };
  const int begin = clamp(from);
  const int end = clamp(to);
  int best_start = begin;
  int best_length = 0;
  int lightest = (begin + end) / 2;
  for (int x = begin, start = begin; x <= end; ++x) {
    const float value = ink[static_cast<std::size_t>(x)];
    if (value < ink[static_cast<std::size_t>(lightest)]) lightest = x;
    if (value > 0) {
      start = x + 1;
    } else if (x + 1 - start > best_length) {
      best_length = x + 1 - start;
      best_start = start;
    }
  }
  if (best_length == 0) return {static_cast<float>(lightest), static_cast<float>(lightest)};
  // The gap may go on beyond the span's centres.
  int stop = best_start + best_length;
  while (stop < static_cast<int>(ink.size()) && ink[static_cast<std::size_t>(stop)] <= 0) ++stop;
  while (best_start > 0 && ink[static_cast<std::size_t>(best_start) - 1] <= 0) --best_start;
  return {static_cast<float>(best_start), static_cast<float>(stop)};
}

std::vector<Extent> places_by_steps(const std::vector<float>& centres, const std::vector<float>& ink) {
  std::vector<Extent> all(centres.size());
  const auto inked = [](float value) { return value > 0; };
  const auto first = std::find_if(ink.begin(), ink.end(), inked) - ink.begin();
  const auto last = ink.rend() - std::find_if(ink.rbegin(), ink.rend(), inked);
  all.front().left = static_cast<float>(first);
  all.back().right = static_cast<float>(last);
  for (std::size_t i = 0; i + 1 < centres.size(); ++i) {
    const float from = std::max(centres[i], all[i].left);
    const float to = std::max(centres[i + 1], from);
    const auto [start, stop] = widest_gap(ink, from, to);
    all[i].right = std::max(start, all[i].left);
    all[i + 1].left = std::max(stop, all[i].right);
  }
  return all;
}

bool is_kanji_or_kana(char32_t c) { return text::is_han(c) || text::is_kana(c); }

/// Does a kanji or kana take the place of two?
bool holds_two(const std::vector<Extent>& places, std::span<const char32_t> characters, float em) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (is_kanji_or_kana(characters[i]) && places[i].right - places[i].left > kTwoGlyphs * em) return true;
  }
  return false;
}

/// Shares the pieces of ink out among the characters, in order (dynamic programming).
class Sharing {
 public:
  Sharing(std::vector<Interval> pieces, std::span<const char32_t> characters, const std::vector<float>& centres,
          float em)
      : pieces_(std::move(pieces)), characters_(characters), centres_(centres), em_(em) {}

  /// Nothing where there are too few pieces.
  std::vector<Extent> run() const {
    const std::size_t characters = characters_.size(), pieces = pieces_.size();
    struct Way {
      float price = std::numeric_limits<float>::infinity();
      std::size_t taken = 0;  ///< pieces of the last character; 0: the last piece is nobody's
    };
    std::vector<std::vector<Way>> ways(characters + 1, std::vector<Way>(pieces + 1));
    ways[0][0].price = 0;
    const auto go = [&](Way& way, float price, std::size_t taken) {
      if (price < way.price) way = {price, taken};
    };
    for (std::size_t i = 0; i <= characters; ++i) {
      for (std::size_t j = 0; j <= pieces; ++j) {
        const float price = ways[i][j].price;
        if (std::isinf(price) || j == pieces) continue;
        go(ways[i][j + 1], price + kUnread + width(j, j + 1), 0);
        for (std::size_t taken = 1; i < characters && taken <= std::min(kMostPieces, pieces - j); ++taken)
          go(ways[i + 1][j + taken], price + price_of(i, j, j + taken), taken);
      }
    }
    if (std::isinf(ways[characters][pieces].price)) return {};
    std::vector<Extent> places(characters);
    for (std::size_t i = characters, j = pieces; j > 0;) {
      const std::size_t taken = ways[i][j].taken;
      if (taken > 0)
        places[--i] = {static_cast<float>(pieces_[j - taken].begin), static_cast<float>(pieces_[j - 1].end), 0};
      j -= std::max<std::size_t>(1, taken);
    }
    return places;
  }

 private:
  float width(std::size_t first, std::size_t end) const {
    return static_cast<float>(pieces_[end - 1].end - pieces_[first].begin) / em_;
  }

  /// Of a character in the pieces [first, end).
  float price_of(std::size_t character, std::size_t first, std::size_t end) const {
    const char32_t c = characters_[character];
    const float own = width(first, end);
    const float narrowest = text::is_han(c) ? kNarrowKanji : text::is_kana(c) ? kNarrowKana : 0;
    float price = kTooWide * std::max(0.0F, own - kWidest) + kTooNarrow * std::max(0.0F, narrowest - own);
    for (std::size_t i = first + 1; i < end; ++i) {
      const float gap = static_cast<float>(pieces_[i].begin - pieces_[i - 1].end) / em_;
      price += kTooWide * std::max(0.0F, gap - kGapInside);
    }
    const float middle = static_cast<float>(pieces_[first].begin + pieces_[end - 1].end) / 2;
    return price + std::min(kMostOff, kOff * std::abs(middle - centres_[character]) / em_);
  }

  std::vector<Interval> pieces_;
  std::span<const char32_t> characters_;
  const std::vector<float>& centres_;
  float em_;
};

}  // namespace

float pixels_per_step(int width, int height, std::size_t steps) {
  const auto size_of = [&](float network) { return kColumnsPerStep * static_cast<float>(height) / network; };
  const auto off = [&](float network) {
    return std::abs(static_cast<float>(steps) * size_of(network) - static_cast<float>(width));
  };
  float best = kNetworkHeights[0];
  for (const float network : kNetworkHeights)
    if (off(network) < off(best)) best = network;
  return size_of(best);
}

std::vector<Extent> character_places(const std::vector<Span>& spans, std::span<const char32_t> characters,
                                     const LineCrop& crop, std::size_t steps) {
  const float step = pixels_per_step(crop.image.width, crop.image.height, steps);
  std::vector<float> centres;
  for (const Span& span : spans)
    centres.push_back((static_cast<float>(span.first_step + span.last_step) / 2 + 0.5F) * step);
  std::vector<Extent> places = places_by_steps(centres, crop.ink_columns);
  const float em = std::max(1.0F, crop.glyph_height);
  if (holds_two(places, characters, em)) {
    std::vector<Extent> shared = Sharing(ink_runs(crop.ink_columns), characters, centres, em).run();
    if (!shared.empty() && !holds_two(shared, characters, em)) places = std::move(shared);
  }
  for (std::size_t i = 0; i + 1 < places.size(); ++i) places[i].gap_after = places[i + 1].left - places[i].right;
  return places;
}

}  // namespace ocr
