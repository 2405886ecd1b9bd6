#pragma once

#include <cstddef>
#include <string_view>

namespace normalize {

/// What a card tells about a firm that is no address, mostly with numbers in it: opening hours and holidays, a licence
/// or registration, any number of one ("第098765号"), the year of its founding, or a list of what it does.
struct Notice {
  enum class Kind { none, hours, licence, number, founding, services } kind = Kind::none;
  std::size_t begin = 0;  ///< byte of the line where it begins; beyond the line where there is none
};

/// The first notice of a line: it goes to the line's end ("営業時間 11:00～20:00 定休日 火曜").
Notice find_notice(std::string_view line);

}  // namespace normalize
