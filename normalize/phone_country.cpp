#include "normalize/phone_country.h"

#include <array>
#include <string_view>
#include <vector>

#include "normalize/phone.h"
#include "normalize/phone_plan.h"
#include "normalize/printed_line.h"

namespace normalize {
namespace {

/// Canada shares the plan of the United States.
constexpr std::array<std::string_view, 5> kEnglishSpeaking = {"US", "GB", "IE", "AU", "NZ"};

constexpr int kInUse = 2, kUsualGroups = 1;

/// "0113-302-5758" -> 0113 302 5758.
std::vector<std::string> groups_of(std::string_view printed) {
  std::vector<std::string> groups;
  bool inside = false;
  for (const char c : printed) {
    const bool digit = is_ascii_digit(static_cast<unsigned char>(c));
    if (digit && !inside) groups.emplace_back();
    if (digit) groups.back() += c;
    inside = digit;
  }
  return groups;
}

/// What the card's numbers without a country code are worth under a plan.
int fit_of(const CardFeatures& features, const std::string& region) {
  int fit = 0;
  for (const LineFeatures& line : features.lines) {
    if (line.readings.empty()) continue;
    for (const FoundPhone& found : find_phones(line.text(), region)) {
      const std::string& printed = found.phone.printed;
      if (!found.valid || printed.find('+') != std::string::npos) continue;
      fit += kInUse;
      if (groups_of(printed) == groups_of(national_form(printed, region))) fit += kUsualGroups;
    }
  }
  return fit;
}

}  // namespace

std::string country_of_phones(const CardFeatures& features, const std::string& home) {
  std::string best = home;
  int best_fit = fit_of(features, home);
  for (const std::string_view country : kEnglishSpeaking) {
    const int fit = fit_of(features, std::string(country));
    if (fit > best_fit) best = country, best_fit = fit;
  }
  return best;
}

}  // namespace normalize
