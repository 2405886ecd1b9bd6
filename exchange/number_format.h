#pragma once

#include <string>
#include <string_view>

/// Private to exchange/: how a workbook shows the numbers of a cell.
namespace exchange {

class NumberFormat {
 public:
  NumberFormat() = default;  ///< "General"
  /// `id` of the format; `code` is empty for those that Excel has built in.
  NumberFormat(int id, std::string_view code);

  /// What the cell shows of `number`, as the file writes it: a date as YYYY-MM-DD (with the time of day where it has
  /// one), digits with the leading zeros and dashes of formats such as 000-0000, other numbers plain.
  /// `days_before_1970`: of the workbook's first day.
  std::string text(std::string_view number, int days_before_1970) const;

 private:
  bool is_date_ = false;
  std::string code_;
};

/// Day 0 of a workbook; some that come from a Macintosh begin in 1904.
inline constexpr int kDaysFrom1900 = 25'569;
inline constexpr int kDaysFrom1904 = 24'107;

}  // namespace exchange
