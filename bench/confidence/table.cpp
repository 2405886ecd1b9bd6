#include "bench/confidence/table.h"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

namespace confidence {
namespace {

std::string line_of(const char* type, const Row& row) {
  std::string line = fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", type, row.card, row.kind, row.style,
                                 row.layout, row.field, row.path, row.shown, row.right ? 1 : 0, row.worth);
  for (const float number : row.numbers) line += fmt::format("\t{:.6g}", number);
  return line + "\n";
}

}  // namespace

card::Result<void> save(const std::filesystem::path& file, const Table& table) {
  std::ofstream out(file);
  for (const CardRow& c : table.cards) {
    out << fmt::format("card\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", c.card, c.kind, c.style, int{c.found}, int{c.right},
                       int{c.hinted}, c.printed);
  }
  for (const Row& row : table.values) out << line_of("value", row);
  for (const Row& row : table.gaps) out << line_of("gap", row);
  if (!out.flush())
    return card::fail(card::ErrorKind::bad_input,
                      fmt::format("{}: cannot be written; is the disk full?", file.string()));
  return {};
}

card::Result<Table> load_table(const std::filesystem::path& file) {
  std::ifstream in(file);
  Table table;
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream words(line);
    std::string type;
    words >> type;
    if (type == "card") {
      CardRow c;
      words >> c.card >> c.kind >> c.style >> c.found >> c.right >> c.hinted >> c.printed;
      if (words) table.cards.push_back(std::move(c));
      continue;
    }
    Row row;
    words >> row.card >> row.kind >> row.style >> row.layout >> row.field >> row.path >> row.shown >> row.right >>
        row.worth;
    if (!words) break;
    for (float number = 0; words >> number;) row.numbers.push_back(number);
    (type == "value" ? table.values : table.gaps).push_back(std::move(row));
  }
  if (table.values.empty() || table.gaps.empty()) {
    return card::fail(card::ErrorKind::bad_input,
                      fmt::format("{}: not a table of clues; make it with meishi_clues", file.string()));
  }
  return table;
}

}  // namespace confidence
