#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "dedupe/record.h"

namespace linkage {

/// What is known of a record besides what it shows.
struct Truth {
  std::int64_t person = 0;
  std::int64_t firm = 0;  ///< 0: none
};

/// A set to be matched: records and truths in one order.
struct Set {
  std::vector<dedupe::Record> records;
  std::vector<Truth> truths;
};

/// FEBRL 1 to 4 (Christen 2008; the files of the Python record linkage toolkit): names, address and postal code alone.
/// Empty when a file is missing.
Set read_febrl(const std::filesystem::path& folder, int number);

/// Writes the contract's CSV (section 3); external_id is "person-record".
void write_csv(const Set& set, const std::filesystem::path& file);

}  // namespace linkage
