#include "tests/hostile/corpus.h"

#include <algorithm>
#include <random>

#include <opencv2/core.hpp>

#include "tests/capture/pictures.h"

namespace hostile {

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

Bytes first_part(const Bytes& bytes, double part) {
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(bytes.size()))};
}

Bytes with_noise(Bytes bytes) {
  std::mt19937 random(3);
  const std::size_t length = std::max<std::size_t>(bytes.size() / 10, 8), from = bytes.size() / 2 - length / 2;
  for (std::size_t i = from; i < from + length; ++i) bytes[i] = static_cast<std::uint8_t>(random());
  return bytes;
}

Bytes good_png() { return pictures::encoded(pictures::four_corners(120, 80), ".png"); }

std::uint32_t crc32(const Bytes& bytes) {
  std::uint32_t crc = ~0U;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

void put(Bytes& bytes, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> 8 * i));
}

void put(Bytes& bytes, std::string_view text) { bytes.insert(bytes.end(), text.begin(), text.end()); }

}  // namespace hostile
