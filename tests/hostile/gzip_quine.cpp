// A gzip file that unpacks to itself. The method is known as a Lempel-Ziv quine: the stream is made of two kinds of
// instructions of five bytes each, "print what follows" and "print the last n bytes again", in an order in which they
// print all of them. Deflate: RFC 1951; gzip: RFC 1952.

#include <array>
#include <string>

#include "tests/hostile/corpus.h"

namespace hostile {
namespace {

/// Writes bits from the lowest one of each byte on.
class Bits {
 public:
  void number(std::uint32_t value, int bits) {
    for (int i = 0; i < bits; ++i) bit((value >> i & 1U) != 0);
  }
  void code(std::uint32_t value, int bits) {  // Huffman codes go from their highest bit on
    for (int i = bits - 1; i >= 0; --i) bit((value >> i & 1U) != 0);
  }
  Bytes bytes;

 private:
  void bit(bool set) {
    if (used_ % 8 == 0) bytes.push_back(0);
    if (set) bytes.back() = static_cast<std::uint8_t>(bytes.back() | 1U << used_ % 8);
    ++used_;
  }
  int used_ = 0;
};

constexpr std::size_t kEnd = 60;  // bytes of the header, and of what stands at the end
constexpr std::uint32_t kFixedBlock = 2;

Bytes print_next(std::size_t bytes) {  // a stored block
  Bytes block = {0};
  put(block, bytes, 2);
  put(block, ~bytes & 0xFFFFU, 2);
  return block;
}

/// The last 20 bytes: ten and ten, both from a distance of 20.
Bytes repeat_20() {
  Bits bits;
  bits.number(kFixedBlock, 3);
  for (int half = 0; half < 2; ++half) {
    bits.code(264 - 256, 7);  // length 10
    bits.code(8, 5);          // distance 17 to 24
    bits.number(20 - 17, 3);
  }
  bits.code(0, 7);
  return bits.bytes;
}

/// The last 65 bytes, and an empty block that fills the five bytes.
Bytes repeat_65() {
  Bits bits;
  bits.number(kFixedBlock, 3);
  bits.code(276 - 256, 7);  // length 59 to 66
  bits.number(65 - 59, 3);
  bits.code(12, 5);  // distance 65 to 96
  bits.number(0, 5);
  bits.code(0, 7);
  bits.number(kFixedBlock, 3);
  bits.code(0, 7);
  return bits.bytes;
}

Bytes header() {
  Bytes bytes = {0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3};  // with the name of the file
  put(bytes, std::string(kEnd - bytes.size() - 1, 'q'));
  bytes.push_back(0);
  return bytes;
}

/// Blocks that print nothing, the last one among them, then what gzip wants to know of the contents.
Bytes ending(std::uint32_t crc, std::size_t size) {
  Bytes bytes;
  for (int i = 0; i < 2; ++i) put(bytes, std::string_view("\x02\x00\x00\x00\xFF\xFF", 6));
  for (int i = 0; i < 7; ++i) put(bytes, std::string_view("\x00\x00\x00\xFF\xFF", 5));
  put(bytes, std::string_view("\x01\x00\x00\xFF\xFF", 5));
  put(bytes, crc, 4);
  put(bytes, size, 4);
  return bytes;
}

Bytes quine_with(std::uint32_t crc, std::size_t size) {
  const Bytes p = header(), s = ending(crc, size), again = repeat_20(), again_end = repeat_65();
  const Bytes print_end = print_next(kEnd + 5), print_1 = print_next(5), print_4 = print_next(20),
              print_0 = print_next(0);
  Bytes all;
  for (const Bytes* piece :
       {&p,       &print_end, &p,         &print_end, &again_end, &print_1,   &again_end, &print_1,   &print_1,
        &print_4, &again_end, &print_1,   &print_1,   &print_4,   &again,     &print_4,   &again,     &print_4,
        &again,   &print_4,   &again,     &print_4,   &again,     &print_0,   &print_0,   &print_end, &again,
        &print_0, &print_0,   &print_end, &again_end, &s,         &again_end, &s})
    all.insert(all.end(), piece->begin(), piece->end());
  return all;
}

/// The checksum that a file has which says it itself. Each bit of what is said changes the file's checksum in a way of
/// its own: 32 equations over two values.
std::uint32_t own_checksum(std::size_t size) {
  const std::uint32_t nothing = crc32(quine_with(0, size));
  std::array<std::uint64_t, 32> rows{};  // coefficients, and the right side as bit 32
  for (unsigned row = 0; row < 32; ++row) rows[row] = std::uint64_t{nothing >> row & 1U} << 32U;
  for (unsigned column = 0; column < 32; ++column) {
    const std::uint32_t effect = crc32(quine_with(1U << column, size)) ^ nothing ^ 1U << column;
    for (unsigned row = 0; row < 32; ++row) rows[row] |= std::uint64_t{effect >> row & 1U} << column;
  }
  for (unsigned column = 0; column < 32; ++column) {
    for (unsigned row = column; row < 32; ++row)
      if ((rows[row] >> column & 1U) != 0) {
        std::swap(rows[row], rows[column]);
        break;
      }
    for (unsigned row = 0; row < 32; ++row)
      if (row != column && (rows[row] >> column & 1U) != 0) rows[row] ^= rows[column];
  }
  std::uint32_t crc = 0;
  for (unsigned row = 0; row < 32; ++row) crc |= static_cast<std::uint32_t>(rows[row] >> 32U & 1U) << row;
  return crc;
}

}  // namespace

Bytes gzip_quine() {
  const std::size_t size = quine_with(0, 0).size();
  return quine_with(own_checksum(size), size);
}

}  // namespace hostile
