#include "ocr/traineddata.h"

#include <algorithm>
#include <array>

namespace ocr {

// The file is: uint32 count, count int64 offsets (-1: absent), components.
std::optional<std::string_view> component(std::string_view file, Component which) {
  Bytes head(file);
  std::array<std::int64_t, 64> offsets{};
  const auto number = static_cast<std::uint32_t>(which);
  const auto count = head.take<std::uint32_t>();
  if (!count || *count > offsets.size() || number >= *count) return std::nullopt;
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto offset = head.take<std::int64_t>();
    if (!offset) return std::nullopt;
    offsets.at(i) = *offset;
  }
  const std::int64_t begin = offsets.at(number);
  auto end = static_cast<std::int64_t>(file.size());
  if (begin < 0 || begin > end) return std::nullopt;
  for (std::uint32_t i = 0; i < *count; ++i) {
    if (offsets.at(i) > begin) end = std::min(end, offsets.at(i));
  }
  return file.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

}  // namespace ocr
