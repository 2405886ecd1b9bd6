#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Files that mean harm, or have been through it. All are made by code, one at a time, none is kept.
namespace hostile {

using Bytes = std::vector<std::uint8_t>;

/// One file, and what must come of it.
struct File {
  std::string name;
  std::function<Bytes()> make;
  std::string reason;  ///< part of a message about it; empty: nothing is wrong with it that can be seen
  int good = 0;        ///< pages, or contacts of a list, that can be used all the same; -1: any number
  int troubles = 1;    ///< messages about it and its members; -1: any number
};

std::vector<File> damaged_pictures();
std::vector<File> picture_bombs();
std::vector<File> documents();  ///< PDF
std::vector<File> archives();
std::vector<File> archive_bombs();
std::vector<File> lists();  ///< vCards, CSV and workbooks, to be loaded

Bytes bytes_of(std::string_view text);
Bytes first_part(const Bytes& bytes, double part);
/// The same bytes with a piece of noise in the middle, a tenth of the file long.
Bytes with_noise(Bytes bytes);

/// A small picture of a card that can be read.
Bytes good_png();

/// CRC-32 as zip, gzip and PNG have it.
std::uint32_t crc32(const Bytes& bytes);
void put(Bytes& bytes, std::uint64_t value, int size);  ///< little-endian
void put(Bytes& bytes, std::string_view text);

/// A gzip file that unpacks to itself, and so for ever.
Bytes gzip_quine();

}  // namespace hostile
