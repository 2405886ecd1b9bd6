#include "ocr/guest_script.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string_view>

#include "ocr/hangul_lines.h"
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
constexpr Demand kMarked{0.95F, 1, 0.03F};  // with a net address, a number or a word of such a country

constexpr const char* kHangul = "kor";
constexpr float kSureKana = 0.90F;     // a line with kana that reads so well is Japanese
constexpr int kKana = 2;               // at least, in one line
constexpr int kKanaAgainstMarks = 4;   // where the card names another country: 소 and 트 look like ス and ト
constexpr std::size_t kMostLines = 4;  // that the guests are tried on
constexpr float kLeastStrength = 2;    // about as many glyphs
constexpr float kGuestReadsWell = 0.80F;
constexpr float kHeadStart = 0.05F;  // of the guest, once the writing is known: the card model writes look-alikes
constexpr int kLeastOfNumber = 4;    // letters and digits behind a label
constexpr float kFarthest = 2.5F;    // glyphs
constexpr float kOwnShare = 0.5F;    // of the guest's letters that must be its own
constexpr int kWord = 4;             // characters: fewer may be letters of a syllable (ㅇ looks like O)

/// How many of a text's characters only the model's writing has: Hangul, or Han without kana.
int own_letters(std::string_view model, const text::ScriptCounts& counts) {
  if (model == kHangul) return counts.hangul;
  return counts.hiragana + counts.katakana > 0 ? 0 : counts.han;
}

bool is_latin(const text::ScriptCounts& counts) { return counts.eastern() == 0; }

bool is_surely_latin(const card::TextLine& line) {
  return line.confidence() >= kSureKana && is_latin(text::count_scripts(line.text()));
}

bool shows_kana(const View& view, int least) {
  return std::any_of(view.texts.begin(), view.texts.end(), [&](const card::TextLine& line) {
    const text::ScriptCounts counts = text::count_scripts(line.text());
    return line.confidence() >= kSureKana && counts.hiragana + counts.katakana >= least;
  });
}

/// Domains and calling codes of Korea, Taiwan, Hong Kong and China, and what is written there.
/// Source: IANA's root zone, ITU-T E.164, 2026-11.
struct Country {
  std::string_view domain, calling_code, model;
};
constexpr Country kCountries[] = {
    {".kr", "+82", "kor"}, {".tw", "+886", "chi_tra"}, {".hk", "+852", "chi_tra"}, {".cn", "+86", "chi_sim"}};

/// The text ends there, or its host does.
bool has_domain(const std::string& text, std::string_view domain) {
  const std::size_t at = text.find(domain);
  return at != std::string::npos &&
         (at + domain.size() == text.size() || text.find_first_of(" /", at) == at + domain.size());
}

/// What stands on cards from Japan alone: forms of kanji, marks, legal forms, the domain and the calling code.
constexpr std::string_view kJapanese[] = {".jp", "+81", "株式会社", "(株)", "有限会社", "合同会社", "県", "丁目"};

/// 〒 and not five digits behind it: so the card model writes a Korean 우03032.
bool has_postal_mark(std::string_view text) {
  constexpr std::string_view kMark = "〒";
  constexpr std::string_view kDigits = "0123456789";
  constexpr int kKorean = 5;
  const std::size_t at = text.rfind(kMark);
  if (at == std::string_view::npos) return false;
  int digits = 0;
  for (std::size_t i = at + kMark.size(); i < text.size(); ++i) {
    if (kDigits.find(text[i]) != std::string_view::npos)
      ++digits;
    else if (text[i] != '-' && text[i] != ' ' && text[i] != ')')
      break;
  }
  return digits != kKorean;
}

bool is_from_japan(const card::TextLine& line) {
  constexpr float kSure = 0.7F;
  const std::string text = line.text();
  return line.confidence() >= kSure &&
         (has_postal_mark(text) || std::any_of(std::begin(kJapanese), std::end(kJapanese), [&](std::string_view mark) {
            return text.find(mark) != std::string::npos;
          }));
}

/// The model of the country that the card's net addresses and phone numbers name; "" where they name none.
std::string_view marked_model(const View& view) {
  for (const card::TextLine& line : view.texts) {
    const std::string text = line.text();
    for (const Country& country : kCountries)
      if (has_domain(text, country.domain) || text.find(country.calling_code) != std::string::npos)
        return country.model;
  }
  return "";
}

/// Mobile numbers as they are grouped at home, d a digit; in Japan no number begins and is grouped so. Sources:
/// 通信交通部, 과학기술정보통신부 and 工业和信息化部, numbering plans, 2026-11.
struct HomeNumber {
  std::string_view shape, model;
};
constexpr HomeNumber kHomeNumbers[] = {
    {"09dd-ddd-ddd", "chi_tra"}, {"010-dddd-dddd", "kor"}, {"1dd-dddd-dddd", "chi_sim"}, {"1dd dddd dddd", "chi_sim"}};

