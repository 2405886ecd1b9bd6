#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/result.h"

/// Private to exchange/: rows of cells in UTF-8, whatever file they come from.
namespace exchange {

struct TableRow {
  std::vector<std::string> cells;
  std::size_t line = 0;                ///< one-based
  std::optional<card::Error> trouble;  ///< the row cannot be used; cells hold what could be read
};

class RowSource {
 public:
  virtual ~RowSource() = default;
  virtual std::optional<TableRow> next() = 0;  ///< blank rows are left out
};

/// `bytes` must outlive the source. `charset`: empty for UTF-8, else a name that utf8_from() knows.
std::unique_ptr<RowSource> delimited_rows(std::string_view bytes, char separator, std::string charset);

}  // namespace exchange
