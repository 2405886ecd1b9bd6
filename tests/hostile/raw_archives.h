#pragma once

#include <string>
#include <vector>

#include "tests/hostile/corpus.h"

/// Archives byte by byte, as no honest program writes them.
namespace hostile {

/// One entry of a zip archive; what its headers say may be untrue.
struct ZipEntry {
  std::string name;
  Bytes packed;                ///< as it lies in the archive
  std::uint64_t unpacked = 0;  ///< size, as the headers say
  std::uint32_t crc = 0;
  int method = 0;  ///< 0 stored, 8 deflated
  int flags = 0;   ///< 1 encrypted
};

/// `times`: how often the directory lists each entry, all of them at the same place.
Bytes zip_of(const std::vector<ZipEntry>& entries, int times = 1);
ZipEntry stored(const std::string& name, const Bytes& bytes);
/// So many megabytes of zeros, deflated.
ZipEntry deflated_zeros(const std::string& name, int megabytes);

/// One member of a tar archive, its header as given.
struct TarMember {
  std::string name;
  Bytes bytes = {};
  char type = '0';
  std::string size = {};    ///< the field of the header; empty: as it is
  std::string target = {};  ///< of a link
};
Bytes tar_of(const std::vector<TarMember>& members);
/// What pax keeps beside the next member: "key=value".
TarMember pax(const std::vector<std::string>& entries);
/// A file of so many bytes of which only the first 512 lie in the archive.
std::vector<TarMember> sparse(const std::string& name, std::uint64_t bytes);

}  // namespace hostile
