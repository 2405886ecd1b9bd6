#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace dedupe {

/// What is compared: one bar of the waterfall each.
enum class Field : std::uint8_t {
  prior,
  family,
  given,
  email,
  mobile,
  phone,
  company,
  domain,
  postal_code,
  numbers,
  place,
  title,
  limit,
  calibration,
};
inline constexpr std::size_t kFieldCount = 14;

/// How far a field agrees, best first within a field.
enum class Level : std::uint8_t {
  // clang-format off
  none,
  prior,
  family_exact, family_variant, family_sound, family_likely, family_homophone, family_confusable, family_similar,
  family_unlikely, family_differs,
  given_exact, given_variant, given_sound, given_likely, given_homophone, given_confusable, given_similar,
  given_initial, given_unlikely, given_differs,
  email_exact, email_edit, email_local, email_differs, email_other_mailbox, email_numbered,
  mobile_exact, mobile_edit, mobile_differs,
  phone_exact, phone_exchange, phone_differs,
  company_exact, company_other_form, company_similar, company_some, company_differs,
  domain_exact, domain_differs,
  postal_code_exact, postal_code_edit, postal_code_differs,
  numbers_exact, numbers_some, numbers_differ,
  place_exact, place_most, place_half, place_some, place_differs,
  title_exact, title_differs,
  limit,
  calibration,
  // clang-format on
};
inline constexpr std::size_t kLevelCount = static_cast<std::size_t>(Level::calibration) + 1;

struct LevelRow {
  Level level;
  Field field;
  const char* name;   ///< in the model's text
  const char* words;  ///< in a reason
};

/// In the order of Level.
inline constexpr std::array<LevelRow, kLevelCount> kLevels = {{
    {Level::none, Field::prior, "none", ""},
    {Level::prior, Field::prior, "prior", "two cards taken at random"},
    {Level::family_exact, Field::family, "family_exact", "same family name"},
    {Level::family_variant, Field::family, "family_variant", "same family name in variant characters"},
    {Level::family_sound, Field::family, "family_sound", "family names read alike in two scripts"},
    {Level::family_likely, Field::family, "family_likely", "family names that may read alike"},
    {Level::family_homophone, Field::family, "family_homophone", "family names read alike, written differently"},
    {Level::family_confusable, Field::family, "family_confusable", "family names easily misread for each other"},
    {Level::family_similar, Field::family, "family_similar", "similar family names"},
    {Level::family_unlikely, Field::family, "family_unlikely", "family names that hardly read alike"},
    {Level::family_differs, Field::family, "family_differs", "family names differ"},
    {Level::given_exact, Field::given, "given_exact", "same given name"},
    {Level::given_variant, Field::given, "given_variant", "same given name in variant characters"},
    {Level::given_sound, Field::given, "given_sound", "given names read alike in two scripts"},
    {Level::given_likely, Field::given, "given_likely", "given names that may read alike"},
    {Level::given_homophone, Field::given, "given_homophone", "given names read alike, written differently"},
    {Level::given_confusable, Field::given, "given_confusable", "given names easily misread for each other"},
    {Level::given_similar, Field::given, "given_similar", "similar given names"},
    {Level::given_initial, Field::given, "given_initial", "initial of the given name"},
    {Level::given_unlikely, Field::given, "given_unlikely", "given names that hardly read alike"},
    {Level::given_differs, Field::given, "given_differs", "given names differ"},
    {Level::email_exact, Field::email, "email_exact", "same e-mail address"},
    {Level::email_edit, Field::email, "email_edit", "e-mail addresses one misread character apart"},
    {Level::email_local, Field::email, "email_local", "same mailbox name at another domain"},
    {Level::email_differs, Field::email, "email_differs", "e-mail addresses differ"},
    {Level::email_other_mailbox, Field::email, "email_other_mailbox", "different mailboxes at one domain"},
    {Level::email_numbered, Field::email, "email_numbered", "mailboxes told apart by a number"},
    {Level::mobile_exact, Field::mobile, "mobile_exact", "same mobile number"},
    {Level::mobile_edit, Field::mobile, "mobile_edit", "mobile numbers one digit apart"},
    {Level::mobile_differs, Field::mobile, "mobile_differs", "mobile numbers differ"},
    {Level::phone_exact, Field::phone, "phone_exact", "same fixed line"},
    {Level::phone_exchange, Field::phone, "phone_exchange", "fixed lines of one exchange"},
    {Level::phone_differs, Field::phone, "phone_differs", "fixed lines differ"},
    {Level::company_exact, Field::company, "company_exact", "same company"},
    {Level::company_other_form, Field::company, "company_other_form", "same company name with another legal form"},
    {Level::company_similar, Field::company, "company_similar", "similar company names"},
    {Level::company_some, Field::company, "company_some", "company names share a part"},
    {Level::company_differs, Field::company, "company_differs", "companies differ"},
    {Level::domain_exact, Field::domain, "domain_exact", "same e-mail or web domain"},
    {Level::domain_differs, Field::domain, "domain_differs", "e-mail or web domains differ"},
    {Level::postal_code_exact, Field::postal_code, "postal_code_exact", "same postal code"},
    {Level::postal_code_edit, Field::postal_code, "postal_code_edit", "postal codes one digit apart"},
    {Level::postal_code_differs, Field::postal_code, "postal_code_differs", "postal codes differ"},
    {Level::numbers_exact, Field::numbers, "numbers_exact", "same street or block numbers"},
    {Level::numbers_some, Field::numbers, "numbers_some", "some street or block numbers agree"},
    {Level::numbers_differ, Field::numbers, "numbers_differ", "street or block numbers differ"},
    {Level::place_exact, Field::place, "place_exact", "same place"},
    {Level::place_most, Field::place, "place_most", "nearly the same place"},
    {Level::place_half, Field::place, "place_half", "half of the place agrees"},
    {Level::place_some, Field::place, "place_some", "little of the place agrees"},
    {Level::place_differs, Field::place, "place_differs", "places differ"},
    {Level::title_exact, Field::title, "title_exact", "a title or department in common"},
    {Level::title_differs, Field::title, "title_differs", "titles and departments differ"},
    {Level::limit, Field::limit, "limit", "organisation evidence counted once"},
    {Level::calibration, Field::calibration, "calibration", "calibrated on what people decided"},
}};
inline constexpr const LevelRow& row_of(Level level) { return kLevels[static_cast<std::size_t>(level)]; }

}  // namespace dedupe
