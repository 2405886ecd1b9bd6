#include "ocr/line_finder.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include <gtest/gtest.h>

#include "ocr/type_sizes.h"

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

/// Are these pieces one line, and nothing else in it, where the others stand around them?
template <std::size_t count, std::size_t around>
void expect_one_line(const int (&line)[count][4], const int (&others)[around][4], cv::Size card,
                     card::Direction direction = card::Direction::horizontal) {
  ocr::Ink ink;
  ink.grey = cv::Mat(card, CV_8U, cv::Scalar(255));
  for (const auto& p : line) put(ink, p[0], p[1], p[2], p[3]);
  for (const auto& p : others) put(ink, p[0], p[1], p[2], p[3]);
  std::vector<int> expected;
  for (std::size_t i = 0; i < count; ++i) expected.push_back(ink.pieces[i].label);
  const auto lines = ocr::find_lines(ink);
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [&](const ocr::FoundLine& found) {
    return found.direction == direction && found.labels == expected;
  }));
}

TEST(LineFinder, ATitleOverTheFirstGlyphOfANameIsNoColumnWithIt) {
  // 高島 康幸; parts of 課長 and of other lines over and under 高.
  constexpr int kName[][4] = {{619, 504, 716, 520},   {640, 524, 698, 552}, {624, 553, 714, 603},
                              {646, 565, 691, 594},   {769, 504, 863, 603}, {974, 504, 1074, 603},
                              {1120, 504, 1220, 603}, {998, 565, 1015, 580}};
  constexpr int kOthers[][4] = {{667, 349, 714, 395}, {617, 350, 631, 354}, {618, 363, 632, 367}, {618, 369, 631, 373},
                                {616, 377, 632, 396}, {614, 177, 622, 229}, {715, 178, 727, 190}, {631, 766, 649, 777},
                                {622, 830, 644, 839}, {619, 839, 648, 855}, {614, 902, 636, 931}, {679, 902, 698, 932},
                                {637, 976, 647, 979}};
  expect_one_line(kName, kOthers, {1800, 1073});
}

TEST(LineFinder, ASpacedNameOverTheEndsOfLinesIsOneLine) {
  // 埜口 三徳; last letters and digits of the lines under 徳.
  constexpr int kName[][4] = {{970, 267, 1030, 326},  {1003, 303, 1015, 313}, {996, 306, 1021, 326},
                              {1020, 306, 1030, 324}, {885, 273, 932, 278},   {636, 267, 662, 299},
                              {660, 267, 694, 300},   {889, 293, 928, 298},   {732, 271, 783, 324},
                              {637, 298, 694, 322},   {881, 316, 936, 321}};
  constexpr int kOthers[][4] = {{996, 357, 1003, 369}, {991, 429, 1001, 450}, {990, 478, 1002, 500},
                                {990, 513, 1001, 535}, {989, 556, 1001, 576}, {988, 591, 1001, 611}};
  expect_one_line(kName, kOthers, {1073, 652});
}

TEST(LineFinder, LettersThatRunTogetherStayInTheirWord) {
  // Medirise Kenkyusho Co.,Ltd., "kyus" in one piece, above smaller print.
  constexpr int kName[][4] = {
      {93, 64, 107, 86},  {110, 65, 113, 69}, {212, 64, 252, 93}, {265, 64, 278, 86}, {372, 64, 386, 86},
      {57, 67, 78, 86},   {129, 66, 132, 69}, {167, 67, 182, 86}, {301, 67, 316, 86}, {350, 67, 362, 86},
      {363, 71, 371, 86}, {80, 72, 91, 86},   {109, 72, 114, 86}, {117, 72, 126, 86}, {128, 72, 133, 86},
      {136, 72, 145, 86}, {147, 72, 158, 86}, {183, 72, 194, 86}, {196, 72, 209, 86}, {254, 72, 263, 86},
      {280, 72, 293, 86}, {318, 72, 330, 86}, {333, 82, 336, 86}, {341, 83, 346, 89}, {389, 82, 393, 86}};
  int others[72][4];
  for (int i = 0; i < 72; ++i) {
    const int left = 57 + 9 * (i % 24), top = 290 + 20 * (i / 24);
    const int other[4] = {left, top, left + 7, top + 10};
    std::copy(std::begin(other), std::end(other), others[i]);
  }
  expect_one_line(kName, others, {678, 420});
}

