// The same way through the program on either database.

#include "tests/support/databases.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace {

class OnDatabase : public testing::TestWithParam<support::Database> {
 protected:
  Finished run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--database", url, "--pictures", (program.folder() / "pictures").string()});
    return program.run(arguments);
  }

  Program program;
  std::string url = support::new_database_url(GetParam(), program.folder());
};

TEST_P(OnDatabase, a_card_is_imported_once_found_exported_and_looked_after) {
  const std::string picture = sample_card(0).string();
  const Finished imported = run({"import", picture, "--json", "--quiet"});
  ASSERT_EQ(imported.code, 0) << imported.err;
  ASSERT_FALSE(imported.objects().empty());
  EXPECT_EQ(imported.objects().at(0).at("outcome"), "inserted");
  const Finished again = run({"import", picture, "--json", "--quiet"});
  EXPECT_EQ(again.objects().at(0).at("outcome"), "already_imported");

  const Finished exported = run({"export", "--format", "json"});
  ASSERT_EQ(exported.code, 0) << exported.err;
  ASSERT_EQ(exported.objects().size(), 1U);
  const auto contact = exported.objects().at(0);
  const Finished found = run({"search", contact.at("family_name").get<std::string>(), "--json"});
  ASSERT_EQ(found.objects().size(), 1U) << found.err;
  EXPECT_EQ(found.objects().at(0).at("id"), contact.at("id"));
  EXPECT_EQ(run({"jobs", "list", "--json"}).code, 0);
  EXPECT_EQ(run({"review", "list", "--json"}).code, 0);
  const Finished doctor = run({"doctor", "--deep", "--sweep", "--json"});
  EXPECT_EQ(doctor.code, 0) << doctor.out;
  for (const char* told : {"with 1 contacts", "1 contacts with 1 cards", "0 open, 0 parked", "as they were stored"})
    EXPECT_NE(doctor.out.find(told), std::string::npos) << doctor.out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(program.folder() / "pictures"))
    if (entry.is_regular_file()) std::filesystem::remove(entry.path());
  const Finished robbed = run({"doctor", "--deep"});
  EXPECT_EQ(robbed.code, 1);
  EXPECT_NE(robbed.out.find("missing and 0 changed"), std::string::npos) << robbed.out;
}

INSTANTIATE_TEST_SUITE_P(On, OnDatabase, testing::ValuesIn(support::databases()), support::database_name);

}  // namespace
