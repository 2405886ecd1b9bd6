#include "store/tar_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 512;
constexpr std::size_t kPiece = 1 << 18;
using Header = std::array<char, kBlock>;

/// Where things stand in a header: POSIX.1-1988 (ustar), offset and length.
struct Field {
  std::size_t at, length;
};
constexpr Field kName{0, 100}, kMode{100, 8}, kSize{124, 12}, kChecksum{148, 8}, kType{156, 1}, kMagic{257, 8};

class File {
 public:
  explicit File(int number) : number_(number) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

tl::unexpected<card::Error> failed(const fs::path& file, const char* what) {
  return card::fail(card::ErrorKind::internal,
                    fmt::format("{}: {} ({}); check the disk and the permissions", file.string(), what,
                                std::generic_category().message(errno)));
}

tl::unexpected<card::Error> no_backup(const fs::path& file) {
  return card::fail(card::ErrorKind::bad_input,
                    file.string() + ": is damaged or no backup of meishi; take another one");
}

int checksum(const Header& header) {
  int sum = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const bool own = i >= kChecksum.at && i < kChecksum.at + kChecksum.length;
    sum += own ? ' ' : static_cast<unsigned char>(header[i]);
  }
  return sum;
}

void put(Header& header, Field field, const std::string& text) {
  std::memcpy(header.data() + field.at, text.data(), std::min(text.size(), field.length));
}

Header header_for(const std::string& name, std::uint64_t bytes) {
  Header header{};
  put(header, kName, name);
  put(header, kMode, "0000600");
  if (bytes < (1ULL << 33U)) {
    put(header, kSize, fmt::format("{:011o}", bytes));
  } else {
    for (std::size_t i = 0; i < 8; ++i)
      header[kSize.at + kSize.length - 1 - i] = static_cast<char>(bytes >> (8 * i) & 0xFFU);
    header[kSize.at] = static_cast<char>(0x80);
  }
  put(header, kType, "0");
  put(header, kMagic,
      std::string("ustar\0"
                  "00",
                  8));
  put(header, kChecksum, fmt::format("{:06o}", checksum(header)) + std::string("\0 ", 2));
  return header;
}

std::uint64_t size_in(const Header& header) {
  std::uint64_t size = 0;
  if ((header[kSize.at] & 0x80) != 0) {
    for (std::size_t i = 4; i < kSize.length; ++i) size = size << 8U | static_cast<unsigned char>(header[kSize.at + i]);
    return size;
  }
  return std::strtoull(std::string(header.data() + kSize.at, kSize.length).c_str(), nullptr, 8);
}

bool is_sound(const Header& header) {
  const std::string told(header.data() + kChecksum.at, kChecksum.length);
  return std::strtol(told.c_str(), nullptr, 8) == checksum(header) && std::memcmp(&header[kMagic.at], "ustar", 5) == 0;
}

bool read_all(int file, char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t got = ::read(file, bytes, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(int file, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(file, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

std::uint64_t padding(std::uint64_t size) { return (kBlock - size % kBlock) % kBlock; }

/// The bytes of one member to `out`, or to nowhere (-1), and what fills its last block.
bool unpack(int in, int out, std::uint64_t size) {
  std::vector<char> piece(kPiece);
  std::uint64_t left = size + padding(size), wanted = size;
  while (left > 0) {
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(left, piece.size()));
    if (!read_all(in, piece.data(), part)) return false;
    const auto useful = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, part));
    if (out >= 0 && !write_all(out, piece.data(), useful)) return false;
    left -= part;
    wanted -= useful;
  }
  return true;
}

}  // namespace

card::Result<TarWriter> TarWriter::create(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return failed(file, "cannot be made");
  return TarWriter(file, descriptor);
}

TarWriter::TarWriter(TarWriter&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

TarWriter::~TarWriter() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool TarWriter::write(const void* bytes, std::size_t size) {
  return write_all(descriptor_, static_cast<const char*>(bytes), size);
}

card::Result<bool> TarWriter::add(const std::string& name, const fs::path& file) {
  const File in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.number() < 0 && errno == ENOENT) return false;
  struct stat facts{};
  if (in.number() < 0 || ::fstat(in.number(), &facts) != 0) return failed(file, "cannot be read");
  const auto size = static_cast<std::uint64_t>(facts.st_size);
  const Header header = header_for(name, size);
  if (!write(header.data(), header.size())) return failed(file_, "cannot be written");
  std::vector<char> piece(kPiece);
  for (std::uint64_t left = size; left > 0;) {
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(left, piece.size()));
    if (!read_all(in.number(), piece.data(), part)) return failed(file, "cannot be read");
    if (!write(piece.data(), part)) return failed(file_, "cannot be written");
    left -= part;
  }
  const Header zeros{};
  if (!write(zeros.data(), padding(size))) return failed(file_, "cannot be written");
  return true;
}

card::Result<void> TarWriter::finish() {
  const std::array<char, 2 * kBlock> end{};
  if (!write(end.data(), end.size()) || ::fsync(descriptor_) != 0) return failed(file_, "cannot be written");
  return {};
}

card::Result<void> read_tar(const fs::path& file, const TarTarget& target) {
  const File in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.number() < 0)
    return card::fail(card::ErrorKind::bad_input, file.string() + ": cannot be opened; check the name");
  while (true) {
    Header header{};
    if (!read_all(in.number(), header.data(), header.size())) return no_backup(file);
    if (header[0] == '\0') return {};
    if (!is_sound(header)) return no_backup(file);
    const auto path = target(std::string(header.data(), ::strnlen(header.data(), kName.length)));
    if (!path) return tl::unexpected(path.error());
    const File out(*path ? ::open((*path)->c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1);
    if (*path && out.number() < 0) return failed(**path, "cannot be made");
    if (!unpack(in.number(), out.number(), size_in(header))) return no_backup(file);
    if (*path && ::fsync(out.number()) != 0) return failed(**path, "cannot be written");
  }
}

}  // namespace store
