#include "normalize/national_letters.h"

#include <algorithm>
#include <optional>
#include <string>

#include "normalize/ctc_score.h"
#include "normalize/languages.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// What a language's cards do not print, and what they print that looks like it. Own collection from misread cards,
/// 2026-11.
struct Twin {
  std::string_view language, seen, meant;
};
constexpr Twin kTwins[] = {
    {"deu", "û", "ü"}, {"deu", "ù", "ü"}, {"deu", "ú", "ü"}, {"deu", "ũ", "ü"}, {"deu", "Û", "Ü"}, {"deu", "ô", "ö"},
    {"deu", "ò", "ö"}, {"deu", "ó", "ö"}, {"deu", "õ", "ö"}, {"deu", "ő", "ö"}, {"deu", "Ô", "Ö"}, {"deu", "â", "ä"},
    {"deu", "à", "ä"}, {"deu", "á", "ä"}, {"deu", "ã", "ä"}, {"deu", "Â", "Ä"}, {"por", "ä", "ã"}, {"por", "ö", "õ"},
    {"por", "ì", "í"}, {"por", "ï", "í"}, {"por", "ù", "ú"}, {"por", "ò", "ó"}, {"por", "è", "é"}, {"por", "ë", "ê"},
    {"spa", "ì", "í"}, {"spa", "î", "í"}, {"spa", "ï", "í"}, {"spa", "à", "á"}, {"spa", "â", "á"}, {"spa", "è", "é"},
    {"spa", "ê", "é"}, {"spa", "ò", "ó"}, {"spa", "ô", "ó"}, {"spa", "ù", "ú"}, {"spa", "û", "ú"}, {"fra", "í", "î"},
    {"fra", "ì", "î"}, {"fra", "ó", "ô"}, {"fra", "ò", "ô"}, {"fra", "ú", "û"}, {"fra", "á", "à"}, {"fra", "ä", "â"},
};

/// What the twin may lose against the letter as read, natural logarithm.
constexpr double kTwinMayLose = 6.0;

/// Letters that neither German nor the foreign names on German cards have; the print need not allow the twin.
constexpr std::string_view kNeverGerman[] = {"û", "Û", "ù", "ũ", "ő", "õ", "ã"};

bool is_impossible(std::string_view language, std::string_view letter) {
  return language == "deu" &&
         std::find(std::begin(kNeverGerman), std::end(kNeverGerman), letter) != std::end(kNeverGerman);
}

const card::CodeTable* table_named(const std::vector<card::CodeTable>& tables, const std::string& name) {
  const auto table = std::find_if(tables.begin(), tables.end(), [&](const auto& t) { return t.name == name; });
  return table == tables.end() ? nullptr : &*table;
}

/// Whether a model that knows the twin finds it nearly as likely at this place.
bool is_possible(const card::TextLine& line, std::size_t symbol, std::string_view twin,
                 const std::vector<card::CodeTable>& tables) {
  card::Reading changed = line.readings.front();
  const std::string as_read = changed.text();
  changed.symbols[symbol].text = twin;
  for (const card::Reading& reading : line.readings) {
    const card::CodeTable* table = table_named(tables, reading.posteriors.code_table);
    if (!table || !table->codes_of.contains(std::string(twin))) continue;
    const CtcScorer scorer(reading.posteriors, *table);
    const std::optional<double> before = scorer.log_probability(as_read);
    const std::optional<double> after = scorer.log_probability(changed.text());
    if (before && after && *after > *before - kTwinMayLose) return true;
  }
  return false;
}

bool settle_twin(card::TextLine& line, std::size_t symbol, std::string_view language,
                 const std::vector<card::CodeTable>& tables) {
  for (const Twin& twin : kTwins) {
    std::string& text = line.readings.front().symbols[symbol].text;
    if (twin.language != language || text != twin.seen) continue;
    if (!is_impossible(language, twin.seen) && !is_possible(line, symbol, twin.meant, tables)) continue;
    text = twin.meant;
    return true;
  }
  return false;
}

char32_t letter_at(const card::Reading& reading, std::size_t symbol) {
  if (symbol >= reading.symbols.size()) return U'\0';
  const std::u32string code = text::to_utf32(reading.symbols[symbol].text);
  return code.size() == 1 ? code[0] : U'\0';
}

bool is_accented_capital(char32_t c) { return c >= 0xC0 && c <= 0xDE && c != 0xD7; }
bool is_small(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7); }

/// "NÎmes", "MÜller": between letters, the next one small.
bool settle_case(card::Reading& reading, std::size_t symbol) {
  const char32_t c = letter_at(reading, symbol);
  if (!is_accented_capital(c) || symbol == 0 || !is_small(letter_at(reading, symbol + 1))) return false;
  if (!text::is_latin(letter_at(reading, symbol - 1))) return false;
  reading.symbols[symbol].text = text::to_utf8(c + 32);
  return true;
}

