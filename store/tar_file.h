#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "card/result.h"

/// Private to store/: archives in the POSIX ustar format with nothing but plain files, as backups are (and as any tar
/// program reads them). Sizes over 8 GiB are written in the base-256 form that GNU tar and libarchive know.
namespace store {

/// Writes one archive. Not complete before finish().
class TarWriter {
 public:
  /// Makes the file (0600); it must not exist.
  static card::Result<TarWriter> create(const std::filesystem::path& file);
  TarWriter(TarWriter&& other) noexcept;
  TarWriter& operator=(TarWriter&&) = delete;
  ~TarWriter();
  /// Adds a file's bytes under a name of at most 99 bytes. False: the file is not there.
  card::Result<bool> add(const std::string& name, const std::filesystem::path& file);
  card::Result<void> finish();  ///< durable once it returns (fsync)

 private:
  TarWriter(std::filesystem::path file, int descriptor) : file_(std::move(file)), descriptor_(descriptor) {}
  bool write(const void* bytes, std::size_t size);
  std::filesystem::path file_;
  int descriptor_ = -1;
};

/// Where a member's bytes go; nothing: they are passed over. Gets its name and may fail.
using TarTarget = std::function<card::Result<std::optional<std::filesystem::path>>(const std::string& name)>;

/// Unpacks an archive that TarWriter made: each member into the file that `target` names (0600, must not exist,
/// synced).
card::Result<void> read_tar(const std::filesystem::path& file, const TarTarget& target);

}  // namespace store
