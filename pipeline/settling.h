#pragma once

#include <sys/stat.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>

namespace pipeline {

/// What tells one state of a file from the next: a file that is written to, replaced or renamed has another one.
struct FileIdentity {
  std::uint64_t device = 0, inode = 0;
  std::int64_t bytes = 0, modified_ns = 0;
  friend auto operator<=>(const FileIdentity&, const FileIdentity&) = default;
};

/// Of a regular file; nothing for what is none (a link, a folder, a FIFO) or is not there.
std::optional<FileIdentity> file_identity(const std::filesystem::path& file);

/// Which files have settled: seen unchanged for the stability delay, and not empty. Never gives up on a file: one that
/// is written slowly settles when it is complete. Knows only what it is told, the time included.
class Settling {
 public:
  using Time = std::chrono::steady_clock::time_point;
  explicit Settling(std::chrono::milliseconds delay) : delay_(delay) {}

  /// The file was seen so. True when it has settled.
  bool see(const std::filesystem::path& file, const FileIdentity& identity, Time now);
  /// Since when the file has been as it is now; nothing when it was not seen.
  std::optional<Time> unchanged_since(const std::filesystem::path& file) const;
  /// Forgets files that were not seen since `begin` (the beginning of a complete look at the folder).
  void forget_unseen(Time begin);
  void forget(const std::filesystem::path& file) { files_.erase(file); }
  /// The file settles anew: it is as it was, but could not be taken.
  void begin_again(const std::filesystem::path& file, Time now);
  /// When the next file settles if nothing changes; nothing when none waits.
  std::optional<Time> next() const;
  std::size_t size() const { return files_.size(); }

 private:
  struct Seen {
    FileIdentity identity;
    Time since, last;
  };
  std::chrono::milliseconds delay_;
  std::map<std::filesystem::path, Seen> files_;
};

}  // namespace pipeline
