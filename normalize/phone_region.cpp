#include "normalize/phone_region.h"

#include <string>

#include <phonenumbers/phonenumberutil.h>

namespace normalize {

bool is_phone_region(std::string_view region) {
  const auto& plans = *i18n::phonenumbers::PhoneNumberUtil::GetInstance();
  return plans.GetCountryCodeForRegion(std::string(region)) != 0;
}

}  // namespace normalize
