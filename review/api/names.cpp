#include "review/api/names.h"

#include <algorithm>

namespace review {

std::string_view fault_of_name(std::string_view name) {
  constexpr std::size_t kLongest = 100;  // bytes
  const auto is_printed = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != ':'; };
  const bool good = !name.empty() && name.size() <= kLongest && name.front() != ' ' && name.back() != ' ' &&
                    std::ranges::all_of(name, is_printed);
  return good ? std::string_view()
              : "a name has 1 to 100 bytes, no colon, no control characters and no blank at its ends";
}

}  // namespace review
