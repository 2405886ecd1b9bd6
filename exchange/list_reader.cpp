#include "exchange/list_reader.h"

#include <algorithm>
#include <array>
#include <deque>

#include <fmt/format.h>

#include "exchange/charset.h"
#include "exchange/column_plan.h"
#include "exchange/csv_cell.h"
#include "exchange/row_source.h"
#include "exchange/vcard.h"
#include "exchange/workbook.h"
#include "text/script.h"
#include "text/utf8.h"

namespace exchange {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kZipSignature = "PK\x03\x04";
constexpr std::string_view kOldWorkbookSignature =
    "\xD0\xCF\x11\xE0";  // Excel 97 to 2003, and anything with a password
constexpr std::array kSeparators = {',', ';', '\t'};
constexpr std::size_t kHeaderRows = 20;  // Eight's export of 2018 has eight lines of remarks before its header
constexpr std::string_view kReason = "rejected_because";

}  // namespace

struct ListReader::State {
  std::string bytes = {};
  std::optional<Workbook> workbook = std::nullopt;
  std::unique_ptr<RowSource> rows = nullptr;
  std::optional<ColumnPlan> plan = std::nullopt;
  std::vector<std::string> header = {};
  bool has_reasons = false;                  // the list was made by rejected(): its last column says nothing
  std::vector<std::string> last_cells = {};  // of the row that was given last
  std::optional<VCardReader> cards = std::nullopt;

  /// The place of the header and what its columns mean.
  struct Found {
    ColumnPlan plan;
    std::vector<std::string> header;
    std::size_t rows_before = 0;
    char separator = ',';
    bool has_reasons = false;
  };
  static std::optional<Found> find_header(RowSource& source, char separator, std::optional<Preset> preset);
  void begin(Found found);
  card::Result<void> open_text(std::optional<Preset> preset);
  card::Result<void> open_workbook(std::optional<Preset> preset);
  ListEntry entry_of(TableRow row);
};

namespace {

/// Two Japanese characters side by side. A Western accent makes at most one out of itself and the letter behind it, or
/// half-width kana, which do not count.
bool looks_like_shift_jis(std::string_view line) {
  constexpr char32_t kHalfWidth = 0xFF00;
  const std::u32string points = text::to_utf32(utf8_from(line, "Shift_JIS"));
  const auto japanese = [](char32_t c) { return text::is_han(c) || (text::is_kana(c) && c < kHalfWidth); };
  const auto both = [&](char32_t a, char32_t b) { return japanese(a) && japanese(b); };
  return std::ranges::adjacent_find(points, both) != points.end();
}

/// UTF-8 for what is; Shift_JIS for what would not be but fits it. Told by the beginning: one broken row of a UTF-8
/// list must not make the others unreadable. Lines of ASCII alone say nothing.
std::string charset_of(std::string_view bytes) {
  std::string_view beginning = bytes.substr(0, 1U << 16U);
  const std::size_t end = beginning.rfind('\n');
  if (end != std::string_view::npos && beginning.size() < bytes.size()) beginning = beginning.substr(0, end);
  if (text::is_valid_utf8(beginning)) return {};
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  std::size_t sound = 0, shift_jis = 0;
  while (!beginning.empty()) {
    const std::size_t stop = std::min(beginning.find('\n'), beginning.size() - 1);
    const std::string_view line = beginning.substr(0, stop);
    if (!text::is_valid_utf8(line))
      shift_jis += looks_like_shift_jis(line) ? 1 : 0;
    else if (!std::ranges::all_of(line, is_ascii))
      ++sound;
    beginning.remove_prefix(stop + 1);
  }
  const std::string_view header = bytes.substr(0, bytes.find('\n'));
  return shift_jis > sound || !text::is_valid_utf8(header) ? "Shift_JIS" : "";
}

std::string no_list(std::optional<Preset> preset) {
  if (preset && *preset != Preset::meishi)
    return fmt::format("no row names the columns of {}; check --preset, or leave it out", to_string(*preset));
  return "no row names columns that meishi knows; begin with a header such as family_name,given_name,company,emails";
}

}  // namespace

std::optional<ListReader::State::Found> ListReader::State::find_header(RowSource& source, char separator,
                                                                       std::optional<Preset> preset) {
  std::optional<Found> best;
  for (std::size_t i = 0; i < kHeaderRows; ++i) {
    const auto row = source.next();
    if (!row) break;
    if (row->trouble) continue;
    std::vector<std::string> cells = row->cells;
    const bool has_reasons = !cells.empty() && cells.back() == kReason;
    if (has_reasons) cells.pop_back();
    for (const Preset each : kPresets) {
      if (preset && *preset != each) continue;
      auto plan = ColumnPlan::of(cells, each);
      // A header has a name and something else; "name" alone may be anything but the contract's first row.
      const bool enough = plan && (plan->known() > 1 || (i == 0 && each == Preset::meishi));
      if (!enough || (best && best->plan.known() >= plan->known())) continue;
      best = Found{std::move(*plan), cells, i, separator, has_reasons};
    }
  }
  return best;
}

