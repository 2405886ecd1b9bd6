#include "normalize/barcode_text.h"

#include <optional>

#include "normalize/printed_line.h"

namespace normalize {
namespace {

/// Lines with folded ones joined (a blank or tab begins a continuation) and soft line ends of QUOTED-PRINTABLE
/// resolved.
std::vector<std::string> unfolded_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::string line;
  const auto flush = [&] {
    const bool folded = !line.empty() && (line[0] == ' ' || line[0] == '\t') && !lines.empty();
    const bool soft =
        !lines.empty() && lines.back().ends_with('=') && lines.back().find("QUOTED-PRINTABLE") != std::string::npos;
    if (folded)
      lines.back() += line.substr(1);
    else if (soft)
      lines.back() = lines.back().substr(0, lines.back().size() - 1) + line;
    else if (!line.empty())
      lines.push_back(line);
    line.clear();
  };
  for (const char c : text) {
    if (c == '\n')
      flush();
    else if (c != '\r')
      line += c;
  }
  flush();
  return lines;
}

int hex_digit(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool code =
        text[i] == '=' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
    if (!code) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
    i += 2;
  }
  return out;
}

/// The value, whole and divided at unescaped semicolons.
void divide(std::string_view value, BarcodeProperty& property) {
  property.parts.emplace_back();
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size()) {
      const char next = value[++i];
      const char meant = next == 'n' || next == 'N' ? ' ' : next;
      property.parts.back() += meant;
      property.whole += meant;
      continue;
    }
    property.whole += value[i];
    if (value[i] == ';')
      property.parts.emplace_back();
    else
      property.parts.back() += value[i];
  }
}

std::optional<BarcodeProperty> read_property(const std::string& line) {
  const auto colon = line.find(':');
  if (colon == std::string::npos) return std::nullopt;
  const std::string head = to_small_ascii(std::string_view(line).substr(0, colon));
  BarcodeProperty property;
  const auto semicolon = head.find(';');
  std::string name = head.substr(0, semicolon);
  if (const auto dot = name.find('.'); dot != std::string::npos) name.erase(0, dot + 1);
  for (const char c : name) property.name += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  if (semicolon != std::string::npos) property.types = head.substr(semicolon + 1);
  const bool quoted = property.types.find("quoted-printable") != std::string::npos;
  const std::string value = line.substr(colon + 1);
  divide(quoted ? decode_quoted_printable(value) : value, property);
  return property;
}

}  // namespace

std::vector<BarcodeProperty> read_vcard(std::string_view text) {
  std::vector<BarcodeProperty> properties;
  for (const std::string& line : unfolded_lines(text)) {
    auto property = read_property(line);
    if (!property) continue;
    if (property->name == "END") break;
    if (property->name != "BEGIN") properties.push_back(std::move(*property));
  }
  return properties;
}

std::vector<BarcodeProperty> read_mecard(std::string_view text) {
  std::vector<BarcodeProperty> properties;
  const auto begin = text.find(':');
  if (begin == std::string_view::npos) return properties;
  std::string field;
  const auto flush = [&] {
    if (auto property = read_property(field)) {
      // MECARD's semicolons end fields, so a field is never divided.
      property->parts = {property->whole};
      properties.push_back(std::move(*property));
    }
    field.clear();
  };
  const std::string_view body = text.substr(begin + 1);
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] == '\\' && i + 1 < body.size()) {
      field += body[i];
      field += body[++i];
    } else if (body[i] == ';') {
      flush();
    } else if (body[i] != '\n' && body[i] != '\r') {
      field += body[i];
    }
  }
  flush();
  return properties;
}

}  // namespace normalize
