#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "card/result.h"
#include "exchange/number_format.h"
#include "exchange/row_source.h"
#include "exchange/zip_file.h"

/// Private to exchange/: Excel workbooks (.xlsx, .xlsm; ECMA-376).
namespace exchange {

/// What the sheets of a workbook have in common.
struct WorkbookParts {
  std::vector<std::string> strings;   ///< shared strings
  std::vector<NumberFormat> formats;  ///< by style
  int days_before_1970 = kDaysFrom1900;
};

/// A workbook whose sheets are read row by row.
class Workbook {
 public:
  /// Fails with bad_input when the bytes are no workbook. `bytes` must outlive it.
  static card::Result<Workbook> open(std::string_view bytes);

  std::size_t sheets() const { return sheets_.size(); }  ///< hidden ones left out

  /// The rows of a sheet from its beginning, numbered as in Excel: what its cells show, dates as YYYY-MM-DD, of
  /// formulas the result. A cell that is merged downwards speaks for each of its rows. Where a sheet is damaged, the
  /// last row says so. Must not outlive the workbook.
  std::unique_ptr<RowSource> rows(std::size_t sheet) const;

 private:
  explicit Workbook(ZipFile archive) : archive_(std::move(archive)) {}

  ZipFile archive_;
  WorkbookParts parts_;
  std::vector<std::string> sheets_;  ///< paths in the archive
};

}  // namespace exchange
