#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "normalize/torn_columns.h"
#include "tests/support/card_layout.h"

namespace {

using support::CardLayout;

/// Columns one under the other, `gap` glyphs apart, and the texts of those that keep a reading once they are joined.
std::vector<std::string> joined(const std::vector<const char*>& columns, float gap = 1) {
  const float size = 20;
  CardLayout layout;
  float top = 20;
  for (const char* column : columns) {
    layout.column(column, 100, top, size);
    top = card::bounds(layout.build().lines.back().box).bottom + gap * size;
  }
  card::CardText card = layout.build();
  normalize::join_torn_columns(card);
  std::vector<std::string> texts;
  for (const card::TextLine& line : card.lines)
    if (!line.readings.empty()) texts.push_back(line.text());
  return texts;
}

TEST(TornColumns, GroupsOfANumberAreOneLine) {
  const struct {
    std::vector<const char*> columns;
    std::vector<std::string> expected;
  } kCases[] = {
      {{"0993", "（22）", "6174"}, {"0993（22）6174"}},
      {{"FAX 06ー6203", "ー 4418"}, {"FAX 06ー6203ー 4418"}},
      {{"電話 072（665）", "3084"}, {"電話 072（665）3084"}},
      {{"〒891", "ー 0405"}, {"〒891ー 0405"}},
      {{"〒507", "1 0007"}, {"〒5071 0007"}},
      {{"03-1234-5678", "1234"}, {"03-1234-5678", "1234"}},              // it is whole
      {{"中央区北浜2ー6ー18", "0120"}, {"中央区北浜2ー6ー18", "0120"}},  // an address
      {{"電話", "0993"}, {"電話", "0993"}},                              // a label is told by its place
      {{"〒541-0041", "06"}, {"〒541-0041", "06"}},
  };
  for (const auto& one : kCases) EXPECT_EQ(joined(one.columns), one.expected) << one.columns.front();
  EXPECT_EQ(joined({"0993", "（22）"}, 2).size(), 2U);  // too far apart
}

TEST(TornColumns, FuriganaTakeTheirLastKana) {
  EXPECT_EQ(joined({"どうめき ちひ", "ろ"}, 1.8F), std::vector<std::string>({"どうめき ちひろ"}));
  EXPECT_EQ(joined({"どうめき", "ちひろ"}, 1.8F).size(), 2U);
  EXPECT_EQ(joined({"百目鬼", "ろ"}, 1.8F).size(), 2U);
}

TEST(ColumnDashes, AreNoDigits) {
  const struct {
    const char *read, *expected;
  } kCases[] = {
      {"05721 221 7316", "0572-22-7316"},   {"電話 09771 211 1128", "電話 0977-21-1128"},
      {"0801 12341 5678", "080-1234-5678"}, {"〒8741 0905", "〒874-0905"},
      {"〒399-450-", "〒399-4501"},         {"0311 2341 5678", "031-234-5678"},
      {"090 1234 5671", "090 1234 5671"},   {"031 1234 5678", "031 1234 5678"},
      {"03-1234-5678", "03-1234-5678"},
  };
  for (const auto& one : kCases) {
    card::CardText card = CardLayout().column(one.read, 100, 20, 20).build();
    normalize::mend_column_dashes(card);
    EXPECT_EQ(card.lines[0].text(), one.expected);
    card::CardText row = CardLayout().line(one.read, 100, 20, 20).build();
    normalize::mend_column_dashes(row);
    EXPECT_EQ(row.lines[0].text(), one.read);
  }
}

}  // namespace
