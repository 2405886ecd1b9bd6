#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace normalize {

class PrintedLine;

/// What a misread character of an address on the net means: full-width and ideographic stops, Cyrillic and Greek
/// letters that look Latin; others stay.
char32_t web_character(char32_t c);

bool is_domain_character(char32_t c);  ///< ASCII letter, digit, '-' or '.'

/// Mends the end of a domain name in lower case: c0m → com, co.ip → co.jp, cojp → co.jp, a stop at the end.
/// Counts what it changed.
std::string mend_domain(std::string domain, int& repairs);

/// Two to 63 letters, digits and hyphens per label, at most 253 in all, a top level that is not a number.
bool is_valid_domain(std::string_view domain);

/// "example com br": whether from the blank at `i` on there is nothing but one or two ends of domains, whose stops were
/// lost.
bool ends_without_stops(const PrintedLine& line, std::size_t i);

}  // namespace normalize
