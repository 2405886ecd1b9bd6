#include "exchange/zip_file.h"

#include <algorithm>

#include <zip.h>

namespace exchange {
namespace {

constexpr std::size_t kPieceBytes = 1U << 16U;
// Of a member: so much at least, then in proportion to the archive, and never more than a million rows need three
// times.
constexpr std::size_t kSureBytes = std::size_t{64} << 20U, kMostRatio = 200, kMostBytes = std::size_t{4} << 30U;

}  // namespace

void ZipMember::Close::operator()(zip_file* member) const { zip_fclose(member); }
void ZipFile::Close::operator()(zip* archive) const { zip_discard(archive); }

ZipMember::ZipMember(zip_file* member, std::size_t most) : member_(member), piece_(kPieceBytes, '\0'), most_(most) {}

std::optional<std::string_view> ZipMember::next() {
  const zip_int64_t bytes = zip_fread(member_.get(), piece_.data(), piece_.size());
  if (bytes < 0) return std::nullopt;
  taken_ += static_cast<std::size_t>(bytes);
  if (taken_ > most_) return std::nullopt;
  return std::string_view(piece_).substr(0, static_cast<std::size_t>(bytes));
}

std::optional<ZipFile> ZipFile::open(std::string_view bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) return std::nullopt;
  zip* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive != nullptr) return ZipFile(archive, std::min(kSureBytes + kMostRatio * bytes.size(), kMostBytes));
  zip_source_free(source);
  return std::nullopt;
}

std::optional<ZipMember> ZipFile::member(const std::string& path) const {
  zip_file* member = zip_fopen(archive_.get(), path.c_str(), ZIP_FL_NOCASE);
  return member == nullptr ? std::nullopt : std::optional(ZipMember(member, most_));
}

}  // namespace exchange
