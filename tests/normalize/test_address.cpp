#include <cstdlib>
#include <fstream>
#include <iostream>

#include <gtest/gtest.h>

#include "knowledge_fixture.h"
#include "normalize/address.h"
#include "normalize/knowledge_lines.h"

namespace {

using Lines = std::vector<std::string>;

struct Case {
  Lines lines;
  const char *code, *region, *locality, *street, *building;
};

void check(const Case& c, const std::optional<normalize::FoundAddress>& found) {
  ASSERT_TRUE(found.has_value()) << c.lines[0];
  EXPECT_EQ(found->address.postal_code, c.code) << c.lines[0];
  EXPECT_EQ(found->address.region, c.region) << c.lines[0];
  EXPECT_EQ(found->address.locality, c.locality) << c.lines[0];
  EXPECT_EQ(found->address.street, c.street) << c.lines[0];
  EXPECT_EQ(found->address.building, c.building) << c.lines[0];
}

TEST(PostalCode, Japanese) {
  struct CodeCase {
    const char *line, *code;
  };
  const CodeCase cases[] = {
      {"〒100-0001", "100-0001"},
      {"〒100-0001 東京都千代田区", "100-0001"},
      {"〒１００－０００１", "100-0001"},
      {"〒1000001", "100-0001"},
      {"〒 100 - 0001", "100-0001"},
      {"〒一〇〇－〇〇〇一", "100-0001"},
      {"〒一〇〇ー〇〇〇一 東京都", "100-0001"},
      {"干100-0001", "100-0001"},
      {"テ100-0001東京都", "100-0001"},
      {"〒1OO-OOO1", "100-0001"},
      {"〒64 9-7 1 5 1", "649-7151"},
      {"〒8302-0132 茨城県守谷市", "302-0132"},
      {"〒0939-2778", "939-2778"},
      {"100-0001 東京都千代田区", "100-0001"},
      {"(〒100-0001)", "100-0001"},
      {"本社：〒100-0001", "100-0001"},
      {"〒100ー0001", "100-0001"},
      {"100-0001", "100-0001"},
      {"r636 0911 奈良県平群町", "636-0911"},
      {"IL340-0822", "340-0822"},
      {"AB340-0822", ""},
      {"F100-0001 東京都", "100-0001"},
      {"F100-0001", ""},
      {"03-1234-5678", ""},
      {"TEL 100-0001", ""},
      {"東京都千代田区1-1", ""},
      {"1-100-0001-2", ""},
      {"090-1234-5678", ""},
  };
  for (const CodeCase& c : cases) {
    const auto found = normalize::find_japanese_postal_code(c.line);
    EXPECT_EQ(found ? found->value : "", c.code) << c.line;
  }
}

TEST(Address, Japanese) {
  const Case cases[] = {
      {{"〒100-0001 東京都千代田区千代田1-1 山田ビル5F"}, "100-0001", "東京都", "千代田区", "千代田1-1", "山田ビル5F"},
      {{"〒100-0001", "東京都千代田区千代田1-1", "山田ビル5F"},
       "100-0001",
       "東京都",
       "千代田区",
       "千代田1-1",
       "山田ビル5F"},
      {{"東京都千代田区千代田1-1山田ビル5階"}, "", "東京都", "千代田区", "千代田1-1", "山田ビル5階"},
      {{"〒220-0012 横浜市西区みなとみらい2丁目2番1号", "ランドマークタワー20階"},
       "220-0012",
       "",
       "横浜市西区",
       "みなとみらい2丁目2番1号",
       "ランドマークタワー20階"},
      {{"大阪府大阪市北区梅田３－１－３"}, "", "大阪府", "大阪市北区", "梅田３－１－３", ""},
      {{"〒100-0005 東京都千代田区丸の2-1"}, "100-0005", "東京都", "千代田区", "丸の2-1", ""},
      {{"東京都千代田区丸の内二丁目三番五号"}, "", "東京都", "千代田区", "丸の内二丁目三番五号", ""},
      {{"東京都千代田区丸の内二ー三ー五"}, "", "東京都", "千代田区", "丸の内二ー三ー五", ""},
      {{"東京都千代田区一番町4-1 三番ビル"}, "", "東京都", "千代田区", "一番町4-1", "三番ビル"},
      {{"東京都中央区八丁堀2-3-4"}, "", "東京都", "中央区", "八丁堀2-3-4", ""},
      {{"北海道札幌市中央区北1条西2丁目3-4 札幌ビル"}, "", "北海道", "札幌市中央区", "北1条西2丁目3-4", "札幌ビル"},
      {{"京都市下京区四条通烏丸東入長刀鉾町8"}, "", "", "京都市下京区", "四条通烏丸東入長刀鉾町8", ""},
      {{"岩手県盛岡市下飯岡第3地割12番地5"}, "", "岩手県", "盛岡市", "下飯岡第3地割12番地5", ""},
      {{"千葉県市川市大字八幡字中田123番地の2"}, "", "千葉県", "市川市", "大字八幡字中田123番地の2", ""},
      {{"東京都港区芝公園4丁目2番8号 東京タワー"}, "", "東京都", "港区", "芝公園4丁目2番8号", "東京タワー"},
      {{"東京都西多摩郡瑞穂町箱根ケ崎2335番地"}, "", "東京都", "西多摩郡瑞穂町", "箱根ケ崎2335番地", ""},
      {{"〒100-0005 東京都千代田区丸の内 1丁目 1番 1号 TEL 03-1234-5678"},
       "100-0005",
       "東京都",
       "千代田区",
       "丸の内 1丁目 1番 1号",
       ""},
      {{"本社 〒100-0005 東京都千代田区丸の内1-1-1"}, "100-0005", "東京都", "千代田区", "丸の内1-1-1", ""},
      {{"【本社】東京都千代田区丸の内1-1-1"}, "", "東京都", "千代田区", "丸の内1-1-1", ""},
      {{"住所：東京都千代田区丸の内1-1-1"}, "", "東京都", "千代田区", "丸の内1-1-1", ""},
      {{"〒100-0005 東亰都千代田区丸の内1-1-1"}, "100-0005", "東京都", "千代田区", "丸の内1-1-1", ""},
      {{"〒100-0005 東京都千代日区丸の内1-1-1"}, "100-0005", "東京都", "千代田区", "丸の内1-1-1", ""},
      {{"〒100-0005 東京都千代田区丸の肉1-1-1"}, "100-0005", "東京都", "千代田区", "丸の内1-1-1", ""},
      {{"東京都新宿区西新宿2-8-1 新宿NSビル301号室"}, "", "東京都", "新宿区", "西新宿2-8-1", "新宿NSビル301号室"},
      {{"東京都千代田区大手町1-2-3 第二三井ビルディング"},
       "",
       "東京都",
       "千代田区",
       "大手町1-2-3",
       "第二三井ビルディング"},
      {{"〒一〇〇－〇〇〇一", "東京都千代田区千代田一番一号"}, "100-0001", "東京都", "千代田区", "千代田一番一号", ""},
  };
  for (const Case& c : cases) check(c, normalize::read_address(c.lines, test_knowledge().postal));
}

TEST(Address, PrintedHoldsTheWholeAddress) {
  const auto found = normalize::read_address({"〒100-0001", "東京都千代田区千代田1-1", "山田ビル5F TEL 03-1234-5678"},
                                             test_knowledge().postal);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->address.printed, "〒100-0001 東京都千代田区千代田1-1 山田ビル5F");
  EXPECT_EQ(found->address.country, "JP");
  EXPECT_GT(found->quality, 0.95F);
  ASSERT_EQ(found->spans.size(), 3U);
  EXPECT_EQ(found->spans[2].end, std::string("山田ビル5F").size());
}

