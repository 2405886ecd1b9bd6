#pragma once

#include <string>
#include <string_view>

namespace text {

/// Where a company's legal form stands. Front and behind are different companies (前株, 後株).
enum class LegalFormPosition { none, front, behind };

/// A company's name parted for matching and search (display keeps the printed name).
struct CompanyName {
  std::string core;  ///< the name proper in NFKC, blanks at the ends off
  std::string form;  ///< folded, one spelling for each form: "株式会社" for ㈱ and (株), "coltd"; empty: none
  LegalFormPosition position = LegalFormPosition::none;
  friend bool operator==(const CompanyName&, const CompanyName&) = default;
};

/// Total: a text that is nothing but a legal form, or has none, is a core.
CompanyName split_legal_form(std::string_view company);

/// Whether a text is one of the spellings that CompanyName::form can have.
bool is_legal_form(std::string_view folded);

/// Whether one of these spellings has the character.
bool occurs_in_legal_form(char32_t character);

}  // namespace text
