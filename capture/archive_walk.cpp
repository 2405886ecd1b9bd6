#include "capture/archive_walk.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "capture/kind.h"

namespace capture {
namespace {

constexpr std::size_t kBlock = 1 << 16;
constexpr std::int64_t kRatioCountsFrom = 64LL << 20;

MemberReply reply_with(MemberStatus status, std::string_view reason, std::string_view name = {}) {
  MemberReply reply;
  reply.status = status;
  reply.name_length = static_cast<std::int32_t>(name.copy(reply.name, sizeof reply.name));
  reason.copy(reply.reason, sizeof reply.reason - 1);
  return reply;
}

std::string_view name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry);
  return name == nullptr ? std::string_view() : std::string_view(name);
}

/// Whether a part of the path, between slashes of either kind, is as asked.
template <class Matches>
bool any_part(std::string_view path, Matches&& matches) {
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find_first_of("/\\", at), path.size());
    if (matches(path.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool leaves_the_archive(std::string_view path) {
  if (path.starts_with('/') || path.starts_with('\\') || (path.size() > 1 && path[1] == ':')) return true;
  return any_part(path, [](std::string_view part) { return part == ".."; });
}

/// A dot in front of a part of the name, and the folder in which macOS keeps its own.
bool is_hidden(std::string_view path) {
  return any_part(path, [](std::string_view part) {
    return part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..");
  });
}

/// Why a member is not even read; empty when it may be.
std::string_view objection(archive_entry* entry, std::string_view name, const DecodeRequest& request) {
  if (archive_entry_is_encrypted(entry) > 0) return "is encrypted; unpack it with its password";
  if (name.empty()) return "has no name; make the archive again";
  if (name.size() > sizeof MemberReply::name / 4) return "has a name of more than 1024 bytes; rename it";
  if (leaves_the_archive(name)) return "has a path that leads out of the archive; unpack it by hand if you trust it";
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_filetype(entry) == AE_IFLNK)
    return "is a link; put the file itself into the archive";
  if (archive_entry_filetype(entry) != AE_IFREG) return "is no regular file; leave it out of the archive";
  if (archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) > request.max_file_bytes)
    return "is larger than allowed; split it or save it at a lower resolution";
  return {};
}

