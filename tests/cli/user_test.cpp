// Users from the command line: who may be called how, and what the list says.

#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace {

Finished add(const Program& program, const std::string& arguments) {
  return program.run_shell("echo 'a long enough password' | \"$MEISHI\" user add " + arguments);
}

TEST(User, names_that_would_not_do_are_refused) {
  const Program program;
  for (const char* name : {"''", "' '", "' sato'", "'sa:to'", "\"$(printf 'sa\\tto')\"", "ok --group ''"}) {
    const Finished finished = add(program, name);
    EXPECT_EQ(finished.code, 2) << name << finished.err;
    EXPECT_TRUE(finished.err.find("a name has") != std::string::npos) << name << finished.err;
  }
  EXPECT_EQ(program.run({"user", "list", "--json"}).out, "");
}

TEST(User, the_list_tells_what_is_there_and_null_for_what_is_not) {
  const Program program;
  ASSERT_EQ(add(program, "佐藤 --role editor --group Sales --group 'Tokyo, Osaka'").code, 0);
  const auto users = program.run({"user", "list", "--json"}).objects();
  ASSERT_EQ(users.size(), 1U);
  EXPECT_EQ(users[0].at("name"), "佐藤");
  EXPECT_EQ(users[0].at("groups"), (std::vector<std::string>{"Sales", "Tokyo, Osaka"}));
  EXPECT_TRUE(users[0].at("last_sign_in").is_null() && users[0].at("state").is_null()) << users[0].dump();
}

TEST(User, somebody_unknown_is_told_before_a_password_is_asked_for) {
  const Program program;
  const Finished finished = program.run_shell("\"$MEISHI\" user password nobody </dev/null");
  EXPECT_EQ(finished.code, 2);
  EXPECT_NE(finished.err.find("nobody: there is no such user"), std::string::npos) << finished.err;
}

}  // namespace
