#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "card/result.h"

namespace pipeline {

struct Copied {
  std::string sha256;  ///< of the bytes, 64 lower-case hex digits
  std::int64_t bytes = 0;
};

/// What the way in does to files, one system call or so each, so that a test can record the order in which it happens:
/// no kill can show what a power failure would do, an order of steps can. Any thread. Errors are of kind bad_input
/// where the named source cannot be read, else internal.
class FileActions {
 public:
  virtual ~FileActions() = default;

  /// Makes a new file (0600) with the bytes of another one. Follows no symbolic link, waits for no FIFO, and fails
  /// with bad_input when the source is no regular file or changes while it is copied.
  virtual card::Result<Copied> copy(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  virtual card::Result<void> sync_file(const std::filesystem::path& file) = 0;
  /// Replaces `to`, which has the same bytes if it exists.
  virtual card::Result<void> rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  /// Into a folder, under the same name or, where that is taken, with a number before the ending. Gives the new path.
  virtual card::Result<std::filesystem::path> move_into(const std::filesystem::path& file,
                                                        const std::filesystem::path& folder) = 0;
  virtual card::Result<void> sync_folder(const std::filesystem::path& folder) = 0;
  virtual card::Result<void> remove(const std::filesystem::path& file) = 0;
  /// Told after a job was committed to the database.
  virtual void job_committed() {}
};

/// The real ones.
class SystemFileActions : public FileActions {
 public:
  card::Result<Copied> copy(const std::filesystem::path& from, const std::filesystem::path& to) override;
  card::Result<void> sync_file(const std::filesystem::path& file) override;
  card::Result<void> rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
  card::Result<std::filesystem::path> move_into(const std::filesystem::path& file,
                                                const std::filesystem::path& folder) override;
  card::Result<void> sync_folder(const std::filesystem::path& folder) override;
  card::Result<void> remove(const std::filesystem::path& file) override;
};

}  // namespace pipeline
