#include "ocr/line_finder.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace {

void put(ocr::Ink& ink, int left, int top, int right, int bottom) {
  ocr::Piece piece;
  piece.left = left;
  piece.top = top;
  piece.right = right;
  piece.bottom = bottom;
  piece.area = (right - left) * (bottom - top) / 2;
  piece.label = static_cast<int>(ink.pieces.size()) + 1;
  ink.pieces.push_back(piece);
}

TEST(LineFinder, TheFirstGlyphOfASpacedColumnBelongsToIt) {
  ocr::Ink ink;
  ink.grey = cv::Mat(433, 716, CV_8U, cv::Scalar(255));
  put(ink, 432, 117, 466, 150);
  for (const int x : {434, 448, 461}) put(ink, x, 172, x + 4, 204);  // 川, in three strokes
  put(ink, 432, 250, 466, 283);
  put(ink, 432, 300, 466, 333);
  for (int y = 37; y < 220; y += 17) put(ink, 588, y, 602, y + 14);  // a column of small print beside it
  const auto lines = ocr::find_lines(ink);
  ASSERT_EQ(lines.size(), 2U);
  for (const ocr::FoundLine& line : lines) EXPECT_EQ(line.direction, card::Direction::vertical);
  EXPECT_EQ(lines[1].labels.size(), 6U);
}

}  // namespace
