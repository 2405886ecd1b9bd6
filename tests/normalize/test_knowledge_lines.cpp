#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "normalize/knowledge_lines.h"

namespace {

TEST(SortedLines, FindsKeysAndBounds) {
  const auto file = std::filesystem::path(testing::TempDir()) / "meishi_sorted_lines.tsv";
  std::ofstream(file) << "a\t1\nb\t2\t3\nd\n";
  const auto lines = normalize::SortedLines::load(file);
  ASSERT_TRUE(lines.has_value());
  EXPECT_EQ(lines->size(), 3U);
  EXPECT_EQ(lines->find("a"), "1");
  EXPECT_EQ(lines->find("b"), "2\t3");
  EXPECT_EQ(lines->find("d"), "");
  EXPECT_FALSE(lines->find("c").has_value());
  EXPECT_EQ(lines->lower_bound("c"), 2U);
  EXPECT_EQ(lines->lower_bound("e"), 3U);
  std::filesystem::remove(file);
}

TEST(SortedLines, MissingFileNamesThePackages) {
  const auto lines = normalize::SortedLines::load("/nonexistent/surnames.tsv");
  ASSERT_FALSE(lines.has_value());
  EXPECT_EQ(lines.error().kind, card::ErrorKind::missing_component);
  EXPECT_NE(lines.error().message.find("mecab-ipadic"), std::string::npos);
}

TEST(SplitColumns, KeepsEmptyParts) {
  EXPECT_EQ(normalize::split_columns("a\t\tb"), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(normalize::split_columns(""), (std::vector<std::string_view>{""}));
}

}  // namespace
