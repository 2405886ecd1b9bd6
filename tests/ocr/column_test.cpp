#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/column_cells.h"

namespace {

/// '#' is ink, '.' paper; one character is a tenth of an em of ten pixels.
std::vector<float> ink_of(const std::string& column) {
  std::vector<float> ink;
  for (const char c : column) ink.push_back(c == '#' ? 0.5F : 0.0F);
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
      {"two strokes between whole glyphs", "#########....#....#....#########..#########..#########", 5},
      {"one stroke in the middle of its place", "#########......#......#########..#########", 4},
      {"touching glyphs", "####################..#########", 3},
      {"three strokes, then two, then one, each set by the grid",
       "#########...#..#..#...#..#..........#......#########..#########", 6},
      {"a letter-spaced name that ends in two strokes",
       "#########......##########.....................##########......#......#", 4},
      {"two strokes low in the place of a name's last glyph",
       "#########......##########......##########........#......#", 4},
      {"three strokes in solid type", "#########..#########..#...#....#.##########.##########", 5},
      {"a bracket in the lower half of its place", "#########........###.#########..#########", 4},
      {"a blank between names", "#########..#########.............#########", 3},
      {"nothing", ".......", 0},
  };
  for (const Case& c : cases) EXPECT_EQ(ocr::glyph_cells(ink_of(c.column), 10).size(), c.cells) << c.what;
}

TEST(GlyphCells, AStrokeDoesNotGoWithAPartOfTheNextGlyph) {
  // 大栄 一浩, with paper between the halves of 浩.
  const std::string name = std::string(31, '#') + "...." + std::string(33, '#') + std::string(35, '.') + "###" +
                           std::string(18, '.') + std::string(18, '#') + ".." + std::string(13, '#');
  const auto cells = ocr::glyph_cells(ink_of(name), 31.9F);
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[2].end - cells[2].begin, 3);
}

}  // namespace
