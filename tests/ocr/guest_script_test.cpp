#include "ocr/guest_script.h"

#include <string>

#include <gtest/gtest.h>

#include "ocr/line_reader.h"
#include "ocr/models.h"

namespace {

void add(ocr::View& view, const std::string& text, float confidence) {
  ocr::FoundLine& line = view.lines.emplace_back();
  line.strength = 6;
  line.glyph_size_px = 20;
  line.box.corners = {{{10, 10}, {150, 10}, {150, 30}, {10, 30}}};
  card::TextLine& read = view.texts.emplace_back();
  read.box = line.box;
  read.readings.push_back({"card", {{text, line.box, confidence, {}}}, {}});
}

/// Nothing is printed on it.
ocr::View blank_card() {
  ocr::View view;
  view.ink.grey = view.ink.ground = cv::Mat(60, 200, CV_8U, cv::Scalar(255));
  view.ink.dark_labels = view.ink.light_labels = cv::Mat::zeros(60, 200, CV_32S);
  return view;
}

TEST(GuestScript, ACardFromJapanHasNoGuestHoweverBadlyItReads) {
  auto reader = ocr::LineReader::open(ocr::model_folders({}));
  ASSERT_TRUE(reader) << reader.error().message;
  ocr::View view = blank_card();
  for (const char* unclear : {"商品企画部", "第一課", "中小企業診断士"}) add(view, unclear, 0.4F);
  add(view, "〒920-2326", 0.99F);
  const int before = reader->calls();
  EXPECT_EQ(ocr::find_guest(view, *reader), "");
  EXPECT_EQ(reader->calls(), before) << "no other model is asked";
}

TEST(GuestScript, FiveDigitsBehindAPostalMarkAreKorean) {
  auto reader = ocr::LineReader::open(ocr::model_folders({}));
  ASSERT_TRUE(reader) << reader.error().message;
  ocr::View view = blank_card();
  for (const char* unclear : {"業務部", "第一課"}) add(view, unclear, 0.4F);
  add(view, "〒〒03032", 0.97F);
  EXPECT_EQ(ocr::find_guest(view, *reader), "");
  EXPECT_EQ(reader->calls() > 0, !reader->guests().empty());
}

/// Prints six squares, which are no writing.
void print_squares(ocr::Ink& ink) {
  for (int i = 0; i < 6; ++i) {
    const cv::Rect square(20 + 22 * i, 10, 18, 18);
    ink.grey(square) = 0;
    ink.dark_labels(square) = i + 1;
    ink.pieces.push_back({square.x, square.y, square.br().x, square.br().y, square.area(), i + 1, false});
  }
}

/// How often a model is asked to read a line when one line of four reads less than surely.
int asked(const char* clear) {
  auto reader = ocr::LineReader::open(ocr::model_folders({}));
  EXPECT_TRUE(reader) << reader.error().message;
  ocr::View view = blank_card();
  print_squares(view.ink);
  add(view, "技術部 課長", 0.99F);
  add(view, "莊冠宇", 0.9F);
  add(view, clear, 0.99F);
  const int before = reader->calls();
  EXPECT_EQ(ocr::find_guest(view, *reader), "");
  return reader->calls() - before;
}

TEST(GuestScript, AMobileNumberOrAFirmHintsAtTheWriting) {
  EXPECT_EQ(asked("090-1234-5678"), 0);
  EXPECT_EQ(asked("TEL 0942-12-3456"), 0);
  EXPECT_EQ(asked("M 0968-215-064"), 1);
  EXPECT_EQ(asked("M 010-2345-6789"), 2) << "the lines are found anew and read first";
  EXPECT_EQ(asked("M 138-1234-5678"), 1);
  EXPECT_EQ(asked("030-138-1234-5678"), 0) << "a longer number";
  EXPECT_EQ(asked("宏達生物科技有限公司"), 2) << "in either Chinese writing";
}

}  // namespace
