#include "dedupe/prepare_name.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "dedupe/edits.h"
#include "dedupe/keys.h"
#include "dedupe/name_book.h"
#include "text/fold.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace dedupe {
namespace {

struct Halves {
  std::string family, given;
};

bool is_latin_text(const std::string& utf8) {
  const text::ScriptCounts counts = text::count_scripts(utf8);
  return counts.latin > 0 && counts.japanese() == 0;
}

bool is_kana_text(const std::string& utf8) {
  const text::ScriptCounts counts = text::count_scripts(utf8);
  return counts.hiragana + counts.katakana > 0 && counts.han + counts.latin == 0 && !text::romaji_key(utf8).empty();
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  const std::string squeezed = text::squeeze_blanks(name);
  for (std::size_t at = 0; at < squeezed.size();) {
    const std::size_t end = std::min(squeezed.find(' ', at), squeezed.size());
    words.push_back(squeezed.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// A Japanese name without a gap: the longest family name of the book that leaves a given name, a known one first.
Halves part_by_book(const std::string& full) {
  const std::u32string characters = text::to_utf32(full);
  Halves fallback{full, ""};
  if (characters.size() < 2 || is_known_name(Half::family, text::match_key(full))) return fallback;
  for (std::size_t length = std::min<std::size_t>(3, characters.size() - 1); length >= 1; --length) {
    Halves halves{text::to_utf8(characters.substr(0, length)), text::to_utf8(characters.substr(length))};
    if (!is_known_name(Half::family, text::match_key(halves.family))) continue;
    if (is_known_name(Half::given, text::match_key(halves.given))) return halves;
    if (fallback.given.empty() && length >= 2 && characters.size() >= 4) fallback = halves;
  }
  return fallback;
}

// Written behind a name in lists of addresses. 氏 and 君 are left: names end with them.
constexpr std::string_view kHonorifics[] = {"様", "さま", "さん", "殿", "先生"};

std::string without_honorific(const std::string& name) {
  for (const std::string_view honorific : kHonorifics)
    if (name.size() > honorific.size() && name.ends_with(honorific))
      return text::squeeze_blanks(std::string_view(name).substr(0, name.size() - honorific.size()));
  return name;
}

Halves part(const std::string& family, const std::string& given) {
  if (family.empty() && !given.empty()) {
    const Halves parted = part(given, "");
    return parted.given.empty() ? Halves{"", given} : parted;
  }
  if (!given.empty() || family.empty()) return {family, given};
  const std::vector<std::string> words = words_of(family);
  const bool latin = is_latin_text(family);
  if (words.size() == 2) return latin ? Halves{words[1], words[0]} : Halves{words[0], words[1]};
  if (words.size() > 2 && latin) {
    std::string first = words[0];
    for (std::size_t i = 1; i + 1 < words.size(); ++i) first += ' ' + words[i];
    return {words.back(), first};
  }
  return latin ? Halves{family, ""} : part_by_book(family);
}

// Kanji that recognition puts for kana of the same shape; in a reading there are none.
constexpr std::pair<char32_t, char32_t> kKanaShapes[] = {
    {U'二', U'ニ'}, {U'力', U'カ'}, {U'口', U'ロ'}, {U'工', U'エ'}, {U'夕', U'タ'}, {U'卜', U'ト'},
    {U'八', U'ハ'}, {U'一', U'ー'}, {U'千', U'チ'}, {U'三', U'ミ'}, {U'才', U'オ'}, {U'又', U'ヌ'},
};

std::string repaired_kana(const std::string& kana) {
  std::u32string characters = text::to_utf32(kana);
  for (char32_t& c : characters)
    for (const auto& [kanji, shape] : kKanaShapes)
      if (c == kanji) c = shape;
  return text::to_utf8(characters);
}

NamePart part_of(Half half, const std::string& name, const std::string& kana) {
  NamePart part;
  part.key = text::match_key(name);
  part.printed = static_cast<std::uint64_t>(hash_of({.value = text::without_blanks(name)}));  // stored: stable
  part.latin = is_latin_text(name);
  const std::string read = !kana.empty()                      ? repaired_kana(kana)
                           : is_kana_text(name) || part.latin ? name
                                                              : std::string();
  const std::string sound = text::romaji_key(part.latin && kana.empty() ? part.key : read);
  if (!sound.empty()) part.sounds.push_back(sound);
  if (part.sounds.empty()) part.likely = readings_of(half, part.key);
  return part;
}

bool may_sound(const NamePart& part, const std::string& sound) {
  return std::binary_search(part.sounds.begin(), part.sounds.end(), sound) ||
         std::find(part.likely.begin(), part.likely.end(), sound) != part.likely.end();
}

bool is_capitals(const std::string& word) {
  return word.size() > 1 && std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isupper(c) != 0; });
}

// Which word of "Taro YAMADA" is the family name: the one that reads so, else the one in capitals, else the last.
std::size_t family_word(const std::vector<std::string>& words, const Prepared& out) {
  const std::string first = text::romaji_key(text::match_key(words.front()));
  const std::string last = text::romaji_key(text::match_key(words.back()));
  const int for_last = (may_sound(out.family, last) ? 2 : 0) + (may_sound(out.given, first) ? 2 : 0);
  const int for_first = (may_sound(out.family, first) ? 2 : 0) + (may_sound(out.given, last) ? 2 : 0);
  if (for_first != for_last) return for_first > for_last ? 0 : words.size() - 1;
  return is_capitals(words.front()) && !is_capitals(words.back()) ? 0 : words.size() - 1;
}

void add_sound(NamePart& part, const std::string& sound) {
  if (sound.empty() || part.key.empty()) return;
  if (std::find(part.sounds.begin(), part.sounds.end(), sound) == part.sounds.end()) part.sounds.push_back(sound);
  std::sort(part.sounds.begin(), part.sounds.end());
  part.likely.clear();
}

void add_latin_name(const std::string& latin_name, Prepared& out) {
  const std::vector<std::string> words = words_of(latin_name);
  if (words.size() < 2 || out.family.latin) return;
  const std::size_t family = family_word(words, out);
  std::string given;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (i != family) given += words[i];
  add_sound(out.family, text::romaji_key(text::match_key(words[family])));
  // "T. YAMADA" has no reading of the given name.
  const std::string key = text::match_key(given);
  if (out.given.empty()) out.given = part_of(Half::given, given, "");
  if (key.size() > 1) add_sound(out.given, text::romaji_key(key));
}

}  // namespace

void prepare_name(const card::Contact& contact, Prepared& out) {
  const bool latin_alone = contact.family_name.empty() && contact.given_name.empty();
  // 鵜殿 is a family name: only what ends the whole name is an honorific.
  const std::string given = without_honorific(contact.given_name);
  const std::string whole = text::squeeze_blanks(contact.family_name);
  const bool one_column = contact.given_name.empty() && whole.find(' ') != std::string::npos;
  const std::string family = one_column ? without_honorific(whole) : contact.family_name;
  Halves name = latin_alone ? part(contact.latin_name, "") : part(family, given);
  const Halves kana = part(contact.family_kana, without_honorific(contact.given_kana));
  out.family = part_of(Half::family, name.family, kana.family);
  out.given = part_of(Half::given, name.given, kana.given);
  if (!latin_alone) add_latin_name(contact.latin_name, out);
}

}  // namespace dedupe
