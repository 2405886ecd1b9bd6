#include "ocr/guest_script.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "text/script.h"

namespace ocr {
namespace {

/// What it takes to believe that a card is in another writing.
struct Demand {
  float reads_badly = 0;        ///< by the card model: below, a line may be in another writing
  std::size_t least_lines = 0;  ///< that must read badly
  float ahead = 0;              ///< of the card model's confidence
};
constexpr Demand kUnmarked{0.86F, 2, 0.10F};
constexpr Demand kMarked{0.95F, 1, 0.03F};  // with a net address or calling code of such a country

constexpr float kSureKana = 0.90F;     // a line with kana that reads so well is Japanese
constexpr std::size_t kMostLines = 4;  // that the guests are tried on
constexpr float kLeastStrength = 2;    // about as many glyphs
constexpr float kGuestReadsWell = 0.80F;
constexpr float kHeadStart = 0.05F;  // of the guest, once the writing is known: the card model writes look-alikes
constexpr float kOwnShare = 0.5F;    // of the guest's letters that must be its own

/// How many of a text's characters only the model's writing has: Hangul, or Han without kana.
int own_letters(std::string_view model, const text::ScriptCounts& counts) {
  if (model == "kor") return counts.hangul;
  return counts.hiragana + counts.katakana > 0 ? 0 : counts.han;
}

bool is_latin(const text::ScriptCounts& counts) { return counts.eastern() == 0; }

bool shows_kana(const card::TextLine& line) {
  const text::ScriptCounts counts = text::count_scripts(line.text());
  return line.confidence() >= kSureKana && counts.hiragana + counts.katakana >= 2;
}

/// Domains and calling codes of Korea, Taiwan, China and Hong Kong. Source: IANA's root zone, ITU-T E.164, 2026-11.
constexpr std::string_view kDomains[] = {".kr", ".tw", ".cn", ".hk"};
constexpr std::string_view kCallingCodes[] = {"+82", "+886", "+86", "+852"};

bool is_marked(const card::TextLine& line) {
  const std::string text = line.text();
  const bool domain = std::any_of(std::begin(kDomains), std::end(kDomains), [&](std::string_view end) {
    const std::size_t at = text.find(end);
    return at != std::string::npos &&
           (at + end.size() == text.size() || text.find_first_of(" /", at) == at + end.size());
  });
  return domain || std::any_of(std::begin(kCallingCodes), std::end(kCallingCodes),
                               [&](std::string_view code) { return text.find(code) != std::string::npos; });
}

/// The lines to try the guests on, those that look most like writing first.
std::vector<std::size_t> badly_read(const View& view, const Demand& demand) {
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    if (view.lines[i].strength >= kLeastStrength && view.texts[i].confidence() < demand.reads_badly) lines.push_back(i);
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [&](std::size_t a, std::size_t b) { return view.lines[a].strength > view.lines[b].strength; });
  if (lines.size() > kMostLines) lines.resize(kMostLines);
  return lines;
}

}  // namespace

std::string guest_model(const View& view, LineReader& reader) {
  if (std::any_of(view.texts.begin(), view.texts.end(), shows_kana)) return "";
  const bool marked = std::any_of(view.texts.begin(), view.texts.end(), is_marked);
  const Demand& demand = marked ? kMarked : kUnmarked;
  const std::vector<std::size_t> lines = badly_read(view, demand);
  if (lines.size() < demand.least_lines) return "";
  float own = 0;
  for (const std::size_t i : lines) own += view.texts[i].confidence();
  std::string best;
  float best_sum = std::max(kGuestReadsWell * static_cast<float>(lines.size()),
                            own + demand.ahead * static_cast<float>(lines.size()));
  for (const std::string& model : reader.guests()) {
    float sum = 0;
    int letters = 0;
    int of_its_own = 0;
    for (const std::size_t i : lines) {
      const card::Reading reading = reader.read_as(model, view.ink, view.lines[i]);
      const text::ScriptCounts counts = text::count_scripts(reading.text());
      sum += reading.confidence();
      letters += counts.total() - counts.digit - counts.other;
      of_its_own += own_letters(model, counts);
    }
    if (static_cast<float>(of_its_own) < kOwnShare * static_cast<float>(letters) || sum <= best_sum) continue;
    best = model;
    best_sum = sum;
  }
  return best;
}

std::vector<bool> read_as_guest(const std::string& model, View& view, LineReader& reader) {
  std::vector<bool> taken(view.lines.size());
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    card::TextLine& text = view.texts[i];
    const bool sure_latin = text.confidence() >= kSureKana && is_latin(text::count_scripts(text.text()));
    if (sure_latin) continue;
    card::Reading reading = reader.read_as(model, view.ink, view.lines[i]);
    const text::ScriptCounts counts = text::count_scripts(reading.text());
    if (own_letters(model, counts) == 0 || reading.confidence() + kHeadStart < text.confidence()) continue;
    text.readings.assign(1, std::move(reading));
    taken[i] = true;
  }
  return taken;
}

}  // namespace ocr
