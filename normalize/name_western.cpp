#include <algorithm>

#include "normalize/company.h"
#include "normalize/department.h"
#include "normalize/job_title.h"
#include "normalize/name_kanji.h"
#include "normalize/person_name.h"
#include "normalize/printed_line.h"
#include "normalize/qualification.h"
#include "normalize/tables/western_names.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

std::string key_of(std::string_view word) {
  std::u32string key;
  for (const char32_t c : to_small(PrintedLine(word).chars())) {
    if (c != U'.' && c != U',') key += c;
  }
  return text::to_utf8(key);
}

template <class Table>
bool contains(const Table& table, std::string_view key) {
  return std::find(std::begin(table), std::end(table), key) != std::end(table);
}

bool is_given_name(std::string_view word) {
  const std::string key = key_of(word);
  if (contains(tables::kGivenNames, key) || contains(tables::kIberianGivenNames, key)) return true;
  const auto hyphen = key.find('-');
  return hyphen != std::string::npos && is_given_name(key.substr(0, hyphen)) && is_given_name(key.substr(hyphen + 1));
}

bool is_particle(std::string_view word) { return contains(tables::kParticles, to_small_ascii(word)); }

/// "d'Arcy", "dell'Orto", "l'Hôte": the particle and the apostrophe are one word with the name.
bool has_glued_particle(std::string_view word) {
  const std::u32string chars = text::to_utf32(word);
  const std::size_t mark = chars.find_first_of(U"'’");
  if (mark == std::u32string::npos || mark + 1 >= chars.size()) return false;
  const std::string before = text::to_utf8(std::u32string_view(chars).substr(0, mark));
  const bool capital = to_small(chars[mark + 1]) != chars[mark + 1];
  return capital && contains(tables::kGluedParticles, to_small_ascii(before));
}

bool is_capitals(std::string_view word) {
  int capitals = 0;
  for (const char32_t c : text::to_utf32(word)) {
    if (to_small(c) != c)
      ++capitals;
    else if (text::is_latin(c))
      return false;
  }
  return capitals >= 2;
}

bool is_initial(std::string_view word) {
  return word.size() == 2 && word[1] == '.' && is_ascii_letter(static_cast<unsigned char>(word[0]));
}

/// `"Bud"` without its quotation marks.
std::u32string without_quotes(std::string_view word) {
  constexpr std::u32string_view kQuotes = U"\"“”„";
  const std::u32string chars = text::to_utf32(word);
  const bool quoted = chars.size() > 3 && kQuotes.find(chars.front()) != std::u32string_view::npos &&
                      kQuotes.find(chars.back()) != std::u32string_view::npos;
  return quoted ? chars.substr(1, chars.size() - 2) : chars;
}

/// Letters with the signs that names hold; the first a capital, or a particle. A nickname in quotation marks is one.
bool is_name_word(std::string_view word) {
  const std::u32string chars = without_quotes(word);
  if (chars.empty()) return false;
  for (std::size_t i = 0; i < chars.size(); ++i) {
    constexpr std::u32string_view kSigns = U"'’-.";
    if (!text::is_latin(chars[i]) && kSigns.find(chars[i]) == std::u32string_view::npos) return false;
    if (chars[i] == U'.' && i + 1 < chars.size() && chars.size() > 4) return false;
  }
  return to_small(chars[0]) != chars[0] || is_particle(word) || has_glued_particle(word) || chars[0] > 0xDE;
}

/// The words of a text with commas apart: "SMITH, John" -> SMITH | , | John.
std::vector<std::string> words_of(std::string_view text) {
  std::string spaced;
  for (const char c : text) {
    if (c == ',')
      spaced += " , ";
    else
      spaced += c;
  }
  return name_words(spaced);
}

