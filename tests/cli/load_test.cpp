// Contact lists in, questions answered, decisions taken back: as a user goes.
#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace {

using nlohmann::json;

const char* const kList =
    "external_id,family_name,given_name,company,emails,phone\n"
    "1,小鳥遊,健,株式会社甲,ken@ko.example,03-1234-5678\n"
    "2,小鳥遊,健,(株)甲,ken@ko.example,\n"
    "3,,,,nobody@example.jp,\n"
    "4,四月一日,花子,乙株式会社,hana@otsu.example,\n";

std::set<std::string> external_ids(const json& contact) {
  std::set<std::string> ids;
  for (const json& source : contact.at("sources")) ids.insert(source.at("external_id").get<std::string>());
  return ids;
}

TEST(Load, goes_through_the_deduplicator_and_is_undone) {
  const Program program;
  const std::string list = program.write("list.csv", kList).string();
  const std::string errors = (program.folder() / "errors.csv").string();
  const Finished dry = program.run({"load", list, "--dry-run", "--json"});
  EXPECT_EQ(dry.code, 1) << dry.err;
  EXPECT_EQ(dry.objects().at(0).at("new_contacts"), 2);
  EXPECT_EQ(program.run({"export", "--format", "json"}).out, "");

  const Finished loaded = program.run({"load", list, "--json", "--errors", errors});
  EXPECT_EQ(loaded.code, 1) << "one row is bad";
  const json summary = loaded.objects().at(0);
  EXPECT_EQ(summary.at("rows"), 4);
  EXPECT_EQ(summary.at("merged"), 1);
  EXPECT_EQ(summary.at("failed"), 1);
  EXPECT_NE(loaded.err.find("line 4"), std::string::npos) << loaded.err;
  EXPECT_NE(read_bytes(errors).find("3,,,,nobody@example.jp,,\"line 4: neither"), std::string::npos);

  const auto contacts = program.run({"export", "--format", "json"}).objects();
  ASSERT_EQ(contacts.size(), 2U);
  EXPECT_EQ(external_ids(contacts[0]), (std::set<std::string>{"1", "2"}));
  EXPECT_EQ(contacts[0].at("phones").at(0).at("number"), "+81312345678");
  const json again = program.run({"load", list, "--json"}).objects().at(0);
  EXPECT_EQ(again.at("known"), 3);
  EXPECT_TRUE(again.at("batch").is_null()) << "nothing was stored that could be taken back";
  const auto changes = program.run({"undo", "--list", "--json"}).objects();
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_NE(changes[0].at("actor"), "");

  const Finished undone = program.run({"undo", "--batch", summary.at("batch").get<std::string>(), "--json"});
  EXPECT_EQ(undone.code, 0) << undone.err;
  EXPECT_EQ(program.run({"export", "--format", "json"}).out, "");
  EXPECT_EQ(program.run({"search", "小鳥遊"}).out, "");
}

TEST(Load, decisions_are_taken_back) {
  const Program program;
  const std::string list = program.write("list.csv", kList).string();
  ASSERT_EQ(program.run({"load", list}).code, 1);
  const std::string before = program.run({"export", "--format", "json"}).out;
  const auto ids = program.run({"export", "--format", "json"}).objects();
  const std::string a = std::to_string(ids.at(0).at("id").get<int>()),
                    b = std::to_string(ids.at(1).at("id").get<int>());

  const Finished explained = program.run({"explain", a, b, "--json"});
  ASSERT_EQ(explained.code, 0) << explained.err;
  double sum = 0;
  const json object = explained.objects().at(0);
  for (const json& reason : object.at("reasons")) sum += reason.at("weight").get<double>();
  EXPECT_NEAR(sum, object.at("score").get<double>(), 0.01);

  EXPECT_EQ(program.run({"explain", b, b}).code, 2) << "of one card there is nothing to explain";
  ASSERT_EQ(program.run({"merge", a, b}).code, 0);
  EXPECT_EQ(program.run({"export", "--format", "json"}).objects().size(), 1U);
  EXPECT_EQ(program.run({"show", b, "--json"}).objects().at(0).at("id").get<int>(), std::stoi(a));
  EXPECT_EQ(program.run({"merge", a, b}).code, 2);
  ASSERT_EQ(program.run({"undo", "--last"}).code, 0);
  EXPECT_EQ(program.run({"export", "--format", "json"}).out, before);

  const Finished split = program.run({"split", a, "--json"});
  ASSERT_EQ(split.code, 0) << split.err;
  EXPECT_EQ(program.run({"export", "--format", "json"}).objects().size(), 3U);
  const Finished rebuilt = program.run({"dedupe", "--rebuild", "--json"});
  EXPECT_EQ(rebuilt.code, 0) << rebuilt.err;
  EXPECT_EQ(rebuilt.objects().at(0).at("moved_cards"), 0) << "what somebody said holds";
  ASSERT_EQ(program.run({"undo", std::to_string(split.objects().at(0).at("change").get<int>())}).code, 0);
  EXPECT_EQ(program.run({"export", "--format", "json"}).out, before);
  EXPECT_EQ(program.run({"undo", "999"}).code, 2);
  EXPECT_EQ(program.run({"undo"}).code, 2);
}

