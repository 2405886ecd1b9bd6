#pragma once

#include <string>
#include <vector>

namespace cli {

/// Rows of cells printed in columns that line up on a terminal, Japanese text included.
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< each as long as the header
};

/// The table as text, header first, a rule under it. Columns are as wide as their widest cell; when that exceeds
/// `columns` (0: no limit) the widest ones are cut.
std::string to_text(const Table& table, int columns);

}  // namespace cli
