// What the program promises to others at its edges, tried with contact lists: no picture is read here.

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Every column of the contract, in another order than the contract's, with a byte-order mark and a further column.
const char* const kEveryColumn =
    "\xEF\xBB\xBFnotes,tags,exchanged_on,address,postal_code,urls,emails,fax,toll_free,mobile,direct,phone,"
    "qualifications,job_titles,departments,company_latin,company_kana,company,latin_name,given_kana,family_kana,"
    "given_name,family_name,external_id,Shoe size\r\n"
    "\"a note; with a semicolon\\; and\nanother line\",展示会;lead,2025/4/18,東京都千代田区千代田1-1 "
    "山田ビル5F,100-0001,"
    "https://www.example.co.jp/,taro@example.co.jp;t.y@example.co.jp,03-1234-5679,0120-123-456,090-1234-5678,"
    "03-1234-5670,03-1234-5678,中小企業診断士;博士(工学),部長,営業本部 第一営業部,\"Yamada Seisakusho, Ltd.\","
    "ヤマダセイサクショ,株式会社山田製作所,Taro YAMADA,たろう,やまだ,太郎,山田,row-1,27\r\n"
    ",,,,,,,,,,,,,,,,,,Hanako SUZUKI,,,,,row-2,\r\n"
    ",,,,,,,,,,,,,,,,,髙﨑商店,,,,,,row-3,\r\n";

/// A contact as exported, without what only its own database knows.
json bare(json contact) {
  for (const char* key : {"id", "sources"}) contact.erase(key);
  return contact;
}

std::vector<json> bare_export(const Program& program) {
  std::vector<json> contacts;
  for (const json& contact : program.run({"export", "--format", "json"}).objects()) contacts.push_back(bare(contact));
  return contacts;
}

const json& with_name(const std::vector<json>& contacts, const std::string& key, const std::string& value) {
  static const json none;
  const auto found = std::ranges::find_if(contacts, [&](const json& one) { return one.at(key) == value; });
  return found == contacts.end() ? none : *found;
}

}  // namespace

TEST(Contract, every_column_of_a_list_is_loaded) {
  const Program program;
  const Finished loaded = program.run({"load", program.write("list.csv", kEveryColumn).string(), "--json"});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  ASSERT_EQ(loaded.objects().at(0).at("new_contacts"), 3);
  const auto contacts = program.run({"export", "--format", "json"}).objects();
  ASSERT_EQ(contacts.size(), 3U);
  const json yamada = with_name(contacts, "family_name", "山田");
  ASSERT_TRUE(yamada.is_object());
  EXPECT_EQ(yamada.at("family_kana"), "ヤマダ");
  EXPECT_EQ(yamada.at("company_latin"), "Yamada Seisakusho, Ltd.");
  EXPECT_EQ(yamada.at("qualifications"), json({"中小企業診断士", "博士(工学)"}));
  EXPECT_EQ(yamada.at("emails"), json({"taro@example.co.jp", "t.y@example.co.jp"}));
  EXPECT_EQ(yamada.at("exchanged_on"), "2025-04-18");
  EXPECT_EQ(yamada.at("tags").get<std::set<std::string>>(), (std::set<std::string>{"展示会", "lead"}));
  EXPECT_EQ(yamada.at("addresses").at(0).at("postal_code"), "100-0001");
  EXPECT_EQ(yamada.at("notes"), json({"a note", "with a semicolon; and\nanother line", "Shoe size: 27"}));
  EXPECT_EQ(yamada.at("sources"), json::parse(R"([{"external_id":"row-1"}])"));
  std::set<std::string> kinds;
  for (const json& phone : yamada.at("phones")) {
    kinds.insert(phone.at("kind").get<std::string>());
    EXPECT_TRUE(phone.at("number").get<std::string>().starts_with("+81")) << phone.dump();
  }
  EXPECT_EQ(kinds, (std::set<std::string>{"work", "direct", "mobile", "toll_free", "fax"}));
  const json suzuki = with_name(contacts, "latin_name", "Hanako SUZUKI");
  ASSERT_TRUE(suzuki.is_object()) << "a Latin name alone is a name";
  EXPECT_TRUE(suzuki.at("exchanged_on").is_null()) << "never guessed";
  for (const char* list : {"departments", "job_titles", "posts", "qualifications", "phones", "emails", "urls",
                           "addresses", "social", "notes", "tags"})
    EXPECT_EQ(suzuki.at(list), json::array()) << list;
}

