#include <algorithm>
#include <utility>

#include "normalize/knowledge_lines.h"
#include "normalize/name_kanji.h"
#include "normalize/person_name.h"
#include "normalize/printed_line.h"
#include "text/fold.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

bool is_capitals(std::string_view word) {
  int capitals = 0;
  for (const char32_t c : text::to_utf32(word)) {
    if (c >= U'a' && c <= U'z') return false;
    capitals += c >= U'A' && c <= U'Z' ? 1 : 0;
  }
  return capitals >= 2;
}

bool is_initial(std::string_view word) {
  return (word.size() == 1 || (word.size() == 2 && word[1] == '.')) &&
         is_ascii_letter(static_cast<unsigned char>(word[0]));
}

/// Latin letters with the signs of romaji: Ōno, Jun'ichi, Shin-ichi, T.
bool is_romaji_word(std::string_view word) {
  const std::u32string chars = text::to_utf32(word);
  return !chars.empty() && std::all_of(chars.begin(), chars.end(), [](char32_t c) {
    return text::is_latin(c) || c == U'.' || c == U'\'' || c == U'’' || c == U'-';
  });
}

/// A reading put together from single kanji is nearly as good as a listed one.
constexpr float kComposed = 0.9F;

bool any_reading(const std::vector<std::string>& readings, const std::string& key) {
  return std::any_of(readings.begin(), readings.end(),
                     [&](const std::string& r) { return text::romaji_key(r) == key; });
}

/// How well a romaji word is a surname (or a given name) of this person, or of anybody; about -1..3.
float word_value(std::string_view word, const std::string& kanji, const std::string& kana, bool family,
                 const NameBook& names) {
  const std::string key = text::romaji_key(word);
  if (key.empty()) return 0;
  if (is_initial(word)) return family ? -0.8F : 0.4F;
  if (!kana.empty()) return text::romaji_key(kana) == key ? 3.0F : -1.0F;
  const auto readings = family ? names.surname_readings(kanji) : names.given_readings(kanji);
  if (any_reading(readings, key)) return 3.0F;
  for (const std::string& reading : text::kana_from_romaji(word)) {
    if (family ? names.is_surname_reading(reading) : names.is_given_reading(reading)) return 0.6F;
  }
  return readings.empty() ? 0.0F : -0.3F;
}

struct Order {
  float family_first = 0, family_last = 0;
};

}  // namespace

std::optional<NameParts> split_romaji_name(std::string_view text, const NameParts& kanji, const NameParts& kana,
                                           const NameBook& names) {
  const std::string squeezed = text::squeeze_blanks(text::to_narrow(strip_marks(text)));
  const auto comma = squeezed.find(',');
  auto words =
      name_words(comma == std::string::npos ? squeezed : squeezed.substr(0, comma) + " " + squeezed.substr(comma + 1));
  if (words.size() < 2 || words.size() > 3 || !std::all_of(words.begin(), words.end(), is_romaji_word))
    return std::nullopt;
  // A middle part goes with the given name: "Taro J. Yamada".
  const std::string first = words.front(), last = words.back();
  const std::string middle = words.size() == 3 ? words[1] : "";
  Order order;
  order.family_first = word_value(first, kanji.family, kana.family, true, names) +
                       word_value(last, kanji.given, kana.given, false, names);
  order.family_last = word_value(last, kanji.family, kana.family, true, names) +
                      word_value(first, kanji.given, kana.given, false, names);
  const bool first_capitals = is_capitals(first), last_capitals = is_capitals(last);
  if (first_capitals && !last_capitals && !is_initial(last)) order.family_first += 2.5F;
  if (last_capitals && !first_capitals && !is_initial(first)) order.family_last += 2.5F;
  if (comma != std::string::npos) order.family_first += 4.0F;
  order.family_last += 0.3F;  // given name first is the more usual order on cards
  const bool family_first = order.family_first > order.family_last;
  NameParts parts;
  parts.family = family_first ? first : last;
  parts.given = family_first ? last : first;
  if (!middle.empty()) parts.given = family_first ? middle + " " + parts.given : parts.given + " " + middle;
  const float best = std::max(order.family_first, order.family_last);
  const float margin = std::abs(order.family_first - order.family_last);
  parts.known_family = word_value(parts.family, "", "", true, names) > 0.5F;
  parts.known_given = word_value(parts.given, "", "", false, names) > 0.5F;
  parts.quality = std::clamp(0.55F + 0.1F * margin + (best > 2 ? 0.1F : 0.0F), 0.5F, 0.98F);
  return parts;
}

float romaji_fit(const NameParts& romaji, const NameParts& kanji, const NameParts& kana, const NameBook& names) {
  const auto part = [&](const std::string& word, const std::string& name, const std::string& reading, bool family) {
    if (word.empty()) return 0.5F;
    const std::string key = text::romaji_key(word);
    if (is_initial(word)) {
      const auto readings = !reading.empty() ? std::vector<std::string>{reading}
                            : family         ? names.surname_readings(name)
                                             : names.given_readings(name);
      const char letter = to_small_ascii(word)[0];
      const bool fits = std::any_of(readings.begin(), readings.end(),
                                    [&](const std::string& r) { return text::romaji_from_kana(r).front() == letter; });
      return readings.empty() ? 0.5F : fits ? 0.8F : 0.2F;
    }
    if (!reading.empty()) return text::romaji_key(reading) == key ? 1.0F : 0.0F;
    const PossibleReadings possible = names.possible_readings(name, family ? NamePart::family : NamePart::given);
    if (any_reading(possible.texts, key)) return possible.listed ? 1.0F : kComposed;
    return possible.texts.empty() ? 0.5F : possible.listed ? 0.25F : 0.4F;
  };
  return (part(romaji.family, kanji.family, kana.family, true) + part(romaji.given, kanji.given, kana.given, false)) /
         2;
}