bool looks_like_a_picture(std::string_view name) {
  static constexpr std::string_view kEndings[] = {".jpg", ".jpeg", ".png",  ".webp", ".bmp", ".tif", ".tiff",
                                                  ".pdf", ".heic", ".heif", ".zip",  ".7z",  ".tar"};
  std::string lower(name.substr(name.size() - std::min<std::size_t>(name.size(), 5)));
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

/// Bytes of one member in memory that can be handed over.
class MemberBytes {
 public:
  MemberBytes() : memory_(::memfd_create("member", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {}
  bool add(const void* bytes, std::size_t size) {
    const char* at = static_cast<const char*>(bytes);
    while (size > 0) {
      const ssize_t written = ::write(memory_.get(), at, size);
      if (written <= 0) return false;
      at += written;
      size -= static_cast<std::size_t>(written);
    }
    return true;
  }
  Descriptor take() { return std::move(memory_); }

 private:
  Descriptor memory_;
};

/// Reads the member to its end; gives why not, or nothing.
std::string_view unpack(archive* reader, const DecodeRequest& request, std::vector<std::uint8_t>& beginning,
                        MemberBytes& bytes) {
  std::vector<std::uint8_t> block(kBlock);
  std::int64_t total = 0;
  while (true) {
    const la_ssize_t got = archive_read_data(reader, block.data(), block.size());
    if (got == 0) return {};
    if (got < 0) return "is damaged in the archive; make the archive again";
    if (beginning.size() < kSniffedBytes)
      beginning.insert(beginning.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(got));
    if (total == 0 && !find_kind(beginning)) return "is no picture of a known kind; leave it out or convert it to PNG";
    total += got;
    if (total > request.max_file_bytes) return "is larger than allowed; split it or save it at a lower resolution";
    if (!bytes.add(block.data(), static_cast<std::size_t>(got)))
      return "cannot be unpacked, memory is short; close other programs";
  }
}

}  // namespace

void ArchiveWalk::Close::operator()(archive* reader) const { archive_read_free(reader); }

ArchiveWalk::ArchiveWalk(Descriptor file, const DecodeRequest& request) : file_(std::move(file)), request_(request) {}
ArchiveWalk::~ArchiveWalk() = default;

/// From the beginning, with the formats and packings that are read within this process: never by another program.
bool ArchiveWalk::open() {
  reader_.reset(archive_read_new());
  archive* reader = reader_.get();
  archive_read_support_format_zip_seekable(reader);
  archive_read_support_format_7zip(reader);
  archive_read_support_format_tar(reader);
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_bzip2(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_filter_zstd(reader);
  ::lseek(file_.get(), 0, SEEK_SET);
  opened_ = archive_read_open_fd(reader, file_.get(), kBlock) == ARCHIVE_OK;
  return opened_;
}

MemberReply ArchiveWalk::broken() const {
  // libarchive 3.6 breaks down when asked about an archive that it could not open.
  if (opened_ && archive_read_has_encrypted_entries(reader_.get()) > 0)
    return reply_with(MemberStatus::refused, "is encrypted; unpack it with its password");
  return reply_with(MemberStatus::refused,
                    "is damaged or no archive of a known kind (zip, 7z, tar with gz, bz2, xz or zst); make it again");
}

MemberReply ArchiveWalk::survey() {
  struct stat facts{};
  ::fstat(file_.get(), &facts);
  if (!open()) return broken();
  std::int64_t unpacked = 0;
  int members = 0;
  archive_entry* entry = nullptr;
  for (;; ++members) {
    const int result = archive_read_next_header(reader_.get(), &entry);
    if (result == ARCHIVE_EOF) break;
    if (result == ARCHIVE_FATAL && members == 0) return broken();
    if (result == ARCHIVE_FATAL) break;  // what is whole can be used; the rest is told when it is reached
    if (members >= request_.max_members)
      return reply_with(MemberStatus::refused,
                        fmt::format("holds more than {} files; unpack it and import the folder", request_.max_members));
    unpacked += std::clamp<std::int64_t>(archive_entry_size(entry), 0, request_.max_archive_bytes);
    const bool bomb = unpacked > kRatioCountsFrom && unpacked / request_.max_archive_ratio > facts.st_size;
    if (unpacked > request_.max_archive_bytes || bomb)
      return reply_with(MemberStatus::refused,
                        "would unpack to more than is allowed for its size; unpack it by hand if you trust it");
  }
  if (members == 0) return reply_with(MemberStatus::refused, "is an empty archive; make it again");
  if (!open()) return broken();
  return reply_with(MemberStatus::surveyed, {});
}

MemberReply ArchiveWalk::next(Descriptor& bytes) {
  archive_entry* entry = nullptr;
  while (true) {
    const int result = archive_read_next_header(reader_.get(), &entry);
    if (result == ARCHIVE_EOF) return reply_with(MemberStatus::end, {});
    if (result == ARCHIVE_FATAL) return broken();
    const std::string name(name_of(entry));
    if (archive_entry_filetype(entry) == AE_IFDIR || is_hidden(name)) continue;
    const auto shown = std::string_view(name).substr(0, sizeof MemberReply::name / 4);
    if (const auto why = objection(entry, name, request_); !why.empty())
      return reply_with(MemberStatus::skipped, why, shown);
    MemberBytes unpacked;
    std::vector<std::uint8_t> beginning;
    const auto why = unpack(reader_.get(), request_, beginning, unpacked);
    if (why.empty() && !beginning.empty()) {
      bytes = unpacked.take();
      return reply_with(MemberStatus::file, {}, name);
    }
    // Texts and the like are no trouble, unless they are named like pictures.
    const bool other = beginning.empty() || !find_kind(beginning);
    if (other && why.find("damaged") == std::string_view::npos && !looks_like_a_picture(name)) continue;
    return reply_with(MemberStatus::skipped, why.empty() ? "is empty; copy or scan it again" : why, shown);
  }
}

}  // namespace capture
