#include "exchange/row_source.h"

#include <algorithm>

#include <fmt/format.h>

#include "exchange/charset.h"
#include "exchange/delimited.h"
#include "text/utf8.h"

namespace exchange {
namespace {

constexpr std::size_t kRowBytes = 1U << 20U;
constexpr std::size_t kUnbalancedQuotes = 100;  // rows; after as many the rest of the file is given up

class DelimitedSource : public RowSource {
 public:
  DelimitedSource(std::string_view bytes, char separator, std::string charset)
      : rows_(bytes, separator, kRowBytes), charset_(std::move(charset)) {}

  std::optional<TableRow> next() override {
    while (!rows_.at_end()) {
      RawRow raw = rows_.take();
      if (raw.too_long) return unbalanced(raw);
      if (is_blank_row(raw.cells)) continue;
      return decoded(std::move(raw));
    }
    return std::nullopt;
  }

 private:
  TableRow unbalanced(const RawRow& raw) {
    const bool given_up = ++unbalanced_ >= kUnbalancedQuotes;
    if (given_up) rows_.give_up();
    TableRow row{.cells = {utf8_from(raw.bytes, charset_)}, .line = raw.line, .trouble = {}};
    row.trouble =
        card::Error{card::ErrorKind::bad_input,
                    fmt::format("the row is longer than {} bytes or a quote is never closed; {}", kRowBytes,
                                given_up ? "too many of these, the rest was not read" : "check its quotation marks")};
    return row;
  }

  TableRow decoded(RawRow raw) const {
    TableRow row{.cells = std::move(raw.cells), .line = raw.line, .trouble = {}};
    for (std::string& cell : row.cells) {
      if (!charset_.empty()) cell = utf8_from(cell, charset_);
      // A mark for unknown bytes that the file itself holds is a character like any other.
      const bool broken =
          charset_.empty() ? !text::is_valid_utf8(cell) : cell.find("\xEF\xBF\xBD") != std::string::npos;
      if (!broken) continue;
      cell = text::to_utf8(text::to_utf32(cell));
      row.trouble =
          card::Error{card::ErrorKind::bad_input,
                      charset_.empty() ? "not UTF-8; save the list as \"CSV UTF-8\""
                                       : "some of its bytes are no " + charset_ + "; save the list as \"CSV UTF-8\""};
    }
    return row;
  }

  DelimitedRows rows_;
  std::string charset_;
  std::size_t unbalanced_ = 0;
};

}  // namespace

std::unique_ptr<RowSource> delimited_rows(std::string_view bytes, char separator, std::string charset) {
  return std::make_unique<DelimitedSource>(bytes, separator, std::move(charset));
}

}  // namespace exchange
