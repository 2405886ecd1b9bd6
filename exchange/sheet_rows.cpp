#include "exchange/sheet_rows.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>
#include <optional>

#include "exchange/delimited.h"
#include "exchange/workbook_text.h"
#include "exchange/xml_events.h"

namespace exchange {
namespace {

constexpr std::size_t kMostRows = 1'048'576;  // Excel's limit
constexpr std::size_t kSheetColumns = 16'384;
constexpr std::size_t kMostColumns = 1024;        // no list has so many
constexpr std::size_t kMostRowBytes = 1U << 22U;  // far more than a contact

struct Place {
  std::size_t row = 0, column = 0;  ///< zero-based
};

/// Nothing for what is no "B7" of a sheet.
std::optional<Place> parse_place(std::string_view text) {
  Place one_based;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z' && one_based.row == 0)
      one_based.column = one_based.column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    else if (c >= '0' && c <= '9')
      one_based.row = one_based.row * 10 + static_cast<std::size_t>(c - '0');
    else
      return std::nullopt;
    if (one_based.column > kSheetColumns || one_based.row > kMostRows) return std::nullopt;
  }
  if (one_based.row == 0 || one_based.column == 0) return std::nullopt;
  return Place{one_based.row - 1, one_based.column - 1};
}

/// Cells that are merged downwards.
struct Merge {
  std::size_t first_row = 0, last_row = 0, column = 0;
};

class MergeEvents : public XmlEvents {
 public:
  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element != "mergeCell") return;
    const std::string_view range = attributes["ref"];
    const std::size_t colon = std::min(range.find(':'), range.size());
    const auto first = parse_place(range.substr(0, colon));
    const auto last = parse_place(range.substr(std::min(colon + 1, range.size())));
    if (first && last && last->row > first->row) merges.push_back({first->row, last->row, first->column});
  }

  std::vector<Merge> merges;
};

/// A row as the sheet says it: a few bytes may stand for a cell far to the right, or for a long shared string.
struct SheetRow {
  struct Cell {
    std::size_t column = 0;
    std::string text;
    const std::string* shared = nullptr;  ///< stands for `text`
  };
  std::vector<Cell> cells;
  std::size_t line = 0;
  bool too_long = false;
};

card::Error too_long() { return {card::ErrorKind::bad_input, "the row is too long for a contact; split its cells"}; }

TableRow widened(SheetRow row) {
  TableRow wide{.cells = {}, .line = row.line, .trouble = {}};
  std::size_t bytes = 0;
  for (SheetRow::Cell& cell : row.cells) {
    bytes += cell.shared != nullptr ? cell.shared->size() : cell.text.size();
    if (bytes > kMostRowBytes) row.too_long = true;
    if (row.too_long) break;
    wide.cells.resize(std::max(wide.cells.size(), cell.column + 1));
    wide.cells[cell.column] = cell.shared != nullptr ? *cell.shared : std::move(cell.text);
  }
  if (row.too_long) wide.trouble = too_long();
  return wide;
}

class SheetEvents : public XmlEvents {
 public:
  explicit SheetEvents(const WorkbookParts& parts) : parts_(parts) {}

  void begin(std::string_view element, const XmlAttributes& attributes) override {
    text_.begin(element);
    if (element == "row") begin_row(attributes["r"]);
    if (element == "c") begin_cell(attributes);
    in_value_ = element == "v";
  }
  void text(std::string_view piece) override {
    row_bytes_ += piece.size();
    if (row_bytes_ > kMostRowBytes) return;
    text_.text(piece);
    if (in_value_) value_ += piece;
  }
  void end(std::string_view element) override {
    text_.end(element);
    in_value_ = false;
    if (element == "c") end_cell();
    if (element == "row") end_row();
  }

  std::deque<SheetRow> rows;  ///< complete ones

 private:
  void begin_row(std::string_view number);
  void begin_cell(const XmlAttributes& attributes);
  void end_cell();
  void end_row();
  const std::string* shared_string() const;
  std::string shown() const;

  const WorkbookParts& parts_;
  WorkbookText text_;  // of the cell's own string
  std::string value_, type_;
  std::size_t next_row_ = 0, row_bytes_ = 0, style_ = 0;
  std::size_t column_ = 0;  // of the present cell; one behind the last cell between cells
  SheetRow row_;
  bool in_value_ = false;
};

/// Rows and cells without a number stand behind the one before.
void SheetEvents::begin_row(std::string_view number) {
  std::size_t given = 0;
  std::from_chars(number.data(), number.data() + number.size(), given);
  if (given > 0 && given <= kMostRows) next_row_ = given - 1;
  row_ = SheetRow{.cells = {}, .line = next_row_ + 1};
  ++next_row_;
  column_ = row_bytes_ = 0;
}