namespace {

/// The parts of a mailbox name: "taro.yamada" -> taro, yamada; digits dropped.
std::vector<std::string> mailbox_words(std::string_view local) {
  std::vector<std::string> words(1);
  for (const char c : to_small_ascii(local)) {
    if (c >= 'a' && c <= 'z') {
      words.back() += c;
    } else if (!words.back().empty() && (c < '0' || c > '9')) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string romaji_of(const std::string& part) {
  const bool kana = text::count_scripts(part).katakana + text::count_scripts(part).hiragana > 0;
  return to_small_ascii(kana ? text::romaji_from_kana(part) : part);
}

float mailbox_value(std::string_view local, const std::string& family_romaji, const std::string& given_romaji) {
  const auto words = mailbox_words(local);
  if (words.empty() || family_romaji.empty()) return 0;
  const std::string family = text::romaji_key(family_romaji);
  const std::string given = text::romaji_key(given_romaji);
  std::string joined;
  for (const std::string& word : words) joined += word;
  const std::string key = text::romaji_key(joined);
  const auto is_given = [&](const std::string& word) {
    return !given.empty() && (text::romaji_key(word) == given || (word.size() <= 3 && given_romaji.starts_with(word)));
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (text::romaji_key(words[i]) != family) continue;
    if (words.size() == 1) return 0.85F;
    return is_given(words[i == 0 ? 1 : 0]) ? 1.0F : 0.75F;
  }
  if (!given.empty() && (key == given + family || key == family + given)) return 1.0F;
  // "tyamada", "yamadat"
  if (!given_romaji.empty() && joined.size() > 3) {
    if (joined[0] == given_romaji[0] && text::romaji_key(std::string_view(joined).substr(1)) == family) return 0.95F;
    if (joined.back() == given_romaji[0] &&
        text::romaji_key(std::string_view(joined).substr(0, joined.size() - 1)) == family)
      return 0.95F;
  }
  if (words.size() == 1 && text::romaji_key(words[0]) == given) return 0.7F;
  return 0;
}

/// Whether a surname's romaji may stand in a mailbox name.
bool holds(std::string_view local, const std::string& family_romaji) {
  const std::string family = text::romaji_key(family_romaji);
  std::string joined;
  for (const std::string& word : mailbox_words(local)) {
    if (text::romaji_key(word).find(family) != std::string::npos) return true;
    joined += word;
  }
  return text::romaji_key(joined).find(family) != std::string::npos;
}

/// "Müller" as mueller, muller.
std::vector<std::string> spelt_in_mailboxes(const std::string& part) {
  constexpr std::pair<std::string_view, std::string_view> kGerman[] = {
      {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}, {"ß", "ss"}};
  std::string german = part;
  for (const auto& [letter, written] : kGerman)
    for (std::size_t at; (at = german.find(letter)) != std::string::npos;) german.replace(at, letter.size(), written);
  return {romaji_of(part), text::match_key(german), text::match_key(part)};
}

}  // namespace

float mailbox_fit(std::string_view local, const NameParts& name) {
  const text::ScriptCounts counts = text::count_scripts(name.family);
  const float whole = mailbox_value(local, romaji_of(name.family), romaji_of(name.given));
  if (counts.eastern() > 0 || whole > 0.8F) return whole;
  // Of several family names, or given ones, a mailbox may have one: luiz.tavares of Luiz Fernando Tavares de Souza.
  constexpr std::size_t kShortest = 4;
  std::vector<std::string> families{name.family}, givens{name.given};
  for (const std::string& word : name_words(name.family))
    if (word.size() >= kShortest && word != name.family) families.push_back(word);
  if (const std::size_t blank = name.given.find(' '); blank != std::string::npos)
    givens.push_back(name.given.substr(0, blank));
  float best = whole;
  for (const std::string& family : families)
    for (const std::string& given : givens)
      for (const std::string& f : spelt_in_mailboxes(family))
        for (const std::string& g : spelt_in_mailboxes(given)) best = std::max(best, mailbox_value(local, f, g));
  return best;
}

float mailbox_fit_kanji(std::string_view local, const NameParts& kanji, const NameBook& names) {
  float best = 0;
  const PossibleReadings family = names.possible_readings(kanji.family, NamePart::family);
  PossibleReadings given = names.possible_readings(kanji.given, NamePart::given);
  if (given.texts.empty()) given.texts.emplace_back();
  const float sure = (family.listed ? 1.0F : kComposed) * (given.listed ? 1.0F : kComposed);
  std::vector<std::string> given_romaji;
  for (const std::string& reading : given.texts) given_romaji.push_back(romaji_of(reading));
  for (const std::string& reading : family.texts) {
    const std::string family_romaji = romaji_of(reading);
    if (&reading != &family.texts.front() && !holds(local, family_romaji)) continue;  // the given name alone was tried
    for (const std::string& other : given_romaji)
      best = std::max(best, sure * mailbox_value(local, family_romaji, other));
  }
  return best;
}

}  // namespace normalize
