#include <algorithm>

#include "text/fold.h"
#include "text/kana.h"
#include "text/kana_table.h"
#include "text/script.h"
#include "text/utf8.h"

namespace text {
namespace {

/// Letters of one word to Hepburn with short vowels for long ones marked by a macron or an h.
std::string hepburn_word(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const std::string_view rest = word.substr(i);
    const bool digraph = rest.starts_with("sh") || rest.starts_with("ch") || rest.starts_with("ts");
    const auto other = std::find_if(kRespellings.begin(), kRespellings.end(),
                                    [rest](const Respelling& row) { return rest.starts_with(row.other); });
    const bool after_o = out.ends_with('o');
    const bool first_syllable = after_o && std::count_if(out.begin(), out.end(), is_vowel) == 1;
    const bool length_h = (after_o || out.ends_with('u')) && is_length_h(rest, first_syllable, out == "o");
    const bool m_for_n = rest.size() > 1 && rest[0] == 'm' && std::string_view("bpm").find(rest[1]) < 3;
    const bool t_before_ch = rest.starts_with("tch") || rest.starts_with("tty") || rest.starts_with("tti");
    if (length_h)
      ++i;
    else if (digraph)
      out += rest.substr(0, 2), i += 2;
    else if (t_before_ch)
      out += 'c', ++i;
    else if (other != kRespellings.end())
      out += other->hepburn, i += other->other.size();
    else
      out += m_for_n ? 'n' : rest[0], ++i;
  }
  return out;
}

/// Runs of o and u after an o, and of u after a u, to the first of them.
std::string with_short_vowels(std::string_view letters) {
  std::string out;
  char run = 0;
  for (const char c : letters) {
    const bool lengthens = (run == 'o' && (c == 'o' || c == 'u')) || (run == 'u' && c == 'u');
    if (lengthens) continue;
    run = c;
    out += c;
  }
  return out;
}

}  // namespace

std::string romaji_key(std::string_view romaji_or_kana) {
  std::u32string all = to_utf32(to_katakana(romaji_or_kana));
  std::erase(all, U'ー');
  const std::u32string romaji = to_utf32(romaji_from_kana(to_utf8(all)));
  std::string key;
  for (auto word = romaji.begin(); word != romaji.end();) {
    const auto end = std::find_if(word, romaji.end(), is_blank);
    key += hepburn_word(match_key(to_utf8(std::u32string_view(word, end))));
    word = std::find_if_not(end, romaji.end(), is_blank);
  }
  return with_short_vowels(key);
}

}  // namespace text
