#include "exchange/vcard_properties.h"

#include <algorithm>
#include <charconv>

namespace exchange {
namespace {

/// 1 is the most preferred: 4.0's PREF=1, before that TYPE=PREF.
int preference(const Property& property) {
  if (property.has_type("PREF")) return 1;
  const std::string pref = property.parameter("PREF");
  int rank = 101;
  std::from_chars(pref.data(), pref.data() + pref.size(), rank);
  return rank;
}

}  // namespace

std::string on_one_line(std::string text) {
  std::erase(text, '\r');
  std::ranges::replace(text, '\n', ' ');
  const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

std::string part(const std::vector<std::string>& parts, std::size_t i) {
  return i < parts.size() ? on_one_line(parts[i]) : std::string();
}

std::string with_blank(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + " " + b;
}

std::vector<const Property*> Properties::named(std::string_view name) const {
  std::vector<const Property*> found;
  for (const Property& property : all_) {
    if (property.name == name) found.push_back(&property);
  }
  std::ranges::stable_sort(found, {}, [](const Property* one) { return preference(*one); });
  return found;
}

const Property* Properties::first(std::string_view name) const {
  const auto found = named(name);
  return found.empty() ? nullptr : found.front();
}

std::string Properties::text(std::string_view name) const {
  const Property* property = first(name);
  return property == nullptr ? std::string() : on_one_line(unescaped(property->value));
}

std::vector<std::string> Properties::parts(std::string_view name, char separator) const {
  const Property* property = first(name);
  std::vector<std::string> parts =
      property == nullptr ? std::vector<std::string>() : split_value(property->value, separator);
  std::erase(parts, std::string());
  return parts;
}

const Property* Properties::beside(const Property& other, std::string_view name) const {
  if (other.group.empty()) return nullptr;
  const auto found =
      std::ranges::find_if(all_, [&](const Property& one) { return one.group == other.group && one.name == name; });
  return found == all_.end() ? nullptr : &*found;
}

}  // namespace exchange
