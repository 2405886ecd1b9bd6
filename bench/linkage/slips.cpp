#include "bench/linkage/slips.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "text/kana.h"
#include "text/utf8.h"

namespace linkage {
namespace {

using samples::Random;

constexpr std::u32string_view kVariants[] = {U"高髙", U"崎﨑", U"辺邊邉", U"斎齋", U"沢澤", U"浜濱", U"広廣", U"島嶋",
                                             U"真眞", U"国國", U"桜櫻",   U"滝瀧", U"竜龍", U"恵惠", U"栄榮", U"富冨"};
// Not taken from the tables of dedupe/: what is measured must not set the exam.
constexpr std::u32string_view kLookAlike[] = {U"大太", U"土士", U"日目", U"末未", U"口ロ", U"力カ", U"二ニ", U"一ー",
                                              U"工エ", U"夕タ", U"藤籐", U"崎埼", U"健建", U"裕祐", U"郎朗", U"田由",
                                              U"木本", U"0OQ",  U"1lI",  U"5S",   U"8B",   U"ec",   U"nr",   U"vy",
                                              U"uv",   U"ハバ", U"シツ", U"ソン", U"人入", U"千干", U"村材", U"間問"};

std::u32string_view look_alikes(char32_t c) {
  for (const std::u32string_view row : kLookAlike)
    if (row.find(c) != std::u32string_view::npos) return row;
  return {};
}

char32_t other_of(std::u32string_view row, char32_t c, Random& random) {
  char32_t other = c;
  while (other == c) other = row[static_cast<std::size_t>(random.next() % row.size())];
  return other;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

std::string with_variant_kanji(const std::string& name, Random& random) {
  std::u32string characters = text::to_utf32(name);
  for (char32_t& c : characters)
    for (const std::u32string_view row : kVariants)
      if (row.find(c) != std::u32string_view::npos) {
        c = other_of(row, c, random);
        return text::to_utf8(characters);
      }
  return name;
}

std::string with_slip(const std::string& utf8, Random& random) {
  std::u32string characters = text::to_utf32(utf8);
  if (characters.empty()) return utf8;
  for (int tries = 0; tries < 8; ++tries) {
    char32_t& c = characters[static_cast<std::size_t>(random.next() % characters.size())];
    const std::u32string_view row = look_alikes(c);
    if (row.empty()) continue;
    c = other_of(row, c, random);
    return text::to_utf8(characters);
  }
  const auto at = static_cast<std::size_t>(random.next() % characters.size());
  const double kind = random.unit();
  if (kind < 0.4 && characters.size() > 2) {
    characters.erase(at, 1);
  } else if (kind < 0.6) {
    characters.insert(at, 1, characters[at]);
  } else {
    characters[at] += static_cast<char32_t>(random.integer(1, 3));
  }
  return text::to_utf8(characters);
}

std::string with_digit_slip(std::string number, Random& random) {
  if (number.size() < 6) return number;
  char& digit = number[number.size() - 1 - static_cast<std::size_t>(random.next() % 6)];
  digit = static_cast<char>('0' + (digit - '0' + random.integer(1, 9)) % 10);
  return number;
}

std::string romanised(const std::string& latin, Romanisation style) {
  std::string out = latin;
  if (style == Romanisation::short_vowels || style == Romanisation::kunrei) out = text::romaji_key(latin);
  if (style == Romanisation::passport_h) out = replaced(replaced(out, "ou", "oh"), "oo", "oh");
  if (style == Romanisation::kunrei)
    out = replaced(replaced(replaced(replaced(out, "shi", "si"), "chi", "ti"), "tsu", "tu"), "fu", "hu");
  if (!out.empty()) out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  return out;
}

std::string company_written(const Firm& firm, Random& random) {
  std::string form = firm.form;
  const double kind = random.unit();
  if (form == "株式会社" && kind < 0.12) form = "(株)";
  if (form == "株式会社" && kind > 0.94) form = "㈱";
  if (kind > 0.12 && kind < 0.17) form.clear();
  return firm.form_in_front ? form + firm.core : firm.core + form;
}

}  // namespace linkage
