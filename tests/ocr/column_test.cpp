#include "ocr/column.h"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "ocr/column_cells.h"
#include "ocr/line_finder.h"

namespace {

/// '#' is ink, '+' and '-' that of shorter and of the shortest strokes, '.' paper; one character is a tenth of an em of
/// ten pixels.
std::vector<float> ink_of(const std::string& column) {
  std::vector<float> ink;
  for (const char c : column) ink.push_back(c == '#' ? 0.5F : c == '+' ? 0.42F : c == '-' ? 0.38F : 0.0F);
  return ink;
}

struct Case {
  const char* what;
  std::string column;
  std::size_t cells;
};

TEST(GlyphCells, JoinStrokesAndKeepGlyphsApart) {
  const std::vector<Case> cases = {
      {"whole glyphs", "#########..#########..#########", 3},
      {"a glyph in two parts", "###.#####..#########", 2},
      {"two strokes between whole glyphs", "#########....+....#....#########..#########..#########", 5},
      {"one stroke in the middle of its place", "#########......#......#########..#########", 4},
      {"touching glyphs", "####################..#########", 3},
      {"three strokes, then two, then one, each set by the grid",
       "#########...+..-..#.....+....#.........#......#########..#########", 6},
      {"a letter-spaced name that ends in two strokes",
       "#########......##########.....................##########......+......#", 4},
      {"two strokes low in the place of a name's last glyph",
       "#########......##########......##########........+......#", 4},
      {"three strokes in solid type", "#########..#########..+...-....#.##########.##########", 5},
      {"a bracket in the lower half of its place", "#########........###.#########..#########", 4},
      {"a blank between names", "#########..#########.............#########", 3},
      {"nothing", ".......", 0},
  };
  for (const Case& c : cases) EXPECT_EQ(ocr::glyph_cells(ink_of(c.column), 10).size(), c.cells) << c.what;
}

TEST(GlyphCells, TheLengthsOfStrokesTellNumeralsApart) {
  const auto lengths = [](const std::string& column) {
    std::vector<int> all;
    for (const ocr::Interval& cell : ocr::glyph_cells(ink_of(column), 10)) all.push_back(cell.end - cell.begin);
    return all;
  };
  const std::string glyph = "#########..";
  EXPECT_EQ(lengths(glyph + "+.....#........#.......+.....#..##########"),
            (std::vector<int>{9, 7, 1, 7, 10}));                                                             // 二一二
  EXPECT_EQ(lengths(glyph + "..#......+.....#...+.....#..##########"), (std::vector<int>{9, 1, 7, 7, 10}));  // 一二二
  EXPECT_EQ(lengths(glyph + "+..-..#...+.....#.....#.....##########"), (std::vector<int>{9, 7, 7, 1, 10}));  // 三二一
}

TEST(GlyphCells, AStrokeDoesNotGoWithAPartOfTheNextGlyph) {
  // 大栄 一浩, with paper between the halves of 浩.
  const std::string name = std::string(31, '#') + "...." + std::string(33, '#') + std::string(35, '.') + "###" +
                           std::string(18, '.') + std::string(18, '#') + ".." + std::string(13, '#');
  const auto cells = ocr::glyph_cells(ink_of(name), 31.9F);
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[2].end - cells[2].begin, 3);
}

/// The glyphs of the columns on a card: those that are known by their shapes, # for others.
std::string signs_on(const cv::Mat& card) {
  const ocr::Ink ink = ocr::find_ink(card, 12, {});
  std::string signs;
  for (const ocr::FoundLine& line : ocr::find_lines(ink))
    for (const ocr::CropCell& cell : ocr::lay_out_column(ink, line).cells)
      signs += cell.known.empty() ? "#" : cell.known;
  return signs;
}

/// Signs that are known by their shapes in a column of 28 pixels: three glyphs, what `draw` puts under them in a place
/// of 60 pixels, three more glyphs.
std::string signs_in_column(const std::function<void(cv::Mat&)>& draw) {
  cv::Mat card(430, 700, CV_8U, cv::Scalar(240));
  for (const int top : {40, 72, 104, 196, 228, 260}) {
    cv::rectangle(card, {330, top, 26, 26}, 40, 3);
    cv::line(card, {330, top + 12}, {355, top + 12}, 40, 3);
  }
  cv::Mat place = card(cv::Rect(329, 134, 28, 60));
  draw(place);
  return signs_on(card);
}

TEST(Column, ABracketCloseToStrokesIsNoneOfThem) {
  const auto bracket_and_three = [](cv::Mat& place) {
    cv::ellipse(place, {14, 16}, {13, 10}, 0, 195, 345, 40, 2);
    for (const int top : {26, 37, 49}) cv::rectangle(place, {top == 37 ? 5 : 2, top, top == 37 ? 18 : 24, 3}, 40, -1);
  };
  EXPECT_EQ(signs_in_column(bracket_and_three), "###（####");
}

TEST(Column, TheHeadAndTheLegsOfSixAreNoBrackets) {
  const auto six = [](cv::Mat& place) {
    cv::rectangle(place, {13, 12, 3, 6}, 40, -1);
    cv::rectangle(place, {1, 18, 26, 3}, 40, -1);
    cv::line(place, {10, 26}, {3, 36}, 40, 2);
    cv::line(place, {17, 26}, {24, 36}, 40, 2);
  };
  EXPECT_EQ(signs_in_column(six).find("（"), std::string::npos);
}

TEST(Column, NarrowFiguresAreWholeAndAOneIsNoDash) {
  cv::Mat card(430, 700, CV_8U, cv::Scalar(240));
  for (const int top : {40, 65, 90, 140, 165, 190}) {
    cv::rectangle(card, {330, top, 11, 20}, 40, 2);
    cv::line(card, {330, top + 9}, {340, top + 9}, 40, 2);
  }
  cv::rectangle(card, {335, 116, 2, 18}, 40, -1);
  cv::rectangle(card, {336, 215, 2, 20}, 40, -1);
  cv::line(card, {331, 220}, {336, 215}, 40, 2);
  EXPECT_EQ(signs_on(card), "###ー####");
}

}  // namespace
