#include "exchange/vcard_syntax.h"

#include <algorithm>
#include <array>

#include "exchange/charset.h"

namespace exchange {
namespace {

constexpr std::size_t kLineOctets = 75;

std::string upper_case(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 0x20);
  }
  return upper;
}

bool is_quoted_printable(std::string_view line) {
  return upper_case(line.substr(0, std::min(line.find(':'), std::size_t{200}))).find("QUOTED-PRINTABLE") !=
         std::string::npos;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string from_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '=' && i + 2 < text.size();
    const int high = pair ? hex_digit(text[i + 1]) : -1;
    const int low = pair ? hex_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

std::string from_base64(std::string_view text) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) continue;
    bits = (bits << 6U) | static_cast<unsigned>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>((bits >> count) & 0xFFU);
  }
  return out;
}

/// Where the value begins: the first ':' outside quotation marks; the very first one when they do not match.
std::size_t colon_of(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == ':' && !quoted) return i;
  }
  return line.find(':');
}

/// Splits outside quotation marks and takes the marks off.
std::vector<std::string> split_parameter(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == separator && !quoted)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

/// RFC 6868: ^n, ^^ and ^' in parameter values.
std::string without_carets(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = text[i] == '^' && i + 1 < text.size() ? text[i + 1] : '\0';
    if (next == 'n' || next == '^' || next == '\'') {
      out += next == 'n' ? '\n' : next == '^' ? '^' : '"';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

void add_parameter(Property& property, std::string_view text) {
  const std::size_t equals = text.find('=');
  const bool bare = equals == std::string_view::npos;
  std::string name = bare ? "TYPE" : upper_case(text.substr(0, equals));
  for (const std::string& raw : split_parameter(bare ? text : text.substr(equals + 1), ',')) {
    std::string value = raw;
    std::erase(value, '"');
    if (name == "TYPE") {  // TYPE="voice,work" is a list as well
      for (const std::string& type : split_parameter(value, ','))
        property.parameters.push_back({name, upper_case(type)});
    } else {
      property.parameters.push_back({name, without_carets(value)});
    }
  }
}

}  // namespace

bool Property::has_type(std::string_view upper_case) const {
  return std::ranges::any_of(parameters,
                             [&](const Parameter& one) { return one.name == "TYPE" && one.value == upper_case; });
}

std::string Property::parameter(std::string_view wanted) const {
  const auto found = std::ranges::find(parameters, wanted, &Parameter::name);
  return found == parameters.end() ? std::string() : found->value;
}

std::string_view ContentLines::take_physical() {
  const std::size_t end = std::min(rest_.find_first_of("\r\n"), rest_.size());
  const std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(end);
  if (rest_.starts_with("\r\n"))
    rest_.remove_prefix(2);
  else if (!rest_.empty())
    rest_.remove_prefix(1);
  ++number_;
  return line;
}

std::optional<ContentLines::Line> ContentLines::next() {
  if (rest_.empty()) return std::nullopt;
  Line line;
  line.number = number_;
  const auto append = [&](std::string_view more) {
    line.cut = line.cut || line.text.size() + more.size() > limit_;
    line.text += more.substr(0, limit_ - std::min(limit_, line.text.size()));
  };
  append(take_physical());
  const bool soft_breaks = is_quoted_printable(line.text);
  while (!rest_.empty()) {
    const bool fold = rest_.front() == ' ' || rest_.front() == '\t';
    const bool soft = soft_breaks && line.text.ends_with('=');
    if (!fold && !soft) break;
    if (soft) line.text.pop_back();
    if (fold) rest_.remove_prefix(1);
    append(take_physical());
  }
  return line;
}

namespace {

/// UTF-8 without zeros, which no database keeps.
std::string text_from(std::string_view bytes, std::string_view charset) {
  std::string text = utf8_from(bytes, charset);
  std::erase(text, '\0');
  return text;
}

}  // namespace

std::optional<Property> parse_property(const ContentLines::Line& line) {
  const std::size_t colon = colon_of(line.text);
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  const std::vector<std::string> head = split_parameter(std::string_view(line.text).substr(0, colon), ';');
  Property property;
  property.line = line.number;
  const std::size_t dot = std::min(head[0].find('.'), head[0].size());
  if (dot < head[0].size()) property.group = upper_case(head[0].substr(0, dot));
  property.name = upper_case(dot < head[0].size() ? head[0].substr(dot + 1) : head[0]);
  std::erase(property.name, ' ');
  for (std::size_t i = 1; i < head.size(); ++i) add_parameter(property, head[i]);
  const std::string encoding = upper_case(property.parameter("ENCODING"));
  std::string value = line.text.substr(colon + 1);
  if (encoding == "QUOTED-PRINTABLE" || property.has_type("QUOTED-PRINTABLE")) value = from_quoted_printable(value);
  if (encoding == "B" || encoding == "BASE64" || property.has_type("BASE64")) value = from_base64(value);
  property.value = text_from(value, property.parameter("CHARSET"));
  for (Property::Parameter& parameter : property.parameters) parameter.value = text_from(parameter.value, {});
  return property;
}

std::string unescaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char next = value[i] == '\\' && i + 1 < value.size() ? value[i + 1] : '\0';
    if (next == 'n' || next == 'N')
      out += '\n', ++i;
    else if (next != '\0' && std::string_view("\\;,:\"").find(next) != std::string_view::npos)
      out += next, ++i;
    else
      out += value[i];
  }
  return out;
}

std::vector<std::string> split_value(std::string_view value, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    if (i < value.size() && value[i] == '\\') {
      ++i;
      continue;
    }
    if (i < value.size() && value[i] != separator) continue;
    parts.push_back(unescaped(value.substr(begin, i - begin)));
    begin = i + 1;
  }
  if (begin <= value.size() && (parts.empty() || begin < value.size())) parts.push_back(unescaped(value.substr(begin)));
  return parts;
}

std::string escaped(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '\n') {
      out += "\\n";
    } else if (c != '\r') {
      if (c == '\\' || c == ';' || c == ',') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string folded(std::string_view content_line) {
  std::string out;
  std::size_t octets = 0;
  for (std::size_t i = 0; i < content_line.size();) {
    std::size_t length = 1;
    while (i + length < content_line.size() &&
           (static_cast<unsigned char>(content_line[i + length]) & 0xC0U) == 0x80U) {
      ++length;
    }
    if (octets + length > kLineOctets) {
      out += "\r\n ";
      octets = 1;
    }
    out += content_line.substr(i, length);
    octets += length;
    i += length;
  }
  return out += "\r\n";
}

}  // namespace exchange
