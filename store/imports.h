#pragma once

#include <optional>
#include <string>

#include "card/result.h"
#include "store/store.h"

/// Files that were read to the end, by the hash of their bytes: they need no second reading.
namespace store {

struct ImportedFile {
  std::string sha256;
  std::string file;  ///< its name when it was first read
  int pages = 0;
  int cards = 0;
  std::string imported_at;  ///< UTC
};

card::Result<std::optional<ImportedFile>> find_imported_file(Transaction& transaction, const std::string& sha256);

/// Notes that every card of the file is stored. Known files stay as they are.
card::Result<void> record_imported_file(Transaction& transaction, const ImportedFile& file);

}  // namespace store
