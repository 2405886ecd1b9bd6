#include "review/dav/xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "text/utf8.h"

namespace review::dav {
namespace {

constexpr int kDeepest = 32;

std::string to_utf8(std::uint32_t c) {
  std::string bytes;
  if (c < 0x80) return std::string(1, static_cast<char>(c));
  if (c < 0x800) {
    bytes += static_cast<char>(0xC0 | c >> 6U);
  } else if (c < 0x10000) {
    bytes += static_cast<char>(0xE0 | c >> 12U);
    bytes += static_cast<char>(0x80 | (c >> 6U & 0x3FU));
  } else {
    bytes += static_cast<char>(0xF0 | c >> 18U);
    bytes += static_cast<char>(0x80 | (c >> 12U & 0x3FU));
    bytes += static_cast<char>(0x80 | (c >> 6U & 0x3FU));
  }
  return bytes + static_cast<char>(0x80 | (c & 0x3FU));
}

/// What no XML document may hold, escaped or not (XML 1.0, section 2.2).
bool is_control(std::uint32_t c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

/// "&lt;" and the like to their character; nothing for an unknown one.
std::optional<std::string> entity(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, const char*>, 5> kNamed{
      {{"lt", "<"}, {"gt", ">"}, {"amp", "&"}, {"quot", "\""}, {"apos", "'"}}};
  for (const auto& [known, text] : kNamed)
    if (name == known) return text;
  if (!name.starts_with('#')) return std::nullopt;
  const bool hex = name.starts_with("#x");
  const std::string_view digits = name.substr(hex ? 2 : 1);
  std::uint32_t code = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  const bool good = read.ec == std::errc() && read.ptr == digits.data() + digits.size() && !is_control(code) &&
                    code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
  return good ? std::optional(to_utf8(code)) : std::nullopt;
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find('&'), text.size());
    result += text.substr(0, mark);
    text.remove_prefix(mark);
    if (text.empty()) break;
    const std::size_t end = text.find(';');
    if (end == std::string_view::npos) return std::nullopt;
    const auto character = entity(text.substr(1, end - 1));
    if (!character) return std::nullopt;
    result += *character;
    text.remove_prefix(end + 1);
  }
  return result;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  std::optional<Element> document() {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    skip_misc();
    Element root;
    if (!element(root, {{"xml", "http://www.w3.org/XML/1998/namespace"}}, 0)) return std::nullopt;
    skip_misc();
    return rest_.empty() ? std::optional(std::move(root)) : std::nullopt;
  }

 private:
  using Spaces = std::map<std::string, std::string, std::less<>>;

  void skip_blanks() {
    rest_.remove_prefix(static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_blank) - rest_.begin()));
  }

  bool skip_past(std::string_view end) {
    const std::size_t at = rest_.find(end);
    if (at == std::string_view::npos) return false;
    rest_.remove_prefix(at + end.size());
    return true;
  }

  /// Blanks, comments and processing instructions. A DOCTYPE stays, and so ends the parse.
  void skip_misc() {
    for (;;) {
      skip_blanks();
      if (rest_.starts_with("<!--") && skip_past("-->")) continue;
      if (rest_.starts_with("<?") && skip_past("?>")) continue;
      return;
    }
  }

  std::string_view word() {
    const std::size_t end = std::min(rest_.find_first_of(" \t\r\n/>=<\"'&"), rest_.size());
    const std::string_view name = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return name;
  }

  bool attribute(Element& element, Spaces& spaces) {
    const std::string name(word());
    skip_blanks();
    if (name.empty() || !rest_.starts_with('=')) return false;
    rest_.remove_prefix(1);
    skip_blanks();
    if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\'')) return false;
    const std::size_t end = rest_.find(rest_.front(), 1);
    if (end == std::string_view::npos) return false;
    const auto value = unescaped(rest_.substr(1, end - 1));
    rest_.remove_prefix(end + 1);
    if (!value) return false;
    if (name == "xmlns") spaces[""] = *value;
    if (name.starts_with("xmlns:")) spaces[name.substr(6)] = *value;
    element.attributes.emplace_back(name, *value);
    return true;
  }

  bool element(Element& element, Spaces spaces, int depth) {
    if (depth > kDeepest || !rest_.starts_with('<')) return false;
    rest_.remove_prefix(1);
    const std::string tag(word());
    for (skip_blanks(); !rest_.empty() && rest_.front() != '>' && rest_.front() != '/'; skip_blanks())
      if (!attribute(element, spaces)) return false;
    const std::size_t colon = tag.find(':');
    const auto space = spaces.find(colon == std::string::npos ? std::string() : tag.substr(0, colon));
    if (tag.empty() || (space == spaces.end() && colon != std::string::npos)) return false;
    element.space = space == spaces.end() ? std::string() : space->second;
    element.name = colon == std::string::npos ? tag : tag.substr(colon + 1);
    if (rest_.starts_with("/>")) {
      rest_.remove_prefix(2);
      return true;
    }
    if (!rest_.starts_with('>')) return false;
    rest_.remove_prefix(1);
    return content(element, spaces, depth) && closes(tag);
  }

  bool content(Element& element, const Spaces& spaces, int depth) {
    while (!rest_.starts_with("</")) {
      if (rest_.empty()) return false;
      if (rest_.starts_with("<!--")) {
        if (!skip_past("-->")) return false;
      } else if (rest_.starts_with("<![CDATA[")) {
        const std::size_t end = rest_.find("]]>");
        if (end == std::string_view::npos) return false;
        element.text += rest_.substr(9, end - 9);
        rest_.remove_prefix(end + 3);
      } else if (rest_.starts_with('<')) {
        if (!this->element(element.children.emplace_back(), spaces, depth + 1)) return false;
      } else {
        const std::size_t end = std::min(rest_.find('<'), rest_.size());
        const auto text = unescaped(rest_.substr(0, end));
        if (!text) return false;
        element.text += *text;
        rest_.remove_prefix(end);
      }
    }
    return true;
  }

  bool closes(const std::string& tag) {
    rest_.remove_prefix(2);
    if (word() != tag) return false;
    skip_blanks();
    if (!rest_.starts_with('>')) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

const Element* Element::child(std::string_view space_wanted, std::string_view name_wanted) const {
  for (const Element& each : children)
    if (each.space == space_wanted && each.name == name_wanted) return &each;
  return nullptr;
}

std::string Element::attribute(std::string_view attribute_name) const {
  for (const auto& [known, value] : attributes)
    if (known == attribute_name) return value;
  return {};
}

std::optional<Element> parse_xml(std::string_view text) {
  const bool characters = text::is_valid_utf8(text) &&
                          std::ranges::none_of(text, [](char c) { return is_control(static_cast<unsigned char>(c)); });
  return characters ? Parser(text).document() : std::nullopt;
}

std::string xml_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else if (c == '&')
      escaped += "&amp;";
    else if (c == '"')
      escaped += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
      escaped += c;
    else if (c == '\r')
      escaped += "&#13;";
  }
  return escaped;
}

}  // namespace review::dav
