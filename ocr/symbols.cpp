#include "ocr/symbols.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "ocr/alignment.h"
#include "ocr/character_places.h"
#include "ocr/column_symbols.h"
#include "ocr/lost_marks.h"
#include "text/script.h"
#include "text/utf8.h"

namespace ocr {
namespace {

// Gaps in glyph heights beyond the line's usual gap that make a blank.
constexpr float kBlankBetweenKanji = 0.30F;
constexpr float kBlankBetweenJapanese = 0.55F;
constexpr float kBlankBetweenScripts = 0.75F;
constexpr float kBlankOfLonePair = 0.75F;
constexpr float kLetterSpaced = 0.3F;
constexpr float kBlankPosterior = 0.4F;
constexpr float kLostMark = 0.8F;  // confidence in a mark that only its ink shows

bool is_japanese(char32_t c) { return text::is_han(c) || text::is_kana(c) || c == U'・' || c == U'〒'; }

/// The smaller half's upper end: a line of two kinds of gaps is judged by the narrow kind.
float usual_gap(std::vector<float> gaps) {
  if (gaps.empty()) return 0;
  std::sort(gaps.begin(), gaps.end());
  return gaps[(gaps.size() - 1) / 2];
}

/// Whether a blank is printed after each character.
std::vector<bool> blanks(const std::vector<char32_t>& characters, const std::vector<Extent>& places,
                         const std::vector<Span>& spans, const RawReading& raw, float glyph_height) {
  std::vector<float> gaps;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    if (is_japanese(characters[i]) && is_japanese(characters[i + 1]))
      gaps.push_back(places[i].gap_after / glyph_height);
  }
  const float usual = gaps.size() == 1 ? std::min(gaps.front(), 0.15F) : usual_gap(gaps);
  std::vector<bool> result(characters.size(), false);
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    const char32_t a = characters[i];
    const char32_t b = characters[i + 1];
    const float gap = places[i].gap_after / glyph_height;
    const float seen = blank_between(raw.posteriors, spans[i].last_step, spans[i + 1].first_step);
    if (is_japanese(a) && is_japanese(b)) {
      const bool kanji = text::is_han(a) && text::is_han(b);
      const float wide =
          gaps.size() == 1 ? kBlankOfLonePair - usual : (kanji ? kBlankBetweenKanji : kBlankBetweenJapanese);
      // The model sees blanks well, except in letter-spaced lines, where it sees one after every character.
      const bool spaced = usual > kLetterSpaced || gaps.size() == 1;
      result[i] = gap > usual + wide || (seen > kBlankPosterior && !spaced);
    } else if (is_japanese(a) || is_japanese(b)) {
      result[i] = (seen > kBlankPosterior && gap > 0.2F) || gap > usual + kBlankBetweenScripts;
    } else {
      result[i] = seen > kBlankPosterior || gap > kBlankBetweenScripts;
    }
  }
  return result;
}

card::Quad box_on_card(const Extent& place, const LineCrop& crop) {
  const float top = crop.margin;
  const float bottom = static_cast<float>(crop.image.height) - crop.margin;
  const Placement& p = crop.card_from_crop;
  return {{p.at(place.left, top), p.at(place.right, top), p.at(place.right, bottom), p.at(place.left, bottom)}};
}

card::Symbol blank_after(const card::Symbol& symbol) {
  const auto& c = symbol.box.corners;
  return {" ", {{c[1], c[1], c[2], c[2]}}, 1.0F, {}};
}

/// The posteriors with a step for each mark that the model passed over.
card::LinePosteriors with_marks(const card::LinePosteriors& posteriors, const std::vector<LostMark>& lost,
                                const std::vector<Span>& spans, const card::CodeTable& table) {
  card::LinePosteriors all;
  all.code_table = posteriors.code_table;
  auto mark = lost.begin();
  for (std::size_t step = 0; step < posteriors.steps.size(); ++step) {
    all.steps.push_back(posteriors.steps[step]);
    if (mark == lost.end() || static_cast<int>(step) != spans[mark->after].last_step) continue;
    const auto found = table.codes_of.find(mark->sign);
    ++mark;
    if (found == table.codes_of.end()) continue;
    all.steps.push_back({{table.null_code, 1.0F}});
    for (const std::uint16_t code : found->second)
      all.steps.push_back({{code, kLostMark}, {table.null_code, 1 - kLostMark}});
  }
  return all;
}

