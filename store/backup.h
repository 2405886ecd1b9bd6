#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "card/result.h"
#include "store/store.h"

/// Everything in one file, and back, while others work: a tar archive with the database as of one moment (meishi.db)
/// and the pictures that it names (pictures/HASH).
namespace store {

struct BackupCounts {
  std::int64_t pictures = 0;
  std::int64_t missing = 0;  ///< named by the database, but not in the pictures folder
};

/// Writes a backup that appears under its name only when it is complete; a file that was there is replaced then.
/// Writers go on meanwhile. Fails with database or internal (disk full).
card::Result<BackupCounts> back_up(Store& store, const std::filesystem::path& file);

/// Puts a backup in the place of what the database holds, at one moment for everybody who has it open; pictures are
/// added before that, none is removed. Fails with bad_input (no backup, damaged), wrong_use (a database that is not
/// empty, without `replace`), database.
enum class Replace { no, yes };
card::Result<BackupCounts> restore(Store& store, const std::filesystem::path& file, Replace replace);

}  // namespace store
