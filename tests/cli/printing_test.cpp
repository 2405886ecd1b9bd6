#include <string>

#include <gtest/gtest.h>

#include "cli/contact_text.h"
#include "cli/json_text.h"
#include "cli/table.h"
#include "cli/width.h"

TEST(Width, wide_characters_take_two_columns) {
  const struct {
    const char* text;
    int columns;
  } cases[] = {
      {"", 0},         {"abc", 3},       {"山田", 4}, {"ﾔﾏﾀﾞ", 4},  // half-width kana
      {"ヤマダ", 6},   {"髙橋 一郎", 9}, {"Ａ１", 4}, {"é", 1},    {"e\u0301", 1}, {"辻\U000E0100", 2},
      {"か\u3099", 2}, {"𠮷野", 4},      {"–", 1},
  };
  for (const auto& c : cases) EXPECT_EQ(cli::display_width(c.text), c.columns) << c.text;
}

TEST(Width, long_texts_are_cut_between_characters) {
  const struct {
    const char* text;
    int columns;
    const char* fitted;
  } cases[] = {
      {"abc", 3, "abc"},
      {"abcd", 3, "ab…"},
      {"山田太郎", 8, "山田太郎"},
      {"山田太郎", 7, "山田太…"},
      {"山田太郎", 6, "山田…"},
      {"山田", 1, "…"},
      {"abc", 0, ""},
      {"a\tb\nc", 9, "a b c"},
      {"", 4, ""},
  };
  for (const auto& c : cases) EXPECT_EQ(cli::fitted(c.text, c.columns), c.fitted) << c.text << " in " << c.columns;
}

TEST(Width, padding_fills_columns_not_characters) {
  EXPECT_EQ(cli::padded("山田", 6), "山田  ");
  EXPECT_EQ(cli::padded("山田太郎", 6), "山田… ");
  EXPECT_EQ(cli::display_width(cli::padded("株式会社", 7)), 7);
}

TEST(Table, columns_line_up_with_japanese_cells) {
  const cli::Table table{{"ID", "Name", "Mail"}, {{"1", "山田 太郎", "t@example.jp"}, {"12", "Li", ""}}};
  EXPECT_EQ(cli::to_text(table, 0),
            "ID  Name       Mail\n"
            "--  ---------  ------------\n"
            "1   山田 太郎  t@example.jp\n"
            "12  Li\n");
}

TEST(Table, the_widest_columns_are_cut_to_fit) {
  const cli::Table table{{"ID", "Name"}, {{"1", "とても長い会社の名前株式会社"}}};
  const std::string text = cli::to_text(table, 16);
  EXPECT_EQ(text,
            "ID  Name\n"
            "--  ------------\n"
            "1   とても長い…\n");
}

TEST(Table, without_columns_there_is_nothing) { EXPECT_EQ(cli::to_text({}, 80), ""); }

TEST(JsonText, special_characters_are_escaped) {
  EXPECT_EQ(cli::json_string("a\"b\\c\n\t\x01山"), "\"a\\\"b\\\\c\\n\\t\\u0001山\"");
  EXPECT_EQ(cli::json_string("\xFF"), "\"\uFFFD\"");
}

TEST(JsonText, members_keep_their_order) {
  cli::JsonObject object;
  object.add("b", "x").add("a", 7).add("yes", true).add_null("none").add_json("list", cli::json_list({"1", "2"}));
  EXPECT_EQ(object.to_text(), R"({"b":"x","a":7,"yes":true,"none":null,"list":[1,2]})");
  EXPECT_EQ(cli::JsonObject().to_text(), "{}");
}

TEST(ContactText, each_value_has_its_line) {
  card::Contact contact;
  contact.family_name = "山田";
  contact.family_kana = "ヤマダ";
  contact.company = "山田商店";
  contact.posts = {{"山田商店", "営業部", {"部長", "取締役"}}};
  contact.phones = {{card::PhoneKind::mobile, "+819012345678", "", "090-1234-5678"}};
  EXPECT_EQ(cli::to_text(contact),
            "  Name             山田 (ヤマダ)\n"
            "  Company          山田商店\n"
            "  Department       営業部\n"
            "  Job title        部長, 取締役\n"
            "  Mobile           090-1234-5678\n");
}

TEST(ContactText, a_page_without_a_card_says_so) {
  card::CardReading reading;
  reading.source.file = "cat.jpg";
  reading.decision = card::Decision::not_a_card;
  EXPECT_EQ(cli::to_text(reading), "cat.jpg, page 1: no card\n");
}
