// How the program is called: help, manual pages, wrong use, databases that cannot be opened.

#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace {

const char* const kCommands[] = {"read",    "import", "watch",  "report",  "worker", "jobs",  "search",
                                 "show",    "export", "review", "load",    "merge",  "split", "undo",
                                 "explain", "dedupe", "backup", "restore", "serve",  "user",  "doctor"};

std::set<std::string> options_in(const std::string& text) {
  static const std::regex option("--[a-z][a-z-]+");
  return {std::sregex_token_iterator(text.begin(), text.end(), option), std::sregex_token_iterator()};
}

/// The "- `--option ...`" items of a manual page.
std::set<std::string> options_of_page(const std::string& page) {
  static const std::regex item("(?:^|\n)- `(--[a-z-]+)");
  return {std::sregex_token_iterator(page.begin(), page.end(), item, 1), std::sregex_token_iterator()};
}

}  // namespace

TEST(Use, every_command_explains_itself) {
  const Program program;
  for (const char* command : kCommands) {
    const Finished help = program.run({command, "--help"});
    EXPECT_EQ(help.code, 0) << command;
    EXPECT_NE(help.out.find("Exit codes:"), std::string::npos) << command;
    for (const char* common : {"--database", "--json", "--quiet", "--pictures"}) {
      EXPECT_TRUE(options_in(help.out).contains(common)) << command << " " << common;
    }
  }
}

TEST(Use, manual_pages_list_the_options_of_help) {
  const Program program;
  for (const char* command : kCommands) {
    const std::string page = read_bytes(std::string(MEISHI_SOURCE_DIR "/docs/commands/") + command + ".md");
    EXPECT_EQ(options_of_page(page), options_in(program.run({command, "--help"}).out)) << command;
    EXPECT_NE(page.find("## Exit codes"), std::string::npos) << command;
  }
}

TEST(Use, the_list_of_commands_is_complete) {
  const Program program;
  const Finished help = program.run({"--help"});
  EXPECT_EQ(help.code, 0);
  for (const char* command : kCommands) EXPECT_NE(help.out.find(command), std::string::npos) << command;
  EXPECT_EQ(help.out.find("decode"), std::string::npos) << "the decoder is not for people";
  EXPECT_EQ(program.run({"--version"}).code, 0);
}

TEST(Use, wrong_use_is_two) {
  const std::vector<std::vector<std::string>> cases = {
      {},
      {"frobnicate"},
      {"read"},
      {"read", "--frobnicate", "x.png"},
      {"import"},
      {"import", "--exchanged-on", "2025-02-30", "x.png"},
      {"import", "--exchanged-on", "yesterday", "x.png"},
      {"import", "--threads", "0", "x.png"},
      {"watch"},
      {"watch", "/no/such/folder"},
      {"watch", "--poll", "-1", "/tmp"},
      {"jobs"},
      {"jobs", "mend", "1"},
      {"jobs", "retry"},
      {"jobs", "retry", "4711"},
      {"jobs", "list", "1"},
      {"show"},
      {"show", "abc"},
      {"show", "4711"},
      {"export"},
      {"export", "--format", "docx"},
      {"export", "--format", "csv", "--only", "some"},
      {"export", "--format", "csv", "--output", "/nowhere/at/all.csv"},
      {"search", "--limit", "-1", "x"},
  };
  const Program program;
  for (const auto& arguments : cases) {
    const Finished finished = program.run(arguments);
    EXPECT_EQ(finished.code, 2) << ::testing::PrintToString(arguments) << finished.err;
    EXPECT_EQ(finished.out, "") << ::testing::PrintToString(arguments);
    EXPECT_NE(finished.err, "") << ::testing::PrintToString(arguments);
  }
}

