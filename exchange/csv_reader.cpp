#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "exchange/column_plan.h"
#include "exchange/csv.h"
#include "exchange/delimited.h"
#include "text/utf8.h"

namespace exchange {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array kSeparators = {',', ';', '\t'};

}  // namespace

struct CsvReader::State {
  DelimitedRows rows;
  CsvLimits limits;
  ColumnPlan plan;
  std::size_t unbalanced = 0;  // rows with a quote that is never closed

  card::Result<LoadedContact> contact(const RawRow& row) const;
  card::Error too_long();
};

card::Result<LoadedContact> CsvReader::State::contact(const RawRow& row) const {
  const auto is_text = [](const std::string& cell) { return text::is_valid_utf8(cell); };
  if (!std::ranges::all_of(row.cells, is_text))
    return card::fail(card::ErrorKind::bad_input, "not UTF-8; save the list as \"CSV UTF-8\"");
  return plan.contact(row.cells, TableKind::delimited);
}

card::Error CsvReader::State::too_long() {
  const bool given_up = ++unbalanced >= limits.unbalanced_quotes;
  if (given_up) rows.give_up();
  return {card::ErrorKind::bad_input,
          fmt::format("the row is longer than {} bytes or a quote is never closed; {}", limits.row_bytes,
                      given_up ? "too many of these, the rest was not read" : "check its quotation marks")};
}

card::Result<CsvReader> CsvReader::open(std::string_view bytes, const CsvLimits& limits) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  std::optional<State> best;
  for (const char separator : kSeparators) {
    DelimitedRows rows(bytes, separator, limits.row_bytes);
    const RawRow header = rows.take();
    auto plan = header.too_long ? std::nullopt : ColumnPlan::of(header.cells, Preset::meishi);
    if (!plan || (best && best->plan.known() >= plan->known())) continue;
    best = State{.rows = rows, .limits = limits, .plan = std::move(*plan)};
  }
  if (!best) {
    return card::fail(card::ErrorKind::bad_input,
                      "the first row names no column that meishi knows; begin with a header such as "
                      "family_name,given_name,company,emails");
  }
  return CsvReader(std::make_unique<State>(std::move(*best)));
}

std::optional<card::Result<LoadedContact>> CsvReader::next() {
  while (!state_->rows.at_end()) {
    const RawRow row = state_->rows.take();
    if (!row.too_long && is_blank_row(row.cells)) continue;
    card::Result<LoadedContact> loaded =
        row.too_long ? card::Result<LoadedContact>(tl::unexpected(state_->too_long())) : state_->contact(row);
    if (loaded)
      loaded->line = row.line;
    else
      loaded.error().message = fmt::format("line {}: {}", row.line, loaded.error().message);
    return loaded;
  }
  return std::nullopt;
}

CsvReader::CsvReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

}  // namespace exchange
