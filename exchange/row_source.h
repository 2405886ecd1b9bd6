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

/// The first sheet that has cells. Numbers as Excel holds them, dates as YYYY-MM-DD where Excel says so.
/// Fails with bad_input when the bytes are no workbook, or one larger than a contact list can be.
card::Result<std::unique_ptr<RowSource>> workbook_rows(std::string_view bytes);

}  // namespace exchange
