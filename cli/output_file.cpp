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
  return true;
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

}  // namespace

card::Result<OutputFile> OutputFile::create(std::filesystem::path file) {
  std::string unfinished = is_special(file) ? std::string() : file.string() + ".XXXXXX";
  const int descriptor =
      unfinished.empty() ? open(file.c_str(), O_WRONLY | O_CLOEXEC) : mkostemp(unfinished.data(), O_CLOEXEC);  // 0600
  if (descriptor < 0) return tl::unexpected(failed(file).error());
  return OutputFile(std::move(file), std::move(unfinished), descriptor);
}

card::Result<void> OutputFile::write(std::string_view bytes) {
  return write_all(descriptor_, bytes) ? card::Result<void>() : failed(file_);
}

card::Result<void> OutputFile::keep() {
  const bool safe = fsync(descriptor_) == 0 || (unfinished_.empty() && errno == EINVAL);  // fsync of a pipe
  const bool closed = close(std::exchange(descriptor_, -1)) == 0;
  if (!safe || !closed) return failed(file_);
  if (unfinished_.empty()) return {};
  if (std::rename(unfinished_.c_str(), file_.c_str()) != 0) return failed(file_);
  unfinished_.clear();
  return {};
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::move(other.file_)),
      unfinished_(std::exchange(other.unfinished_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!unfinished_.empty()) unlink(unfinished_.c_str());
}

card::Result<void> write_file(const std::filesystem::path& file, std::string_view bytes) {
  auto output = OutputFile::create(file);
  if (!output) return tl::unexpected(output.error());
  if (auto written = output->write(bytes); !written) return written;
  return output->keep();
}

}  // namespace cli
