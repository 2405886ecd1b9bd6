#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "exchange/delimited.h"
#include "exchange/list_row.h"
#include "exchange/xlsx.h"
#include "text/utf8.h"

namespace exchange {
namespace {

constexpr lxw_row_t kMostRows = 1'048'576;       // Excel's limits
constexpr std::size_t kMostCharacters = 32'767;  // of one cell, in UTF-16 units

/// Widths in characters of the columns of list_row.h: what a usual value needs.
constexpr double kWidths[kColumnNames.size()] = {12, 12, 12, 14, 14, 20, 30, 24, 28, 26, 18, 20,
                                                 18, 18, 18, 18, 18, 30, 30, 11, 44, 12, 16, 30};

/// Joined by line ends, without characters that XML forbids, cut to what Excel takes. A ';' is escaped as in CSV, but
/// not in notes.
std::string cell_text(const std::vector<std::string>& values, Column column) {
  std::string joined;
  for (const std::string& value : values) joined += (column == Column::notes ? value : with_escapes(value)) + "\n";
  std::u32string text;
  std::size_t units = 0;
  for (const char32_t c : text::to_utf32(joined)) {
    const bool forbidden = (c < 0x20 && c != U'\n' && c != U'\t') || c == 0xFFFE || c == 0xFFFF;
    if (forbidden) continue;
    units += c > 0xFFFF ? 2 : 1;
    if (units > kMostCharacters) break;
    text += c;
  }
  while (!text.empty() && text.back() == U'\n') text.pop_back();
  return text::to_utf8(text);
}

/// A file that only its owner may read, removed at the end.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "meishi-XXXXXX").string()) {
    const int file = mkstemp(path_.data());
    made_ = file >= 0;
    if (made_) close(file);
  }
  ~TemporaryFile() {
    if (made_) unlink(path_.c_str());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool made() const { return made_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool made_ = false;
};

tl::unexpected<card::Error> no_workbook(const char* reason) {
  return card::fail(card::ErrorKind::internal,
                    fmt::format("xlsx: {}; check that the folder for temporary files has room", reason));
}

}  // namespace

struct XlsxWriter::Workbook {
  TemporaryFile file;
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format* text_format = nullptr;
  lxw_row_t row = 0;

  Workbook() = default;
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook() {
    if (book != nullptr) workbook_close(book);
  }

  void begin() {
    sheet = workbook_add_worksheet(book, "contacts");
    lxw_format* header = workbook_add_format(book);
    format_set_bold(header);
    format_set_bottom(header, LXW_BORDER_THIN);
    text_format = workbook_add_format(book);
    format_set_num_format(text_format, "@");  // text: what is typed in later stays as typed
    format_set_align(text_format, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(text_format);
    for (std::size_t i = 0; i < kColumnNames.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet, column, column, kWidths[i], text_format);
      worksheet_write_string(sheet, 0, column, std::string(kColumnNames[i]).c_str(), header);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    row = 1;
  }
};

card::Result<XlsxWriter> XlsxWriter::create() {
  auto workbook = std::make_unique<Workbook>();
  if (!workbook->file.made()) return no_workbook("no temporary file can be made");
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  workbook->book = workbook_new_opt(workbook->file.path().c_str(), &options);
  if (workbook->book == nullptr) return no_workbook("no workbook can be made");
  workbook->begin();
  if (workbook->sheet == nullptr) return no_workbook("no sheet can be made");
  return XlsxWriter(std::move(workbook));
}

card::Result<void> XlsxWriter::add(const Record& record) {
  if (workbook_->row >= kMostRows) {
    return card::fail(card::ErrorKind::wrong_use,
                      "xlsx: Excel takes no more than 1,048,575 contacts; export CSV instead");
  }
  const ListRow cells = to_list_row(record);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string text = cell_text(cells[i], static_cast<Column>(i));
    if (text.empty()) continue;
    worksheet_write_string(workbook_->sheet, workbook_->row, static_cast<lxw_col_t>(i), text.c_str(),
                           workbook_->text_format);
  }
  ++workbook_->row;
  return {};
}

card::Result<std::string> XlsxWriter::finish() {
  const lxw_row_t last = std::max<lxw_row_t>(workbook_->row, 2) - 1;
  worksheet_autofilter(workbook_->sheet, 0, 0, last, static_cast<lxw_col_t>(kColumnNames.size() - 1));
  lxw_workbook* book = std::exchange(workbook_->book, nullptr);
  const lxw_error trouble = workbook_close(book);
  if (trouble != LXW_NO_ERROR) return no_workbook(lxw_strerror(trouble));
  std::ifstream file(workbook_->file.path(), std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file || !bytes) return no_workbook("the finished workbook cannot be read back");
  return bytes.str();
}

XlsxWriter::XlsxWriter(std::unique_ptr<Workbook> workbook) : workbook_(std::move(workbook)) {}
XlsxWriter::XlsxWriter(XlsxWriter&&) noexcept = default;
XlsxWriter& XlsxWriter::operator=(XlsxWriter&&) noexcept = default;
XlsxWriter::~XlsxWriter() = default;

}  // namespace exchange
