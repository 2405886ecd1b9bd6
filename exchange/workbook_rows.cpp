// Excel workbooks through liborcus: its filter calls us back for every cell.

#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>
#include <orcus/exception.hpp>
#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/import_interface.hpp>

#include "exchange/delimited.h"
#include "exchange/row_source.h"

namespace exchange {
namespace {

namespace ss = orcus::spreadsheet;

// Far beyond any contact list: a workbook that swells to more is made to harm.
constexpr std::size_t kMostCells = 40'000'000;
constexpr std::size_t kMostBytes = 1U << 30U;
constexpr ss::col_t kMostColumns = 400;

struct TooLarge {};

using Cells = std::map<ss::col_t, std::string>;

class Strings : public ss::iface::import_shared_strings {
 public:
  std::size_t append(std::string_view text) override { return keep(std::string(text)); }
  std::size_t add(std::string_view text) override { return keep(std::string(text)); }
  void set_segment_font(std::size_t) override {}
  void set_segment_bold(bool) override {}
  void set_segment_italic(bool) override {}
  void set_segment_font_name(std::string_view) override {}
  void set_segment_font_size(double) override {}
  void set_segment_font_color(ss::color_elem_t, ss::color_elem_t, ss::color_elem_t, ss::color_elem_t) override {}
  void append_segment(std::string_view text) override { segments_ += text; }
  std::size_t commit_segments() override {
    std::string text;
    text.swap(segments_);
    return keep(std::move(text));
  }

  const std::string& at(std::size_t index) const {
    static const std::string none;
    return index < texts_.size() ? texts_[index] : none;
  }

 private:
  std::size_t keep(std::string text) {
    bytes_ += text.size();
    if (bytes_ > kMostBytes) throw TooLarge();
    texts_.push_back(std::move(text));
    return texts_.size() - 1;
  }

  std::vector<std::string> texts_;
  std::string segments_;
  std::size_t bytes_ = 0;
};

class Sheet : public ss::iface::import_sheet {
 public:
  explicit Sheet(const Strings& strings) : strings_(strings) {}