TEST(Address, NoAddress) {
  for (const char* line : {"株式会社山田製作所", "山田 太郎", "営業部長", "TEL 03-1234-5678", "taro@example.com"}) {
    EXPECT_FALSE(normalize::read_address({line}, test_knowledge().postal).has_value()) << line;
  }
}

TEST(Address, Western) {
  const Case cases[] = {
      {{"4001 1st Ave NE Redmond, WA 98052"}, "98052", "WA", "Redmond", "4001 1st Ave NE", ""},
      {{"350 Fifth Avenue, Suite 3400", "New York, NY 10118", "USA"},
       "10118",
       "NY",
       "New York",
       "350 Fifth Avenue",
       "Suite 3400"},
      {{"2 Kingdom Street", "Paddington, London, W2 6BD"}, "W2 6BD", "", "London", "2 Kingdom Street Paddington", ""},
      {{"10 Downing Street", "London SW1A 2AA", "United Kingdom"}, "SW1A 2AA", "", "London", "10 Downing Street", ""},
      {{"Hauptstraße 12", "80331 München"}, "80331", "", "München", "Hauptstraße 12", ""},
      {{"Musterweg 5, D-10115 Berlin"}, "10115", "", "Berlin", "Musterweg 5", ""},
      {{"12 rue de la Paix", "75002 Paris", "France"}, "75002", "", "Paris", "12 rue de la Paix", ""},
      {{"Av. Paulista, 1578", "01310-200 São Paulo - SP", "Brasil"},
       "01310-200",
       "SP",
       "São Paulo",
       "Av. Paulista, 1578",
       ""},
      {{"Rua Augusta, 100 - São Paulo - SP - CEP 01305-000"}, "01305-000", "SP", "São Paulo", "Rua Augusta, 100", ""},
      {{"Rua Augusta 12, 3º andar", "1100-053 Lisboa"}, "1100-053", "", "Lisboa", "Rua Augusta 12", "3º andar"},
      {{"Calle de Alcalá 45", "28014 Madrid", "España"}, "28014", "", "Madrid", "Calle de Alcalá 45", ""},
      {{"1-1 Chiyoda, Chiyoda-ku, Tokyo 100-0001 Japan"}, "100-0001", "Tokyo", "Chiyoda-ku", "1-1 Chiyoda", ""},
      {{"Yamada Bldg. 5F, 2-2-1 Minatomirai,", "Nishi-ku, Yokohama-shi, Kanagawa 220-0012, JAPAN"},
       "220-0012",
       "Kanagawa",
       "Nishi-ku, Yokohama-shi",
       "2-2-1 Minatomirai",
       "Yamada Bldg. 5F"},
  };
  for (const Case& c : cases) check(c, normalize::read_address(c.lines, test_knowledge().postal));
}

