#include <gtest/gtest.h>

#include "normalize/torn_rows.h"
#include "tests/support/card_layout.h"

namespace {

using support::CardLayout;

/// Two lines side by side; a character is half as wide as the print is tall.
card::CardText row(const char* left, const char* right, float gap) {
  const float size = 30;
  const float width = 0.5F * size * static_cast<float>(std::string(left).size());
  return CardLayout().line(left, 10, 10, size).line(right, 10 + width + gap, 10, size).build();
}

TEST(TornRows, AnUnfinishedAddressTakesWhatFollowsIt) {
  card::CardText card = row("URL: http://www", ".example.com", 20);
  normalize::join_torn_rows(card);
  EXPECT_EQ(card.lines[0].text(), "URL: http://www.example.com");
  EXPECT_TRUE(card.lines[1].readings.empty());
}

TEST(TornRows, PartsOfAnAddressBecomeOne) {
  struct Case {
    const char *left, *right, *whole;
  };
  const Case cases[] = {
      {"e-mail taro", ".yamada@example.co.jp", "e-mail taro.yamada@example.co.jp"},
      {"E yamada-taro@yamada", "-works.example", "E yamada-taro@yamada-works.example"},
      {"taro", "@example.co.jp", "taro@example.co.jp"},
      {"E yamada@yamada-", "works.example", "E yamada@yamada-works.example"},
      {"W www.yamada-", "works.example", "W www.yamada-works.example"},
      {"M (303)", "221-3211", "M (303)221-3211"},
      {"URL https://www.yamada", "-works.co.jp", "URL https://www.yamada-works.co.jp"},
  };
  for (const Case& one : cases) {
    card::CardText card = row(one.left, one.right, 40);
    normalize::join_torn_rows(card);
    EXPECT_EQ(card.lines[0].text(), one.whole);
    EXPECT_TRUE(card.lines[1].readings.empty());
  }
}

TEST(TornRows, AnEmailThatWasTooLongForItsLineGoesOnBelow) {
  card::CardText card =
      CardLayout().line("E taro.yamada@example-", 10, 10, 30).line("trading.co.jp", 40, 50, 30).build();
  normalize::join_torn_rows(card);
  EXPECT_EQ(card.lines[0].text(), "E taro.yamada@example-trading.co.jp");
  EXPECT_TRUE(card.lines[1].readings.empty());
  card = CardLayout().line("Mail yamazaki_", 10, 10, 30).line("j@example.com", 10, 50, 30).build();
  normalize::join_torn_rows(card);
  EXPECT_EQ(card.lines[0].text(), "Mail yamazaki_j@example.com");
  card = CardLayout().line("E-mail taro.yamada", 10, 10, 30).line("@example.co.jp", 10, 50, 30).build();
  normalize::join_torn_rows(card);
  EXPECT_EQ(card.lines[0].text(), "E-mail taro.yamada@example.co.jp");
  card = CardLayout().line("(61) 9 6761-6284", 10, 10, 30).line("@example.com.br", 10, 50, 30).build();
  normalize::join_torn_rows(card);
  EXPECT_EQ(card.lines[1].text(), "@example.com.br");
  card = CardLayout().line("営業部", 10, 10, 30).line("@example_shop", 10, 50, 30).build();
  normalize::join_torn_rows(card);
  EXPECT_EQ(card.lines[1].text(), "@example_shop");
  card = CardLayout().line("taro.yamada@example.co.jp", 10, 10, 30).line("www.example.co.jp", 10, 50, 30).build();
  normalize::join_torn_rows(card);
  EXPECT_EQ(card.lines[1].text(), "www.example.co.jp");
  card = CardLayout().line("Aozora Co., Ltd.", 10, 10, 30).line("taro@example.com", 10, 50, 30).build();
  normalize::join_torn_rows(card);
  EXPECT_EQ(card.lines[1].text(), "taro@example.com");
}

TEST(TornRows, WordsWithABlankBetweenThemAreOneLine) {
  struct Case {
    const char *left, *right;
    float gap;
    const char* whole;
  };
  const Case cases[] = {{"Takamoto", "Kanazawa", 20, "Takamoto Kanazawa"},
                        {"Maria Clara", "Tavares", 20, "Maria Clara Tavares"},
                        {"Medirise Ken", "kyusho Co.,Ltd.", 20, "Medirise Kenkyusho Co.,Ltd."},
                        {"Takamoto", "Kanazawa", 70, "Takamoto"},
                        {"Takamoto", "Room 12", 20, "Takamoto"}};
  for (const Case& one : cases) {
    card::CardText card = row(one.left, one.right, one.gap);
    if (std::string(one.left) == "Medirise Ken")
      card = CardLayout().line(one.left, 10, 10, 30).line(one.right, 209, 10, 30).build();
    normalize::join_torn_rows(card);
    EXPECT_EQ(card.lines[0].text(), one.whole);
  }
}

TEST(TornRows, OthersStayApart) {
  struct Case {
    const char *left, *right;
    float gap;
  };
  const Case cases[] = {{"URL: http://www", ".example.com", 300},  // another column
                        {"www.example.com", ".example.com", 20},   // finished
                        {"URL: http://www", "Sales Department", 20},
                        {"Tel.", "03-1234-5678", 20},
                        {"M (303)", "Suite 221-3211", 20},
                        {"E-mail:", "-taro@example.com", 20},  // the mark belongs to the label
                        {"taro@example.com", "-taro@example.com", 20},
                        {"taro", "yamada@example.com", 20}};
  for (const Case& one : cases) {
    card::CardText card = row(one.left, one.right, one.gap);
    normalize::join_torn_rows(card);
    EXPECT_EQ(card.lines[0].text(), one.left);
    EXPECT_EQ(card.lines[1].text(), one.right);
  }
}

TEST(TornRows, KanjiAndKanaOfOnePrintAreOneLine) {
  struct Case {
    const char *left, *right;
    float gap;
    const char* whole;
  };
  const Case cases[] = {
      {"相馬り", "ん", 4, "相馬りん"}, {"岡部", "優子", 36, "岡部 優子"},        {"岡部", "優子", 90, "岡部"},
      {"営業部", "課", 36, "営業部"},  {"山田製作所", "優子", 36, "山田製作所"}, {"青空", "AOZORA", 4, "青空"},
  };
  for (const Case& one : cases) {
    const float width = 30.0F * static_cast<float>(std::string(one.left).size()) / 3;
    card::CardText card = CardLayout().line(one.left, 10, 10, 30).line(one.right, 10 + width + one.gap, 10, 30).build();
    normalize::join_torn_rows(card);
    EXPECT_EQ(card.lines[0].text(), one.whole);
  }
}

}  // namespace
