// From pictures to exported contacts, as a user goes.

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Files that nobody can read as a picture, by name.
const std::vector<std::pair<std::string, std::string>>& bad_files() {
  static const std::vector<std::pair<std::string, std::string>> files = [] {
    const std::string whole = read_bytes(sample_card(0));
    // Signature and header of a PNG of 30,000 x 30,000 pixels, checksum included.
    const std::string bomb("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0\xe9\x45\x6f\xed", 33);
    return std::vector<std::pair<std::string, std::string>>{
        {"a_empty.png", ""},
        {"b_truncated" + sample_card(0).extension().string(), whole.substr(0, whole.size() / 3)},
        {"c_huge.png", bomb},
        {"d_misnamed.jpg", "Dear reader, this is no picture.\n"},
        {"e_broken.pdf", "%PDF-1.7\nnothing of what follows is right\n%%EOF\n"},
    };
  }();
  return files;
}

/// A folder with two good cards and all the bad files.
fs::path mixed_folder(const Program& program) {
  for (const auto& [name, bytes] : bad_files()) program.write("in/" + name, bytes);
  fs::copy_file(sample_card(0), program.folder() / ("in/good_0" + sample_card(0).extension().string()));
  fs::copy_file(sample_card(1), program.folder() / ("in/good_1" + sample_card(1).extension().string()));
  return program.folder() / "in";
}

std::string no_card_sample() {
  for (const auto& entry : fs::directory_iterator(fs::path(MEISHI_SOURCE_DIR) / "samples/cards")) {
    const std::string name = entry.path().filename().string();
    if (name.find("no_card") != std::string::npos && entry.path().extension() != ".json") return name;
  }
  return {};
}

std::size_t count_lines(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

}  // namespace

TEST(Journey, reading_prints_the_contracts_object) {
  const Program program;
  const Finished finished = program.run({"read", "--json", "--quiet", sample_card(0).string()});
  ASSERT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  ASSERT_GE(finished.objects().size(), 1U);
  const json card = finished.objects().at(0);
  for (const char* key : {"source", "languages", "contact", "confidence", "doubtful", "decision", "lines"}) {
    EXPECT_TRUE(card.contains(key)) << key;
  }
  for (const char* key : {"file", "member", "sha256", "page", "card", "quad", "turned_degrees"}) {
    EXPECT_TRUE(card.at("source").contains(key)) << key;
  }
  for (const char* key : {"family_name", "given_name", "family_kana", "given_kana", "latin_name", "company",
                          "company_kana", "company_latin", "departments", "job_titles", "posts", "qualifications",
                          "phones", "emails", "urls", "addresses", "social", "notes"}) {
    EXPECT_TRUE(card.at("contact").contains(key)) << key;
  }
  EXPECT_EQ(card.at("source").at("sha256").get<std::string>().size(), 64U);
  EXPECT_TRUE(card.at("source").at("member").is_null());
  EXPECT_GT(card.at("lines").size(), 0U);
  for (const auto& [path, confidence] : card.at("confidence").items()) {
    EXPECT_GE(confidence.get<double>(), 0) << path;
    EXPECT_LE(confidence.get<double>(), 1) << path;
  }
}

TEST(Journey, a_card_scanned_once_more_is_named_and_kept) {
  const Program program;
  const fs::path card = sample_card(0);
  ASSERT_EQ(program.run({"import", "--quiet", card.string()}).code, 0);
  // The same pixels in other bytes: what stands behind the end of a PNG is no part of the picture.
  const fs::path again = program.write("again.png", read_bytes(card) + "another scan");
  const Finished finished = program.run({"import", "--json", again.string()});
  ASSERT_EQ(finished.code, 0) << finished.err;
  const json outcome = finished.objects().at(0);
  ASSERT_EQ(outcome.at("outcome"), "merged");
  EXPECT_NE(outcome.at("scan_of"), outcome.at("card"));
  EXPECT_NE(finished.err.find("1 cards merged into known contacts (1 of them scanned before)"), std::string::npos);
  const Finished shown = program.run({"show", std::to_string(outcome.at("contact").get<int>())});
  EXPECT_NE(shown.out.find("scanned before: card " + std::to_string(outcome.at("scan_of").get<int>())),
            std::string::npos);
  EXPECT_NE(shown.out.find("again.png"), std::string::npos) << "both scans stay";
  EXPECT_NE(shown.out.find(card.filename().string()), std::string::npos);
}

