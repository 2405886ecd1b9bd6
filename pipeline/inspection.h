#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "card/result.h"
#include "store/store.h"

/// Looks after the pictures folder: is everything there that the database names, and what is left over?
namespace pipeline {

/// What lies in the pictures folder for longer than this without a use is left over. What was put there lately may be
/// named by the database in a moment.
constexpr std::chrono::hours kSpareAge{24};

struct PicturesInspection {
  std::int64_t files = 0;                    ///< needed, looked at
  std::vector<std::string> missing;          ///< hashes of files that are not there
  std::vector<std::string> changed;          ///< of files whose bytes have another hash
  std::vector<std::filesystem::path> spare;  ///< files that nothing needs, old enough
};

/// Reads every picture once. Others may work meanwhile. Fails with database.
card::Result<PicturesInspection> inspect_pictures(store::Store& store, std::chrono::seconds spare_age = kSpareAge);

/// Removes spare files; gives how many bytes became free. A file for which a use was found meanwhile stays.
/// Fails with database, and with wrong_use where other databases keep their pictures in the same folder
/// (store::databases_beside).
card::Result<std::int64_t> sweep(store::Store& store, const std::vector<std::filesystem::path>& spare,
                                 std::chrono::seconds spare_age = kSpareAge);

}  // namespace pipeline
