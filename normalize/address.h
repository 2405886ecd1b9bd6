#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/contact.h"
#include "normalize/knowledge_postal.h"
#include "normalize/piece.h"

namespace normalize {

/// A postal code in a printed line. Japanese codes are "100-0001"; others as the country prints them.
/// Japanese: with 〒 (or its misreadings 干 テ T 〶 before seven digits), full-width or kanji digits
/// (〒一〇〇－〇〇〇一); without a mark only where an address or nothing else follows, or at the end of an
/// address's line, with a lower quality.
std::optional<Piece<std::string>> find_japanese_postal_code(std::string_view line);

/// Whether a found code stands behind the address itself: "長野県松本市中央2丁目9-4（〒390-0811）".
bool stands_behind_address(const std::string& line, const Piece<std::string>& code);

/// How much a line looks like (a part of) an address, 0..1, whatever the country.
float address_likeness(std::string_view line, const PostalBook& postal);

/// An address put together from consecutive printed lines.
struct FoundAddress {
  card::Address address;
  std::vector<Span> spans;             ///< per line handed in: what of it belongs to the address (may be empty)
  std::vector<std::string> witnesses;  ///< what agreed: "postal code", "prefecture", "city", "town"
  float quality = 0;                   ///< 0..1
  float postal_code_quality = 0;       ///< 0..1; 0 when no code is printed
};

/// Splits a Japanese address. `lines` are in printed order; they may begin with a postal code or a label (本社, 住所:).
/// Nothing when there is neither a postal code nor a recognised prefecture or city.
std::optional<FoundAddress> read_japanese_address(const std::vector<std::string>& lines, const PostalBook& postal);

/// Splits an address of another country. `region` is a hint (ISO 3166-1 alpha-2; may be empty), overruled by a country
/// name or an unmistakable postal code. Formats: US CA GB IE DE AT CH FR BE NL BR PT ES IT and a generic one.
std::optional<FoundAddress> read_western_address(const std::vector<std::string>& lines, std::string_view region = {});

/// Either, by the script of the lines. A Japanese address in Latin letters ("1-1 Chiyoda, Chiyoda-ku, Tokyo 100-0001
/// Japan") is split in its printed order.
std::optional<FoundAddress> read_address(const std::vector<std::string>& lines, const PostalBook& postal,
                                         std::string_view region = {});

/// How well address and postal code agree, 0..1: 1 when the table has that town under that code, about 0.8 for the
/// city, 0.5 when the code is not in the table (an office's own code), 0 when the table contradicts.
float postal_agreement(const card::Address& address, const PostalBook& postal);

/// ISO code of a printed country name ("Deutschland", "JAPAN", "日本"); empty when it is none.
std::string country_of_name(std::string_view printed);

}  // namespace normalize
