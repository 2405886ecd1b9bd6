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

TEST(GuestScript, ACardFromJapanHasNoGuestHoweverBadlyItReads) {
  auto reader = ocr::LineReader::open(ocr::model_folders({}));
  ASSERT_TRUE(reader) << reader.error().message;
  ocr::View view;
  view.ink.grey = view.ink.ground = cv::Mat(60, 200, CV_8U, cv::Scalar(255));
  view.ink.dark_labels = view.ink.light_labels = cv::Mat::zeros(60, 200, CV_32S);
  for (const char* unclear : {"商品企画部", "第一課", "中小企業診断士"}) add(view, unclear, 0.4F);
  add(view, "〒920-2326", 0.99F);
  const int before = reader->calls();
  EXPECT_EQ(ocr::guest_model(view, *reader), "");
  EXPECT_EQ(reader->calls(), before) << "no other model is asked";
}

}  // namespace
