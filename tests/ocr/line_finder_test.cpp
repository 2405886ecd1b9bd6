#include "ocr/line_finder.h"

#include <algorithm>
#include <iterator>

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

TEST(LineFinder, HalvesOfAGlyphInsideASpacedColumnBelongToIt) {
  constexpr int kName[][4] = {{509, 131, 525, 179}, {523, 134, 558, 179}, {512, 213, 558, 261}, {510, 294, 538, 318},
                              {539, 297, 558, 343}, {514, 323, 535, 343}, {512, 416, 559, 465}, {511, 499, 537, 547},
                              {544, 499, 557, 547}, {540, 504, 544, 534}};  // 伊良部 克利; 部 in three parts
  constexpr int kKana[][4] = {{592, 242, 602, 259}, {605, 243, 611, 255}, {597, 264, 606, 268}, {593, 269, 610, 284},
                              {598, 289, 604, 295}, {607, 291, 612, 295}, {596, 296, 605, 308}, {606, 298, 611, 306},
                              {590, 301, 597, 306}, {591, 317, 605, 337}, {606, 320, 612, 330}, {592, 344, 611, 360},
                              {594, 366, 609, 385}, {595, 389, 611, 410}};
  ocr::Ink ink;
  ink.grey = cv::Mat(650, 1075, CV_8U, cv::Scalar(255));
  for (const auto& p : kName) put(ink, p[0], p[1], p[2], p[3]);
  for (const auto& p : kKana) put(ink, p[0], p[1], p[2], p[3]);
  const auto lines = ocr::find_lines(ink);
  const auto name = std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line.glyph_size_px > 30; });
  ASSERT_NE(name, lines.end());
  EXPECT_EQ(name->labels.size(), std::size(kName));
}

}  // namespace