void ListReader::State::begin(Found found) {
  for (std::size_t i = 0; i <= found.rows_before; ++i) rows->next();
  plan = std::move(found.plan);
  header = std::move(found.header);
  has_reasons = found.has_reasons;
}

card::Result<void> ListReader::State::open_text(std::optional<Preset> preset) {
  if (std::string utf8; utf8_from_utf16(bytes, utf8)) bytes = std::move(utf8);
  if (bytes.starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());
  if (auto reader = preset ? card::fail(card::ErrorKind::bad_input, "") : VCardReader::open(bytes); reader) {
    cards = std::move(*reader);
    return {};
  }
  const std::string charset = charset_of(bytes);
  std::optional<Found> best;
  for (const char separator : kSeparators) {
    auto found = find_header(*delimited_rows(bytes, separator, charset), separator, preset);
    if (found && (!best || found->plan.known() > best->plan.known())) best = std::move(found);
  }
  if (!best) return card::fail(card::ErrorKind::bad_input, no_list(preset));
  rows = delimited_rows(bytes, best->separator, charset);
  begin(std::move(*best));
  return {};
}

card::Result<void> ListReader::State::open_workbook(std::optional<Preset> preset) {
  auto opened = Workbook::open(bytes);
  if (!opened) return tl::unexpected(opened.error());
  workbook = std::move(*opened);
  for (std::size_t sheet = 0; sheet < workbook->sheets(); ++sheet) {
    auto found = find_header(*workbook->rows(sheet), ',', preset);
    if (!found) continue;
    rows = workbook->rows(sheet);
    begin(std::move(*found));
    return {};
  }
  return card::fail(card::ErrorKind::bad_input, no_list(preset));
}

ListEntry ListReader::State::entry_of(TableRow row) {
  if (has_reasons && row.cells.size() > header.size()) row.cells.resize(header.size());
  ListEntry entry{.line = row.line, .contact = card::fail(card::ErrorKind::bad_input, {})};
  if (row.trouble)
    entry.contact = tl::unexpected(*row.trouble);
  else
    entry.contact = plan->contact(row.cells, workbook ? TableKind::workbook : TableKind::delimited);
  if (entry.contact)
    entry.contact->line = row.line;
  else
    entry.contact.error().message = fmt::format("line {}: {}", row.line, entry.contact.error().message);
  last_cells = std::move(row.cells);
  return entry;
}

card::Result<ListReader> ListReader::open(std::string bytes, std::optional<Preset> preset) {
  if (bytes.starts_with(kOldWorkbookSignature))
    return card::fail(card::ErrorKind::bad_input,
                      "an Excel workbook of the old form (.xls) or with a password; save it as .xlsx without one");
  auto state = std::make_unique<State>();
  state->bytes = std::move(bytes);
  const bool zipped = state->bytes.starts_with(kZipSignature);
  const auto opened = zipped ? state->open_workbook(preset) : state->open_text(preset);
  if (!opened) return tl::unexpected(opened.error());
  return ListReader(std::move(state));
}

std::optional<ListEntry> ListReader::next() {
  State& state = *state_;
  if (!state.cards) {
    auto row = state.rows->next();
    return row ? std::optional(state.entry_of(std::move(*row))) : std::nullopt;
  }
  auto contact = state.cards->next();
  if (!contact) return std::nullopt;
  return ListEntry{.line = state.cards->line(), .contact = std::move(*contact)};
}

ListKind ListReader::kind() const { return state_->cards ? ListKind::vcard : ListKind::table; }
Preset ListReader::preset() const { return state_->plan ? state_->plan->preset() : Preset::meishi; }

std::string ListReader::rejects_header() const {
  if (state_->cards) return {};
  std::string header;
  for (const std::string& cell : state_->header) header += csv_cell(cell) + ",";
  return header + std::string(kReason) + "\r\n";
}

std::string ListReader::rejected(std::string_view reason) const {
  if (state_->cards) {
    const std::string text(state_->cards->text());
    const std::size_t behind_begin = std::min(text.find('\n'), text.size() - 1) + 1;
    return fmt::format("{}X-MEISHI-REJECTED-BECAUSE:{}\r\n{}", text.substr(0, behind_begin), reason,
                       text.substr(behind_begin));
  }
  std::vector<std::string> cells = state_->last_cells;
  cells.resize(std::max(cells.size(), state_->header.size()));
  std::string row;
  for (const std::string& cell : cells) row += csv_cell(cell) + ",";
  return row + csv_cell(reason) + "\r\n";
}

ListReader::ListReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ListReader::ListReader(ListReader&&) noexcept = default;
ListReader& ListReader::operator=(ListReader&&) noexcept = default;
ListReader::~ListReader() = default;

}  // namespace exchange