/// "Gethin Rhydderch, CMLI": initials behind the comma of a name that is no surname before its given name, a degree or
/// membership that no table knows.
void take_initials(std::string& text, std::vector<std::string>& qualifications) {
  constexpr std::size_t kShortest = 2, kLongest = 7;
  while (true) {
    const std::size_t comma = text.rfind(", ");
    if (comma == std::string::npos) return;
    const std::string last = text.substr(comma + 2), before = text.substr(0, comma);
    const bool initials =
        last.size() >= kShortest && last.size() <= kLongest &&
        std::all_of(last.begin(), last.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '/'; });
    const bool name = before.find(' ') != std::string::npos &&
                      std::any_of(before.begin(), before.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!initials || !name) return;
    qualifications.push_back(last);
    text = before;
  }
}

/// Takes degrees, forms of address and suffixes off both ends; what is left is the name.
std::vector<std::string> take_titles(std::string_view text, std::vector<std::string>& qualifications) {
  std::string rest(text);
  const auto found = find_qualifications(text);
  for (auto piece = found.rbegin(); piece != found.rend(); ++piece) {
    rest.replace(piece->span.begin, piece->span.end - piece->span.begin, " ");
    qualifications.insert(qualifications.begin(), piece->value);
  }
  rest = text::squeeze_blanks(rest);
  take_initials(rest, qualifications);
  std::vector<std::string> words = words_of(rest);
  const auto is_mark = [](const std::string& word) {
    const text::ScriptCounts counts = text::count_scripts(word);
    return counts.other == counts.total() && word != ",";
  };
  while (words.size() > 2 && is_mark(words.front())) words.erase(words.begin());  // "— Rebecca Patel", a logo's dash
  while (words.size() > 2 && (words.front() == "Dr" || words.front() == "Prof" ||
                              words.front() == "Pr")) {  // as the British and French print
    qualifications.push_back(words.front());
    words.erase(words.begin());
  }
  while (!words.empty() &&
         (words.front() == "," ||
          (words.size() > 2 && contains(tables::kForms, key_of(words.front())) && words.front().size() > 1))) {
    words.erase(words.begin());
  }
  while (!words.empty() &&
         (words.back() == "," || (words.size() > 2 && contains(tables::kSuffixes, key_of(words.back())))))
    words.pop_back();
  return words;
}

std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string all;
  for (std::size_t i = begin; i < end; ++i) all += (i > begin ? " " : "") + words[i];
  return all;
}

/// "María del Carmen", "María de los Ángeles": one past such a double given name that a surname follows; 0 else.
std::size_t devotion_end(const std::vector<std::string>& words) {
  constexpr std::string_view kDevotions[] = {
      "carmen", "pilar",   "mar", "rosario", "rocío",    "sol",    "consuelo", "carme", "lourdes", "fátima",
      "jesús",  "ángeles", "luz", "dolores", "mercedes", "nieves", "milagros", "rosa",  "cruz",    "henar"};
  const std::string first = key_of(words[0]);
  if (first != "maría" && first != "maria" && first != "josé" && first != "ana") return 0;
  std::size_t at = 1;
  while (at < words.size() && is_particle(words[at])) ++at;
  if (at < words.size() && at > 1 && (words[at] == "los" || words[at] == "las")) ++at;
  const bool devotion = at > 1 && at + 1 < words.size() && contains(kDevotions, key_of(words[at]));
  return devotion ? at + 1 : 0;
}

/// Index of the first word of the family name, for "given … family".
std::size_t family_begin(const std::vector<std::string>& words) {
  const bool iberian = contains(tables::kIberianGivenNames, key_of(words[0]));
  if (iberian) {
    if (const std::size_t devotion = devotion_end(words)) return devotion;
    // "Luiz Fernando Tavares de Souza": the mother's name and the father's.
    std::size_t given = 1;
    while (given + 1 < words.size() && is_given_name(words[given])) ++given;
    const bool two_names = given + 3 == words.size() && !is_particle(words[given]) && is_particle(words[given + 1]) &&
                           to_small_ascii(words[given + 1]) != "e" && to_small_ascii(words[given + 1]) != "y";
    if (two_names) return given;
  }
  // "Letícia Abreu e Lima", "José Ortega y Gasset": two names joined to one.
  for (std::size_t i = 2; i + 1 < words.size(); ++i)
    if (to_small_ascii(words[i]) == "e" || to_small_ascii(words[i]) == "y") return i - 1;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    // "José e Maria" is no family name; other particles begin one.
    if (is_particle(words[i]) && to_small_ascii(words[i]) != "e" && to_small_ascii(words[i]) != "y") return i;
    if (has_glued_particle(words[i])) return i;
  }
  std::size_t given = 1;
  while (given + 1 < words.size() && (is_given_name(words[given]) || is_initial(words[given]) ||
                                      without_quotes(words[given]) != text::to_utf32(words[given])))
    ++given;
  return iberian && words.size() - given <= 2 ? given : words.size() - 1;
}

