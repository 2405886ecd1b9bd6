#pragma once

#include <optional>
#include <string_view>

#include "normalize/phone.h"
#include "normalize/printed_line.h"

namespace normalize {

/// A label beside a number.
struct FoundLabel {
  PhoneLabel label;
  std::size_t begin = 0, end = 0;  ///< characters, brackets and colon included
};

/// The label that ends at character `end`, looking back no further than `from`. "直通 TEL" and "Tel (direct):" are one
/// label, the word that decides wins; "TEL/FAX" and "Tel Fax" are a phone that is also a fax.
std::optional<FoundLabel> label_before(const PrintedLine& line, std::size_t from, std::size_t end);

/// A label in brackets behind a number: (代), （直通）, (Mobile).
std::optional<FoundLabel> label_behind(const PrintedLine& line, std::size_t begin);

/// An extension behind a number: (内線123), ext. 45, x45.
struct FoundExtension {
  std::string digits;
  std::size_t end = 0;  ///< characters
};
/// A label that ends the line, where nothing else stands behind the number: "0265-36-4183 FAX".
std::optional<FoundLabel> label_at_end(const PrintedLine& line, std::size_t begin);
std::optional<FoundExtension> extension_behind(const PrintedLine& line, std::size_t begin);

}  // namespace normalize
