#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/address.h"
#include "normalize/origin.h"

namespace normalize {

/// Whether a text is the name of a province or of a city of its rank and nothing more.
bool is_east_region(std::string_view text, Manner manner);

/// How much a line looks like (a part of) a Korean or Chinese address in its own script or in Latin letters, 0..1.
float east_address_likeness(std::string_view line, const Origin& origin);

/// Where an address of its own begins: a postal code or a province in front of the line.
bool begins_east_address(std::string_view line, Manner manner);

/// A postal code: Korea's five digits or 135-080 behind 우편번호, (우), in brackets or in front of the address;
/// Taiwan's three, five or six digits in front of the county; the mainland's six digits.
std::optional<Piece<std::string>> find_east_postal_code(std::string_view line, Manner manner);

/// Splits an address: region, locality, street with its numbers, building. `lines` are in printed order. Nothing when
/// there is neither a region nor a locality nor a street with a number.
std::optional<FoundAddress> read_east_address(const std::vector<std::string>& lines, const Origin& origin);

/// The same for one in Latin letters ("No. 7, Sec. 5, Xinyi Rd., Xinyi Dist., Taipei City 110, Taiwan (R.O.C.)",
/// "123 Teheran-ro, Gangnam-gu, Seoul 06236, Korea").
std::optional<FoundAddress> read_romanised_address(const std::vector<std::string>& lines, const std::string& country);
float romanised_address_likeness(std::string_view line, const std::string& country);

/// An address in its own script, for read_east_address: where its parts end in `body`, which begins with the region.
struct EastAddressParts {
  std::size_t region_end = 0, locality_end = 0, street_end = 0;  ///< bytes, each at or behind the one before
  bool numbered = false;                                         ///< whether the street has its number
};
EastAddressParts split_korean_address(std::string_view body);
EastAddressParts split_chinese_address(std::string_view body);

}  // namespace normalize