TEST(Address, WesternCountries) {
  const auto country = [](Lines lines, const char* hint) {
    return normalize::read_address(lines, test_knowledge().postal, hint)->address.country;
  };
  EXPECT_EQ(country({"Hauptstraße 12", "80331 München"}, "DE"), "DE");
  EXPECT_EQ(country({"Hauptstraße 12", "80331 München", "Germany"}, ""), "DE");
  EXPECT_EQ(country({"1 Main St", "Redmond, WA 98052"}, ""), "US");
  EXPECT_EQ(country({"12 rue X", "F-75002 Paris"}, ""), "FR");
  EXPECT_EQ(country({"2 Kingdom Street", "London W2 6BD"}, ""), "GB");
}

TEST(Address, Likeness) {
  const auto& postal = test_knowledge().postal;
  for (const char* line :
       {"〒100-0001", "東京都千代田区千代田1-1", "横浜市西区みなとみらい2-2-1", "千代田1丁目1番1号", "350 Fifth Avenue",
        "80331 München", "New York, NY 10118", "Hauptstraße 12", "Rua Augusta, 100"}) {
    EXPECT_GT(normalize::address_likeness(line, postal), 0.6F) << line;
  }
  for (const char* line :
       {"株式会社山田製作所", "山田 太郎", "営業本部 第一営業部", "代表取締役社長", "taro@example.co.jp", "Taro YAMADA",
        "Dr. Avery Smith", "Senior Researcher", "Contoso Ltd.", "営業1課", "千葉 市郎", "Keikai Sogojimusho"}) {
    EXPECT_LT(normalize::address_likeness(line, postal), 0.5F) << line;
  }
}

TEST(Address, PostalAgreement) {
  const auto& postal = test_knowledge().postal;
  card::Address address{"100-0001", "東京都", "千代田区", "千代田1-1", "", "JP", ""};
  EXPECT_FLOAT_EQ(normalize::postal_agreement(address, postal), 1.0F);
  address.street = "丸の内1-1";
  EXPECT_GT(normalize::postal_agreement(address, postal), 0.6F);
  address.postal_code = "530-0001";
  EXPECT_FLOAT_EQ(normalize::postal_agreement(address, postal), 0.0F);
}

TEST(Address, CountryNames) {
  EXPECT_EQ(normalize::country_of_name("JAPAN"), "JP");
  EXPECT_EQ(normalize::country_of_name("España"), "ES");
  EXPECT_EQ(normalize::country_of_name("Deutschland"), "DE");
  EXPECT_EQ(normalize::country_of_name("東京"), "");
}

/// The cells of a CSV row; quotes are dropped, commas inside them kept together.
Lines cells(const std::string& row) {
  Lines all(1);
  bool quoted = false;
  for (const char c : row) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      all.emplace_back();
    } else if (c != '\r') {
      all.back() += c;
    }
  }
  return all;
}

TEST(Address, PublicSuiteOfRealAddresses) {
  const char* shared = std::getenv("MEISHI_SHARED");
  const std::string folder = shared ? shared : std::string(MEISHI_SOURCE_DIR) + "/../shared";
  std::ifstream in(folder + "/suites/japanese_addresses.csv");
  if (!in) {
    std::cout << "japanese_addresses.csv is not here; nothing to check\n";
    return;
  }
  std::string row;
  std::getline(in, row);
  int right = 0, all = 0, shown = 0;
  while (std::getline(in, row)) {
    const Lines cell = cells(row);
    if (cell.size() < 4 || cell[1].empty() || cell[2].empty()) continue;
    ++all;
    const auto split = test_knowledge().postal.split(cell[0]);
    // The suite gives the full prefecture and city whatever is printed.
    const bool good = split.region == cell[1] && split.locality == cell[2];
    right += good ? 1 : 0;
    if (!good && ++shown <= 15)
      std::cout << cell[0] << " -> " << split.region << "|" << split.locality << " want " << cell[1] << "|" << cell[2]
                << "\n";
  }
  std::cout << "region and locality right: " << right << " of " << all << "\n";
  EXPECT_GE(right, all * 99 / 100);
}

}  // namespace
