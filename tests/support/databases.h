#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace support {

/// What every test of the store runs on: INSTANTIATE_TEST_SUITE_P(On, Suite, testing::ValuesIn(databases()),
/// database_name). PostgreSQL only where it is installed.
enum class Database { sqlite, postgresql };
std::vector<Database> databases();
std::string database_name(const testing::TestParamInfo<Database>& info);

/// URL of a new, empty database, in the folder where it is a file: folder/db/meishi.db.
std::string new_database_url(Database kind, const std::filesystem::path& folder);

}  // namespace support
