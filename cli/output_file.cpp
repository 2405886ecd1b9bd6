#include "cli/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

#include <fmt/format.h>

namespace cli {
namespace {

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(descriptor) == 0;
}

card::Result<void> failed(const std::filesystem::path& file) {
  const std::string reason = std::generic_category().message(errno);
  return card::fail(
      card::ErrorKind::wrong_use,
      fmt::format("{}: cannot be written ({}); choose another place with --output", file.string(), reason));
}

/// /dev/stdout, a pipe: there is nothing to replace.
bool is_special(const std::filesystem::path& file) {
  std::error_code error;
  return std::filesystem::exists(file, error) && !std::filesystem::is_regular_file(file, error);
}

card::Result<void> write_special(const std::filesystem::path& file, std::string_view bytes) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return failed(file);
  const bool written = write_all(descriptor, bytes) || errno == EINVAL;  // fsync of a pipe
  close(descriptor);
  return written ? card::Result<void>() : failed(file);
}

}  // namespace

card::Result<void> write_file(const std::filesystem::path& file, std::string_view bytes) {
  if (is_special(file)) return write_special(file, bytes);
  std::string unfinished = file.string() + ".XXXXXX";
  const int descriptor = mkostemp(unfinished.data(), O_CLOEXEC);  // 0600
  if (descriptor < 0) return failed(file);
  const bool written = write_all(descriptor, bytes);
  const bool closed = close(descriptor) == 0;
  if (!written || !closed || std::rename(unfinished.c_str(), file.c_str()) != 0) {
    const auto result = failed(file);
    unlink(unfinished.c_str());
    return result;
  }
  return {};
}

}  // namespace cli
