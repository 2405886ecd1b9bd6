#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Private to exchange/: rows of cells out of delimited text (RFC 4180 and what programs make of it).
namespace exchange {

struct RawRow {
  std::vector<std::string> cells;
  std::string_view bytes;  ///< of the input, line end included
  std::size_t line = 0;    ///< one-based, where it begins
  bool too_long = false;   ///< or a quote is never closed: cells are not to be used
};

/// A quote inside a bare cell is itself, and so is text behind a closing quote; lines end in LF, CRLF or CR. After a
/// row that is too long, reading goes on at the next line. Works on any encoding in which bytes below 0x40 are ASCII
/// (UTF-8, Shift_JIS, EUC-JP).
class DelimitedRows {
 public:
  /// `bytes` must outlive this.
  DelimitedRows(std::string_view bytes, char separator, std::size_t row_bytes)
      : rest_(bytes), separator_(separator), row_bytes_(row_bytes) {}

  bool at_end() const { return rest_.empty(); }
  RawRow take();
  void give_up() { rest_ = {}; }

 private:
  std::string_view rest_;
  char separator_;
  std::size_t row_bytes_;
  std::size_t line_ = 1;
};

/// A cell's text: control characters out, line ends as LF, no blanks at the ends.
std::string cleaned(std::string_view cell);
std::string without_line_ends(std::string text);

/// Without the apostrophe that guards a cell against being taken for a formula.
std::string_view without_guard(std::string_view cell);
/// = + - @, a tab, a carriage return, or the wide forms of the first four, which East Asian spreadsheets take for them.
bool begins_like_formula(std::string_view cell);

/// The values of a cell parted by ';' ('\;' is a literal one); positions are kept (an empty value between two ';'), a
/// wholly empty cell has none.
std::vector<std::string> split_values(std::string_view cell);

/// A value in the form in which split_values() gives it back, unless it ends in a backslash.
std::string with_escapes(std::string_view value);

bool is_blank_row(const std::vector<std::string>& cells);

}  // namespace exchange
