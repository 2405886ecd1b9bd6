#pragma once

#include <string>
#include <string_view>

namespace exchange {

/// Bytes to UTF-8. `charset` is the name that the file gives (any case; empty when it gives none): UTF-8, US-ASCII,
/// ISO-8859-1, Windows-1252, Shift_JIS, EUC-JP, ISO-2022-JP. Without a usable name, valid UTF-8 is taken as it is, then
/// Shift_JIS where every byte fits and Japanese comes out, else Windows-1252. What no conversion fits becomes U+FFFD.
std::string utf8_from(std::string_view bytes, std::string_view charset);

/// UTF-16 with a byte-order mark to UTF-8; false when the bytes begin with none.
bool utf8_from_utf16(std::string_view bytes, std::string& utf8);

}  // namespace exchange
