#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/knowledge_names.h"
#include "normalize/piece.h"

namespace normalize {

enum class FormPosition { none, front, behind, middle };

/// A company's name and its legal form.
struct CompanyName {
  std::string printed;  ///< the whole text, blanks squeezed, a misread form mended
  std::string core;     ///< without the form, printed characters
  std::string form;     ///< canonical: "株式会社" for (株) and ㈱, "GmbH", "Ltd."; empty when none is printed
  FormPosition position = FormPosition::none;
};

/// Finds the legal form in a text that holds a company's name. Always succeeds; `form` may be empty.
CompanyName read_company_name(std::string_view text);

/// How much a text looks like a company's name, 0..1: near 1 with a legal form, about 0.6 with a typical word (製作所,
/// 銀行, Solutions), lower without.
float company_likeness(std::string_view text);

/// Whether a western name has nothing but words of what a firm is, and its form: "Rechtsanwälte PartGmbB", "Clínica
/// Veterinária".
bool is_kind_of_firm(std::string_view text);

/// Splits "株式会社山田製作所 大阪支店" into the company and the branch that stands on its line; the branch may be
/// empty.
struct CompanyLine {
  Piece<std::string> company;
  Piece<std::string> branch;
};
CompanyLine split_company_line(std::string_view line);

/// The form in which company names are compared: core name folded for matching.
std::string company_key(std::string_view name);

/// How well a domain ("yamada-seisakusho.co.jp") fits a company's name in any script, 0..1: Latin words, initials,
/// romaji of kana. `reading` is the company's kana or Latin name when known, else empty.
float domain_fit(std::string_view domain, std::string_view company, std::string_view reading = {});
/// The words of the label that the firm chose, the whole of it first: "sugitoshoji", "sugito", "shoji" of
/// "www.sugito-shoji.co.jp".
std::vector<std::string> domain_words(std::string_view domain);
/// The same as domain_fit for a name that begins with kanji: whether the domain is how two or more of them are read in
/// names
/// ("sugito-shoji.co.jp" for 杉戸商事株式会社).
float kanji_domain_fit(std::string_view domain, std::string_view company, const NameBook& names);

/// Whether one of the Latin words is how a company's Japanese name begins, read aloud: "TATSUNO TOWN OFFICE" beside
/// 辰野町役場.
bool spells_beginning(std::string_view latin, std::string_view company, const NameBook& names);
/// Whether a word of the domain holds the last word of one text and the first of another in one
/// ("beaulieuassurances.fr" for "Cabinet Beaulieu" and "Assurances").
bool domain_joins(std::string_view domain, std::string_view before, std::string_view behind);
/// A word in ASCII letters of a company's name that is one letter off a word of a domain: one of the two was misread.
struct NearWord {
  std::size_t begin = 0, end = 0;  ///< bytes of the name
  std::string domain_word;         ///< small letters
};
std::optional<NearWord> near_domain_word(std::string_view company, std::string_view domain);

}  // namespace normalize
