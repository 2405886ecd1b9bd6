#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/phone_plan.h"
#include "normalize/printed_line.h"

namespace normalize {

/// A run of characters of a line that may be one or several phone numbers.
struct DigitRun {
  std::size_t begin = 0, end = 0;  ///< characters
};

/// All runs of digits, signs between them and letters that OCR makes of digits (O, l, S, B), in printed order.
std::vector<DigitRun> find_digit_runs(const PrintedLine& line);

/// One number cut out of a run.
struct CutNumber {
  std::size_t begin = 0, end = 0;  ///< characters; a range ("～9") behind the number included
  std::string digits;              ///< ASCII digits and signs, repaired, range off
  std::string printed;             ///< as printed, width normalised and repaired
  int repairs = 0;                 ///< letters taken for digits
  PlannedNumber planned;
};

/// Divides a run at blanks, slashes, commas and middle dots into numbers that the plan of `region` knows; what is left
/// over and too short for a number is dropped.
std::vector<CutNumber> cut_numbers(const PrintedLine& line, DigitRun run, std::string_view region);

}  // namespace normalize
