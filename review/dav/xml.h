#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// As much XML as WebDAV requests need: elements, attributes, text, namespaces, the five named entities and numeric
/// ones. No DTD, hence nothing that expands or fetches.
namespace review::dav {

struct Element {
  std::string space;                                            ///< namespace, "DAV:"
  std::string name;                                             ///< without prefix
  std::vector<std::pair<std::string, std::string>> attributes;  ///< names as written
  std::string text;                                             ///< all character data directly inside, joined
  std::vector<Element> children;

  const Element* child(std::string_view space_wanted, std::string_view name_wanted) const;  ///< null when absent
  std::string attribute(std::string_view attribute_name) const;
};

/// Nothing when the text is not well-formed, has a DTD, or is nested deeper than any request is.
std::optional<Element> parse_xml(std::string_view text);

std::string xml_text(std::string_view text);  ///< escaped for character data and attributes

}  // namespace review::dav
