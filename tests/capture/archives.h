#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Archives made for tests, in memory.
namespace archives {

using Bytes = std::vector<std::uint8_t>;

enum class Kind { regular, folder, symlink, hardlink, fifo };

struct Entry {
  std::string name;
  Bytes bytes = {};
  Kind kind = Kind::regular;
};

enum class Format { zip, seven_zip, tar, tar_gz, tar_bz2, tar_xz, tar_zst };

/// `password`: zip only; every member is encrypted.
Bytes packed(Format format, const std::vector<Entry>& entries, const std::string& password = {});

/// A zip file (stored, not compressed) whose names are these very bytes, without the mark of UTF-8.
Bytes raw_zip(const std::vector<Entry>& entries);

}  // namespace archives