NameParts split(const std::vector<std::string>& words) {
  NameParts parts;
  const auto comma = std::find(words.begin(), words.end(), ",");
  if (comma != words.end()) {
    const auto at = static_cast<std::size_t>(comma - words.begin());
    parts.family = join(words, 0, at);
    parts.given = join(words, at + 1, words.size());
    parts.quality = 0.95F;
    parts.known_given = is_given_name(words[at + 1]);
    return parts;
  }
  if (words.size() == 1) {
    parts.given = words[0];
    parts.quality = 0.3F;
    return parts;
  }
  // Capitals mark the family name where only some words have them.
  const bool first = is_capitals(words.front()), last = is_capitals(words.back());
  std::size_t capitals = 0;
  while (capitals < words.size() && is_capitals(words[capitals])) ++capitals;
  if (first && !last && capitals < words.size()) {
    parts.family = join(words, 0, capitals);
    parts.given = join(words, capitals, words.size());
    parts.quality = 0.95F;
  } else {
    std::size_t begin = family_begin(words);
    if (last && !first) {
      begin = words.size() - 1;
      while (begin > 1 && (is_capitals(words[begin - 1]) || is_particle(words[begin - 1]))) --begin;
    }
    parts.given = join(words, 0, begin);
    parts.family = join(words, begin, words.size());
    parts.quality = words.size() == 2 ? 0.9F : 0.8F;
  }
  parts.known_given = is_given_name(name_words(parts.given).front());
  if (parts.known_given) parts.quality = std::min(0.97F, parts.quality + 0.07F);
  return parts;
}

}  // namespace

std::optional<WesternName> read_western_name(std::string_view text) {
  WesternName name;
  const std::vector<std::string> words = take_titles(text::squeeze_blanks(text::to_narrow(text)), name.qualifications);
  const auto count = words.size();
  if (count == 0 || count > 7) return std::nullopt;
  const auto commas = std::count(words.begin(), words.end(), ",");
  if (commas > 1 || words.front() == "," || words.back() == ",") return std::nullopt;
  const bool plain =
      std::all_of(words.begin(), words.end(), [](const std::string& w) { return w == "," || is_name_word(w); });
  if (!plain) return std::nullopt;
  name.parts = split(words);
  return name;
}

float western_name_likeness(std::string_view text) {
  const auto name = read_western_name(text);
  if (!name) return 0;
  const auto words = name_words(name->parts.given + " " + name->parts.family);
  if (words.size() < 2) return name->parts.known_given ? 0.35F : 0.1F;
  const std::string plain = name->parts.given + " " + name->parts.family;
  if (company_likeness(plain) > 0.55F || job_title_likeness(plain) > 0.5F || department_likeness(plain) > 0.5F)
    return 0.08F;
  float likeness = name->parts.known_given ? 0.92F : 0.5F;
  if (!name->qualifications.empty()) likeness += 0.3F;
  if (is_initial(words.front())) likeness += 0.2F;
  if (words.size() > 4) likeness -= 0.25F;
  if (std::any_of(words.begin(), words.end(), [](const std::string& w) { return w.size() > 14; })) likeness -= 0.2F;
  return std::clamp(likeness, 0.0F, 0.98F);
}

}  // namespace normalize
