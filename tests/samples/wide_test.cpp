#include "samples/generator/wide.h"

#include <gtest/gtest.h>

#include "samples/generator/family.h"
#include "samples/generator/flow.h"
#include "samples/generator/patterns.h"

namespace samples {
namespace {

Words wide_words() {
  auto words = Words::load(MEISHI_SOURCE_DIR "/samples/words/wide.txt");
  EXPECT_TRUE(words);
  return std::move(*words);
}

TEST(Patterns, AreFilled) {
  const Words words = wide_words();
  const Patterns patterns(words, {{"region", "大阪府"}, {"core", "山田"}, {"slug", "yamada"}, {"family", "tanaka"}});
  Random random(3);
  for (const char* section :
       {"slogans", "hours", "services", "licences", "certificates", "groups", "captions", "accounts",
        "numbered_qualifications", "slogans_en", "notices_en", "slogans_de", "notices_de", "slogans_fr", "notices_fr",
        "slogans_pt", "notices_pt", "slogans_es", "notices_es"}) {
    ASSERT_TRUE(patterns.has(section)) << section;
    for (int i = 0; i < 40; ++i) {
      for (const std::string& line : patterns.lines(section, random)) {
        EXPECT_FALSE(line.empty()) << section;
        EXPECT_EQ(line.find_first_of("{}*"), std::string::npos) << line;
      }
    }
  }
}

TEST(Families, BringBlocksHomeThatTheyHaveNoPlaceFor) {
  Sheet sheet;
  sheet.blocks = {{Role::mark, {{.text = "YD"}}},
                  {Role::brand, {{.text = "山田"}}},
                  {Role::name, {{.text = "山田 太郎"}}},
                  {Role::reading, {{.text = "ヤマダ タロウ"}}, Block::Joins::in_front}};
  Family family{.name = "one", .regions = {{{Role::brand, Role::name, Role::mark}, {0, 0, 91, 55}}}};
  bring_home(sheet, family);
  EXPECT_EQ(sheet.blocks[0].role, Role::mark);
  ASSERT_EQ(sheet.blocks[2].pieces.size(), 2U);
  EXPECT_EQ(sheet.blocks[2].pieces[0].text, "ヤマダ タロウ");
  EXPECT_TRUE(sheet.blocks[3].pieces.empty());
}

/// Where the items of a region's rows begin, in tenths of the print size.
std::vector<std::vector<int>> starts_of(const Region& region) {
  Sheet sheet{.style = Style::western};
  sheet.blocks = {{Role::contact,
                   {{.text = "Tel 030 1234", .field = "phones", .label = 4, .icon = Icon::phone},
                    {.text = "a@b.de", .field = "emails", .icon = Icon::mail}}}};
  Design design;
  design.japanese = "Noto Sans CJK JP";
  design.latin = "DejaVu Sans";
  design.normal = 7.2;
  const auto flow = flow_of(sheet, design, region, {1, 1.5, 600, 300});
  EXPECT_TRUE(flow);
  std::vector<std::vector<int>> starts;
  for (const Row& row : flow->rows) {
    starts.emplace_back();
    for (const Item& item : row.items) starts.back().push_back(static_cast<int>(item.along / 3));
  }
  return starts;
}

TEST(Flow, LabelsStandWhereTheDesignWantsThem) {
  Region region{{Role::contact}, {0, 0, 91, 55}};
  EXPECT_EQ(starts_of(region), (std::vector<std::vector<int>>{{0}, {0}}));
  region.labels = Labels::above;
  EXPECT_EQ(starts_of(region), (std::vector<std::vector<int>>{{0}, {0}, {0}}));
  region.labels = Labels::icons;
  EXPECT_EQ(starts_of(region), (std::vector<std::vector<int>>{{0, 19}, {0, 19}}));
  region.labels = Labels::column;
  const auto column = starts_of(region);
  ASSERT_EQ(column.size(), 2U);
  ASSERT_EQ(column[0].size(), 2U);
  EXPECT_EQ(column[0][1], column[1][0]);
  EXPECT_GT(column[0][1], 15);
  region.labels = Labels::beside;
  region.columns = 2;
  EXPECT_EQ(starts_of(region), (std::vector<std::vector<int>>{{0, 100}}));
}

}  // namespace
}  // namespace samples
