#include "dedupe/prepared_text.h"

#include <gtest/gtest.h>

#include "dedupe/keys.h"
#include "dedupe/score.h"
#include "tests/dedupe/records.h"

namespace {

using dedupe_tests::Person;
using dedupe_tests::record_of;

const Person kPeople[] = {
    {},
    {.family = "髙橋", .given = "花子", .company = "株式会社山田製作所", .email = "h.takahashi@yamada.example"},
    {.family = "佐藤", .given = "健", .mobile = "+819012345678", .latin_name = "SATO Ken", .line = "+81312345678"},
    {.family = "Müller", .given = "Eva Maria", .company = "Müller GmbH", .email = "info@mueller.example"},
    {.family = "smith", .given = "john", .address = "12 high street, 3000 melbourne"},
    {.family = "山田",
     .given = "太郎",
     .address = "〒100-0001 東京都千代田区千代田1-1 山田ビル5F",
     .family_kana = "ヤマダ"},
};

dedupe::Prepared prepared(const Person& person) {
  dedupe::Record record = record_of(7, person);
  record.exchanged_on = "2026-11-29";
  record.contact.urls = {"https://www.yamada.example/"};
  record.contact.job_titles = {"部長; 1"};
  record.confidences = {{"family_name", 0.3F}, {"phones[0]", 0.1F}};
  return dedupe::prepare(record);
}

TEST(PreparedText, ComesBackEqual) {
  for (const Person& person : kPeople) {
    const dedupe::Prepared before = prepared(person);
    auto after = dedupe::parse_prepared(dedupe::to_text(before));
    ASSERT_TRUE(after.has_value()) << person.family;
    EXPECT_EQ(dedupe::to_text(*after), dedupe::to_text(before));
    after->id = before.id;
    EXPECT_EQ(dedupe::block_keys(*after), dedupe::block_keys(before)) << person.family;
    for (const Person& other : kPeople)
      EXPECT_EQ(dedupe::score(*after, prepared(other), dedupe::default_model(), dedupe::default_frequencies()),
                dedupe::score(before, prepared(other), dedupe::default_model(), dedupe::default_frequencies()));
  }
}

TEST(PreparedText, NothingIsLeftOfARecordThatWasThere) {
  dedupe::Prepared record;
  for (const Person& other : kPeople)
    for (const Person& person : kPeople) {
      const std::string text = dedupe::to_text(prepared(person));
      ASSERT_TRUE(dedupe::read_prepared(dedupe::to_text(prepared(other)), record));
      ASSERT_TRUE(dedupe::read_prepared(text, record));
      EXPECT_EQ(dedupe::to_text(record), text) << person.family << " over " << other.family;
    }
}

TEST(PreparedText, AnotherTextGivesNothing) {
  const std::string text = dedupe::to_text(prepared(kPeople[2]));
  for (const std::string& broken : {std::string(), std::string("x"), "z" + text, text + "1;", "zz;" + text.substr(2)})
    EXPECT_FALSE(dedupe::parse_prepared(broken).has_value()) << broken.substr(0, 8);
  for (std::size_t length = 0; length < text.size(); ++length)
    EXPECT_FALSE(dedupe::parse_prepared(std::string_view(text).substr(0, length)).has_value()) << length;
}

}  // namespace
