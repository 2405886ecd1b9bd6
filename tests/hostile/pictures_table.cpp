// Pictures that are cut off, corrupted, or far larger than they look.

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "tests/capture/pictures.h"
#include "tests/hostile/corpus.h"

namespace hostile {
namespace {

Bytes whole(const std::string& extension) {
  cv::Mat picture(120, 200, CV_8UC3);
  cv::theRNG().state = 7;
  cv::randu(picture, 0, 255);
  return extension == ".heic" ? pictures::heic(picture) : pictures::encoded(picture, extension);
}

/// Sets two big-endian numbers behind the first `mark`, at a distance from its beginning.
Bytes with_size(Bytes bytes, std::string_view mark, std::size_t distance, std::uint32_t width, std::uint32_t height) {
  auto at = std::search(bytes.begin(), bytes.end(), mark.begin(), mark.end()) + static_cast<std::ptrdiff_t>(distance);
  for (const std::uint32_t value : {width, height})
    for (int shift = 24; shift >= 0; shift -= 8) *at++ = static_cast<std::uint8_t>(value >> shift);
  return bytes;
}

void put_big_endian(Bytes& bytes, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

Bytes png_chunk(std::string_view name, const Bytes& content) {
  Bytes named = bytes_of(name);
  named.insert(named.end(), content.begin(), content.end());
  Bytes chunk;
  put_big_endian(chunk, static_cast<std::uint32_t>(content.size()));
  chunk.insert(chunk.end(), named.begin(), named.end());
  put_big_endian(chunk, crc32(named));
  return chunk;
}

/// A PNG whose only row of data is missing.
Bytes png_without_data() {
  Bytes bytes = bytes_of("\x89PNG\r\n\x1A\n");
  for (const Bytes& chunk : {png_chunk("IHDR", {0, 0, 3, 0, 0, 0, 2, 0, 8, 2, 0, 0, 0}), png_chunk("IEND", {})})
    bytes.insert(bytes.end(), chunk.begin(), chunk.end());
  return bytes;
}

/// A progressive JPEG whose last scan is there some thousand times: hours of work in a few megabytes.
Bytes jpeg_of_many_scans() {
  const cv::Mat picture(2400, 3600, CV_8UC3, cv::Scalar(120, 180, 200));
  const Bytes bytes = pictures::encoded(picture, ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
  const Bytes mark = {0xFF, 0xDA};
  const auto scan = std::find_end(bytes.begin(), bytes.end(), mark.begin(), mark.end());
  Bytes result(bytes.begin(), bytes.end() - 2);
  for (int i = 0; i < 3000; ++i) result.insert(result.end(), scan, bytes.end() - 2);
  put(result, "\xFF\xD9");
  return result;
}

/// TIFF directories as given, little-endian; each entry is tag, type, count and value.
struct TiffEntry {
  int tag, type;
  std::uint32_t count, value;
};
Bytes tiff(const std::vector<TiffEntry>& entries, std::uint32_t next_directory) {
  Bytes bytes = bytes_of(std::string_view("II*\0\x08\0\0\0", 8));
  put(bytes, entries.size(), 2);
  for (const TiffEntry& entry : entries) {
    put(bytes, static_cast<std::uint64_t>(entry.tag), 2);
    put(bytes, static_cast<std::uint64_t>(entry.type), 2);
    put(bytes, entry.count, 4);
    put(bytes, entry.value, 4);
  }
  put(bytes, next_directory, 4);
  bytes.resize(bytes.size() + 4096, 200);
  return bytes;
}

std::vector<TiffEntry> grey_picture(std::uint32_t width, std::uint32_t height, std::uint32_t strip_bytes) {
  return {{256, 4, 1, width}, {257, 4, 1, height}, {258, 3, 1, 8},      {259, 3, 1, 1},          {262, 3, 1, 1},
          {273, 4, 1, 160},   {277, 3, 1, 1},      {278, 4, 1, height}, {279, 4, 1, strip_bytes}};
}

}  // namespace

std::vector<File> damaged_pictures() {
  struct Format {
    const char *extension, *name;
    const char* noise;  ///< what is said of a file with noise in it; where its pixels carry no check, nothing is
  };
  // BMP has no checks at all; WebP's and HEIC's arithmetic coding makes some picture of any bits.
  const std::vector<Format> formats = {{".jpg", "JPEG", "is not a readable JPEG"},
                                       {".png", "PNG", "is not a readable PNG"},
                                       {".webp", "WebP", ""},
                                       {".bmp", "BMP", ""},
                                       {".tif", "TIFF", "TIFF"},
                                       {".heic", "HEIC", ""}};
  std::vector<File> files;
  for (const Format& format : formats) {
    const std::string extension = format.extension;
    for (const int percent : {1, 25, 50, 75, 98})
      files.push_back({fmt::format("cut-at-{}-percent{}", percent, extension),
                       [=] { return first_part(whole(extension), percent / 100.0); }, " "});
    const bool silent = *format.noise == '\0';
    files.push_back({"noise" + extension, [=] { return with_noise(whole(extension)); }, format.noise, silent ? 1 : 0,
                     silent ? 0 : 1});
    files.push_back({"only-the-beginning" + extension,
                     [=] {
                       Bytes bytes = whole(extension);
                       bytes.resize(16);
                       return bytes;
                     },
                     " "});
  }
  const std::vector<File> others = {
      {"empty.png", [] { return Bytes(); }, "is empty"},
      {"zeros.jpg", [] { return Bytes(100'000); }, "no picture of a known kind"},
      {"text.png", [] { return bytes_of("name,company\nnobody,none\n"); }, "no picture of a known kind"},
      {"web-page.jpg", [] { return bytes_of("<!DOCTYPE html><html>404 not found</html>"); },
       "no picture of a known kind"},
      {"drawing.svg", [] { return bytes_of("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aa'>]><svg>&a;</svg>"); },
       "no picture of a known kind"},
      {"two-letters.bmp", [] { return bytes_of("BM"); }, "is not a readable BMP"},
      {"no-data.png", [] { return png_without_data(); }, "PNG"},
      {"seven-bits.bmp",
       [] {
         Bytes bytes = whole(".bmp");
         bytes[28] = 7;
         return bytes;
       },
       "is not a readable BMP"},
      {"pixels-behind-the-end.bmp",
       [] {
         Bytes bytes = whole(".bmp");
         bytes[12] = 0xFF;
         return bytes;
       },
       "is truncated"},
      {"directory-in-itself.tif", [] { return tiff(grey_picture(40, 40, 1600), 8); }, "", 1, 0},
      {"directory-behind-the-end.tif", [] { return tiff(grey_picture(40, 40, 1600), 0x7FFFFFF0); }, "", 1, 0},
      {"strip-behind-the-end.tif", [] { return tiff(grey_picture(40, 4000, 160000), 0); }, "TIFF"},
      {"no-entries.tif", [] { return tiff({}, 0); }, "is not a readable TIFF"},
      {"name-\nwith-lines.png", [] { return first_part(good_png(), 0.5); }, "truncated"},
      {"\x1B[2Jclears-the-screen.png", [] { return first_part(good_png(), 0.5); }, "truncated"},
      {"\xFF\xFE-no-utf-8.png", [] { return first_part(good_png(), 0.5); }, "truncated"},
  };
  files.insert(files.end(), others.begin(), others.end());
  return files;
}

std::vector<File> picture_bombs() {
  constexpr const char* kTooMany = "more than the 120 million allowed";
  std::vector<File> files;
  for (const std::string extension : {".jpg", ".png", ".webp", ".bmp", ".tif"})
    files.push_back({"30000x30000" + extension, [=] { return pictures::bomb(extension, 30000, 30000); }, kTooMany});
  const std::vector<File> others = {
      {"30000x30000.heic", [] { return with_size(whole(".heic"), "ispe", 8, 30000, 30000); }, " "},
      {"no-pixels.png", [] { return pictures::bomb(".png", 0, 0); }, " "},
      {"negative.bmp", [] { return pictures::bomb(".bmp", -30000, -30000); }, "pixels"},
      {"wide.png", [] { return pictures::bomb(".png", 2'000'000'000, 1); }, " "},
      {"tall.tif", [] { return pictures::bomb(".tif", 1, 0x7FFFFFFF); }, "TIFF"},
      {"large-and-hardly-there.jpg", [] { return pictures::bomb(".jpg", 10000, 10000); }, "is not a readable JPEG"},
      {"large-and-hardly-there.png", [] { return pictures::bomb(".png", 10000, 10000); }, " "},
      {"large-and-hardly-there.bmp", [] { return pictures::bomb(".bmp", 10000, 10000); }, "is truncated"},
      {"large-and-hardly-there.webp", [] { return pictures::bomb(".webp", 9000, 9000); }, " "},
      {"strip-of-gigabytes.tif", [] { return tiff(grey_picture(40, 40, 0xF0000000), 0); }, "", 1, 0},
      {"many-scans.jpg", [] { return jpeg_of_many_scans(); }, "took longer than"},
  };
  files.insert(files.end(), others.begin(), others.end());
  return files;
}

}  // namespace hostile
