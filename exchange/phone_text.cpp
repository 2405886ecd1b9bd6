#include "exchange/phone_text.h"

#include <algorithm>
#include <array>

#include "text/width.h"

namespace exchange {
namespace {

// Longest first, so that "ext." is not taken for "ext". Usual spellings of RFC 3966, Japan, English and German.
constexpr std::array<std::string_view, 8> kExtensionMarks = {
    ";ext=", "内線", "ext.", "ext:", "ext", "Ext.", "Durchwahl", "x"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Takes the extension at the end off `text`; empty when there is none.
std::string take_extension(std::string_view& text) {
  for (const std::string_view mark : kExtensionMarks) {
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos || at == 0) continue;
    std::string_view digits = trimmed(text.substr(at + mark.size()));
    if (digits.ends_with(')')) digits.remove_suffix(1);
    if (digits.empty() || digits.size() > 8 || !std::ranges::all_of(digits, is_digit)) continue;
    text = trimmed(text.substr(0, at));
    if (text.ends_with('(') || text.ends_with(',')) text = trimmed(text.substr(0, text.size() - 1));
    return std::string(digits);
  }
  return {};
}

std::string e164(std::string_view text) {
  if (!text.starts_with('+') || text.find("(0)") != std::string_view::npos) return {};
  std::string number = "+";
  for (const char c : text.substr(1)) {
    if (is_digit(c))
      number += c;
    else if (std::string_view(" -.()/").find(c) == std::string_view::npos)
      return {};
  }
  return number.size() >= 8 && number.size() <= 16 ? number : std::string();
}

}  // namespace

std::string phone_text(const card::PhoneNumber& phone) {
  const bool national = phone.number.starts_with("+81") && phone.printed.starts_with('0');
  std::string text = national || phone.number.empty() ? phone.printed : phone.number;
  const bool repeated = text == phone.printed && text.ends_with(phone.extension);
  if (!phone.extension.empty() && !(repeated && text.size() > phone.extension.size() + 8)) {
    text += " ext. " + phone.extension;
  }
  return text;
}

card::PhoneNumber phone_from_text(std::string_view text, card::PhoneKind kind) {
  const std::string narrow = text::to_narrow(text);
  std::string_view rest = trimmed(narrow);
  if (rest.starts_with("tel:")) rest.remove_prefix(4);
  card::PhoneNumber phone;
  phone.kind = kind;
  phone.extension = take_extension(rest);
  phone.number = e164(rest);
  phone.printed = rest;
  return phone;
}

}  // namespace exchange