TEST(Contract, what_is_exported_can_be_loaded_without_loss) {
  const Program first;
  ASSERT_EQ(first.run({"load", first.write("list.csv", kEveryColumn).string()}).code, 0);
  const auto wanted = bare_export(first);
  const fs::path name = first.folder() / "out";
  ASSERT_EQ(first.run({"export", "--format", "csv,vcard,vcard4,json,xlsx", "--output", name.string()}).code, 0);
  EXPECT_TRUE(read_bytes(name.string() + ".csv").starts_with("external_id,"));
  EXPECT_TRUE(read_bytes(name.string() + ".jsonl").starts_with("{\"id\":"));
  for (const char* ending : {".csv", ".vcf", ".v4.vcf", ".xlsx"}) {
    const Program second;
    const Finished loaded = second.run({"load", name.string() + ending});
    ASSERT_EQ(loaded.code, 0) << ending << loaded.err;
    auto found = bare_export(second);
    ASSERT_EQ(found.size(), wanted.size()) << ending;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      json expected = wanted[i];
      // Workbooks take the lines of a note for notes.
      if (std::string(ending) == ".xlsx") {
        found[i].erase("notes");
        expected.erase("notes");
      }
      EXPECT_EQ(found[i], expected) << ending << json::diff(found[i], expected).dump();
    }
  }
}

TEST(Contract, several_formats_need_a_name) {
  const Program program;
  const Finished finished = program.run({"export", "--format", "csv,json"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_EQ(finished.out, "");
  EXPECT_EQ(program.run({"export", "--format", "csv,docx", "--output", "x"}).code, 2);
}

TEST(Contract, contacts_are_chosen_and_counted_by_how_they_came) {
  const Program program;
  const auto load = [&](const char* list, std::vector<std::string> options) {
    options.insert(options.begin(), {"load", program.write("list.csv", list).string()});
    ASSERT_EQ(program.run(options).code, 0);
  };
  load("family_name,company\n小鳥遊,甲社\n四月一日,甲社\n",
       {"--event", "Fair", "--exchanged-on", "2025-04-18", "--tag", "lead"});
  load("family_name,company\n月見里,乙社\n", {"--owner", "Sato"});
  const auto count = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"search", "--json"});
    return program.run(options).objects().size();
  };
  EXPECT_EQ(count({"--event", "Fair"}), 2U);
  EXPECT_EQ(count({"--tag", "lead", "小鳥遊"}), 1U);
  EXPECT_EQ(count({"--owner", "Sato"}), 1U);
  EXPECT_EQ(count({"--exchanged-from", "2025-04-18", "--exchanged-until", "2025-04-18"}), 2U);
  EXPECT_EQ(count({"--exchanged-from", "2025-04-19"}), 0U);
  EXPECT_EQ(count({"--not-seen-since", "2025-04-18"}), 0U);
  EXPECT_EQ(count({"--not-seen-since", "2025-04-19"}), 2U) << "nobody knows when 月見里 was seen";
  EXPECT_EQ(program.run({"export", "--format", "json", "--event", "Fair"}).objects().size(), 2U);
  EXPECT_EQ(program.run({"search", "--exchanged-from", "yesterday"}).code, 2);

  const auto companies = program.run({"report", "--by", "company", "--json"}).objects();
  ASSERT_EQ(companies.size(), 2U);
  EXPECT_EQ(companies[0], json::parse(R"({"company":"甲社","contacts":2,"cards":2})"));
  const auto months = program.run({"report", "--by", "month", "--json"}).objects();
  ASSERT_EQ(months.size(), 2U);
  EXPECT_EQ(months[0].at("month"), "2025-04");
  EXPECT_TRUE(months[1].at("month").is_null());
  EXPECT_EQ(program.run({"report"}).code, 2);
}

