#include "exchange/delimited.h"

#include <algorithm>
#include <array>

namespace exchange {

namespace {

struct Taken {
  std::size_t bytes = 0;  ///< how much of the input it takes, line end included
  std::size_t lines = 0;  ///< line ends in it, the last one included
  bool too_long = false;
};

Taken take_cells(std::string_view bytes, char separator, std::size_t limit, std::vector<std::string>& cells) {
  Taken taken;
  cells.emplace_back();
  bool quoted = false;
  bool begins = true;  // of a cell
  std::size_t i = 0;
  for (; i < bytes.size() && i <= limit; ++i) {
    const char c = bytes[i];
    if (c == '\n') ++taken.lines;
    if (quoted) {
      if (c != '"')
        cells.back() += c;
      else if (i + 1 < bytes.size() && bytes[i + 1] == '"')
        cells.back() += bytes[i++];
      else
        quoted = false;
    } else if (c == '"' && begins) {
      quoted = true;
    } else if (c == separator) {
      cells.emplace_back();
      begins = true;
      continue;
    } else if (c == '\n' || c == '\r') {
      const bool pair = c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
      if (c == '\r') ++taken.lines;
      taken.bytes = i + (pair ? 2 : 1);
      return taken;
    } else {
      cells.back() += c;
    }
    begins = false;
  }
  taken.too_long = quoted || i < bytes.size();
  taken.bytes = i;
  return taken;
}

}  // namespace

RawRow DelimitedRows::take() {
  RawRow row;
  row.line = line_;
  Taken taken = take_cells(rest_, separator_, row_bytes_, row.cells);
  if (taken.too_long) {
    const std::size_t end = rest_.find('\n');
    taken.bytes = end == std::string_view::npos ? rest_.size() : end + 1;
    taken.lines = 1;
  }
  row.too_long = taken.too_long;
  row.bytes = rest_.substr(0, taken.bytes);
  rest_.remove_prefix(taken.bytes);
  line_ += taken.lines;
  return row;
}

bool begins_like_formula(std::string_view cell) {
  constexpr std::array<std::string_view, 10> kBeginnings = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(kBeginnings, [&](std::string_view each) { return cell.starts_with(each); });
}

std::string_view without_guard(std::string_view cell) {
  const std::size_t apostrophes = std::min(cell.find_first_not_of('\''), cell.size());
  return apostrophes > 0 && begins_like_formula(cell.substr(apostrophes)) ? cell.substr(1) : cell;
}

std::string cleaned(std::string_view cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const auto c = static_cast<unsigned char>(cell[i]);
    if (c == '\r')
      out += i + 1 < cell.size() && cell[i + 1] == '\n' ? "" : "\n";
    else if ((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t')
      out += cell[i];
  }
  const std::size_t first = out.find_first_not_of(" \n\t");
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of(" \n\t") - first + 1);
}

std::string without_line_ends(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

std::vector<std::string> split_values(std::string_view cell) {
  if (cell.empty()) return {};
  std::vector<std::string> values(1);
  std::size_t backslashes = 0;
  for (const char c : cell) {
    if (c != ';') {
      backslashes = c == '\\' ? backslashes + 1 : 0;
      values.back() += c;
      continue;
    }
    values.back().resize(values.back().size() - (backslashes + 1) / 2);
    if (backslashes % 2 == 1)
      values.back() += ';';
    else
      values.emplace_back();
    backslashes = 0;
  }
  for (std::string& value : values) value = cleaned(value);
  return values;
}

std::string with_escapes(std::string_view value) {
  std::string escaped;
  std::size_t backslashes = 0;
  for (const char c : value) {
    if (c == ';') escaped.append(backslashes + 1, '\\');
    backslashes = c == '\\' ? backslashes + 1 : 0;
    escaped += c;
  }
  return escaped;
}

bool is_blank_row(const std::vector<std::string>& cells) {
  return std::ranges::all_of(cells, [](const std::string& cell) { return cleaned(cell).empty(); });
}

}  // namespace exchange
