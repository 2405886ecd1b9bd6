#include "capture/member_name.h"

#include <algorithm>
#include <optional>

#include <iconv.h>

namespace capture {
namespace {

constexpr std::string_view kUnknown = "\xEF\xBF\xBD";  // U+FFFD

class Converter {
 public:
  explicit Converter(const char* from) : handle_(::iconv_open("UTF-8", from)) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (valid()) ::iconv_close(handle_);
  }
  bool valid() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  std::optional<std::string> convert(std::string_view text) {
    if (!valid()) return std::nullopt;
    std::string result(4 * text.size() + 4, '\0');
    char* in = const_cast<char*>(text.data());
    std::size_t in_left = text.size();
    char* out = result.data();
    std::size_t out_left = result.size();
    if (::iconv(handle_, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1)) return std::nullopt;
    result.resize(result.size() - out_left);
    return result;
  }

 private:
  iconv_t handle_;
};

std::string ascii_only(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x80)
      result += c;
    else
      result += kUnknown;
  }
  return result;
}

std::string without_controls(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F)
      result += kUnknown;
    else
      result += c;
  }
  return result;
}

/// Well-formed as the Unicode standard has it (table 3-7). iconv takes code points for good that there are not.
bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xC2 ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    if (length == 0 || text.size() < length) return false;
    for (std::size_t i = 1; i < length; ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80) return false;
    const auto second = static_cast<unsigned char>(length > 1 ? text[1] : 0);
    const bool too_long = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool no_character = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
    if (too_long || no_character) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

std::string readable_name(std::string_view bytes) {
  if (is_utf8(bytes)) return without_controls(bytes);
  if (const auto text = Converter("CP932").convert(bytes)) return without_controls(*text);
  return without_controls(ascii_only(bytes));
}

}  // namespace capture
