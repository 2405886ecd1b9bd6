#include "normalize/printed_line.h"

#include <algorithm>

#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

char32_t narrow(char32_t c) {
  if (c >= U'！' && c <= U'～') return c - U'！' + U'!';
  return text::is_blank(c) ? U' ' : c;
}

constexpr std::u32string_view kMarks = U" :;,.・·/|■●◆▼★◎○□◇▲►▶※*–-_=~〜、。：；，．";

}  // namespace

PrintedLine::PrintedLine(std::string_view utf8) : original_(utf8) {
  starts_.reserve(original_.size() + 1);
  std::size_t byte = 0;
  while (byte < original_.size()) {
    const auto lead = static_cast<unsigned char>(original_[byte]);
    std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    length = std::min(length, original_.size() - byte);
    const std::u32string decoded = text::to_utf32(std::string_view(original_).substr(byte, length));
    chars_ += decoded.empty() ? U'\uFFFD' : narrow(decoded[0]);
    starts_.push_back(byte);
    byte += length;
  }
  starts_.push_back(original_.size());
}

std::string PrintedLine::text(std::size_t begin, std::size_t end) const {
  return text::to_utf8(std::u32string_view(chars_).substr(begin, end - begin));
}

std::string PrintedLine::original(std::size_t begin, std::size_t end) const {
  return original_.substr(starts_[begin], starts_[end] - starts_[begin]);
}

std::size_t PrintedLine::index_of_byte(std::size_t byte) const {
  const auto found = std::lower_bound(starts_.begin(), starts_.end(), byte);
  return std::min<std::size_t>(static_cast<std::size_t>(found - starts_.begin()), chars_.size());
}

bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_ascii_letter_or_digit(char32_t c) { return is_ascii_letter(c) || (c >= U'0' && c <= U'9'); }
bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

char32_t to_small(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c >= U'À' && c <= U'Þ' && c != U'×') return c + 32;
  return c;
}

std::u32string to_small(std::u32string_view text) {
  std::u32string small(text);
  for (char32_t& c : small) c = to_small(c);
  return small;
}

std::string to_small_ascii(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return small;
}

bool is_dash(char32_t c) {
  constexpr std::u32string_view kDashes = U"-‐‑‒–—―−─━ーｰ⁻﹣";
  return kDashes.find(c) != std::u32string_view::npos;
}

bool is_opening(char32_t c) {
  constexpr std::u32string_view kOpening = U"([{<「『【〔〈《［｛";
  return kOpening.find(c) != std::u32string_view::npos;
}

bool is_closing(char32_t c) {
  constexpr std::u32string_view kClosing = U")]}>」』】〕〉》］｝";
  return kClosing.find(c) != std::u32string_view::npos;
}

std::string strip_marks(std::string_view text) {
  const PrintedLine line(text);
  std::size_t begin = 0;
  std::size_t end = line.size();
  while (begin < end && kMarks.find(line[begin]) != std::u32string_view::npos) ++begin;
  while (end > begin && kMarks.find(line[end - 1]) != std::u32string_view::npos) --end;
  return line.original(begin, end);
}

}  // namespace normalize
