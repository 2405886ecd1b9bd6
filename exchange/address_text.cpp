#include "exchange/address_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "text/fold.h"
#include "text/script.h"

namespace exchange {
namespace {

struct Country {
  std::string_view key;  ///< text::match_key of the name
  std::string_view code;
};
// Names as address books write them; codes of ISO 3166-1. Own list, November 2026.
constexpr std::array kCountries = {
    Country{"日本", "JP"},         Country{"日本国", "JP"},
    Country{"japan", "JP"},        Country{"germany", "DE"},
    Country{"deutschland", "DE"},  Country{"france", "FR"},
    Country{"spain", "ES"},        Country{"espana", "ES"},
    Country{"portugal", "PT"},     Country{"brazil", "BR"},
    Country{"brasil", "BR"},       Country{"italy", "IT"},
    Country{"italia", "IT"},       Country{"austria", "AT"},
    Country{"osterreich", "AT"},   Country{"switzerland", "CH"},
    Country{"schweiz", "CH"},      Country{"suisse", "CH"},
    Country{"belgium", "BE"},      Country{"netherlands", "NL"},
    Country{"nederland", "NL"},    Country{"unitedkingdom", "GB"},
    Country{"greatbritain", "GB"}, Country{"england", "GB"},
    Country{"uk", "GB"},           Country{"ireland", "IE"},
    Country{"usa", "US"},          Country{"unitedstates", "US"},
    Country{"アメリカ", "US"},     Country{"unitedstatesofamerica", "US"},
    Country{"canada", "CA"},       Country{"mexico", "MX"},
    Country{"argentina", "AR"},    Country{"australia", "AU"},
    Country{"newzealand", "NZ"},   Country{"china", "CN"},
    Country{"中国", "CN"},         Country{"korea", "KR"},
    Country{"southkorea", "KR"},   Country{"韓国", "KR"},
    Country{"taiwan", "TW"},       Country{"台湾", "TW"},
    Country{"hongkong", "HK"},     Country{"singapore", "SG"},
    Country{"india", "IN"},        Country{"thailand", "TH"},
    Country{"vietnam", "VN"},      Country{"indonesia", "ID"},
};

/// Country and region first, as in Japan, or street first.
bool begins_with_region(const card::Address& address) {
  return address.country == "JP" ||
         text::count_scripts(address.region + address.locality + address.street).japanese() > 0;
}

}  // namespace

std::string address_text(const card::Address& address) {
  if (!address.printed.empty()) return address.printed;
  const bool region_first = begins_with_region(address);
  std::vector<std::string> parts =
      region_first
          ? std::vector{address.postal_code, address.region + address.locality + address.street, address.building}
          : std::vector{address.street,   address.building, address.postal_code,
                        address.locality, address.region,   address.country};
  std::erase(parts, std::string());
  return fmt::format("{}", fmt::join(parts, " "));
}

std::string country_code(std::string_view name) {
  const std::string key = text::match_key(name);
  const auto* row = std::ranges::find(kCountries, std::string_view(key), &Country::key);
  if (row != kCountries.end()) return std::string(row->code);
  const bool code = key.size() == 2 && std::ranges::all_of(key, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!code) return {};
  return {static_cast<char>(key[0] - 0x20), static_cast<char>(key[1] - 0x20)};
}

}  // namespace exchange
