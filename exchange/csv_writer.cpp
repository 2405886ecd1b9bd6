#include <algorithm>

#include "exchange/csv.h"
#include "exchange/csv_cell.h"
#include "exchange/delimited.h"
#include "exchange/list_row.h"

namespace exchange {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Several values as one text: see csv.h for ';' and backslashes.
std::string joined(const std::vector<std::string>& values) {
  std::string cell;
  for (std::size_t i = 0; i < values.size(); ++i) {
    cell += with_escapes(values[i]);
    const std::size_t last = values[i].find_last_not_of('\\') + 1;  // 0 where there is nothing else
    if (i + 1 < values.size()) cell.append(values[i].size() - last, '\\') += ';';
  }
  // Values may all be empty: postal codes of addresses without one.
  const bool empty = std::ranges::all_of(values, [](const std::string& value) { return value.empty(); });
  return empty ? std::string() : cell;
}

std::string guarded(std::string cell, CsvFlavour flavour) {
  const std::size_t apostrophes = std::min(cell.find_first_not_of('\''), cell.size());
  const bool guard = begins_like_formula(std::string_view(cell).substr(apostrophes)) &&
                     (flavour == CsvFlavour::excel || apostrophes > 0);
  if (guard) cell.insert(cell.begin(), '\'');
  return cell;
}

}  // namespace

std::string csv_cell(std::string_view cell) {
  const bool plain =
      cell.find_first_of(",;\"\r\n\t") == std::string::npos && !cell.starts_with(' ') && !cell.ends_with(' ');
  if (plain) return std::string(cell);
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out += '"';
}

std::string csv_header(CsvFlavour flavour) {
  std::string line(flavour == CsvFlavour::excel ? kByteOrderMark : std::string_view());
  for (const std::string_view name : kColumnNames) line.append(name) += ',';
  line.pop_back();
  return line += "\r\n";
}

std::string csv_row(const Record& record, CsvFlavour flavour) {
  std::string line;
  for (const auto& values : to_list_row(record)) line += csv_cell(guarded(joined(values), flavour)) + ',';
  line.pop_back();
  return line += "\r\n";
}

}  // namespace exchange
