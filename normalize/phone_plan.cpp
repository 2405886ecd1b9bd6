#include "normalize/phone_plan.h"

#include <algorithm>

#include <phonenumbers/phonenumberutil.h>

#include "normalize/phone.h"

namespace normalize {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

/// "+49 (0) 89" -> "+49 89": the bracketed trunk zero is never dialled behind a country code.
std::string without_trunk_zero(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::string_view rest = digits.substr(i);
    const bool zero = rest.starts_with("(0)") || rest.starts_with("( 0 )") || rest.starts_with("[0]");
    if (zero && out.find('+') != std::string::npos) {
      i += rest.find_first_of(")]");
      out += ' ';
      continue;
    }
    out += digits[i];
  }
  return out;
}

/// Japan's 060 numbers became mobile numbers in July 2024 (総務省), later than Debian 12's libphonenumber.
bool is_new_japanese_mobile(const PhoneNumber& number) {
  return number.country_code() == 81 && number.national_number() / 100000000 == 60;
}

/// "97038-8110" without its area code. Source: Anatel, nine digits from 9 on for mobile numbers, all areas since 2016.
bool is_local_brazilian_mobile(const PhoneNumber& number) {
  return number.country_code() == 55 && number.national_number() / 100000000 == 9;
}

card::PhoneKind kind_of(const PhoneNumber& number, const PhoneNumberUtil& plans) {
  if (is_new_japanese_mobile(number) || is_local_brazilian_mobile(number)) return card::PhoneKind::mobile;
  switch (plans.GetNumberType(number)) {
    case PhoneNumberUtil::MOBILE: return card::PhoneKind::mobile;
    case PhoneNumberUtil::TOLL_FREE: return card::PhoneKind::toll_free;
    default: return card::PhoneKind::work;
  }
}

}  // namespace

PlannedNumber look_up_number(std::string_view digits, std::string_view region) {
  const PhoneNumberUtil& plans = *PhoneNumberUtil::GetInstance();
  PlannedNumber planned;
  PhoneNumber number;
  if (plans.Parse(without_trunk_zero(digits), std::string(region), &number) != PhoneNumberUtil::NO_PARSING_ERROR) {
    return planned;
  }
  number.clear_extension();
  const auto reason = plans.IsPossibleNumberWithReason(number);
  planned.local = reason == PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY;
  planned.possible = reason == PhoneNumberUtil::IS_POSSIBLE;
  planned.valid = planned.possible && (plans.IsValidNumber(number) || is_new_japanese_mobile(number));
  if (!planned.possible) return planned;
  planned.kind = kind_of(number, plans);
  planned.fixed = number.country_code() == 81 && plans.GetNumberType(number) == PhoneNumberUtil::FIXED_LINE;
  plans.Format(number, PhoneNumberUtil::E164, &planned.e164);
  return planned;
}

std::string national_form(std::string_view digits, std::string_view region) {
  const PhoneNumberUtil& plans = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  std::string form;
  if (plans.Parse(std::string(digits), std::string(region), &number) == PhoneNumberUtil::NO_PARSING_ERROR)
    plans.Format(number, PhoneNumberUtil::NATIONAL, &form);
  return form;
}

std::string region_of_number(std::string_view printed) {
  if (printed.find('+') == std::string_view::npos) return {};
  const PhoneNumberUtil& plans = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  const std::string digits = without_trunk_zero(printed.substr(printed.find('+')));
  if (plans.Parse(digits, "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR) return {};
  std::string region;
  plans.GetRegionCodeForNumber(number, &region);
  if (region.empty() || region == "ZZ") plans.GetRegionCodeForCountryCode(number.country_code(), &region);
  return region == "ZZ" || region == "001" ? std::string() : region;
}

}  // namespace normalize