TEST(LineFinder, ARightHalfOfTwoPartsStaysInItsNameBesideSmallLetters) {
  // 永広 一清, the first letters of its romaji.
  constexpr int kName[][4] = {{132, 409, 162, 425}, {262, 408, 357, 499}, {697, 408, 767, 449}, {672, 410, 695, 429},
                              {122, 430, 198, 502}, {670, 435, 692, 453}, {281, 437, 359, 502}, {103, 448, 142, 497},
                              {512, 448, 603, 459}, {705, 453, 760, 502}, {670, 465, 692, 499}};
  constexpr int kOthers[][4] = {{787, 464, 815, 493}, {820, 474, 835, 493}, {838, 474, 855, 493}, {858, 474, 877, 493},
                                {881, 460, 903, 493}, {905, 474, 913, 493}, {916, 474, 937, 505}, {937, 474, 958, 493}};
  expect_one_line(kName, kOthers, {1732, 980});
}

TEST(LineFinder, LeftHalvesOfManyStrokesBelongToTheirColumn) {
  // 丸橋 江漢; a line beside it.
  constexpr int kName[][4] = {{640, 174, 708, 240}, {638, 247, 707, 311}, {671, 290, 694, 306}, {644, 339, 659, 352},
                              {660, 342, 706, 398}, {641, 355, 657, 369}, {643, 377, 661, 401}, {657, 409, 705, 474},
                              {642, 412, 657, 425}, {639, 428, 655, 442}, {641, 449, 657, 474}};
  constexpr int kOthers[][4] = {{60, 410, 80, 430}, {84, 410, 104, 430}, {108, 410, 128, 430}, {132, 410, 152, 430}};
  expect_one_line(kName, kOthers, {1074, 649}, card::Direction::vertical);
}

TEST(LineFinder, BothPartsOfANameInASpacedColumnAreOneLine) {
  // 篠﨑 六男, whose surname is of many pieces.
  constexpr int kName[][4] = {{497, 90, 539, 103},  {497, 101, 508, 132}, {513, 101, 539, 118}, {508, 105, 511, 128},
                              {512, 116, 540, 132}, {498, 162, 539, 204}, {517, 185, 528, 200}, {498, 308, 538, 320},
                              {523, 325, 538, 345}, {498, 326, 513, 346}, {500, 381, 536, 420}};
  constexpr int kOthers[][4] = {{993, 49, 1025, 80},   {993, 84, 1025, 114},  {993, 119, 1025, 150},
                                {993, 154, 1025, 185}, {993, 189, 1025, 220}, {993, 224, 1025, 255}};
  expect_one_line(kName, kOthers, {1074, 649}, card::Direction::vertical);
}

TEST(LineFinder, TheTopOfAFirstGlyphBelongsToItsColumn) {
  // 冨田 慧哉, with 冖 in four pieces over 田; a line of small print.
  constexpr int kName[][4] = {{401, 109, 406, 116}, {410, 109, 419, 111}, {424, 109, 428, 113}, {406, 112, 423, 114},
                              {406, 116, 414, 123}, {418, 116, 422, 123}, {403, 123, 425, 136}, {402, 151, 426, 176},
                              {401, 231, 428, 257}, {400, 251, 405, 258}, {408, 250, 422, 259}, {402, 272, 427, 300},
                              {420, 274, 425, 279}, {423, 281, 427, 283}};
  constexpr int kOthers[][4] = {{262, 442, 272, 452}, {274, 442, 283, 452}, {292, 442, 297, 452},
                                {298, 442, 308, 452}, {310, 443, 319, 452}, {325, 442, 334, 453}};
  expect_one_line(kName, kOthers, {716, 433}, card::Direction::vertical);
}

