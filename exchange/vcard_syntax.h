#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

/// One content line of RFC 2426, RFC 6350 or vCard 2.1, its value in UTF-8 with backslash escapes still in.
struct Property {
  std::string group;  ///< "item1"; empty without one
  std::string name;   ///< upper case
  struct Parameter {
    std::string name;   ///< upper case; vCard 2.1's bare words are values of TYPE
    std::string value;  ///< one value; a list gives one Parameter each
  };
  std::vector<Parameter> parameters;
  std::string value;
  std::size_t line = 0;  ///< one-based

  bool has_type(std::string_view upper_case) const;
  std::string parameter(std::string_view name) const;  ///< the first value; empty when absent
};

/// Content lines of a file, unfolded; quoted-printable's soft breaks are joined as well.
class ContentLines {
 public:
  ContentLines(std::string_view bytes, std::size_t limit) : rest_(bytes), limit_(limit) {}

  struct Line {
    std::string text;
    std::size_t number = 0;  ///< one-based, of its beginning
    bool cut = false;        ///< longer than the limit: only the beginning is here
  };
  std::optional<Line> next();
  std::string_view rest() const { return rest_; }  ///< what next() has not taken yet

 private:
  std::string_view take_physical();
  std::string_view rest_;
  std::size_t limit_;
  std::size_t number_ = 1;
};

/// Nothing for a line that is no property.
std::optional<Property> parse_property(const ContentLines::Line& line);

/// Splits at separators that are not escaped, and takes the escapes out.
std::vector<std::string> split_value(std::string_view value, char separator);
std::string unescaped(std::string_view value);

/// Puts backslashes before \ ; , and \n for line ends.
std::string escaped(std::string_view value);

/// Folded at 75 octets between characters, with CRLF.
std::string folded(std::string_view content_line);

}  // namespace exchange
