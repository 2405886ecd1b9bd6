#include "review/dav/query.h"

#include <algorithm>
#include <vector>

#include "review/dav/properties.h"
#include "text/fold.h"

namespace review::dav {
namespace {

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// The values of a property; parameters left out, lines unfolded.
std::vector<std::string> values_of(const std::string& vcard, const std::string& name) {
  std::string unfolded;
  for (std::size_t i = 0; i < vcard.size(); ++i) {
    if (vcard.compare(i, 3, "\r\n ") == 0)
      i += 2;
    else
      unfolded += vcard[i];
  }
  std::vector<std::string> values;
  for (std::size_t at = 0; at < unfolded.size();) {
    const std::size_t end = std::min(unfolded.find("\r\n", at), unfolded.size());
    const std::string_view line = std::string_view(unfolded).substr(at, end - at);
    at = end + 2;
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && same_letters(line.substr(0, line.find_first_of(";:")), name))
      values.emplace_back(line.substr(colon + 1));
  }
  return values;
}

bool matches(const Element& match, const std::vector<std::string>& values) {
  const std::string wanted = text::match_key(match.text);
  const std::string type = match.attribute("match-type");
  const bool found = std::ranges::any_of(values, [&](const std::string& value) {
    const std::string key = text::match_key(value);
    if (type == "equals") return key == wanted;
    if (type == "starts-with") return key.starts_with(wanted);
    if (type == "ends-with") return key.ends_with(wanted);
    return key.find(wanted) != std::string::npos;
  });
  return found != (match.attribute("negate-condition") == "yes");
}

bool fits_property(const Element& filter, const std::string& vcard) {
  const std::vector<std::string> values = values_of(vcard, filter.attribute("name"));
  if (filter.child(kCardDav, "is-not-defined") != nullptr) return values.empty();
  if (values.empty()) return false;
  const bool all = filter.attribute("test") == "allof";
  bool any_test = false;
  for (const Element& test : filter.children) {
    if (test.name != "text-match") continue;
    any_test = true;
    if (matches(test, values) != all) return !all;
  }
  return !any_test || all;
}

}  // namespace

bool fits(const Element& filter, const std::string& vcard) {
  const bool all = filter.attribute("test") == "allof";
  for (const Element& each : filter.children)
    if (each.name == "prop-filter" && fits_property(each, vcard) != all) return !all;
  return all;
}

}  // namespace review::dav
