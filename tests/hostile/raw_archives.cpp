#include "tests/hostile/raw_archives.h"

#include <cstdlib>
#include <cstring>
#include <numeric>

#include <fmt/format.h>

#include "tests/capture/archives.h"

namespace hostile {
namespace {

// PKWARE APPNOTE 4.3.7 and 4.3.12: what both headers of an entry say.
void put_facts(Bytes& bytes, const ZipEntry& entry) {
  put(bytes, 20, 2);
  put(bytes, static_cast<std::uint64_t>(entry.flags), 2);
  put(bytes, static_cast<std::uint64_t>(entry.method), 2);
  put(bytes, 0, 4);
  put(bytes, entry.crc, 4);
  put(bytes, entry.packed.size(), 4);
  put(bytes, entry.unpacked, 4);
  put(bytes, entry.name.size(), 2);
  put(bytes, 0, 2);
}

std::uint64_t number_at(const Bytes& bytes, std::size_t at, int size) {
  std::uint64_t value = 0;
  for (int i = size - 1; i >= 0; --i) value = value << 8U | bytes[at + static_cast<std::size_t>(i)];
  return value;
}

constexpr std::size_t kBlock = 512;

void set(Bytes& header, std::size_t at, std::string_view text) {
  std::copy(text.begin(), text.end(), header.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

Bytes zip_of(const std::vector<ZipEntry>& entries, int times) {
  Bytes all, directory;
  for (const ZipEntry& entry : entries) {
    const std::uint64_t offset = all.size();
    put(all, 0x04034B50, 4);
    put_facts(all, entry);
    put(all, entry.name);
    all.insert(all.end(), entry.packed.begin(), entry.packed.end());
    for (int i = 0; i < times; ++i) {
      put(directory, 0x02014B50, 4);
      put(directory, 20, 2);
      put_facts(directory, entry);
      put(directory, 0, 10);
      put(directory, offset, 4);
      put(directory, entry.name);
    }
  }
  const std::uint64_t start = all.size(), count = entries.size() * static_cast<std::size_t>(times);
  all.insert(all.end(), directory.begin(), directory.end());
  put(all, 0x06054B50, 4);
  put(all, 0, 4);
  put(all, count, 2);
  put(all, count, 2);
  put(all, directory.size(), 4);
  put(all, start, 4);
  put(all, 0, 2);
  return all;
}

ZipEntry stored(const std::string& name, const Bytes& bytes) { return {name, bytes, bytes.size(), crc32(bytes)}; }

ZipEntry deflated_zeros(const std::string& name, int megabytes) {
  const Bytes zeros(static_cast<std::size_t>(megabytes) << 20U);
  const Bytes archive = archives::packed(archives::Format::zip, {{"a", zeros}});
  std::size_t directory = archive.size();
  while (number_at(archive, --directory, 1) != 'P' || number_at(archive, directory, 4) != 0x02014B50) {
  }
  const auto begin =
      archive.begin() + static_cast<std::ptrdiff_t>(30 + number_at(archive, 26, 2) + number_at(archive, 28, 2));
  return {name, Bytes(begin, begin + static_cast<std::ptrdiff_t>(number_at(archive, directory + 20, 4))), zeros.size(),
          static_cast<std::uint32_t>(number_at(archive, directory + 16, 4)), 8};
}

// POSIX ustar: the header's fields lie at fixed places.
Bytes tar_of(const std::vector<TarMember>& members) {
  Bytes all;
  for (const TarMember& member : members) {
    Bytes header(kBlock);
    set(header, 0, member.name.substr(0, 100));
    set(header, 100, "0000644");
    set(header, 124, member.size.empty() ? fmt::format("{:011o}", member.bytes.size()) : member.size);
    set(header, 136, "00000000000");
    set(header, 148, "        ");
    header[156] = static_cast<std::uint8_t>(member.type);
    set(header, 157, member.target);
    set(header, 257, std::string_view("ustar\00000", 8));
    set(header, 148, fmt::format("{:06o}", std::accumulate(header.begin(), header.end(), 0)));
    header[154] = 0;
    all.insert(all.end(), header.begin(), header.end());
    all.insert(all.end(), member.bytes.begin(), member.bytes.end());
    all.resize((all.size() + kBlock - 1) / kBlock * kBlock);
  }
  all.resize(all.size() + 2 * kBlock);
  return all;
}

TarMember pax(const std::vector<std::string>& entries) {
  Bytes bytes;
  for (const std::string& entry : entries) {
    std::size_t length = entry.size() + 3;  // with its own digits, the blank and the line end
    while (fmt::format("{} {}\n", length, entry).size() > length) ++length;
    put(bytes, fmt::format("{} {}\n", length, entry));
  }
  return {"pax", bytes, 'x'};
}

std::vector<TarMember> sparse(const std::string& name, std::uint64_t bytes) {
  Bytes content = bytes_of("1\n0\n512\n");  // the map: one piece, at the beginning
  content.resize(kBlock);
  content.resize(2 * kBlock, 'x');
  return {pax({"GNU.sparse.major=1", "GNU.sparse.minor=0", "GNU.sparse.name=" + name,
               fmt::format("GNU.sparse.realsize={}", bytes)}),
          {"GNUSparseFile.0/" + name, content}};
}

}  // namespace hostile
