#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "card/result.h"
#include "exchange/list_row.h"
#include "exchange/preset.h"
#include "exchange/record.h"

/// Private to exchange/: what the columns of a list mean, and the contact that a row says.
namespace exchange {

/// What a column holds where it is not one of the contract's.
enum class Part {
  column,     ///< a column of the contract
  full_name,  ///< family and given name in one
  full_kana,
  middle_name,
  postal_code,  ///< of an address by its parts
  region,
  locality,
  street,
  building,
  country,
  whole_address,  ///< of an address that may come in parts as well
  phone_value,    ///< its kind is the text of the phone_label of the same number
  phone_label,
  home_phone,
  tags,      ///< several, parted by the preset's separator
  ignored,   ///< says nothing about the person
  tag_flag,  ///< the header is a tag, set where the cell is not empty
  note,      ///< anything else: "header: value"
};

/// Where a list comes from: in CSV ';' parts the values of a cell and an apostrophe may guard it; in a workbook they
/// stand on lines of their own as well.
enum class TableKind { delimited, workbook };

struct ColumnMeaning {
  Part part = Part::note;
  Column column = Column::notes;
  int number = 0;  ///< of "E-mail 2 - Value"; parts of one address, or value and label of one phone, share it
};

class ColumnPlan {
 public:
  /// What the columns mean under `preset`; nothing when none of them holds a name or a company.
  static std::optional<ColumnPlan> of(const std::vector<std::string>& header, Preset preset);

  /// The contact that a row says.
  card::Result<LoadedContact> contact(const std::vector<std::string>& cells, TableKind kind) const;

  /// How many columns have a meaning; more than any other plan has when names are in the contract's own columns.
  std::size_t known() const { return known_; }
  Preset preset() const { return preset_; }

 private:
  Preset preset_ = Preset::meishi;
  std::vector<std::string> header_;
  std::vector<ColumnMeaning> meanings_;
  std::size_t known_ = 0;
};

/// A header in the form in which the tables hold it: NFKC, lower case, dashes folded, no blanks, digits as '#'.
/// `number` is the last number in it, or 0.
std::string plain_header(std::string_view header, int& number);

}  // namespace exchange
