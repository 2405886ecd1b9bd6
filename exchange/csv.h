#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "card/result.h"
#include "exchange/record.h"

// Contract section 3: UTF-8, RFC 4180, one header. Several values in a cell are separated by ';', a literal one is
// '\;', and backslashes are doubled where they stand right before a ';' (elsewhere they are plain).
// Phones are written as printed when they stand in Japan's national form (leading zero), else in E.164 where known,
// with " ext. 12" behind; `phone` holds the kinds work and other. `address` is the printed address, the i-th one
// belonging to the i-th postal code.
namespace exchange {

/// `excel` begins with a byte-order mark and puts an apostrophe before cells that begin with = + - @ or their
/// wide forms, a tab or a carriage return (behind any apostrophes), so that no spreadsheet takes them for a formula.
/// The reader takes one such apostrophe away; hence `plain` writes one only before cells that begin with apostrophes
/// and one of these. Excel drops the leading zero of a cell of digits alone, whatever a CSV file says; the xlsx writer
/// keeps it.
enum class CsvFlavour { plain, excel };

std::string csv_header(CsvFlavour flavour = CsvFlavour::plain);                     ///< with line end
std::string csv_row(const Record& record, CsvFlavour flavour = CsvFlavour::plain);  ///< with line end

struct CsvLimits {
  std::size_t row_bytes = 1U << 20U;    ///< a longer row is an error
  std::size_t unbalanced_quotes = 100;  ///< rows; after as many the rest of the file is given up
};

/// Reads contacts row by row. Columns may stand in any order and case; cells may also be separated by ';' or tabs,
/// whichever the header shows. A column with another name is kept as the note "name: value"; so is an exchange date
/// that is none. Kana become katakana; control characters are left out.
class CsvReader {
 public:
  /// `bytes` must outlive the reader. Fails with bad_input when the header names no column of section 3.
  static card::Result<CsvReader> open(std::string_view bytes, const CsvLimits& limits = {});

  /// The next contact, or why the next row is none (message: "line 7: ..."); nothing at the end. A bad row does not
  /// harm the others; after an unclosed quote, reading goes on at the next line.
  std::optional<card::Result<LoadedContact>> next();

  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;
  ~CsvReader();

 private:
  struct State;
  explicit CsvReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace exchange
