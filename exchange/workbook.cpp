#include "exchange/workbook.h"

#include <charconv>
#include <filesystem>
#include <map>

#include "exchange/sheet_rows.h"
#include "exchange/workbook_text.h"
#include "exchange/xml_events.h"

namespace exchange {
namespace {

constexpr std::size_t kMostStringBytes = std::size_t{1} << 30U;  // in memory
constexpr std::size_t kMostStrings = 8'000'000;
constexpr std::size_t kMostFormats = 65'536;  // Excel's limit is 65,490

tl::unexpected<card::Error> no_workbook() {
  return card::fail(card::ErrorKind::bad_input, "no Excel workbook that can be read; save it as .xlsx or CSV again");
}

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// False when the member is not there or damaged.
bool tell(const ZipFile& archive, const std::string& path, XmlEvents& events) {
  auto member = archive.member(path);
  if (!member) return false;
  XmlParser parser(events);
  for (auto piece = member->next(); piece; piece = member->next()) {
    if (!parser.feed(*piece)) return false;
    if (piece->empty()) return true;
  }
  return false;
}

/// A part's relationships: what it refers to.
class Relationships : public XmlEvents {
 public:
  explicit Relationships(std::filesystem::path part) : folder_(part.parent_path()) {}

  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element != "Relationship") return;
    const std::string target(attributes["Target"]);
    const bool absolute = target.starts_with('/');
    const auto path = absolute ? std::filesystem::path(target.substr(1)) : folder_ / target;
    const std::string normal = path.lexically_normal().string();
    targets_[std::string(attributes["Id"])] = normal;
    const std::string_view type = attributes["Type"];
    kinds_[std::string(type.substr(type.rfind('/') + 1))] = normal;
  }

  /// Empty when there is none.
  std::string target(const std::string& id) const { return value(targets_, id); }
  std::string of_kind(const std::string& kind) const { return value(kinds_, kind); }

 private:
  static std::string value(const std::map<std::string, std::string>& all, const std::string& key) {
    const auto found = all.find(key);
    return found == all.end() ? std::string() : found->second;
  }

  std::filesystem::path folder_;
  std::map<std::string, std::string> targets_, kinds_;
};

class BookEvents : public XmlEvents {
 public:
  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "workbookPr") from_1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true";
    const std::string_view state = attributes["state"];
    if (element == "sheet" && state != "hidden" && state != "veryHidden") sheet_ids.emplace_back(attributes["id"]);
  }

  std::vector<std::string> sheet_ids;  ///< of relationships
  bool from_1904 = false;
};

class StyleEvents : public XmlEvents {
 public:
  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "numFmt") codes_[to_int(attributes["numFmtId"])] = attributes["formatCode"];
    if (element == "cellXfs") in_cells_ = true;
    if (element != "xf" || !in_cells_ || formats.size() >= kMostFormats) return;
    const int id = to_int(attributes["numFmtId"]);
    const auto code = codes_.find(id);
    formats.emplace_back(id, code == codes_.end() ? std::string_view() : std::string_view(code->second));
  }
  void end(std::string_view element) override {
    if (element == "cellXfs") in_cells_ = false;
  }

  std::vector<NumberFormat> formats;

 private:
  std::map<int, std::string> codes_;
  bool in_cells_ = false;
};

class StringEvents : public XmlEvents {
 public:
  void begin(std::string_view element, const XmlAttributes&) override { item_.begin(element); }
  void text(std::string_view piece) override {
    bytes_ += piece.size();
    if (bytes_ <= kMostStringBytes) item_.text(piece);
  }
  void end(std::string_view element) override {
    item_.end(element);
    if (element != "si") return;
    bytes_ += sizeof(std::string);
    if (!too_large()) strings.push_back(item_.take());
  }
  bool too_large() const { return bytes_ > kMostStringBytes || strings.size() >= kMostStrings; }

  std::vector<std::string> strings;

 private:
  WorkbookText item_;
  std::size_t bytes_ = 0;
};

std::string relationships_of(const std::filesystem::path& part) {
  return (part.parent_path() / "_rels" / (part.filename().string() + ".rels")).string();
}

}  // namespace

card::Result<Workbook> Workbook::open(std::string_view bytes) {
  auto archive = ZipFile::open(bytes);
  if (!archive) return no_workbook();
  Relationships package("");
  if (!tell(*archive, "_rels/.rels", package)) return no_workbook();
  const std::string path = package.of_kind("officeDocument");
  BookEvents book;
  Relationships parts(path);
  if (!tell(*archive, path, book) || !tell(*archive, relationships_of(path), parts)) return no_workbook();

  Workbook workbook(std::move(*archive));
  if (book.from_1904) workbook.parts_.days_before_1970 = kDaysFrom1904;
  for (const std::string& id : book.sheet_ids)
    if (std::string sheet = parts.target(id); !sheet.empty()) workbook.sheets_.push_back(std::move(sheet));
  StyleEvents styles;
  if (const std::string part = parts.of_kind("styles"); !part.empty() && !tell(workbook.archive_, part, styles))
    return no_workbook();
  workbook.parts_.formats = std::move(styles.formats);
  StringEvents strings;
  const std::string part = parts.of_kind("sharedStrings");
  if (!part.empty() && (!tell(workbook.archive_, part, strings) || strings.too_large())) return no_workbook();
  workbook.parts_.strings = std::move(strings.strings);
  return workbook;
}

std::unique_ptr<RowSource> Workbook::rows(std::size_t sheet) const {
  return sheet_rows(archive_, sheets_.at(sheet), parts_);
}

}  // namespace exchange