TEST(Use, wrong_use_is_said_in_one_line_that_names_what_is_wrong) {
  const struct {
    std::vector<std::string> arguments;
    std::string said;
  } cases[] = {
      {{}, "meishi: a command is needed; see `meishi --help`\n"},
      {{"frobnicate"}, "meishi: frobnicate: there is no such command; see `meishi --help`\n"},
      {{"user", "frobnicate"}, "meishi: frobnicate: there is no such command; see `meishi user --help`\n"},
      {{"show", "abc"}, "meishi: ID: abc is no whole number from 1 on; see `meishi show --help`\n"},
      {{"show", "1.5"}, "meishi: ID: 1.5 is no whole number from 1 on; see `meishi show --help`\n"},
      {{"show", "99999999999999999999"},
       "meishi: ID: 99999999999999999999 is no whole number from 1 on; see `meishi show --help`\n"},
      {{"search", "--limit", "0"}, "meishi: --limit: 0 is no whole number from 1 on; see `meishi search --help`\n"},
      {{"serve", "--rate-limit", "nan"}, "meishi: --rate-limit: nan is no number above 0; see `meishi serve --help`\n"},
      {{"load", "--region", "XX", "x"},
       "meishi: --region: XX is no country's code such as JP; see `meishi load --help`\n"},
  };
  const Program program;
  for (const auto& [arguments, said] : cases) {
    const Finished finished = program.run(arguments);
    EXPECT_EQ(finished.code, 2);
    EXPECT_EQ(finished.err, said);
  }
}

TEST(Use, a_backup_goes_where_there_is_a_folder) {
  const Program program;
  for (const std::string& place : {std::string("/no/such/folder/b.tar"), program.folder().string()})
    EXPECT_EQ(program.run({"backup", place}).code, 2) << place;
}

TEST(Use, a_database_that_cannot_be_opened_is_three) {
  const Program program;
  const auto no_database = program.write("text.db", std::string(4096, 'x'));
  for (const std::string& url : {std::string("sqlite:/proc/no/such/place.db"), "sqlite:" + no_database.string()}) {
    for (const char* command : {"search", "import"}) {
      const Finished finished = program.run({command, "--database", url, "x"});
      EXPECT_EQ(finished.code, 3) << command << " " << url << "\n" << finished.err;
    }
  }
}

TEST(Use, a_server_out_of_reach_is_three_and_its_password_is_never_printed) {
  const Program program;
  const std::string url = "postgresql://sato:secret@127.0.0.1:1/cards";
  const std::vector<std::pair<std::vector<std::string>, int>> kCases = {
      {{"search", "x", "--database", url, "--pictures", "p"}, 3},
      {{"import", "x", "--database", url, "--pictures", "p"}, 3},
      {{"worker", "--database", url, "--pictures", "p"}, 3},
      {{"search", "x", "--database", url}, 2},
      {{"search", "x", "--database", "postgresql://sato:se/cret@h/d", "--pictures", "p"}, 2},
      {{"doctor", "--database", url, "--pictures", "p"}, 3},
  };
  for (const auto& [arguments, code] : kCases) {
    const Finished finished = program.run(arguments);
    EXPECT_EQ(finished.code, code) << ::testing::PrintToString(arguments) << finished.err;
    for (const char* secret : {"secret", "cret@"})
      EXPECT_EQ((finished.out + finished.err).find(secret), std::string::npos) << finished.out << finished.err;
  }
}

TEST(Use, the_database_lies_in_the_users_data_folder_for_its_owner_alone) {
  const Program program;
  ASSERT_EQ(program.run({"search"}).code, 0);
  const auto file = program.folder() / "data/meishi/contacts.db";
  ASSERT_TRUE(std::filesystem::exists(file));
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all), perms::none);
}

TEST(Use, the_environment_names_the_database) {
  const Program program;
  const Finished finished = program.run_shell("MEISHI_DATABASE=sqlite:$HOME/elsewhere.db \"$MEISHI\" search");
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_TRUE(std::filesystem::exists(program.folder() / "elsewhere.db"));
}

TEST(Use, doctor_finds_a_working_installation) {
  const Program program;
  const Finished finished = program.run({"doctor", "--json"});
  EXPECT_EQ(finished.code, 0) << finished.out;
  const auto checks = finished.objects();
  EXPECT_GE(checks.size(), 5U);
  for (const auto& check : checks) {
    EXPECT_TRUE(check.at("ok").get<bool>()) << check.dump();
    EXPECT_TRUE(check.at("mend").is_null());
  }
  EXPECT_FALSE(std::filesystem::exists(program.folder() / "data")) << "doctor changes nothing";
}

TEST(Use, doctor_says_how_to_mend) {
  const Program program;
  const Finished no_renderer = program.run_shell("PATH=/nowhere \"$MEISHI\" doctor");
  EXPECT_EQ(no_renderer.code, 4);
  EXPECT_NE(no_renderer.out.find("poppler-utils"), std::string::npos) << no_renderer.out;
  EXPECT_EQ(program.run({"doctor", "--database", "sqlite:/proc/no/place.db"}).code, 3);
}