/// A number of that shape that no further digit or dash continues.
bool has_number(std::string_view text, std::string_view shape) {
  const auto continues = [](char c) { return (c >= '0' && c <= '9') || c == '-'; };
  for (std::size_t at = 0; at + shape.size() <= text.size(); ++at) {
    const bool alone = (at == 0 || !continues(text[at - 1])) &&
                       (at + shape.size() == text.size() || !continues(text[at + shape.size()]));
    if (alone && std::equal(shape.begin(), shape.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                            [](char s, char c) { return s == 'd' ? c >= '0' && c <= '9' : s == c; }))
      return true;
  }
  return false;
}

/// Whether the card shows a mobile number of the model's country, or a firm as Chinese print names it (公司).
bool is_hinted(const View& view, std::string_view model) {
  return std::any_of(view.texts.begin(), view.texts.end(), [&](const card::TextLine& line) {
    const std::string text = line.text();
    return (model != "kor" && text.find("公司") != std::string::npos) ||
           std::any_of(std::begin(kHomeNumbers), std::end(kHomeNumbers), [&](const HomeNumber& number) {
             return number.model == model && has_number(text, number.shape);
           });
  });
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

float left_of(const card::Symbol& symbol) { return card::bounds(symbol.box).left; }

bool is_latin_or_digit(const card::Symbol& symbol) {
  const text::ScriptCounts counts = text::count_scripts(symbol.text);
  return counts.latin + counts.digit > 0;
}

/// Where in a reading the word begins that begins nearest to x; where it has no blanks, the nearest character. The
/// models place characters up to two glyphs apart. The end when nothing is near.
std::vector<card::Symbol>::const_iterator word_near(const card::Reading& reading, float x, float reach) {
  const auto& symbols = reading.symbols;
  const bool words = std::any_of(symbols.begin(), symbols.end(), [](const card::Symbol& s) { return s.text == " "; });
  auto best = symbols.end();
  for (auto symbol = symbols.begin(); symbol != symbols.end(); ++symbol) {
    if (symbol->text == " " || (words && (symbol == symbols.begin() || std::prev(symbol)->text != " "))) continue;
    const float away = std::abs(left_of(*symbol) - x);
    if (away > reach) continue;
    reach = away;
    best = symbol;
  }
  return best;
}

/// Is it 이메일 or another label in front, which the card model takes for letters and digits (9l9@)?
bool begins_in_hangul(const card::Reading& reading) {
  constexpr std::size_t kLetters = 2;
  constexpr float kSure = 0.8F;
  std::size_t letters = 0;
  for (const card::Symbol& symbol : reading.symbols) {
    if (symbol.text == " ") continue;
    if (symbol.confidence < kSure || text::count_scripts(symbol.text).hangul == 0) return false;
    if (++letters == kLetters) return true;
  }
  return false;
}

/// Mends what the Korean model does in names. It writes 빚 (debt), which no firm is called, for 빛 (light), which many
/// are; and it sees apostrophes, which do not stand among Hangul, before syllables that are set wide.
void mend_hangul(card::Reading& reading) {
  for (card::Symbol& symbol : reading.symbols)
    if (symbol.text == "빚") symbol.text = "빛";
  constexpr std::string_view kMarks[] = {"'", "`", "’", "‘"};
  for (std::size_t i = 0; i + 1 < reading.symbols.size();) {
    const bool mark = std::find(std::begin(kMarks), std::end(kMarks), reading.symbols[i].text) != std::end(kMarks);
    if (mark && text::count_scripts(reading.symbols[i + 1].text).hangul > 0) {
      reading.symbols.erase(reading.symbols.begin() + static_cast<std::ptrdiff_t>(i));
      reading.posteriors = {};
    } else {
      ++i;
    }
  }
}

/// A label and a number or mail address: the guest reads the label, the card model what stands behind it. `latin`: all
/// of the line is that, though the guest may see its own letters behind the label.
void take_number_behind(const card::Reading& own, std::string_view model, float glyph_px, bool latin,
                        card::Reading& guest) {
  const auto is_own = [&](const card::Symbol& symbol) {
    return own_letters(model, text::count_scripts(symbol.text)) > 0;
  };
  const auto label_end = latin ? std::find_if_not(guest.symbols.begin(), guest.symbols.end(), is_own)
                               : std::find_if(guest.symbols.rbegin(), guest.symbols.rend(), is_own).base();
  if (std::count_if(label_end, guest.symbols.end(), is_latin_or_digit) < kLeastOfNumber) return;
  const auto first = std::find_if(label_end, guest.symbols.end(), [](const card::Symbol& s) { return s.text != " "; });
  const auto begin = word_near(own, left_of(*first), kFarthest * glyph_px);
  if (std::count_if(begin, own.symbols.end(), is_latin_or_digit) < kLeastOfNumber) return;
  const std::vector<card::Symbol> number(begin, own.symbols.end());
  guest.symbols.erase(label_end, guest.symbols.end());
  guest.symbols.push_back({" ", {}, 1, {}});
  guest.symbols.insert(guest.symbols.end(), number.begin(), number.end());
  guest.posteriors = {};
}

/// Finds the lines of a card in Hangul once more, as such. Those that are surely none stay, and what was read of a line
/// that comes out the same.
void find_lines_of_hangul(View& view, LineReader& reader) {
  std::vector<FoundLine> settled;
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    const card::TextLine& text = view.texts[i];
    if (is_surely_latin(text) && text::count_scripts(text.text()).total() >= kWord) settled.push_back(view.lines[i]);
  }
  std::vector<FoundLine> lines = find_hangul_lines(view.ink, std::move(settled));
  std::vector<card::TextLine> texts;
  for (const FoundLine& line : lines) {
    const auto same = std::find_if(view.lines.begin(), view.lines.end(), [&](const FoundLine& old) {
      return old.light_on_dark == line.light_on_dark && old.direction == line.direction && old.labels == line.labels;
    });
    texts.push_back(same == view.lines.end() ? reader.read_once(view.ink, line)
                                             : view.texts[static_cast<std::size_t>(same - view.lines.begin())]);
  }
  view.lines = std::move(lines);
  view.texts = std::move(texts);
}

