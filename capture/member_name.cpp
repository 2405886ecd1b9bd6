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

}  // namespace

std::string readable_name(std::string_view bytes) {
  for (const char* encoding : {"UTF-8", "CP932"}) {
    if (auto text = Converter(encoding).convert(bytes)) return without_controls(*text);
  }
  return without_controls(ascii_only(bytes));
}

}  // namespace capture
