#pragma once

#include <string>
#include <string_view>

namespace cli {

/// Columns that a text takes on a terminal: 2 for wide characters (kanji, kana, full-width forms, emoji), 0 for
/// combining marks and variation selectors, else 1.
int display_width(std::string_view utf8);

/// The text with control characters as blanks: what a file name or a card holds must not steer the terminal.
std::string on_one_line(std::string_view utf8);

/// The text cut to at most so many columns, with … at the end when something was cut. Control characters become blanks.
std::string fitted(std::string_view utf8, int columns);

/// fitted(), then filled with blanks to exactly so many columns.
std::string padded(std::string_view utf8, int columns);

}  // namespace cli