TEST(LineFinder, AFirmBesideALogoTwiceAsHighIsALineOfItsOwn) {
  // 株式会社ミラブリッジ; two overlapping rings.
  constexpr int kName[][4] = {{134, 70, 158, 93}, {160, 70, 183, 93}, {185, 70, 208, 80}, {210, 70, 234, 93},
                              {239, 72, 256, 77}, {186, 82, 208, 93}, {238, 86, 257, 92}, {287, 70, 310, 92},
                              {379, 70, 386, 75}, {264, 72, 281, 75}, {315, 72, 319, 83}, {318, 72, 332, 92},
                              {365, 72, 374, 76}, {340, 77, 345, 84}, {346, 76, 350, 83}, {343, 76, 357, 92},
                              {365, 76, 384, 92}, {240, 79, 255, 84}, {263, 78, 283, 92}, {364, 78, 373, 82}};
  constexpr int kOthers[][4] = {{39, 50, 79, 103}, {87, 54, 113, 100}};
  expect_one_line(kName, kOthers, {716, 433});
}

TEST(LineFinder, TornGlyphsBehindABlankBelongToTheirName) {
  // 雪巻 浩志, whose last two glyphs fall apart into upper and lower halves; a line of small print.
  constexpr int kName[][4] = {{186, 499, 220, 522}, {225, 499, 269, 522}, {178, 500, 187, 507}, {175, 513, 184, 520},
                              {99, 499, 145, 544},  {129, 499, 137, 506}, {50, 501, 94, 523},   {105, 500, 113, 506},
                              {56, 513, 68, 517},   {76, 513, 88, 516},   {56, 519, 68, 522},   {76, 519, 88, 522},
                              {53, 525, 91, 545},   {175, 525, 185, 544}, {190, 525, 217, 545}, {245, 525, 252, 533},
                              {225, 527, 233, 542}, {236, 526, 259, 544}, {259, 528, 270, 541}};
  constexpr int kOthers[][4] = {{48, 958, 68, 978},   {72, 958, 92, 978},   {96, 958, 116, 978},
                                {120, 958, 140, 978}, {144, 958, 164, 978}, {168, 958, 188, 978}};
  expect_one_line(kName, kOthers, {1074, 649});
}

TEST(LineFinder, TwoLinesOfSmallPrintBesideANameAreNoGlyphsOfIt) {
  ocr::Ink ink;
  ink.grey = cv::Mat(649, 1074, CV_8U, cv::Scalar(255));
  for (const int top : {500, 524})
    for (int i = 0; i < 4; ++i) put(ink, 100 + 22 * i, top, 120 + 22 * i, top + 20);
  for (int i = 0; i < 4; ++i) put(ink, 230 + 52 * i, 498, 276 + 52 * i, 546);
  for (int x = 100; x < 400; x += 24) put(ink, x, 600, x + 20, 620);
  const auto lines = ocr::find_lines(ink);
  const auto name = std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line.glyph_size_px > 40; });
  ASSERT_NE(name, lines.end());
  EXPECT_EQ(name->labels.size(), 4U);
}

TEST(TypeSizes, ATitleAndANameInOneLineAreTwoParts) {
  ocr::Ink ink;
  for (int i = 0; i < 4; ++i) put(ink, 100 + 24 * i, 130, 122 + 24 * i, 152);
  for (int i = 0; i < 3; ++i) put(ink, 220 + 70 * i, 100, 272 + 70 * i, 152);
  ocr::FoundLine line;
  line.box.corners = {{{100, 100}, {412, 100}, {412, 152}, {100, 152}}};
  line.glyph_size_px = 52;
  for (const ocr::Piece& piece : ink.pieces) line.labels.push_back(piece.label);
  const auto parts = ocr::parts_by_size(ink, line);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].labels, (std::vector{1, 2, 3, 4}));
  EXPECT_EQ(parts[1].labels, (std::vector{5, 6, 7}));
  EXPECT_EQ(parts[0].foreign, parts[1].labels);
  EXPECT_NEAR(parts[0].glyph_size_px, 22, 0.1);
  EXPECT_NEAR(card::bounds(parts[0].box).top, 130, 0.1);
  EXPECT_NEAR(card::bounds(parts[0].box).right, 194, 0.1);
}