/// "n.2 195": behind the stop of "n." and before a number stands the ordinal's small o.
bool settle_number_sign(card::Reading& reading, std::size_t symbol, std::string_view language) {
  const char32_t n = symbol >= 2 ? letter_at(reading, symbol - 2) : U'\0';
  const bool in_front = symbol < 3 || !text::is_latin(letter_at(reading, symbol - 3));
  constexpr std::u32string_view kSeen = U"2o0°";
  if ((language != "por" && language != "spa") || (n != U'n' && n != U'N') || !in_front) return false;
  if (letter_at(reading, symbol - 1) != U'.' || kSeen.find(letter_at(reading, symbol)) == kSeen.npos) return false;
  const char32_t number = letter_at(reading, symbol + 2);
  if (letter_at(reading, symbol + 1) != U' ' || number < U'0' || number > U'9') return false;
  reading.symbols[symbol].text = "º";
  return true;
}

/// "3.° Dto.", "2° andar", "N.° verde" in languages whose ordinals end in a small o.
bool settle_ordinal(card::Reading& reading, std::size_t symbol, std::string_view language) {
  if (reading.symbols[symbol].text != "°" || (language != "por" && language != "spa" && language != "ita"))
    return false;
  std::size_t before = symbol;
  while (before > 0 && letter_at(reading, before - 1) == U'.') --before;
  const char32_t c = before > 0 ? letter_at(reading, before - 1) : U'\0';
  if (!(c >= U'0' && c <= U'9') && c != U'N' && c != U'n') return false;
  reading.symbols[symbol].text = "º";
  return true;
}

/// "GroRmann", "StraBe": a capital between small letters behind a vowel is the German ß where a model that knows it
/// allows it.
bool settle_sharp_s(card::TextLine& line, std::size_t symbol, std::string_view language,
                    const std::vector<card::CodeTable>& tables) {
  constexpr std::u32string_view kVowels = U"aeiouäöü";
  card::Reading& reading = line.readings.front();
  const char32_t c = letter_at(reading, symbol);
  if (language != "deu" || (c != U'R' && c != U'B') || symbol < 2) return false;
  if (kVowels.find(letter_at(reading, symbol - 1)) == kVowels.npos || !is_small(letter_at(reading, symbol + 1)))
    return false;
  if (!text::is_latin(letter_at(reading, symbol - 2)) || !is_possible(line, symbol, "ß", tables)) return false;
  reading.symbols[symbol].text = "ß";
  return true;
}

/// "LE5 SWB": the second half of a British code is a digit and two letters.
bool settle_british_code(card::Reading& reading, std::size_t blank, std::string_view country) {
  constexpr std::u32string_view kSeen = U"SOoIlBZG", kMeant = U"50011826";
  const auto capital = [&](std::size_t i) { return letter_at(reading, i) >= U'A' && letter_at(reading, i) <= U'Z'; };
  const auto digit = [&](std::size_t i) { return letter_at(reading, i) >= U'0' && letter_at(reading, i) <= U'9'; };
  if (country != "GB" || reading.symbols[blank].text != " " || blank < 2) return false;
  const bool outward =
      digit(blank - 1) && (capital(blank - 2) || (digit(blank - 2) && blank > 2 && capital(blank - 3)));
  const bool inward = blank + 4 == reading.symbols.size() && capital(blank + 2) && capital(blank + 3);
  const std::size_t seen = kSeen.find(letter_at(reading, blank + 1));
  if (!outward || !inward || seen == std::u32string_view::npos) return false;
  reading.symbols[blank + 1].text = text::to_utf8(kMeant[seen]);
  return true;
}

}  // namespace

bool settle_national_letters(card::CardText& card, std::string_view country,
                             const std::vector<card::CodeTable>& tables) {
  const std::string language = language_of_country(country);
  bool changed = false;
  for (card::TextLine& line : card.lines) {
    if (line.readings.empty() || text::count_scripts(line.text()).japanese() > 0) continue;
    card::Reading& reading = line.readings.front();
    for (std::size_t i = 0; i < reading.symbols.size(); ++i) {
      changed |= settle_british_code(reading, i, country);
      changed |= settle_number_sign(reading, i, language);
      changed |= settle_sharp_s(line, i, language, tables);
      if (reading.symbols[i].text.size() < 2) continue;  // ASCII
      changed |= settle_case(reading, i);
      changed |= settle_ordinal(reading, i, language);
      changed |= settle_twin(line, i, language, tables);
    }
  }
  return changed;
}

}  // namespace normalize
