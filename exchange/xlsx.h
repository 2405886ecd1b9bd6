#pragma once

#include <memory>
#include <string>

#include "card/result.h"
#include "exchange/record.h"

namespace exchange {

/// An Excel workbook with one sheet: the columns of contract section 3, all cells text (leading zeros and +81 stay,
/// nothing is a formula), several values of a cell on lines of their own; ListReader gives them back. The header is
/// frozen and has a filter. Memory does not grow with the rows. One writer serves one thread.
class XlsxWriter {
 public:
  /// Fails with internal when the workbook cannot be set up (no room for temporary files).
  static card::Result<XlsxWriter> create();

  /// Fails with wrong_use beyond Excel's 1,048,575 rows. Text beyond Excel's 32,767 characters a cell is cut.
  card::Result<void> add(const Record& record);

  /// The file's bytes. The writer is spent afterwards.
  card::Result<std::string> finish();

  XlsxWriter(XlsxWriter&&) noexcept;
  XlsxWriter& operator=(XlsxWriter&&) noexcept;
  ~XlsxWriter();

 private:
  struct Workbook;
  explicit XlsxWriter(std::unique_ptr<Workbook> workbook);
  std::unique_ptr<Workbook> workbook_;
};

}  // namespace exchange
