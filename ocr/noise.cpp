#include "ocr/noise.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "card/geometry.h"
#include "text/script.h"
#include "text/utf8.h"

namespace ocr {
namespace {

constexpr float kLeastConfidence = 0.30F;      // below: a logo, a photograph, a stain
constexpr float kLeastOfWesternCards = 0.55F;  // letters read better than kanji
constexpr float kLeastOfShortLines = 0.55F;    // one or two characters
constexpr float kLeastOfShortWestern = 0.80F;
constexpr float kRowOfGlyphs = 1.0F;            // strength; names are letter-spaced
constexpr float kLeastOfScripts = 0.08F;        // kanji in a row of glyphs
constexpr float kClearRow = 2.0F;               // strength: nothing but a row of glyphs looks so,
constexpr float kLeastOfClearRows = 0.02F;      // and brush writing that is all kanji may read as badly as this
constexpr float kWesternJapaneseShare = 0.12F;  // of all characters: below, the card is western
constexpr float kReadsWell = 0.75F;
constexpr int kEnoughCharacters = 12;   // in lines that read well
constexpr float kSureJapanese = 0.93F;  // on a card that is western otherwise
constexpr float kSharedArea = 0.45F;    // of the larger line
constexpr float kBetweenLines = 0.2F;   // of a line's own area: paper between lines, seen as light ink

/// A row of holes, dots or ornaments that reads as rings and nothing else; numbers have other figures as well.
bool is_row_of_rings(const card::TextLine& line) {
  constexpr std::u32string_view kRings = U"〇○◯●◎ ";
  constexpr std::size_t kFewest = 4;
  const std::u32string text = text::to_utf32(line.text());
  return text.size() >= kFewest && text.find_first_not_of(kRings) == text.npos;
}

struct Share {
  int japanese = 0;
  int all = 0;
};

Share japanese_share(const std::vector<card::TextLine>& lines, float least_confidence) {
  Share share;
  for (const card::TextLine& line : lines) {
    if (line.readings.empty() || line.confidence() < least_confidence || is_row_of_rings(line)) continue;
    const text::ScriptCounts counts = text::count_scripts(line.text());
    share.japanese += counts.eastern();
    share.all += counts.total();
  }
  return share;
}

/// Two lines that are Japanese beyond doubt, or a long one: no stain reads so.
bool has_sure_japanese(const std::vector<card::TextLine>& lines) {
  constexpr int kFewestCharacters = 2, kOfALongLine = 6, kFewestLines = 2;
  int sure = 0;
  for (const card::TextLine& line : lines) {
    if (line.readings.empty() || line.confidence() < kSureJapanese || is_row_of_rings(line)) continue;
    const int characters = text::count_scripts(line.text()).japanese();
    if (characters >= kOfALongLine) return true;
    sure += characters >= kFewestCharacters ? 1 : 0;
  }
  return sure >= kFewestLines;
}

float area_of(const card::Bounds& box) { return box.width() * box.height(); }

float shared_area(const card::Quad& a, const card::Quad& b) {
  const card::Bounds p = card::bounds(a);
  const card::Bounds q = card::bounds(b);
  const float wide = std::min(p.right, q.right) - std::max(p.left, q.left);
  const float high = std::min(p.bottom, q.bottom) - std::max(p.top, q.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

}  // namespace

bool is_western(const std::vector<card::TextLine>& lines) {
  if (has_sure_japanese(lines)) return false;
  Share share = japanese_share(lines, kReadsWell);
  if (share.all < kEnoughCharacters) share = japanese_share(lines, 0);
  return static_cast<float>(share.japanese) < kWesternJapaneseShare * static_cast<float>(share.all);
}

bool is_writing(const card::TextLine& line, float strength, bool western) {
  if (line.readings.empty() || is_row_of_rings(line)) return false;
  const text::ScriptCounts counts = text::count_scripts(line.text());
  const int letters = counts.total() - counts.other;
  if (letters == 0) return false;
  if (!western && strength > kRowOfGlyphs && counts.han >= 2 && counts.han * 2 > counts.total()) {
    const bool clear = strength > kClearRow && counts.han == counts.total();
    return line.confidence() >= (clear ? kLeastOfClearRows : kLeastOfScripts);
  }
  const float least = western ? kLeastOfWesternCards : kLeastConfidence;
  const float least_of_short = western ? kLeastOfShortWestern : kLeastOfShortLines;
  return line.confidence() >= (counts.total() <= 2 ? least_of_short : least);
}

bool may_be_writing(const card::TextLine& line, float strength) {
  if (is_writing(line, strength, false)) return true;
  const text::ScriptCounts counts = text::count_scripts(line.text());
  const bool name = counts.han > 0 && counts.japanese() == counts.total() && counts.total() > 2;
  if (strength > kClearRow && name) return line.confidence() >= kLeastOfScripts;
  return counts.han == 2 && counts.total() == 2 && line.confidence() >= kLeastConfidence;
}

void drop_doubtful_kana(card::TextLine& line) {
  std::erase_if(line.readings, [](const card::Reading& reading) {
    return reading.confidence() < kSureJapanese && text::count_scripts(reading.text()).japanese() > 0;
  });
}

std::vector<bool> find_shadows(const std::vector<FoundLine>& found, const std::vector<card::TextLine>& texts) {
  std::vector<bool> shadows(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    shadows[i] = texts[i].readings.empty();
    const float own = area_of(card::bounds(found[i].box));
    float covered = 0;  // by lines of the other polarity that read better
    for (std::size_t j = 0; j < found.size() && !shadows[i]; ++j) {
      if (texts[j].readings.empty() || found[i].light_on_dark == found[j].light_on_dark ||
          texts[i].confidence() >= texts[j].confidence())
        continue;
      const float shared = shared_area(found[i].box, found[j].box);
      covered += shared;
      shadows[i] = shared > kSharedArea * std::max(own, area_of(card::bounds(found[j].box)));
    }
    const bool reads_badly = texts[i].confidence() < kReadsWell;
    shadows[i] = shadows[i] || (found[i].light_on_dark && reads_badly && covered > kBetweenLines * own);
  }
  return shadows;
}

}  // namespace ocr