/// Gives the steps of a mark to another one.
void make_sign(card::LinePosteriors& posteriors, Span span, const std::string& read, const std::string& sign,
               const card::CodeTable& table) {
  const auto from = table.codes_of.find(read), to = table.codes_of.find(sign);
  if (from == table.codes_of.end() || to == table.codes_of.end()) return;
  if (from->second.size() != 1 || to->second.size() != 1) return;
  for (int step = span.first_step; step <= span.last_step; ++step) {
    auto& entries = posteriors.steps[static_cast<std::size_t>(step)];
    const auto entry_of = [&](std::uint16_t code) {
      return std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.code == code; });
    };
    const auto old = entry_of(from->second[0]);
    if (old == entries.end()) continue;
    const float moved = kLostMark * old->probability;
    old->probability -= moved;
    const auto own = entry_of(to->second[0]);
    if (own != entries.end())
      own->probability += moved;
    else
      entries.push_back({to->second[0], moved});
  }
}

/// The n-th symbol that is no blank becomes a mark.
void replace_sign(std::vector<card::Symbol>& symbols, std::size_t number, const std::string& sign) {
  for (card::Symbol& symbol : symbols) {
    if (symbol.text == " " || number-- > 0) continue;
    std::erase_if(symbol.alternatives, [&](const card::Alternative& other) { return other.text == sign; });
    symbol.alternatives.insert(symbol.alternatives.begin(), {symbol.text, 1 - kLostMark});
    symbol.text = sign;
    symbol.confidence = kLostMark;
    return;
  }
}

}  // namespace

card::Reading to_reading(const RawReading& raw, const LineCrop& crop, const ModelCodes& codes) {
  if (!crop.cells.empty()) return column_reading(raw, crop, codes);
  card::Reading reading;
  reading.model = codes.table.name;
  reading.posteriors = raw.posteriors;
  std::vector<std::string> texts;
  std::vector<char32_t> characters;
  for (const std::string& text : raw.characters) {
    if (text == " ") continue;
    texts.push_back(text);
    characters.push_back(text::to_utf32(text).front());
  }
  if (texts.empty()) return reading;
  const std::vector<Span> spans = align(texts, raw.posteriors, codes.table);
  if (spans.empty()) return reading;
  const std::vector<Extent> places = character_places(spans, characters, crop, raw.posteriors.steps.size());
  const std::vector<bool> blank = blanks(characters, places, spans, raw, std::max(1.0F, crop.glyph_height));
  std::vector<float> centres;
  for (const Extent& place : places) centres.push_back((place.left + place.right) / 2);
  const InkMarks marks = compare_marks(crop, texts, centres);
  auto mark = marks.lost.begin();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    card::Symbol symbol{texts[i], box_on_card(places[i], crop), spans[i].confidence, {}};
    symbol.alternatives = alternatives(spans[i], texts[i], raw.posteriors, codes);
    reading.symbols.push_back(std::move(symbol));
    if (mark != marks.lost.end() && mark->after == i) {
      reading.symbols.push_back({mark->sign, box_on_card({mark->left, mark->right, 0}, crop), kLostMark, {}});
      ++mark;
    } else if (blank[i]) {
      reading.symbols.push_back(blank_after(reading.symbols.back()));
    }
  }
  for (const MisreadMark& misread : marks.misread) {
    make_sign(reading.posteriors, spans[misread.at], texts[misread.at], misread.sign, codes.table);
    replace_sign(reading.symbols, misread.at, misread.sign);
  }
  if (!marks.lost.empty()) reading.posteriors = with_marks(reading.posteriors, marks.lost, spans, codes.table);
  return reading;
}

}  // namespace ocr
