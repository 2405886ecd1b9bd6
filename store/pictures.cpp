#include "store/pictures.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

#include <fmt/format.h>

#include "store/connection.h"
#include "store/moment.h"
#include "store/state.h"

namespace store {
namespace {

namespace fs = std::filesystem;

/// An open file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

card::Result<void> fail_at(const fs::path& path) {
  return card::fail(card::ErrorKind::internal, fmt::format("{}: the picture cannot be written ({}); check the disk and "
                                                           "the rights of the pictures folder",
                                                           path.string(), std::strerror(errno)));
}

bool is_sha256(const std::string& name) {
  return name.size() == 64 &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
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

bool sync_folder(const fs::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor.number() >= 0 && ::fsync(descriptor.number()) == 0;
}

bool write_synced(int file, std::span<const std::uint8_t> bytes) {
  const Descriptor descriptor(file);
  return file >= 0 && write_all(file, bytes) && ::fsync(file) == 0;
}

/// Told by the first bytes (SQLite's documentation, "Database File Format", 1.3).
bool is_sqlite_file(const fs::path& file) {
  constexpr std::string_view kMagic{"SQLite format 3\0", 16};
  std::string beginning(kMagic.size(), ' ');
  std::ifstream in(file, std::ios::binary);
  return in.read(beginning.data(), static_cast<std::streamsize>(beginning.size())) && beginning == kMagic;
}

}  // namespace

fs::path picture_path(const Store& store, const std::string& sha256) {
  return store.pictures_folder() / sha256.substr(0, 2) / sha256;
}

card::Result<void> put_picture(const Store& store, const std::string& sha256, std::span<const std::uint8_t> bytes) {
  if (!is_sha256(sha256))
    return card::fail(card::ErrorKind::wrong_use, "a picture's name must be the 64 hex digits of its SHA-256");
  const fs::path path = picture_path(store, sha256);
  std::error_code error;
  const bool is_there = fs::file_size(path, error) == bytes.size() && !error;
  // A new date keeps a sweep from taking for a spare file what is about to be named.
  if (is_there && ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0) == 0) return {};
  const fs::path folder = path.parent_path();
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return fail_at(folder);
  std::string temporary = path.string() + ".XXXXXX";  // mkstemp makes it 0600
  if (!write_synced(::mkostemp(temporary.data(), O_CLOEXEC), bytes) || ::rename(temporary.c_str(), path.c_str()) != 0) {
    const int reason = errno;
    ::unlink(temporary.c_str());
    errno = reason;
    return fail_at(path);
  }
  if (!sync_folder(folder) || !sync_folder(folder.parent_path())) return fail_at(folder);
  return {};
}

card::Result<void> record_picture(Transaction& transaction, const std::string& sha256, const std::string& media_type,
                                  std::int64_t bytes) {
  return guarded("list a picture", [&] {
    transaction.connection().run(
        "INSERT INTO picture (sha256, media_type, bytes, created_at) VALUES (:sha256, :media_type, :bytes, :at) "
        "ON CONFLICT (sha256) DO NOTHING",
        sha256, media_type, bytes, now_utc());
  });
}

std::vector<fs::path> databases_beside(Store& store) {
  std::vector<fs::path> others;
  const fs::path folder = fs::absolute(store.pictures_folder()).lexically_normal();
  if (folder.filename() != kPicturesFolder) return others;
  std::error_code error;
  fs::directory_iterator entry(folder.parent_path(), error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code none;
    const bool is_own = fs::equivalent(entry->path(), store.state().file, none);
    if (!is_own && entry->is_regular_file(none) && is_sqlite_file(entry->path())) others.push_back(entry->path());
  }
  std::ranges::sort(others);
  return others;
}

}  // namespace store
