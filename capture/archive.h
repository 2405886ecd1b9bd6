#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "capture/capture.h"

namespace capture {

/// One file inside an archive.
struct Member {
  std::string path;           ///< UTF-8, whatever wrote the archive; "inner.zip/card.jpg" in one that lies inside
  card::Result<Pages> pages;  ///< or why this member cannot be used: encrypted, a link, damaged, no picture, too large
};

/// The pictures and PDFs in an archive, one after the other: zip, 7z, tar (plain, gz, bz2, xz, zst), archives inside it
/// included, once. Nothing is ever written to the file system: members are read into memory by a child process
/// without rights, within the limits of Options. Other members (texts, hidden files, what macOS adds) are passed over.
/// Movable; one thread at a time.
class Archive {
 public:
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();
  const std::string& sha256() const;  ///< of the archive's own bytes
  /// The next member; nullopt after the last. After an error (of the archive itself) there are no more.
  card::Result<std::optional<Member>> next();

  class State;  ///< private to capture/
  explicit Archive(std::unique_ptr<State> state);

 private:
  std::unique_ptr<State> state_;
};

/// Opens an archive by content, not by name; nullopt: the file is none. Looks through the whole archive first.
/// Fails with bad_input: not to be read, damaged from the beginning, encrypted as a whole, over a limit.
card::Result<std::optional<Archive>> open_archive(const std::filesystem::path& file, const Options& options = {});

}  // namespace capture
