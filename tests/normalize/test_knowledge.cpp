#include <chrono>

#include <gtest/gtest.h>

#include "knowledge_fixture.h"
#include "normalize/knowledge_area_codes.h"

namespace {

using normalize::NameBook;

TEST(Knowledge, MissingFolderNamesThePackages) {
  const auto loaded = normalize::Knowledge::load("/nonexistent", {});
  ASSERT_FALSE(loaded.has_value());
  EXPECT_EQ(loaded.error().kind, card::ErrorKind::missing_component);
}

TEST(Knowledge, DefaultFolderHoldsTheDictionaries) {
  EXPECT_TRUE(std::filesystem::exists(normalize::default_knowledge_folder() / "surnames.tsv"));
}

TEST(NameBook, KnowsUsualNames) {
  const NameBook& names = test_knowledge().names;
  for (const char* surname : {"佐藤", "髙橋", "渡邊", "山﨑", "東", "重松"})
    EXPECT_TRUE(names.is_surname(surname)) << surname;
  for (const char* given : {"太郎", "花子", "さくら", "健一郎", "翔"}) EXPECT_TRUE(names.is_given_name(given)) << given;
  EXPECT_FALSE(names.is_surname("営業部"));
  EXPECT_FALSE(names.is_given_name("株式"));
}

TEST(NameBook, Readings) {
  const NameBook& names = test_knowledge().names;
  EXPECT_EQ(names.surname_readings("山田").front(), "ヤマダ");
  EXPECT_EQ(names.given_readings("太郎").front(), "タロウ");
  EXPECT_TRUE(names.is_surname_reading("タカハシ"));
  EXPECT_TRUE(names.is_given_reading("ハナコ"));
  EXPECT_TRUE(names.surname_readings("未知名").empty());
  const auto read = names.surnames_read("サイトウ");
  EXPECT_NE(std::find(read.begin(), read.end(), "斎藤"), read.end());
}

TEST(NameBook, NearNamesBeginWithTheExactOne) {
  const NameBook& names = test_knowledge().names;
  EXPECT_EQ(names.surnames_near("山田").front(), "山田");
  const auto near = names.surnames_near("渡辻");
  EXPECT_NE(std::find(near.begin(), near.end(), "渡辺"), near.end());
}

TEST(NameBook, KanjiStatistic) {
  const NameBook& names = test_knowledge().names;
  EXPECT_GT(names.surname_log_odds(U'田', NameBook::Place::last), 1);
  EXPECT_LT(names.surname_log_odds(U'子', NameBook::Place::last), -1);
}

TEST(PostalBook, PlacesOfACode) {
  const auto& postal = test_knowledge().postal;
  const auto places = postal.places("100-0001");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].region, "東京都");
  EXPECT_EQ(places[0].locality, "千代田区");
  EXPECT_EQ(places[0].town, "千代田");
  EXPECT_TRUE(postal.places("999-9999").empty());
  EXPECT_FALSE(postal.towns("東京都", "千代田区").empty());
}

TEST(PostalBook, ACodeOfOneOfficeHasItsCityAlone) {
  const auto places = test_knowledge().postal.places("100-8111");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].region, "東京都");
  EXPECT_EQ(places[0].locality, "千代田区");
  EXPECT_EQ(places[0].town, "");
}

struct SplitCase {
  const char* address;
  const char* code;
  const char* region_printed;
  const char* locality_printed;
  const char* region;
};

TEST(PostalBook, Splits) {
  const SplitCase cases[] = {
      {"東京都千代田区千代田1-1", "", "東京都", "千代田区", "東京都"},
      {"東京都 千代田区 千代田1-1", "", "東京都", " 千代田区", "東京都"},
      {"神奈川県横浜市西区みなとみらい2-2-1", "", "神奈川県", "横浜市西区", "神奈川県"},
      {"横浜市西区みなとみらい2-2-1", "", "", "横浜市西区", "神奈川県"},
      {"三重県四日市市諏訪町1-5", "", "三重県", "四日市市", "三重県"},
      {"千葉県市川市八幡1-1-1", "", "千葉県", "市川市", "千葉県"},
      {"広島県廿日市市下平良1-11-1", "", "広島県", "廿日市市", "広島県"},
      {"東京都西多摩郡瑞穂町箱根ケ崎2335", "", "東京都", "西多摩郡瑞穂町", "東京都"},
      {"東京都瑞穂町箱根ケ崎2335", "", "東京都", "瑞穂町", "東京都"},
      {"茨城県龍ヶ崎市3710", "", "茨城県", "龍ヶ崎市", "茨城県"},
      {"府中市宮西町2-24", "183-0022", "", "府中市", "東京都"},
      {"府中市府川町315", "", "", "府中市", ""},
      {"東亰都千代田区丸の内1-1", "100-0005", "東亰都", "千代田区", "東京都"},
      {"東京都千代日区丸の内1-1", "100-0005", "東京都", "千代日区", "東京都"},
      {"静岡県浜松市中央区元城町103-2", "", "静岡県", "浜松市中央区", "静岡県"},
      {"横浜市港町1-1", "", "", "横浜市", "神奈川県"},
      {"京都市下京区烏丸通", "", "", "京都市下京区", "京都府"},
      {"代表取締役社長", "", "", "", ""},
  };
  for (const SplitCase& c : cases) {
    const std::string address = c.address;
    const auto split = test_knowledge().postal.split(address, c.code);
    EXPECT_EQ(address.substr(0, split.region_end), c.region_printed) << address;
    if (split.locality_end >= split.region_end) {
      EXPECT_EQ(address.substr(split.region_end, split.locality_end - split.region_end), c.locality_printed) << address;
    }
    EXPECT_EQ(split.region, c.region) << address;
  }
}

TEST(AreaCodes, Prefectures) {
  using List = std::vector<std::string_view>;
  EXPECT_EQ(normalize::regions_of_phone("+81312345678"), List{"東京都"});
  EXPECT_EQ(normalize::regions_of_phone("0452345678"), List{"神奈川県"});
  EXPECT_EQ(normalize::regions_of_phone("+81981234567"), List{"沖縄県"});
  EXPECT_TRUE(normalize::regions_of_phone("+819012345678").empty());
  EXPECT_TRUE(normalize::regions_of_phone("+4989123456").empty());
}

}  // namespace