TEST(Load, proposed_pairs_are_answered_in_the_terminal) {
  const Program program;
  // A rare name and nothing else in common: to be asked.
  const std::string list = program
                               .write("list.csv",
                                      "external_id,family_name,given_name,company\n"
                                      "1,小鳥遊,颯太郎,株式会社甲\n2,小鳥遊,颯太郎,乙株式会社\n"
                                      "3,四月一日,花乃子,株式会社甲\n4,四月一日,花乃子,乙株式会社\n")
                               .string();
  ASSERT_EQ(program.run({"load", list}).code, 0);
  const Finished listed = program.run({"review", "list", "--json"});
  ASSERT_EQ(listed.code, 0) << listed.err;
  ASSERT_EQ(listed.objects().size(), 2U) << listed.out;
  for (const json& item : listed.objects()) {
    EXPECT_EQ(item.at("kind"), "merge");
    EXPECT_EQ(item.at("contacts").size(), 2U);
    EXPECT_TRUE(item.at("score").is_number());
    EXPECT_FALSE(item.at("reasons").empty());
  }
  const std::string first = std::to_string(listed.objects()[0].at("id").get<int>());
  const std::string second = std::to_string(listed.objects()[1].at("id").get<int>());
  EXPECT_NE(program.run({"review", "show", first}).out.find("one person?"), std::string::npos);
  EXPECT_EQ(program.run({"review", "accept", first}).code, 0);
  EXPECT_EQ(program.run({"review", "reject", second}).code, 0);
  EXPECT_EQ(program.run({"review", "accept", first}).code, 2) << "answered already";
  EXPECT_EQ(program.run({"review", "list"}).out, "");
  EXPECT_EQ(program.run({"export", "--format", "json"}).objects().size(), 3U);
  ASSERT_EQ(program.run({"undo", "--last"}).code, 0);
  EXPECT_EQ(program.run({"review", "list", "--json"}).objects().size(), 1U) << "the question is open again";
}

TEST(Load, numbers_are_possible_ones_or_null) {
  const Program program;
  const std::string list = program
                               .write("list.csv",
                                      "family_name,phone,mobile\n"
                                      "Gau,+08154711;+49 89 123456,0170 1234567\n")
                               .string();
  ASSERT_EQ(program.run({"load", list, "--region", "de"}).code, 0);
  std::vector<json> numbers;
  const auto contacts = program.run({"export", "--format", "json"}).objects();
  for (const json& phone : contacts.at(0).at("phones")) numbers.push_back(phone.at("number"));
  EXPECT_EQ(numbers, (std::vector<json>{nullptr, "+4989123456", "+491701234567"}));
}

TEST(Load, a_file_that_is_no_list_is_refused) {
  const Program program;
  EXPECT_EQ(program.run({"load", program.write("a.csv", "no list\n").string()}).code, 1);
  const Finished nowhere = program.run({"load", "nowhere.csv", "--json"});
  EXPECT_EQ(nowhere.code, 1);
  EXPECT_EQ(nowhere.objects().at(0).at("error").at("kind"), "bad_input");
  EXPECT_EQ(program.run({"load", program.write("b.csv", kList).string(), "--preset", "nobody"}).code, 2);
}

}  // namespace
