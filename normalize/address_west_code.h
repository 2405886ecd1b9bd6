#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/printed_line.h"

namespace normalize {

/// A postal code of some country in a Latin text, with what belongs to it.
struct WesternCode {
  std::string code;                            ///< as the country prints it, without a country letter ("D-")
  std::string country;                         ///< ISO 3166-1 alpha-2; empty when several countries print such codes
  std::string state;                           ///< the state that stands beside the code ("WA 98052", "SP")
  std::size_t begin = 0, end = 0;              ///< characters of code and country letter
  std::size_t state_begin = 0, state_end = 0;  ///< characters; equal when there is no state
  enum class City { before, behind } city = City::behind;  ///< on which side of the code the city stands
  float quality = 0;
};

/// The best postal code of a text; `region` (may be empty) settles codes that several countries print.
std::optional<WesternCode> find_western_code(const PrintedLine& line, std::string_view region);

/// The state of Brazil in two capitals behind a dash, slash, comma or bracket ("São Paulo - SP"); the last one's place
/// is set in `code`, which stays as it is where there is none.
void find_brazilian_state(const PrintedLine& line, WesternCode& code);

/// "Campinas - SP", "Ribeirão Preto/SP": a city of Brazil and its state on a line of their own.
bool is_brazilian_city(std::string_view text);

/// "8-6-16 Minatomirai, Nishi-ku, Yokohama": a block's number and a ward, a town or a city as romaji spells them.
bool has_romanised_ward(const PrintedLine& line);

}  // namespace normalize