  void set_auto(ss::row_t row, ss::col_t column, std::string_view text) override {
    put(row, column, std::string(text));
  }
  void set_string(ss::row_t row, ss::col_t column, ss::string_id_t index) override {
    put(row, column, strings_.at(index));
  }
  void set_value(ss::row_t row, ss::col_t column, double value) override {
    put(row, column, fmt::format("{:.15g}", value));
  }
  void set_bool(ss::row_t row, ss::col_t column, bool value) override { put(row, column, value ? "TRUE" : "FALSE"); }
  void set_date_time(ss::row_t row, ss::col_t column, int year, int month, int day, int, int, double) override {
    put(row, column, fmt::format("{:04}-{:02}-{:02}", year, month, day));
  }
  void set_format(ss::row_t, ss::col_t, std::size_t) override {}
  void set_format(ss::row_t, ss::col_t, ss::row_t, ss::col_t, std::size_t) override {}
  void fill_down_cells(ss::row_t, ss::col_t, ss::row_t) override {}
  ss::range_size_t get_sheet_size() const override { return {1'048'576, 16'384}; }

  std::map<ss::row_t, Cells> rows = {};

 private:
  void put(ss::row_t row, ss::col_t column, std::string text) {
    if (text.empty() || column >= kMostColumns) return;
    if (++cells_ > kMostCells) throw TooLarge();
    rows[row][column] = std::move(text);
  }

  const Strings& strings_;
  std::size_t cells_ = 0;
};

// The filter asks for these and will not go on without them.
class Settings : public ss::iface::import_global_settings {
 public:
  void set_origin_date(int, int, int) override {}
  void set_default_formula_grammar(ss::formula_grammar_t grammar) override { grammar_ = grammar; }
  ss::formula_grammar_t get_default_formula_grammar() const override { return grammar_; }
  void set_character_set(orcus::character_set_t) override {}

 private:
  ss::formula_grammar_t grammar_ = ss::formula_grammar_t::xlsx;
};

/// "B7" is row 6, column 1; dollar signs and a sheet's name before '!' say nothing here.
class Resolver : public ss::iface::import_reference_resolver {
 public:
  ss::src_address_t resolve_address(std::string_view address) override {
    address.remove_prefix(std::min(address.rfind('!') + 1, address.size()));
    ss::src_address_t found{};
    for (const char c : address) {
      if (c >= 'A' && c <= 'Z') found.column = found.column * 26 + (c - 'A' + 1);
      if (c >= '0' && c <= '9') found.row = found.row * 10 + (c - '0');
      if (found.column > 20'000 || found.row > 2'000'000) throw TooLarge();
    }
    --found.column;
    --found.row;
    return found;
  }
  ss::src_range_t resolve_range(std::string_view range) override {
    const std::size_t colon = std::min(range.find(':'), range.size());
    const ss::src_address_t first = resolve_address(range.substr(0, colon));
    return {first, colon < range.size() ? resolve_address(range.substr(colon + 1)) : first};
  }
};

class Workbook : public ss::iface::import_factory {
 public:
  ss::iface::import_global_settings* get_global_settings() override { return &settings_; }
  ss::iface::import_reference_resolver* get_reference_resolver(ss::formula_ref_context_t) override {
    return &resolver_;
  }
  ss::iface::import_shared_strings* get_shared_strings() override { return &strings_; }
  ss::iface::import_sheet* append_sheet(ss::sheet_t, std::string_view name) override {
    sheets_.push_back(std::make_unique<Sheet>(strings_));
    names_.emplace_back(name);
    return sheets_.back().get();
  }
  ss::iface::import_sheet* get_sheet(std::string_view name) override {
    const auto found = std::ranges::find(names_, name);
    return found == names_.end() ? nullptr : sheets_[static_cast<std::size_t>(found - names_.begin())].get();
  }
  ss::iface::import_sheet* get_sheet(ss::sheet_t index) override {
    const auto place = static_cast<std::size_t>(index);
    return index >= 0 && place < sheets_.size() ? sheets_[place].get() : nullptr;
  }
  void finalize() override {}

  std::map<ss::row_t, Cells> take_first_rows() {
    for (const auto& sheet : sheets_)
      if (!sheet->rows.empty()) return std::move(sheet->rows);
    return {};
  }

 private:
  Settings settings_;
  Resolver resolver_;
  Strings strings_;
  std::vector<std::unique_ptr<Sheet>> sheets_;
  std::vector<std::string> names_;
};

class WorkbookSource : public RowSource {
 public:
  explicit WorkbookSource(std::map<ss::row_t, Cells> rows) : rows_(std::move(rows)) {}

  std::optional<TableRow> next() override {
    while (!rows_.empty()) {
      auto node = rows_.extract(rows_.begin());
      TableRow row{.cells = {}, .line = static_cast<std::size_t>(node.key()) + 1, .trouble = {}};
      for (auto& [column, text] : node.mapped()) {
        row.cells.resize(static_cast<std::size_t>(column) + 1);
        row.cells.back() = std::move(text);
      }
      if (!is_blank_row(row.cells)) return row;
    }
    return std::nullopt;
  }

 private:
  std::map<ss::row_t, Cells> rows_;
};

}  // namespace

card::Result<std::unique_ptr<RowSource>> workbook_rows(std::string_view bytes) {
  Workbook workbook;
  try {
    orcus::orcus_xlsx filter(&workbook);
    filter.read_stream(bytes);
  } catch (const TooLarge&) {
    return card::fail(card::ErrorKind::bad_input, "the workbook is too large for a contact list; save it as CSV");
  } catch (const std::exception&) {
    return card::fail(card::ErrorKind::bad_input, "no Excel workbook that can be read; save it as .xlsx or CSV again");
  }
  return std::make_unique<WorkbookSource>(workbook.take_first_rows());
}

}  // namespace exchange
