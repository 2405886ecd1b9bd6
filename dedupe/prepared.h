#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/match.h"
#include "dedupe/record.h"

namespace dedupe {

/// One half of a name in the forms in which it is compared.
struct NamePart {
  std::string key;                  ///< text::match_key: variant kanji are one; empty when absent
  std::uint64_t printed = 0;        ///< hash of the characters as printed; tells exact from variant
  std::vector<std::string> sounds;  ///< romaji keys that the card prints (kana, Latin letters); sorted
  std::vector<std::string> likely;  ///< romaji keys that the dictionary gives where none is printed; sorted
  bool latin = false;               ///< key is in Latin letters
  float confidence = 1;             ///< of the reader, 0..1

  bool empty() const { return key.empty(); }
};

struct MailPart {
  std::string local, domain;  ///< lower case
  bool generic = false;       ///< a free-mail domain: says nothing of a company
  bool role = false;          ///< info@, sales@: a company's, no person's
};

struct PhonePart {
  std::string number;     ///< E.164
  bool mobile = false;    ///< a person's own
  std::string extension;  ///< digits; empty when absent
};

struct CompanyPart {
  std::string core;  ///< match key without the legal form
  std::string form;  ///< Japanese legal form and where it stands; empty: none, or a foreign one
  bool latin = false;
};

struct AddressPart {
  std::string postal_code;             ///< letters and digits alone
  std::vector<std::string> numbers;    ///< street, block and house numbers in printed order
  std::vector<std::uint32_t> triples;  ///< of letters, three by three over all words, sorted; Japanese: none
  bool japanese = false;
  std::vector<std::string> words;  ///< of the place, without numbers and building; Japanese: pairs of characters
};

/// A record in the form in which it is compared: made once, compared often. Plain values; about 1 kB.
struct Prepared {
  card::CardId id;
  std::string exchanged_on;  ///< as in Record
  NamePart family, given;
  std::vector<MailPart> emails;
  std::vector<PhonePart> phones;  ///< without faxes and toll-free numbers
  std::vector<CompanyPart> companies;
  std::vector<std::string> hosts;  ///< of the web addresses, without "www."
  std::vector<AddressPart> addresses;
  bool is_home = false;                   ///< a Western name and address, nothing else: a list of homes
  std::vector<std::string> titles;        ///< match keys of titles and departments
  float contact_confidence = 1;           ///< lowest of the e-mail addresses and phones
  float company_confidence = 1;           ///< of the company
  std::vector<std::int64_t> active_keys;  ///< sorted hashes; set by the caller, for cluster()
};

/// Thread-safe; some tens of microseconds. active_keys stays empty.
Prepared prepare(const Record& record);

/// A term whose frequency matters: how common a family name or company is decides what its agreement is worth.
enum class TermKind : std::uint8_t { family, given, family_sound, given_sound, company, domain, postal_code, line };
inline constexpr std::size_t kTermKindCount = 8;
struct Term {
  TermKind kind;
  std::string value;
  friend auto operator<=>(const Term&, const Term&) = default;
};
/// Each term once, for counting over a whole store.
std::vector<Term> terms_of(const Prepared& record);

}  // namespace dedupe
