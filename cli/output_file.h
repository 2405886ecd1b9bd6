#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "card/result.h"

namespace cli {

/// A file that only its owner may read. It appears under its name when it is kept; a file that was there is replaced
/// then. One that is not kept leaves nothing behind. What is no file, such as a pipe, is written into.
class OutputFile {
 public:
  /// All members fail with wrong_use when the file cannot be written.
  static card::Result<OutputFile> create(std::filesystem::path file);
  card::Result<void> write(std::string_view bytes);
  card::Result<void> keep();  ///< durable; to be called once

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

 private:
  OutputFile(std::filesystem::path file, std::string unfinished, int descriptor)
      : file_(std::move(file)), unfinished_(std::move(unfinished)), descriptor_(descriptor) {}

  std::filesystem::path file_;
  std::string unfinished_;  ///< the name until it is kept; empty for what is no file
  int descriptor_;          ///< -1: closed or moved from
};

/// The whole of a file at once.
card::Result<void> write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace cli