TEST(Journey, a_file_that_cannot_be_read_keeps_its_place) {
  const Program program;
  const fs::path bad = program.write("bad.png", "no picture");
  const Finished finished = program.run({"read", "--json", bad.string(), sample_card(0).string()});
  EXPECT_EQ(finished.code, 1);
  const auto objects = finished.objects();
  ASSERT_GE(objects.size(), 2U);
  EXPECT_EQ(objects[0].at("error").at("kind"), "bad_input");
  EXPECT_EQ(objects[0].at("source").at("file"), bad.string());
  EXPECT_FALSE(objects[1].contains("error"));
  EXPECT_NE(finished.err.find("bad.png"), std::string::npos);
}

TEST(Journey, a_page_without_a_card_is_no_failure) {
  const Program program;
  const fs::path page = fs::path(MEISHI_SOURCE_DIR) / "samples/cards" / no_card_sample();
  const Finished finished = program.run({"read", "--json", page.string()});
  EXPECT_EQ(finished.code, 0) << finished.err;
  ASSERT_EQ(finished.objects().size(), 1U);
  EXPECT_EQ(finished.objects()[0].at("decision"), "not_a_card");
  EXPECT_TRUE(finished.objects()[0].at("contact").is_null());
  const Finished imported = program.run({"import", "--json", page.string()});
  EXPECT_EQ(imported.code, 0) << imported.err;
  EXPECT_EQ(imported.objects().at(0).at("outcome"), "not_a_card");
  EXPECT_EQ(program.run({"search"}).out, "");
}

TEST(Journey, pairs_are_read_as_one_card) {
  const Program program;
  const std::vector<std::string> sides = {sample_card(0).string(), sample_card(1).string()};
  const Finished finished = program.run({"read", "--pair", "--json", "--quiet", sides[0], sides[1]});
  ASSERT_EQ(finished.code, 0) << finished.err;
  const auto objects = finished.objects();
  ASSERT_EQ(objects.size(), 1U);
  ASSERT_EQ(objects[0].at("sides").size(), 2U);
  EXPECT_EQ(objects[0].at("source").at("file"), sides[0]);
  EXPECT_EQ(objects[0].at("sides").at(1).at("file"), sides[1]);
}

TEST(Journey, one_bad_file_never_loses_another) {
  const Program program;
  const fs::path folder = mixed_folder(program);
  const Finished first = program.run({"import", "--json", folder.string(), "--event", "Fair", "--tag", "a", "--tag",
                                      "b", "--exchanged-on", "2025-04-18", "--owner", "Sato"});
  EXPECT_EQ(first.code, 1) << first.err;
  std::set<std::string> failed;
  int stored = 0;
  for (const json& object : first.objects()) {
    const std::string name = fs::path(object.at("file").get<std::string>()).filename().string();
    if (object.contains("error")) {
      EXPECT_EQ(object.at("error").at("kind"), "bad_input") << object.dump();
      failed.insert(name);
    } else {
      EXPECT_TRUE(name.starts_with("good_")) << object.dump();
      ++stored;
    }
  }
  EXPECT_EQ(failed.size(), bad_files().size()) << first.out;
  EXPECT_GE(stored, 2);
  for (const auto& [name, bytes] : bad_files()) {
    EXPECT_NE(first.err.find(name), std::string::npos) << "not listed: " << name;
  }

  const std::string before = program.run({"export", "--format", "json"}).out;
  EXPECT_GE(count_lines(before), 1U);
  const Finished again = program.run({"import", "--json", folder.string()});
  EXPECT_EQ(again.code, 1);
  for (const json& object : again.objects()) {
    if (!object.contains("error")) {
      EXPECT_EQ(object.at("outcome"), "already_imported");
    }
  }
  EXPECT_EQ(program.run({"export", "--format", "json"}).out, before) << "importing twice changes nothing";
}

TEST(Journey, a_renamed_file_is_known_by_its_bytes) {
  const Program program;
  ASSERT_EQ(program.run({"import", sample_card(0).string()}).code, 0);
  const fs::path copy = program.folder() / "another name.bin";
  fs::copy_file(sample_card(0), copy);
  const Finished again = program.run({"import", "--json", copy.string()});
  EXPECT_EQ(again.code, 0);
  ASSERT_EQ(again.objects().size(), 1U);
  EXPECT_EQ(again.objects()[0].at("outcome"), "already_imported");
}