TEST(Contract, a_record_without_an_id_has_a_source_all_the_same) {
  const Program program;
  ASSERT_EQ(program.run({"load", program.write("list.csv", "company\n甲社\n").string()}).code, 0);
  EXPECT_EQ(program.run({"export", "--json"}).objects().at(0).at("sources"), json::parse(R"([{"external_id":null}])"));
}

TEST(Contract, awkward_names_of_files) {
  const Program program;
  for (const char* name : {"line\nend\x1b[31m.csv", "\xFF\xFE.csv"}) {
    const fs::path list = program.write(name, "company\n甲社\n");
    const Finished loaded = program.run({"load", "--json", list.string()});
    EXPECT_EQ(loaded.code, 0) << loaded.err;
    EXPECT_EQ(loaded.objects().size(), 1U) << "one line, whatever the name is";
    fs::remove(list);
    const Finished missing = program.run({"read", "--json", list.string()});
    EXPECT_EQ(missing.code, 1);
    EXPECT_EQ(missing.objects().at(0).at("error").at("kind"), "bad_input");
    EXPECT_EQ(missing.err.find('\x1b'), std::string::npos) << "a name does not steer the terminal";
  }
  program.write("-x.csv", "company\n乙社\n");
  EXPECT_EQ(program.run_shell("cd $HOME; \"$MEISHI\" load -- -x.csv").code, 0);
}

TEST(Contract, places_that_are_something_else) {
  const Program program;
  const std::string folder = program.folder().string();
  ASSERT_EQ(program.run({"load", program.write("list.csv", "company\n甲社\n").string()}).code, 0);
  EXPECT_EQ(program.run({"load", folder}).code, 1);
  EXPECT_EQ(program.run({"export", "--format", "csv", "--output", folder}).code, 2);
  EXPECT_EQ(program.run({"search", "--database", "sqlite:" + folder}).code, 3);
  EXPECT_EQ(program.run({"search", "--database", "mysql://x"}).code, 2);
  const std::string odd = "sqlite:" + folder + "/a b?c#d%20'é.db";
  EXPECT_EQ(program.run({"load", folder + "/list.csv", "--database", odd}).code, 0);
  EXPECT_EQ(program.run({"export", "--json", "--database", odd}).objects().size(), 1U);
  EXPECT_TRUE(fs::exists(folder + "/a b?c#d%20'é.db"));
}

TEST(Contract, what_is_made_is_for_its_owner_alone) {
  const Program program;
  ASSERT_EQ(program
                .run_shell("umask 022; \"$MEISHI\" load " +
                           program.write("list.csv", "company,emails\n甲社,\n,x@y\n").string() +
                           " --errors $HOME/errors.csv; \"$MEISHI\" export --format csv --output $HOME/out.csv")
                .code,
            0);
  for (const char* made : {"errors.csv", "out.csv", "data/meishi/contacts.db", "data/meishi"}) {
    const auto rights = fs::status(program.folder() / made).permissions();
    EXPECT_EQ(rights & (fs::perms::group_all | fs::perms::others_all), fs::perms::none) << made;
  }
}

TEST(Contract, a_decision_holds_when_nobody_reads_the_answer) {
  const Program program;
  ASSERT_EQ(program.run({"load", program.write("list.csv", "company\n甲社\n乙社\n").string()}).code, 0);
  program.run_shell("\"$MEISHI\" merge 1 2 --json | true");
  EXPECT_EQ(program.run({"export", "--json"}).objects().size(), 1U);
}

TEST(Contract, an_output_that_is_closed_or_full_is_no_success) {
  const Program program;
  ASSERT_EQ(program.run({"load", program.write("list.csv", "company\n甲社\n").string()}).code, 0);
  EXPECT_EQ(program.run_shell("\"$MEISHI\" export --format csv >&-").code, 70);
  EXPECT_EQ(program.run_shell("\"$MEISHI\" export --format csv >/dev/full").code, 70);
}
