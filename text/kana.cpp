#include "text/kana.h"

#include <algorithm>

#include "text/kana_table.h"
#include "text/utf8.h"

namespace text {
namespace {

// U+FF66..U+FF9D in Unicode's order (which is JIS X 0201's).
constexpr std::u32string_view kFullWidth =
    U"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
constexpr std::u32string_view kVoiceable = U"ウカキクケコサシスセソタチツテトハヒフヘホヽ";
constexpr std::u32string_view kVoiced = U"ヴガギグゲゴザジズゼゾダヂヅデドバビブベボヾ";
constexpr std::u32string_view kHalfVoiceable = U"ハヒフヘホ";
constexpr std::u32string_view kHalfVoiced = U"パピプペポ";

char32_t full_width_katakana(char32_t c) {
  if (c >= 0xFF66 && c <= 0xFF9D) return kFullWidth[c - 0xFF66];
  const bool hiragana = (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E;
  return hiragana ? c + 0x60 : c;
}

/// The katakana with its mark (half-width or combining ﾞ ﾟ) joined; 0 when the mark does not belong there.
char32_t with_mark(char32_t base, char32_t mark) {
  const bool voiced = mark == 0xFF9E || mark == 0x3099;
  const bool half_voiced = mark == 0xFF9F || mark == 0x309A;
  if (!voiced && !half_voiced) return 0;
  const std::size_t at = (voiced ? kVoiceable : kHalfVoiceable).find(base);
  if (at == std::u32string_view::npos) return 0;
  return (voiced ? kVoiced : kHalfVoiced)[at];
}

std::u32string katakana(std::string_view utf8) {
  std::u32string out;
  for (const char32_t c : to_utf32(utf8)) {
    const char32_t joined = out.empty() ? 0 : with_mark(out.back(), c);
    if (joined != 0)
      out.back() = joined;
    else if (c == 0xFF9E || c == 0xFF9F)
      out += c == 0xFF9E ? U'゛' : U'゜';
    else
      out += full_width_katakana(c);
  }
  return out;
}

const Syllable* syllable_at(std::u32string_view rest) {
  if (rest.empty()) return nullptr;
  const auto found = std::find_if(kHepburn.begin(), kHepburn.end(), [rest](const Syllable& row) {
    return row.kana.front() == rest.front() && rest.starts_with(row.kana);
  });
  return found == kHepburn.end() ? nullptr : found;
}

/// ッ before a syllable: its consonant doubled, with t before ch.
std::string doubled(std::string_view romaji) {
  if (romaji.starts_with("ch")) return "t";
  return is_vowel(romaji.front()) ? std::string() : std::string(1, romaji.front());
}

}  // namespace

std::string to_katakana(std::string_view utf8) { return to_utf8(katakana(utf8)); }

std::string to_hiragana(std::string_view utf8) {
  std::u32string all = katakana(utf8);
  for (char32_t& c : all) {
    if ((c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE) c -= 0x60;
  }
  return to_utf8(all);
}

std::string romaji_from_kana(std::string_view kana) {
  const std::u32string all = katakana(kana);
  std::string out;
  bool after_kana = false;  // ー, ッ and ン sound by their neighbours
  for (std::size_t i = 0; i < all.size();) {
    const std::u32string_view rest = std::u32string_view(all).substr(i);
    const Syllable* syllable = syllable_at(rest);
    const Syllable* next = syllable_at(rest.substr(1));
    if (syllable != nullptr) {
      out += syllable->romaji;
      i += syllable->kana.size();
      after_kana = true;
      continue;
    }
    ++i;
    if (rest[0] == U'ッ') {
      out += next == nullptr ? "tsu" : doubled(next->romaji);
      after_kana = true;
    } else if (rest[0] == U'ン') {
      const bool apart = next != nullptr && (is_vowel(next->romaji[0]) || next->romaji[0] == 'y');
      out += apart ? "n'" : "n";
      after_kana = true;
    } else if (rest[0] == U'ー' && after_kana && is_vowel(out.back())) {
      out += out.back();
    } else {
      out += to_utf8(rest[0]);
      after_kana = false;
    }
  }
  return out;
}

}  // namespace text