TEST(Journey, what_was_imported_is_found_shown_and_exported) {
  const Program program;
  ASSERT_EQ(program.run({"import", "--event", "Fair", "--exchanged-on", "2025-04-18", sample_card(0).string()}).code,
            0);
  const Finished all = program.run({"search", "--json"});
  ASSERT_GE(all.objects().size(), 1U) << all.err;
  const json contact = all.objects()[0];
  const std::string id = std::to_string(contact.at("id").get<int>());

  const Finished shown = program.run({"show", id});
  EXPECT_EQ(shown.code, 0);
  EXPECT_NE(shown.out.find("exchanged on 2025-04-18, Fair"), std::string::npos) << shown.out;
  EXPECT_NE(shown.out.find(sample_card(0).filename().string()), std::string::npos);

  const std::string word = contact.at("company").is_string() ? contact.at("company").get<std::string>()
                                                             : contact.at("family_name").get<std::string>();
  EXPECT_NE(program.run({"search", word}).out.find(id), std::string::npos) << word;
  EXPECT_EQ(program.run({"search", "zzzzqqqq"}).out, "");

  EXPECT_TRUE(program.run({"export", "--format", "csv"}).out.starts_with("external_id,family_name,"));
  EXPECT_TRUE(program.run({"export", "--format", "csv", "--excel"}).out.starts_with("\xEF\xBB\xBF"));
  EXPECT_TRUE(program.run({"export", "--format", "vcard"}).out.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\n"));
  EXPECT_TRUE(program.run({"export", "--format", "vcard4"}).out.starts_with("BEGIN:VCARD\r\nVERSION:4.0\r\n"));
  EXPECT_EQ(program.run({"export", "--json"}).objects().at(0).at("id"), contact.at("id"));
  const fs::path book = program.folder() / "contacts.xlsx";
  EXPECT_EQ(program.run({"export", "--format", "xlsx", "--output", book.string()}).code, 0);
  EXPECT_TRUE(read_bytes(book).starts_with("PK"));
}

TEST(Journey, confirmed_contacts_are_those_without_open_reviews) {
  const Program program;
  ASSERT_EQ(program.run({"import", sample_card(0).string(), sample_card(1).string()}).code, 0);
  std::size_t confirmed = 0;
  for (const json& contact : program.run({"export", "--format", "json"}).objects()) {
    if (contact.at("status") == "confirmed") ++confirmed;
  }
  EXPECT_EQ(program.run({"export", "--format", "json", "--only", "confirmed"}).objects().size(), confirmed);
}

TEST(Journey, a_reader_that_goes_away_is_no_error) {
  const Program program;
  ASSERT_EQ(program.run({"import", "--quiet", sample_card(0).string()}).code, 0);
  const Finished cut = program.run_shell("\"$MEISHI\" search | true; exit ${PIPESTATUS[1]}");
  EXPECT_EQ(cut.code, 0);
  EXPECT_EQ(cut.err, "");
}

TEST(Journey, interrupted_imports_can_be_taken_up_again) {
  const Program program;
  for (std::size_t i = 0; i < 3; ++i) {
    const fs::path card = sample_card(i);
    fs::copy_file(card, program.write("in/" + std::to_string(i) + card.extension().string(), ""),
                  fs::copy_options::overwrite_existing);
  }
  // The signal is sent when the first file is reported, with others still to come.
  const Finished stopped = program.run_shell(
      "coproc \"$MEISHI\" import --json --threads 1 $HOME/in 2>$HOME/log; pid=$COPROC_PID; "
      "IFS= read -r line <&${COPROC[0]}; kill -INT $pid; wait $pid");
  EXPECT_TRUE(stopped.code == 130 || stopped.code == 0) << stopped.code << read_bytes(program.folder() / "log");
  const Finished resumed = program.run({"import", (program.folder() / "in").string()});
  EXPECT_EQ(resumed.code, 0) << resumed.err;
  const std::size_t contacts = count_lines(program.run({"export", "--format", "json"}).out);
  EXPECT_EQ(program.run({"import", (program.folder() / "in").string()}).code, 0);
  EXPECT_EQ(count_lines(program.run({"export", "--format", "json"}).out), contacts);
}
