#include "exchange/charset.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <type_traits>

#include <iconv.h>

#include "text/script.h"
#include "text/utf8.h"

namespace exchange {
namespace {

struct Charset {
  std::string_view name;   ///< lower case, without '-' and '_'
  const char* iconv_name;  ///< as glibc calls it; Shift_JIS is what Windows makes of it
};
constexpr std::array<Charset, 12> kCharsets = {{{"iso88591", "WINDOWS-1252"},
                                                {"latin1", "WINDOWS-1252"},
                                                {"windows1252", "WINDOWS-1252"},
                                                {"cp1252", "WINDOWS-1252"},
                                                {"shiftjis", "CP932"},
                                                {"sjis", "CP932"},
                                                {"xsjis", "CP932"},
                                                {"cp932", "CP932"},
                                                {"windows31j", "CP932"},
                                                {"mskanji", "CP932"},
                                                {"eucjp", "EUC-JP-MS"},
                                                {"iso2022jp", "ISO-2022-JP"}}};

struct Close {
  void operator()(void* converter) const { iconv_close(converter); }
};

/// Nothing when a byte does not fit.
std::optional<std::string> converted(std::string_view bytes, const char* iconv_name) {
  const iconv_t opened = iconv_open("UTF-8", iconv_name);
  if (opened == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT: iconv's own convention
  const std::unique_ptr<std::remove_pointer_t<iconv_t>, Close> converter(opened);
  std::string out(bytes.size() * 4 + 16, '\0');
  std::string in(bytes);
  char* from = in.data();
  char* to = out.data();
  std::size_t from_left = in.size();
  std::size_t to_left = out.size();
  if (iconv(converter.get(), &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1)) return std::nullopt;
  out.resize(out.size() - to_left);
  return out;
}

std::string plain_name(std::string_view charset) {
  std::string plain;
  for (const char c : charset) {
    if (c != '-' && c != '_') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  }
  return plain;
}

}  // namespace

std::string utf8_from(std::string_view bytes, std::string_view charset) {
  const auto* named = std::ranges::find(kCharsets, plain_name(charset), &Charset::name);
  if (named != kCharsets.end()) {
    auto text = converted(bytes, named->iconv_name);
    if (text && text::is_valid_utf8(*text)) return *std::move(text);  // iconv knows code points that there are not
  }
  if (text::is_valid_utf8(bytes)) return std::string(bytes);
  const auto japanese = converted(bytes, "CP932");
  if (japanese && text::count_scripts(*japanese).japanese() > 0) return *japanese;
  if (auto western = converted(bytes, "WINDOWS-1252")) return *std::move(western);
  return text::to_utf8(text::to_utf32(bytes));
}

bool utf8_from_utf16(std::string_view bytes, std::string& utf8) {
  const bool little = bytes.starts_with("\xFF\xFE");
  if (!little && !bytes.starts_with("\xFE\xFF")) return false;
  std::u32string points;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? first | (second << 8) : (first << 8) | second);
  };
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    const bool high = c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size();
    const char32_t low = high ? unit(i + 2) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    points += c;
  }
  utf8 = text::to_utf8(points);
  return true;
}

}  // namespace exchange