TEST(TypeSizes, ALogoBeforeALineIsParted) {
  ocr::Ink ink;
  put(ink, 203, 68, 276, 143);
  for (int i = 0; i < 8; ++i) put(ink, 289 + 42 * i, 93, 327 + 42 * i, 132);
  ocr::FoundLine line;
  line.box.corners = {{{203, 68}, {621, 68}, {621, 143}, {203, 143}}};
  for (const ocr::Piece& piece : ink.pieces) line.labels.push_back(piece.label);
  const auto parts = ocr::parts_by_size(ink, line);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].labels, (std::vector{1}));
  EXPECT_EQ(parts[1].labels.size(), 8U);
}

TEST(TypeSizes, PrintOfOneSizeIsNotParted) {
  ocr::Ink ink;
  for (int i = 0; i < 6; ++i) put(ink, 100 + 60 * i, i == 3 ? 120 : 100, 150 + 60 * i, 150);  // one is a small kana
  ocr::FoundLine line;
  line.box.corners = {{{100, 100}, {450, 100}, {450, 150}, {100, 150}}};
  for (const ocr::Piece& piece : ink.pieces) line.labels.push_back(piece.label);
  EXPECT_TRUE(ocr::parts_by_size(ink, line).empty());
}

/// A line of all pieces of ink.
ocr::FoundLine line_of(const ocr::Ink& ink) {
  ocr::FoundLine line;
  line.box.corners = {{{100, 80}, {700, 80}, {700, 160}, {100, 160}}};
  for (const ocr::Piece& piece : ink.pieces) line.labels.push_back(piece.label);
  return line;
}

TEST(WithoutLogo, ARoundLogoSticksOutOfItsLine) {
  ocr::Ink ink;
  put(ink, 100, 88, 161, 149);
  for (int i = 0; i < 8; ++i) put(ink, 168 + 48 * i, 98, 213 + 48 * i, 143);
  const auto parted = ocr::without_logo(ink, line_of(ink));
  ASSERT_TRUE(parted);
  EXPECT_FALSE(parted->bars);
  EXPECT_EQ(parted->rest.labels, (std::vector{2, 3, 4, 5, 6, 7, 8, 9}));
  EXPECT_EQ(parted->rest.foreign, (std::vector{1}));
  EXPECT_NEAR(card::bounds(parted->rest.box).left, 168, 0.1);
}

TEST(WithoutLogo, BarsAreNoGlyph) {
  for (const bool solid : {true, false}) {
    ocr::Ink ink;
    for (const int top : {100, 118, 136}) put(ink, 100, top, 183, top + 12);
    for (ocr::Piece& piece : ink.pieces) piece.area *= solid ? 2 : 1;  // else letters that have run together
    for (int i = 0; i < 8; ++i) put(ink, 195 + 44 * i, 103, 235 + 44 * i, 144);
    const auto parted = ocr::without_logo(ink, line_of(ink));
    EXPECT_EQ(parted.has_value(), solid);
    if (parted) EXPECT_TRUE(parted->bars);
  }
}

TEST(WithoutLogo, AFirstGlyphAsTallAsTheOthersOrALongOneStays) {
  ocr::Ink ink;
  put(ink, 100, 120, 150, 126);  // 一
  ink.pieces.back().area *= 2;
  for (int i = 0; i < 5; ++i) put(ink, 160 + 60 * i, 98, 210 + 60 * i, 150);
  EXPECT_FALSE(ocr::without_logo(ink, line_of(ink)));
}

TEST(LineFinder, TwoLoneGlyphsOfANameAreOneLine) {
  ocr::Ink ink;
  ink.grey = cv::Mat(650, 1075, CV_8U, cv::Scalar(255));
  put(ink, 75, 167, 150, 242);   // 東
  put(ink, 415, 167, 490, 242);  // 毅, in two parts
  put(ink, 450, 205, 490, 242);
  for (const int top : {99, 350, 430})
    for (int x = 72; x < 500; x += 30) put(ink, x, top, x + 26, top + 26);
  const auto lines = ocr::find_lines(ink);
  ASSERT_EQ(lines.size(), 4U);
  const auto name = std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line.glyph_size_px > 50; });
  ASSERT_NE(name, lines.end());
  EXPECT_EQ(name->direction, card::Direction::horizontal);
  EXPECT_EQ(name->labels.size(), 3U);
}

}  // namespace
