#include "cli/table.h"

#include <algorithm>
#include <numeric>

#include "cli/width.h"

namespace cli {
namespace {

constexpr int kGap = 2;        // blanks between columns
constexpr int kNarrowest = 6;  // a column is not cut below this

std::vector<int> natural_widths(const Table& table) {
  std::vector<int> widths;
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    int width = display_width(table.header[column]);
    for (const auto& row : table.rows) width = std::max(width, display_width(row[column]));
    widths.push_back(width);
  }
  return widths;
}

/// Takes columns from the widest until the line fits.
void shrink(std::vector<int>& widths, int columns) {
  const int gaps = kGap * (static_cast<int>(widths.size()) - 1);
  int excess = std::accumulate(widths.begin(), widths.end(), gaps) - columns;
  for (; excess > 0; --excess) {
    const auto widest = std::ranges::max_element(widths);
    if (*widest <= kNarrowest) return;
    --*widest;
  }
}

std::string line(const std::vector<std::string>& cells, const std::vector<int>& widths) {
  std::string text;
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (column > 0) text.append(kGap, ' ');
    text += padded(cells[column], widths[column]);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

}  // namespace

std::string to_text(const Table& table, int columns) {
  if (table.header.empty()) return {};
  std::vector<int> widths = natural_widths(table);
  if (columns > 0) shrink(widths, columns);

  std::string text = line(table.header, widths);
  std::vector<std::string> rules;
  for (const int width : widths) rules.emplace_back(static_cast<std::size_t>(width), '-');
  text += line(rules, widths);
  for (const auto& row : table.rows) text += line(row, widths);
  return text;
}

}  // namespace cli
