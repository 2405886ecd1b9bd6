#include "ocr/rows.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using ocr::Box;

/// Square glyphs of a size, side by side.
void put(std::vector<Box>& boxes, float left, float top, float size, int count, float gap) {
  for (int i = 0; i < count; ++i) {
    const float x = left + static_cast<float>(i) * (size + gap);
    boxes.push_back({x, top, x + size, top + size});
  }
}

struct Case {
  std::string what;
  std::vector<Box> boxes;
  std::vector<std::size_t> row_sizes;  ///< members of each row, ascending
};

std::vector<Case> cases() {
  std::vector<Case> all;
  Case c{"a letter-spaced name with a wide gap is one row", {}, {4}};
  put(c.boxes, 100, 100, 60, 2, 60);
  put(c.boxes, 460, 100, 60, 2, 60);
  all.push_back(c);
  c = {"two columns of text far apart are two rows", {}, {10, 10}};
  put(c.boxes, 0, 0, 20, 10, 3);
  put(c.boxes, 300, 0, 20, 10, 3);
  all.push_back(c);
  c = {"furigana above a name is a row of its own", {}, {4, 6}};
  put(c.boxes, 100, 70, 18, 6, 4);
  put(c.boxes, 100, 96, 60, 4, 6);
  all.push_back(c);
  c = {"lines under each other stay apart", {}, {12, 12}};
  put(c.boxes, 0, 0, 20, 12, 3);
  put(c.boxes, 0, 28, 20, 12, 3);
  all.push_back(c);
  c = {"a small title beside a large name is a row of its own", {}, {3, 4}};
  put(c.boxes, 0, 40, 24, 3, 3);
  put(c.boxes, 130, 10, 60, 4, 6);
  all.push_back(c);
  c = {"dots of i and a dash belong to the row", {}, {12}};
  put(c.boxes, 0, 20, 20, 9, 4);
  c.boxes.push_back({220, 28, 232, 31});
  c.boxes.push_back({30, 10, 34, 14});
  c.boxes.push_back({100, 10, 104, 14});
  all.push_back(c);
  c = {"a stop between words stays in its line, whatever stands close below", {}, {11, 12}};
  put(c.boxes, 0, 0, 20, 5, 3);
  put(c.boxes, 128, 0, 20, 5, 3);
  c.boxes.push_back({118, 17, 121, 20});
  put(c.boxes, 0, 27, 20, 12, 1);
  all.push_back(c);
  c = {"一 between letter-spaced glyphs belongs to the name", {}, {3}};
  put(c.boxes, 0, 0, 60, 2, 10);
  c.boxes.push_back({190, 27, 248, 33});
  all.push_back(c);
  c = {"readings over glyphs that are set wide are a row of their own", {}, {4, 6}};
  for (int i = 0; i < 4; ++i) put(c.boxes, 100 + 140 * static_cast<float>(i), 96, 60, 1, 0);
  for (const float x : {105, 140, 265, 385, 420, 545}) c.boxes.push_back({x, 70, x + 18, 88});
  all.push_back(c);
  c = {"dots over the stems of a word without tall letters belong to it", {}, {12}};
  for (int i = 0; i < 8; ++i) {
    const float x = 30 * static_cast<float>(i), width = i % 2 == 0 ? 7.0F : 18.0F;
    c.boxes.push_back({x, 40, x + width, 60});
    if (i % 2 == 0) c.boxes.push_back({x + 1, 33, x + 6, 38});
  }
  all.push_back(c);
  c = {"small print beside the upper half of a large word is a row of its own", {}, {5, 8}};
  put(c.boxes, 100, 63, 67, 5, 8);
  put(c.boxes, 482, 58, 35, 8, 3);
  all.push_back(c);
  c = {"a leaning line is one row", {}, {20}};
  for (int i = 0; i < 20; ++i) {
    const float x = 24.0F * static_cast<float>(i);
    c.boxes.push_back({x, 0.05F * x, x + 20, 0.05F * x + 20});
  }
  all.push_back(c);
  return all;
}

TEST(Rows, GroupsBoxesAsAReaderWould) {
  for (const Case& c : cases()) {
    std::vector<std::size_t> sizes;
    for (const ocr::Row& row : ocr::find_rows(c.boxes)) sizes.push_back(row.members.size());
    std::sort(sizes.begin(), sizes.end());
    EXPECT_EQ(sizes, c.row_sizes) << c.what;
  }
}

TEST(Rows, GivesTheSlopeOfLeaningWriting) {
  const std::vector<Case> all = cases();
  const auto rows = ocr::find_rows(all.back().boxes);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_NEAR(rows.front().slope, 0.05F, 0.005F);
}

TEST(Rows, NothingGivesNothing) { EXPECT_TRUE(ocr::find_rows({}).empty()); }

TEST(Rows, DenseWritingIsStrongerThanScatteredGlyphs) {
  std::vector<Box> dense;
  put(dense, 0, 0, 20, 6, 2);
  std::vector<Box> scattered;
  put(scattered, 0, 0, 20, 3, 21);
  const auto a = ocr::find_rows(dense);
  const auto b = ocr::find_rows(scattered);
  EXPECT_GT(ocr::row_strength(a.front(), dense), ocr::row_strength(b.front(), scattered));
}

}  // namespace
