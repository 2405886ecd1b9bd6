#include "text/width.h"

#include <string>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "text/script.h"
#include "text/utf8.h"

namespace text {
namespace {

// Unicode 15, general category Pd and the look-alikes that Japanese print puts in a number.
constexpr std::u32string_view kDashes =
    U"-\u00AD\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\uFE58\uFE63\uFF0D";
// Taken for a dash only between digits and Latin letters: they are letters of their own elsewhere.
constexpr std::u32string_view kDashLetters = U"ー\uFF70一";

bool is_dash(char32_t c) {
  return kDashes.find(c) != std::u32string_view::npos || kDashLetters.find(c) != std::u32string_view::npos;
}

bool joins(char32_t c) { return is_digit(c) || is_latin(c); }

}  // namespace

std::string nfkc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return std::string(utf8);
  const auto source = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  const icu::UnicodeString normal = normalizer->normalize(source, status);
  if (U_FAILURE(status)) return std::string(utf8);
  std::string out;
  normal.toUTF8String(out);
  return out;
}

std::string to_narrow(std::string_view utf8) {
  std::u32string all = to_utf32(utf8);
  for (char32_t& c : all) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c == 0x3000) c = U' ';
  }
  return to_utf8(all);
}

std::string fold_dashes(std::string_view utf8) {
  const std::u32string all = to_utf32(utf8);
  std::u32string out = all;
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    if (is_dash(all[i]) && joins(all[i - 1]) && joins(all[i + 1])) out[i] = U'-';
  }
  return to_utf8(out);
}

std::string without_blanks(std::string_view utf8) {
  std::u32string all = to_utf32(utf8);
  std::erase_if(all, is_blank);
  return to_utf8(all);
}

std::string squeeze_blanks(std::string_view utf8) {
  std::u32string out;
  for (const char32_t c : to_utf32(utf8)) {
    if (!is_blank(c))
      out += c;
    else if (!out.empty() && out.back() != U' ')
      out += U' ';
  }
  if (!out.empty() && out.back() == U' ') out.pop_back();
  return to_utf8(out);
}

}  // namespace text
