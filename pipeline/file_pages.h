#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "capture/archive.h"
#include "capture/capture.h"

namespace pipeline {

/// The pages of a file whatever it is: a picture, a PDF, or an archive of such. One thread.
class FilePages {
 public:
  /// Fails with bad_input when nothing of the file can be used.
  static card::Result<FilePages> open(const std::filesystem::path& file, const capture::Options& options);

  const std::string& sha256() const { return sha256_; }  ///< of the file itself
  bool is_archive() const { return archive_.has_value(); }

  /// Called with the hash of each member of an archive; true passes over it.
  std::function<bool(const std::string& sha256)> is_known;

  struct Over {};
  /// A page, or trouble with a page or member after which others may follow, or the end.
  using Step = std::variant<capture::Page, card::Error, Over>;
  Step next();

  int known_members() const { return known_members_; }

 private:
  FilePages() = default;
  std::optional<Step> next_page();
  std::optional<Step> open_member();

  std::string sha256_;
  std::optional<capture::Archive> archive_;
  std::optional<capture::Pages> pages_;
  std::string shown_as_;
  int members_ = 0;  ///< seen so far
  int known_members_ = 0;
};

}  // namespace pipeline
