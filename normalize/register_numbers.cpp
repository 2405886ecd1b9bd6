#include "normalize/register_numbers.h"

#include <algorithm>
#include <array>

#include "normalize/address.h"
#include "normalize/phone.h"
#include "normalize/printed_line.h"
#include "normalize/qualification.h"

namespace normalize {
namespace {

/// "P.IVA 01238470527": the number is one of a tax office or a register.
bool is_register_number(std::string_view text, std::size_t begin) {
  static constexpr auto kRegisters = std::to_array<std::string_view>(
      {"piva",     "partitaiva", "cf",    "codfisc",      "codicefiscale", "rea", "vat",  "vatno", "ustidnr", "ustid",
       "steuernr", "siret",      "siren", "rcs",          "tva",           "nif", "cif",  "cnpj",  "cpf",     "nipc",
       "hrb",      "licno",      "licc",  "contribuinte", "contribuinten", "dre", "nmls", "npi"});
  std::string before;
  for (const char c : to_small_ascii(text.substr(0, begin)))
    if (is_ascii_letter(static_cast<unsigned char>(c)) || c == ' ') before += c;
  while (before.ends_with(' ')) before.pop_back();
  return std::any_of(kRegisters.begin(), kRegisters.end(), [&](std::string_view word) {
    std::string letters;
    for (std::size_t at = before.size(); at > 0 && letters.size() < word.size(); --at)
      if (before[at - 1] != ' ') letters.insert(letters.begin(), before[at - 1]);
    const std::size_t at = before.size() - letters.size();
    return letters == word && (before.size() <= word.size() || before[at - 1] == ' ' || before.find(' ') > at);
  });
}

/// "郵便振替 00120-3-456789", "普通 1234567": an account, or a number under which somebody is registered.
bool is_account_number(std::string_view text, std::size_t begin) {
  static constexpr std::array<std::string_view, 13> kWords = {
      "振替",     "口座",     "口座番号", "普通",     "当座",     "登録番号",          "認定番号",
      "許可番号", "免許番号", "会員番号", "法人番号", "証券番号", "プライバシーマーク"};
  std::string_view before = text.substr(0, begin);
  const std::size_t last = before.find_last_not_of(" :.-/(");
  before = before.substr(0, last == std::string_view::npos ? 0 : last + 1);
  for (const std::string_view colon : {"：", "（", "／", "第"})
    if (before.ends_with(colon)) before.remove_suffix(colon.size());
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return before.ends_with(word); });
}

/// The digits of "35*65*43262"; empty without two stars between digits.
std::string starred_digits(std::string_view text) {
  constexpr int kStars = 2;
  const auto is_digit = [](char c) { return is_ascii_digit(static_cast<unsigned char>(c)); };
  std::string digits;
  int stars = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      digits += text[i];
    } else if (text[i] == '*' && !digits.empty() && i + 1 < text.size() && is_digit(text[i + 1])) {
      ++stars;
    } else {
      if (stars >= kStars) break;
      digits.clear();
      stars = 0;
    }
  }
  return stars >= kStars ? digits : std::string();
}

/// "CRC 1SP198452/O-7", "CREA 506.123-4": a member's number in a licence.
bool is_member_number(std::string_view text, Span phone) {
  const auto found = find_qualifications(text);
  return std::any_of(found.begin(), found.end(), [&](const Piece<std::string>& licence) {
    return licence.span.begin < phone.begin && phone.end <= licence.span.end;
  });
}

}  // namespace

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (is_ascii_digit(static_cast<unsigned char>(c))) digits += c;
  return digits;
}

std::vector<std::string> register_numbers(std::string_view line, const std::string& region) {
  std::vector<std::string> numbers;
  for (const FoundPhone& phone : find_phones(line, region))
    if ((!phone.labelled && is_register_number(line, phone.span.begin)) || is_account_number(line, phone.span.begin) ||
        is_member_number(line, phone.span))
      numbers.push_back(digits_of(phone.phone.printed));
  if (std::string digits = starred_digits(line); !digits.empty()) numbers.push_back(std::move(digits));
  return numbers;
}

std::vector<std::string> numbers_of_no_phone(std::string_view line, const std::string& region) {
  constexpr std::string_view kMark = "〒";
  std::vector<std::string> numbers = register_numbers(line, region);
  const auto code =
      region == "JP" && line.find(kMark) != std::string_view::npos ? find_japanese_postal_code(line) : std::nullopt;
  if (code)
    for (const char* mark : {"7", "1"}) numbers.push_back(mark + digits_of(code->value));
  return numbers;
}

}  // namespace normalize
