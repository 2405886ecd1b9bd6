#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "card/result.h"
#include "exchange/preset.h"
#include "exchange/record.h"

namespace exchange {

enum class ListKind { table, vcard };  ///< delimited text or a workbook; vCards

/// One row of a table, or one vCard.
struct ListEntry {
  std::size_t line = 0;                 ///< where it begins, one-based; of a workbook the row
  card::Result<LoadedContact> contact;  ///< bad_input when the row says no contact (message: "line 7: ...")
};

/// Any contact list: the contract's CSV, the CSV of other programs (presets), vCards and Excel workbooks, told apart by
/// their content. Text may be UTF-8, Shift_JIS (Windows' form) or UTF-16 with a byte-order mark. The header of a table
/// is looked for among its first 20 rows; of a workbook the first sheet that has one is read. One reader serves one
/// thread.
class ListReader {
 public:
  /// Fails with bad_input when the bytes are no contact list: no vCard, no row that names columns. Without a preset the
  /// one that knows most of the columns is taken, the contract's first.
  static card::Result<ListReader> open(std::string bytes, std::optional<Preset> preset = std::nullopt);

  /// Nothing at the end. A bad row does not harm the others.
  std::optional<ListEntry> next();

  ListKind kind() const;
  Preset preset() const;  ///< of a table
  /// What a file of rejected entries begins with: the header's cells and "rejected_because"; empty for vCards.
  std::string rejects_header() const;
  /// The entry that next() gave last as it was, with the reason why it was rejected: a row of CSV under that header,
  /// or a vCard. Such a file can be mended and loaded; the reasons are taken no notice of.
  std::string rejected(std::string_view reason) const;

  ListReader(ListReader&&) noexcept;
  ListReader& operator=(ListReader&&) noexcept;
  ~ListReader();

  struct State;

 private:
  explicit ListReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace exchange
