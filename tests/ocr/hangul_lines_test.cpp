#include "ocr/hangul_lines.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/rows.h"

namespace {

using ocr::Box;

struct Case {
  std::string what;
  std::vector<Box> boxes;
  std::size_t rows = 0;
};

/// 송, with its upper letters in one piece (소 above ㅇ), 60 pixels wide.
void put_song(std::vector<Box>& boxes, float left, float top) {
  boxes.push_back({left, top, left + 60, top + 34});
  boxes.push_back({left + 16, top + 38, left + 44, top + 60});
}

/// 한, in its three letters.
void put_han(std::vector<Box>& boxes, float left, float top) {
  boxes.push_back({left, top, left + 34, top + 38});
  boxes.push_back({left + 40, top, left + 60, top + 40});
  boxes.push_back({left + 10, top + 44, left + 56, top + 60});
}

std::vector<Case> cases() {
  std::vector<Case> all;
  Case c{"a name all of whose syllables end in a consonant", {}, 1};
  for (const float left : {0.0F, 66.0F, 132.0F}) put_song(c.boxes, left, 100);
  all.push_back(c);
  c = {"the same, set wide", {}, 1};
  for (const float left : {0.0F, 150.0F, 300.0F}) put_song(c.boxes, left, 100);
  all.push_back(c);
  c = {"a lone syllable", {}, 1};
  put_song(c.boxes, 0, 100);
  all.push_back(c);
  c = {"a syllable of three letters beside one without a last consonant", {}, 1};
  put_han(c.boxes, 0, 100);
  c.boxes.push_back({150, 100, 210, 152});
  all.push_back(c);
  c = {"the first of three is a consonant above a vowel (우)", {}, 1};
  c.boxes.push_back({10, 100, 50, 128});
  c.boxes.push_back({0, 132, 60, 160});
  put_song(c.boxes, 66, 100);
  put_song(c.boxes, 132, 100);
  all.push_back(c);
  c = {"syllables of two lines that are set tight", {}, 2};
  for (const float left : {0.0F, 22.0F, 44.0F}) {
    c.boxes.push_back({left, 100, left + 20, 120});
    c.boxes.push_back({left, 127, left + 20, 147});
  }
  all.push_back(c);
  c = {"small letters of two lines", {}, 2};
  for (const float left : {0.0F, 13.0F, 26.0F, 39.0F}) {
    c.boxes.push_back({left, 100, left + 10, 120});
    c.boxes.push_back({left, 124, left + 10, 144});
  }
  all.push_back(c);
  c = {"a title under a department, set tight", {}, 2};
  for (const float left : {0.0F, 66.0F, 132.0F, 198.0F}) put_song(c.boxes, left, 100);
  for (const float left : {66.0F, 132.0F}) c.boxes.push_back({left, 172, left + 56, 228});
  all.push_back(c);
  c = {"a line under a name", {}, 2};
  for (const float left : {0.0F, 66.0F, 132.0F}) {
    c.boxes.push_back({left, 100, left + 60, 160});
    c.boxes.push_back({left, 172, left + 24, 196});
  }
  all.push_back(c);
  return all;
}

TEST(HangulLines, letters_of_syllables_are_one_row_and_lines_are_not) {
  for (const Case& c : cases()) {
    const ocr::JointBoxes joint = ocr::join_syllables(c.boxes);
    EXPECT_EQ(ocr::find_rows(joint.boxes).size(), c.rows) << c.what;
    std::vector<std::size_t> all;
    for (const auto& parts : joint.parts) all.insert(all.end(), parts.begin(), parts.end());
    std::sort(all.begin(), all.end());
    std::vector<std::size_t> each(c.boxes.size());
    std::iota(each.begin(), each.end(), std::size_t{0});
    EXPECT_EQ(all, each) << c.what;
  }
}

TEST(HangulLines, nothing_is_nothing) { EXPECT_TRUE(ocr::join_syllables({}).boxes.empty()); }

}  // namespace