void SheetEvents::begin_cell(const XmlAttributes& attributes) {
  if (const auto place = parse_place(attributes["r"])) column_ = place->column;
  type_ = attributes["t"];
  const std::string_view style = attributes["s"];
  style_ = 0;
  std::from_chars(style.data(), style.data() + style.size(), style_);
  value_.clear();
  text_.take();
}

/// Null when the cell names none, or one that is not there.
const std::string* SheetEvents::shared_string() const {
  std::size_t index = parts_.strings.size();
  if (type_ == "s") std::from_chars(value_.data(), value_.data() + value_.size(), index);
  return index < parts_.strings.size() ? &parts_.strings[index] : nullptr;
}

std::string SheetEvents::shown() const {
  if (type_ == "s") return {};
  if (type_ == "str") return value_;
  if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
  if (type_ == "e" || value_.empty()) return {};
  if (type_ == "d") return value_.substr(0, value_.ends_with("T00:00:00") ? value_.size() - 9 : value_.size());
  return (style_ < parts_.formats.size() ? parts_.formats[style_] : NumberFormat())
      .text(value_, parts_.days_before_1970);
}

void SheetEvents::end_cell() {
  SheetRow::Cell cell{
      .column = column_, .text = type_ == "inlineStr" ? text_.take() : shown(), .shared = shared_string()};
  if ((!cell.text.empty() || cell.shared != nullptr) && column_ < kMostColumns) row_.cells.push_back(std::move(cell));
  ++column_;
}

void SheetEvents::end_row() {
  row_.too_long = row_bytes_ > kMostRowBytes;
  rows.push_back(std::move(row_));
}

class SheetSource : public RowSource {
 public:
  SheetSource(const ZipFile& archive, const std::string& path, const WorkbookParts& parts)
      : member_(archive.member(path)), events_(parts), parser_(events_) {
    read_merges(archive, path);
  }

  std::optional<TableRow> next() override {
    for (;;) {
      while (!events_.rows.empty()) {
        TableRow row = widened(std::move(events_.rows.front()));
        events_.rows.pop_front();
        last_line_ = row.line;
        fill(row);
        if (row.trouble || !is_blank_row(row.cells)) return row;
      }
      if (ended_) return damaged_ ? std::optional(damage()) : std::nullopt;
      read_on();
    }
  }

 private:
  void read_merges(const ZipFile& archive, const std::string& path) {
    auto member = archive.member(path);
    MergeEvents events;
    XmlParser parser(events);
    while (member) {
      const auto piece = member->next();
      if (!piece || piece->empty() || !parser.feed(*piece)) break;
    }
    merges_ = std::move(events.merges);
    std::ranges::sort(merges_, {}, &Merge::first_row);
  }

  void read_on() {
    const auto piece = member_ ? member_->next() : std::nullopt;
    damaged_ = !piece || !parser_.feed(*piece);
    ended_ = damaged_ || piece->empty();
  }

  /// Gives the row what the merged cells above say; a row with nothing of its own stays blank.
  void fill(TableRow& row) {
    const std::size_t number = row.line - 1;
    const bool blank = is_blank_row(row.cells);
    while (next_merge_ < merges_.size() && merges_[next_merge_].first_row <= number) {
      const Merge& merge = merges_[next_merge_++];
      const bool begins_here = merge.first_row == number && merge.column < row.cells.size();
      if (begins_here) open_[merge.column] = {merge.last_row, row.cells[merge.column]};
    }
    std::erase_if(open_, [&](const auto& one) { return one.second.last_row < number; });
    if (blank) return;
    for (const auto& [column, merged] : open_) {
      row.cells.resize(std::max(row.cells.size(), column + 1));
      if (row.cells[column].empty()) row.cells[column] = merged.text;
    }
  }

  TableRow damage() {
    damaged_ = false;
    TableRow row{.cells = {}, .line = last_line_ + 1, .trouble = {}};
    row.trouble = card::Error{card::ErrorKind::bad_input,
                              "the workbook is damaged from here on; open it in Excel and save it again"};
    return row;
  }

  struct Merged {
    std::size_t last_row = 0;
    std::string text;
  };

  std::optional<ZipMember> member_;
  SheetEvents events_;
  XmlParser parser_;
  bool ended_ = false, damaged_ = false;
  std::size_t last_line_ = 0;
  std::vector<Merge> merges_;           // by first row
  std::size_t next_merge_ = 0;          // the first that begins below the present row
  std::map<std::size_t, Merged> open_;  // by column: those that the present row is in
};

}  // namespace

std::unique_ptr<RowSource> sheet_rows(const ZipFile& archive, const std::string& path, const WorkbookParts& parts) {
  return std::make_unique<SheetSource>(archive, path, parts);
}

}  // namespace exchange
