#include "normalize/lonely_extensions.h"

#include <algorithm>

#include "normalize/phone_label.h"
#include "normalize/printed_line.h"
#include "text/script.h"

namespace normalize {
namespace {

float distance_between(const card::Bounds& a, const card::Bounds& b) {
  const float across = std::max({0.0F, a.left - b.right, b.left - a.right});
  const float down = std::max({0.0F, a.top - b.bottom, b.top - a.bottom});
  return across + down;
}

bool may_have_extension(const card::PhoneNumber& phone) {
  return phone.extension.empty() && (phone.kind == card::PhoneKind::work || phone.kind == card::PhoneKind::direct);
}

}  // namespace

void take_lonely_extensions(const CardFeatures& features, ContactPoints& points) {
  for (std::size_t i = 0; i < features.lines.size(); ++i) {
    const std::string& text = features.lines[i].text();
    if (!points.taken[i].empty() || text::count_scripts(text).eastern() == 0) continue;
    const PrintedLine line(text);
    const auto extension = extension_behind(line, 0);
    if (!extension || extension->end < line.size()) continue;
    Placed<FoundPhone>* nearest = nullptr;
    float nearest_distance = 0;
    for (Placed<FoundPhone>& phone : points.phones) {
      if (!may_have_extension(phone.value.phone)) continue;
      const float distance = distance_between(features.lines[i].box, features.lines[phone.line].box);
      if (nearest && distance >= nearest_distance) continue;
      nearest = &phone;
      nearest_distance = distance;
    }
    if (!nearest) continue;
    nearest->value.phone.extension = extension->digits;
    points.taken[i].push_back({0, text.size()});
  }
}

}  // namespace normalize
