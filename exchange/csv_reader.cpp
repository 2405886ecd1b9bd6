#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "exchange/csv.h"
#include "exchange/list_row.h"
#include "text/utf8.h"
#include "text/width.h"

namespace exchange {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kFormulaBeginnings = "=+-@\t\r";
constexpr std::array kSeparators = {',', ';', '\t'};

struct RawRow {
  std::vector<std::string> cells;
  std::size_t bytes = 0;  ///< how much of the input it takes, line end included
  std::size_t lines = 0;  ///< line ends in it, the last one included
  bool too_long = false;  ///< or a quote is never closed
};

std::size_t line_end(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  return end == std::string_view::npos ? bytes.size() : end + 1;
}

/// RFC 4180, with what programs make of it: a quote inside a bare cell is itself, and so is text behind a closing
/// quote; lines end in LF, CRLF or CR.
RawRow take_row(std::string_view bytes, char separator, std::size_t limit) {
  RawRow row;
  row.cells.emplace_back();
  bool quoted = false;
  bool begins = true;  // of a cell
  std::size_t i = 0;
  for (; i < bytes.size() && i <= limit; ++i) {
    const char c = bytes[i];
    if (c == '\n') ++row.lines;
    if (quoted) {
      if (c != '"')
        row.cells.back() += c;
      else if (i + 1 < bytes.size() && bytes[i + 1] == '"')
        row.cells.back() += bytes[i++];
      else
        quoted = false;
    } else if (c == '"' && begins) {
      quoted = true;
    } else if (c == separator) {
      row.cells.emplace_back();
      begins = true;
      continue;
    } else if (c == '\n' || c == '\r') {
      const bool pair = c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
      if (c == '\r') ++row.lines;
      row.bytes = i + (pair ? 2 : 1);
      return row;
    } else {
      row.cells.back() += c;
    }
    begins = false;
  }
  row.too_long = quoted || i < bytes.size();
  row.bytes = i;
  return row;
}

std::string_view without_guard(std::string_view cell) {
  const std::size_t apostrophes = std::min(cell.find_first_not_of('\''), cell.size());
  const std::string_view rest = cell.substr(apostrophes);
  const bool guarded =
      apostrophes > 0 && !rest.empty() && kFormulaBeginnings.find(rest.front()) != std::string_view::npos;
  return guarded ? cell.substr(1) : cell;
}

/// A cell's text: control characters out, line ends as LF, no blanks at the ends.
std::string cleaned(std::string_view cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const auto c = static_cast<unsigned char>(cell[i]);
    if (c == '\r')
      out += i + 1 < cell.size() && cell[i + 1] == '\n' ? "" : "\n";
    else if (c >= 0x20 || c == '\n' || c == '\t')
      out += cell[i];
  }
  const std::size_t first = out.find_first_not_of(" \n\t");
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of(" \n\t") - first + 1);
}

/// The values of a cell; positions are kept (an empty value between two ';'), a wholly empty cell has none.
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

std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace

struct CsvReader::State {
  std::string_view rest;
  CsvLimits limits;
  char separator = ',';
  std::size_t line = 1;        // one-based, of the start of `rest`
  std::size_t unbalanced = 0;  // rows with a quote that is never closed
  std::vector<std::string> header;
  std::vector<int> columns;  // find_column of each header cell

  RawRow take() {
    RawRow row = take_row(rest, separator, limits.row_bytes);
    if (row.too_long) {
      row.bytes = line_end(rest);
      row.lines = 1;
    }
    rest.remove_prefix(row.bytes);
    line += row.lines;
    return row;
  }

  card::Result<LoadedContact> contact(const RawRow& raw) const;
};

card::Result<LoadedContact> CsvReader::State::contact(const RawRow& raw) const {
  const auto is_text = [](const std::string& cell) { return text::is_valid_utf8(cell); };
  if (!std::ranges::all_of(raw.cells, is_text)) {
    return card::fail(card::ErrorKind::bad_input, "not UTF-8; save the list as \"CSV UTF-8\"");
  }
  ListRow row;
  std::vector<std::string> further;
  for (std::size_t i = 0; i < raw.cells.size(); ++i) {
    const std::string cell(without_guard(raw.cells[i]));
    const int column = i < columns.size() ? columns[i] : -1;
    if (column < 0) {
      const std::string value = cleaned(cell);
      if (!value.empty()) further.push_back(i < header.size() && !header[i].empty() ? header[i] + ": " + value : value);
      continue;
    }
    auto& values = row[static_cast<std::size_t>(column)];
    for (std::string& value : split_values(cell)) {
      const bool keeps_lines = static_cast<Column>(column) == Column::notes;
      values.push_back(keeps_lines ? std::move(value) : on_one_line(std::move(value)));
    }
  }
  return to_loaded_contact(row, std::move(further));
}

card::Result<CsvReader> CsvReader::open(std::string_view bytes, const CsvLimits& limits) {
  auto state = std::make_unique<State>();
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  state->rest = bytes;
  state->limits = limits;
  std::ptrdiff_t most = 0;
  for (const char separator : kSeparators) {
    const RawRow row = take_row(bytes, separator, limits.row_bytes);
    const auto known = std::ranges::count_if(row.cells, [](const auto& cell) { return find_column(cell) >= 0; });
    if (row.too_long || known <= most) continue;
    most = known;
    state->separator = separator;
  }
  if (most == 0) {
    return card::fail(card::ErrorKind::bad_input,
                      "the first row names no column that meishi knows; begin with a header such as "
                      "family_name,given_name,company,emails");
  }
  for (const std::string& name : state->take().cells) {
    state->header.push_back(on_one_line(cleaned(text::to_utf8(text::to_utf32(name)))));
    state->columns.push_back(find_column(state->header.back()));
  }
  return CsvReader(std::move(state));
}

std::optional<card::Result<LoadedContact>> CsvReader::next() {
  State& state = *state_;
  while (!state.rest.empty()) {
    const std::size_t line = state.line;
    const RawRow row = state.take();
    const bool blank = std::ranges::all_of(row.cells, [](const std::string& cell) { return cleaned(cell).empty(); });
    if (blank && !row.too_long) continue;
    if (row.too_long) {
      const bool given_up = ++state.unbalanced >= state.limits.unbalanced_quotes;
      if (given_up) state.rest = {};
      return card::fail(
          card::ErrorKind::bad_input,
          fmt::format("line {}: the row is longer than {} bytes or a quote is never closed; {}", line,
                      state.limits.row_bytes,
                      given_up ? "too many of these, the rest was not read" : "check its quotation marks"));
    }
    card::Result<LoadedContact> loaded = state.contact(row);
    if (loaded)
      loaded->line = line;
    else
      loaded.error().message = fmt::format("line {}: {}", line, loaded.error().message);
    return loaded;
  }
  return std::nullopt;
}

CsvReader::CsvReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

}  // namespace exchange