/// The guest that reads badly read lines best, if it reads them well; else "".
std::string best_reader_of(const View& view, const std::vector<std::string>& guests, const Demand& demand,
                           LineReader& reader) {
  const std::vector<std::size_t> lines = badly_read(view, demand);
  if (lines.size() < demand.least_lines) return "";
  float own = 0;
  for (const std::size_t i : lines) own += view.texts[i].confidence();
  std::string best;
  float best_sum = std::max(kGuestReadsWell * static_cast<float>(lines.size()),
                            own + demand.ahead * static_cast<float>(lines.size()));
  for (const std::string& model : guests) {
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

}  // namespace

std::string find_guest(View& view, LineReader& reader) {
  const std::string_view marked = marked_model(view);
  if (shows_kana(view, marked.empty() ? kKana : kKanaAgainstMarks)) return "";
  if (marked.empty() && std::any_of(view.texts.begin(), view.texts.end(), is_from_japan)) return "";
  std::vector<std::string> guests = reader.guests();
  const auto not_marked = [&](const std::string& model) { return model != marked; };
  const auto not_hinted = [&](const std::string& model) { return !is_hinted(view, model); };
  const bool hinted = marked.empty() && !std::all_of(guests.begin(), guests.end(), not_hinted);
  if (!marked.empty()) std::erase_if(guests, not_marked);
  if (hinted) std::erase_if(guests, not_hinted);
  if (marked.empty() && !hinted) {
    const std::string guest = best_reader_of(view, guests, kUnmarked, reader);
    if (guest == kHangul) find_lines_of_hangul(view, reader);
    return guest;
  }
  if (guests != std::vector<std::string>{kHangul}) return best_reader_of(view, guests, kMarked, reader);
  // Torn syllables are read without a doubt (ス for 소), so that they are put together before anybody judges.
  View hangul = view;
  find_lines_of_hangul(hangul, reader);
  const std::string guest = best_reader_of(hangul, guests, kMarked, reader);
  if (!guest.empty()) view = std::move(hangul);
  return guest;
}

std::vector<bool> read_as_guest(const std::string& model, View& view, LineReader& reader) {
  std::vector<bool> taken(view.lines.size());
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    card::TextLine& text = view.texts[i];
    const bool latin = is_surely_latin(text);
    if (latin && model != kHangul) continue;
    card::Reading reading = reader.read_as(model, view.ink, view.lines[i]);
    if (latin && !begins_in_hangul(reading)) continue;
    if (model == kHangul) mend_hangul(reading);
    const text::ScriptCounts counts = text::count_scripts(reading.text());
    if (own_letters(model, counts) == 0 || (!latin && reading.confidence() + kHeadStart < text.confidence())) continue;
    const bool column = view.lines[i].direction == card::Direction::vertical;
    if (!column && !text.readings.empty())
      take_number_behind(text.readings.front(), model, view.lines[i].glyph_size_px, latin, reading);
    text.readings.assign(1, std::move(reading));
    taken[i] = true;
  }
  return taken;
}

}  // namespace ocr
