#include "samples/lines/line_texts.h"

#include <fstream>
#include <iterator>
#include <string_view>

#include "samples/generator/japanese_contact.h"
#include "samples/generator/words.h"
#include "samples/generator/writing.h"

namespace samples {
namespace {

std::string piece_of_a_card(const JapaneseSource& source, Random& random) {
  const double kind = random.unit();
  const Style style = kind < 0.4 ? Style::vertical : kind < 0.6 ? Style::bilingual : Style::horizontal;
  const Numerals numerals = random.chance(0.5) ? Numerals::kanji : Numerals::western;
  const Sheet sheet =
      kind < 0.2 ? english_side_sheet(source, random) : japanese_sheet(source, style, numerals, {random, random});
  const Block& block = random.pick(sheet.blocks);
  if (block.pieces.empty()) return {};
  return random.pick(block.pieces).text;
}

std::string name(const JapaneseSource& source, Random& random) {
  const JapanesePerson person = invent_person(source, random);
  const double kind = random.unit();
  if (kind < 0.25) return person.family + person.given;
  if (kind < 0.55) return person.family + " " + person.given;
  if (kind < 0.65) return person.family;
  if (kind < 0.72) return person.given;
  if (kind < 0.8) return person.family_kana + " " + person.given_kana;
  if (kind < 0.88) return to_hiragana(person.family_kana + " " + person.given_kana);
  if (kind < 0.94) return person.given_romaji + " " + upper(person.family_romaji);
  return person.family_romaji + " " + person.given_romaji;
}

/// One to five kanji that the dictionaries rarely show, so that every character is seen in any company.
std::string rare_run(const JapaneseSource& source, const std::string& rare_kanji, Random& random) {
  const auto kanji = characters(rare_kanji);
  std::string text;
  for (int n = random.integer(1, 4); n > 0; --n) {
    if (random.chance(0.7)) {
      text += random.pick(kanji);
    } else {
      text += random.pick(characters(random.pick(source.dictionaries.surnames).text));
    }
    if (n == 3 && random.chance(0.3)) text += " ";
  }
  return text;
}

std::string address(const JapaneseSource& source, Random& random) {
  const Town& town = random.pick(source.dictionaries.towns);
  std::string text;
  if (random.chance(0.25)) {
    text = (random.chance(0.8) ? "〒" : "") + town.postal_code.substr(0, 3) + "-" + town.postal_code.substr(3);
    if (random.chance(0.6)) return text;
    text += " ";
  }
  text += (random.chance(0.85) ? town.region : "") + town.locality + town.town;
  if (random.chance(0.15)) return text;
  const int parts = random.integer(1, 3);
  for (int i = 0; i < parts; ++i) text += (i > 0 ? "-" : "") + std::to_string(random.integer(1, i == 0 ? 9 : 40));
  return text;
}

/// Letters and digits in any order, so that no word helps: what stands in mailboxes and domains is often in no list.
/// Now and then such as look alike.
std::string letters(int count, Random& random) {
  static constexpr std::string_view kAny = "abcdefghijklmnopqrstuvwxyzaeiouaeioulrnm";
  static constexpr std::string_view kAlike = "1liijtf0oocceavvuyynhmrn5s2z6b9gq";
  const std::string_view alphabet = random.chance(0.25) ? kAlike : kAny;
  std::string text;
  for (int i = 0; i < count; ++i)
    text += alphabet[static_cast<std::size_t>(random.integer(0, std::ssize(alphabet) - 1))];
  if (random.chance(0.15)) text += std::to_string(random.integer(0, 999));
  return text;
}

/// An e-mail or web address with the small signs that readers lose: stops, underscores, hyphens.
std::string net_address(const JapaneseSource& source, Random& random) {
  static const std::vector<std::string> kSigns = {".", ".", "_", "_", "-", ""};
  static const std::vector<std::string> kEnds = {".co.jp", ".jp", ".com", ".ne.jp", ".or.jp", ".net", ".ac.jp", ".io"};
  const JapanesePerson person = invent_person(source, random);
  const std::string domain = letters(random.integer(3, 9), random) +
                             (random.chance(0.25) ? "-" + letters(random.integer(2, 6), random) : "") +
                             random.pick(kEnds);
  if (random.chance(0.3))
    return (random.chance(0.6) ? "https://www." : "www.") + domain + (random.chance(0.4) ? "/" : "");
  const std::string given = random.chance(0.5) ? lower(person.given_romaji) : letters(random.integer(1, 3), random);
  const std::string family = random.chance(0.7) ? lower(person.family_romaji) : letters(random.integer(3, 8), random);
  return given + random.pick(kSigns) + family + "@" + domain;
}

/// Digits of phones and postal codes in kanji, with the signs that part them or without, as columns come laid out.
std::string kanji_number(Random& random) {
  static const std::vector<std::string> kParts = {"", "", "ー", "・", "（", "）", "の"};
  static constexpr int kGroups[] = {3, 4, 4};
  const std::string sign = random.pick(kParts);
  std::string text = random.chance(0.3) ? "電話" : random.chance(0.2) ? "〒" : "";
  for (const int digits : kGroups) {
    if (digits != 3 || !text.empty()) text += random.chance(0.8) ? sign : "";
    for (int i = 0; i < digits; ++i) text += to_kanji_digits(std::to_string(random.integer(sign.empty() ? 1 : 0, 9)));
  }
  return text;
}

}  // namespace

std::set<std::string> load_characters(const std::string& unicharset_file) {
  std::set<std::string> characters;
  std::ifstream in(unicharset_file);
  std::string line;
  std::getline(in, line);  // the count
  while (std::getline(in, line)) characters.insert(line.substr(0, line.find(' ')));
  return characters;
}

std::string line_text(const JapaneseSource& source, const std::string& rare_kanji, Random& random) {
  const double kind = random.unit();
  if (kind < 0.38) return piece_of_a_card(source, random);
  if (kind < 0.48) return net_address(source, random);
  if (kind < 0.53) return kanji_number(random);
  if (kind < 0.73) return name(source, random);
  if (kind < 0.87) return rare_run(source, rare_kanji, random);
  return address(source, random);
}

}  // namespace samples
