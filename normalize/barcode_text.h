#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace normalize {

/// One property of a vCard or MECARD, unescaped and decoded.
struct BarcodeProperty {
  std::string name;                ///< upper case, group off ("item1.TEL" -> "TEL")
  std::string types;               ///< parameters in lower case, joined by ';'
  std::vector<std::string> parts;  ///< the value divided at ';'
  std::string whole;               ///< the value undivided
};

/// The properties of the first vCard in a text (RFC 2426, RFC 6350, vCard 2.1's QUOTED-PRINTABLE in UTF-8).
std::vector<BarcodeProperty> read_vcard(std::string_view text);

/// The properties of "MECARD:N:…;TEL:…;;" (NTT docomo's format).
std::vector<BarcodeProperty> read_mecard(std::string_view text);

}  // namespace normalize
