#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/hostile/corpus.h"

namespace hostile {

/// What came of a file.
struct Read {
  int good = 0;                       ///< pages, or contacts
  std::vector<std::string> messages;  ///< what is said to be wrong
};

/// As an import reads it: pictures, documents, archives.
Read read_pages(const std::string& file);

/// As `load` reads it, in a process of its own that may take `most_bytes` of memory more than it has. Nothing: it ended
/// before it was through.
std::optional<Read> read_list(const Bytes& bytes, std::uint64_t most_bytes);

}  // namespace hostile
