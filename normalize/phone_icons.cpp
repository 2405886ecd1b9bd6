#include "normalize/phone_icons.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr std::size_t kLongest = 2;  ///< characters that a model makes of a picture

/// What each model reads right before the number of a line that holds nothing else, small; nothing where one of them
/// reads more than a picture or the number does not come first.
std::set<std::u32string> scraps_of(const LineFeatures& line) {
  std::set<std::u32string> scraps;
  for (const PrintedText& reading : line.readings) {
    std::u32string scrap;
    for (const char32_t c : text::to_utf32(reading.text)) {
      if (text::is_digit(c) || c == U'+' || c == U'(') break;
      if (c != U' ') scrap += c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
    }
    if (scrap.size() > kLongest) return {};
    if (!scrap.empty()) scraps.insert(scrap);
  }
  return scraps;
}

bool share(const std::set<std::u32string>& a, const std::set<std::u32string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::u32string& scrap) { return b.contains(scrap); });
}

}  // namespace

void tell_faxes_by_icons(const CardFeatures& features, ContactPoints& points) {
  bool told = false;
  std::vector<Placed<FoundPhone>*> fixed;
  for (Placed<FoundPhone>& phone : points.phones) {
    const auto scraps = scraps_of(features.lines[phone.line]);
    if (phone.value.labelled && scraps.contains(U"電") && scraps.size() > 1) phone.value.labelled = false;
    const card::PhoneKind kind = phone.value.phone.kind;
    told = told || kind == card::PhoneKind::fax || kind == card::PhoneKind::direct;
    if (kind == card::PhoneKind::work && phone.value.valid) fixed.push_back(&phone);
  }
  if (told || fixed.size() != 2 || fixed[0]->value.labelled || fixed[1]->value.labelled) return;
  const auto first = scraps_of(features.lines[fixed[0]->line]), second = scraps_of(features.lines[fixed[1]->line]);
  if (!first.empty() && !second.empty() && !share(first, second)) fixed[1]->value.phone.kind = card::PhoneKind::fax;
}

}  // namespace normalize
