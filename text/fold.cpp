#include "text/fold.h"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/kana.h"
#include "text/kanji.h"
#include "text/script.h"
#include "text/utf8.h"

namespace text {
namespace {

struct Spelling {
  char32_t letter;
  std::u32string_view ascii;
};

// Latin letters (lower case) that Unicode 15 does not decompose into a base letter and an accent.
constexpr std::array<Spelling, 12> kUndecomposed = {{{U'æ', U"ae"},
                                                     {U'ð', U"d"},
                                                     {U'ø', U"o"},
                                                     {U'þ', U"th"},
                                                     {U'đ', U"d"},
                                                     {U'ħ', U"h"},
                                                     {U'ı', U"i"},
                                                     {U'ł', U"l"},
                                                     {U'ŋ', U"n"},
                                                     {U'œ', U"oe"},
                                                     {U'ŧ', U"t"},
                                                     {U'ß', U"ss"}}};

icu::UnicodeString from_utf8(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

/// Unicode's NFKC_Casefold: compatibility forms, case and ignorable characters are gone.
icu::UnicodeString casefolded(const icu::UnicodeString& source) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return source;
  icu::UnicodeString normal = normalizer->normalize(source, status);
  return U_SUCCESS(status) ? normal : source;
}

bool is_letter_or_number(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool is_mark(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

/// The ASCII spelling of a lower-case Latin letter, appended to out.
void append_plain(std::u32string& out, char32_t letter, const icu::Normalizer2& nfc) {
  icu::UnicodeString parts;
  const bool decomposes = nfc.getDecomposition(static_cast<UChar32>(letter), parts) != 0;
  const auto base = decomposes ? static_cast<char32_t>(parts.char32At(0)) : letter;
  const auto* row = std::find_if(kUndecomposed.begin(), kUndecomposed.end(),
                                 [base](const Spelling& spelling) { return spelling.letter == base; });
  if (row == kUndecomposed.end())
    out += base;
  else
    out += row->ascii;
}

/// Letters and numbers alone, accents off the Latin ones; the marks of other scripts (が, й) are part of their letter
/// and stay. A mark without its letter goes, lest it join another one.
std::u32string plain_letters(const icu::UnicodeString& composed, const icu::Normalizer2& nfc) {
  std::u32string out;
  bool takes_marks = false;
  for (int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(composed.char32At(i));
    if (is_mark(c)) {
      if (takes_marks) out += c;
      continue;
    }
    const bool kept = is_letter_or_number(c);
    takes_marks = kept && !is_latin(c);
    if (!kept) continue;
    if (c >= 0x80 && is_latin(c))
      append_plain(out, c, nfc);
    else
      out += c;
  }
  return out;
}

// The small ヶ and ヵ of place and family names are printed large as often.
char32_t large(char32_t c) {
  if (c == U'ヶ' || c == U'ゖ') return U'ケ';
  return c == U'ヵ' || c == U'ゕ' ? U'カ' : c;
}

/// ASCII, kana with their marks in one, and usual kanji: of these every normal form is the character itself (of the
/// ideographic blank a blank), whatever stands beside it.
bool is_plain(char32_t c) {
  return c < 0x80 || c == 0x3000 || (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E ||
         (c >= 0x30A1 && c <= 0x30FE) || (c >= 0x4E00 && c <= 0x9FFF);
}

/// match_key() of text that is_plain(), which nearly all is: without ICU.
std::string plain_key(std::u32string_view text) {
  std::u32string key;
  key.reserve(text.size());
  for (const char32_t c : text) {
    const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'), digit = c >= U'0' && c <= U'9';
    if (c < 0x80 && !letter && !digit) continue;
    if (c == 0x3000 || c == U'・') continue;
    const bool hiragana = c >= 0x3041 && c <= 0x309E;
    key += c <= U'Z' && letter ? c + 0x20 : fold_kanji_variant(large(hiragana ? c + 0x60 : c));
  }
  return to_utf8(key);
}

}  // namespace

std::string match_key(std::string_view utf8) {
  if (const std::u32string text = to_utf32(utf8); std::ranges::all_of(text, is_plain)) return plain_key(text);
  std::string one_form = fold_kanji_variants(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return one_form;
  std::u32string letters = plain_letters(casefolded(from_utf8(one_form)), *nfc);
  std::ranges::transform(letters, letters.begin(), large);
  // Letters that have become neighbours may compose, and compatibility characters have brought variants in.
  std::string composed;
  nfc->normalize(from_utf8(to_utf8(letters)), status).toUTF8String(composed);
  return to_katakana(fold_kanji_variants(composed));
}

std::vector<std::string> search_keys(std::string_view utf8) {
  std::vector<std::string> keys;
  std::string key = match_key(utf8);
  if (key.empty()) return keys;
  const ScriptCounts counts = count_scripts(key);
  const bool readable =
      counts.han == 0 && counts.hangul == 0 && counts.other == 0 && counts.latin + counts.katakana > 0;
  std::string romaji = readable ? romaji_key(utf8) : std::string();
  keys.push_back(std::move(key));
  if (!romaji.empty() && romaji != keys.front()) keys.push_back(std::move(romaji));
  return keys;
}

}  // namespace text
