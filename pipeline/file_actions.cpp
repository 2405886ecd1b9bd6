#include "pipeline/file_actions.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <span>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "capture/descriptor.h"
#include "capture/sha256.h"

namespace pipeline {
namespace {

namespace fs = std::filesystem;
using capture::Descriptor;

constexpr int kMostNumberedNames = 100'000;

tl::unexpected<card::Error> failed(const fs::path& path, const char* what, card::ErrorKind kind) {
  return card::fail(kind, fmt::format("{}: {} ({}); check the disk and the permissions", path.string(), what,
                                      std::generic_category().message(errno)));
}

tl::unexpected<card::Error> cannot_write(const fs::path& path) {
  return failed(path, "cannot be written", card::ErrorKind::internal);
}

bool write_all(int file, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

bool same_moment(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_ino == b.st_ino && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/// Copies until the end of `in`; gives the hash.
card::Result<Copied> copy_bytes(const fs::path& from, int in, const fs::path& to, int out) {
  Copied copied;
  capture::Sha256 hash;
  std::vector<std::uint8_t> piece(1 << 18);
  while (true) {
    const ssize_t got = ::read(in, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(from, "cannot be read", card::ErrorKind::bad_input);
    if (got == 0) break;
    const std::span<const std::uint8_t> bytes(piece.data(), static_cast<std::size_t>(got));
    hash.add(bytes);
    if (!write_all(out, bytes)) return cannot_write(to);
    copied.bytes += got;
  }
  copied.sha256 = hash.hex();
  return copied;
}

bool sync_path(const fs::path& path, int flags) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags));
  return descriptor.valid() && ::fsync(descriptor.get()) == 0;
}

fs::path numbered(const fs::path& name, int number) {
  if (number == 0) return name;
  return fmt::format("{}-{}{}", name.stem().string(), number + 1, name.extension().string());
}

}  // namespace

card::Result<Copied> SystemFileActions::copy(const fs::path& from, const fs::path& to) {
  const Descriptor in(::open(from.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  struct stat before{}, after{};
  if (!in.valid() || ::fstat(in.get(), &before) != 0)
    return failed(from, "cannot be opened", card::ErrorKind::bad_input);
  if (!S_ISREG(before.st_mode))
    return card::fail(card::ErrorKind::bad_input, from.string() + ": is not a regular file; copy its contents to one");
  const Descriptor out(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!out.valid()) return cannot_write(to);
  auto copied = copy_bytes(from, in.get(), to, out.get());
  if (!copied) return copied;
  if (::fstat(in.get(), &after) != 0 || !same_moment(before, after) || copied->bytes != before.st_size)
    return card::fail(card::ErrorKind::bad_input, from.string() + ": changed while it was copied; it is tried again");
  return copied;
}

card::Result<void> SystemFileActions::sync_file(const fs::path& file) {
  return sync_path(file, O_NOFOLLOW) ? card::Result<void>() : cannot_write(file);
}

card::Result<void> SystemFileActions::rename(const fs::path& from, const fs::path& to) {
  return ::rename(from.c_str(), to.c_str()) == 0 ? card::Result<void>() : cannot_write(to);
}

card::Result<fs::path> SystemFileActions::move_into(const fs::path& file, const fs::path& folder) {
  for (int number = 0; number < kMostNumberedNames; ++number) {
    const fs::path to = folder / numbered(file.filename(), number);
    if (::renameat2(AT_FDCWD, file.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return to;
    // Some network file systems do not know the flag; nobody else names files in that folder.
    const bool unknown = errno == EINVAL || errno == ENOSYS;
    if (unknown && ::access(to.c_str(), F_OK) != 0 && ::rename(file.c_str(), to.c_str()) == 0) return to;
    if (!unknown && errno != EEXIST) break;
  }
  return failed(file, "cannot be moved", card::ErrorKind::internal);
}

card::Result<void> SystemFileActions::sync_folder(const fs::path& folder) {
  return sync_path(folder, O_DIRECTORY) ? card::Result<void>() : cannot_write(folder);
}

card::Result<void> SystemFileActions::remove(const fs::path& file) {
  if (::unlink(file.c_str()) == 0 || errno == ENOENT) return {};
  return failed(file, "cannot be removed", card::ErrorKind::internal);
}

}  // namespace pipeline
