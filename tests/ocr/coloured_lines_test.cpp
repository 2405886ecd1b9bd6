#include "ocr/coloured_lines.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/grey.h"
#include "ocr/upright.h"

namespace {

const cv::Scalar kPaper(225, 228, 230);
const cv::Scalar kPrint(40, 38, 36);
const cv::Scalar kTeal(130, 120, 40);
const cv::Scalar kOrange(60, 170, 250);

/// A small picture of a card with two lines of dark print close under each other.
cv::Mat printed_card(const cv::Scalar& print) {
  cv::Mat colour(360, 600, CV_8UC3, kPaper);
  cv::putText(colour, "someone@example.com", {200, 100}, cv::FONT_HERSHEY_SIMPLEX, 0.6, print, 1, cv::LINE_AA);
  cv::putText(colour, "www.example.com/home", {200, 123}, cv::FONT_HERSHEY_SIMPLEX, 0.6, print, 1, cv::LINE_AA);
  return colour;
}

/// A frame like those that annotation programs draw, leaning a little.
void draw_frame(cv::Mat& colour, int left, int top, int right, int bottom, const cv::Scalar& with) {
  const std::vector<cv::Point> corners = {{left + 4, top}, {right + 6, top - 6}, {right, bottom - 6}, {left, bottom}};
  cv::polylines(colour, corners, true, with, 1, cv::LINE_AA);
}

cv::Mat grey_of(const cv::Mat& colour) {
  cv::Mat grey;
  cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);
  return grey;
}

TEST(ColouredLines, FramesAroundAndThroughPrintAreFilledIn) {
  const cv::Mat expected = grey_of(printed_card(kPrint));
  cv::Mat framed = printed_card(kPrint);
  draw_frame(framed, 195, 85, 420, 106, kOrange);
  draw_frame(framed, 195, 108, 420, 132, kTeal);
  const int before = cv::countNonZero(cv::abs(grey_of(framed) - expected) > 60);
  const cv::Mat grey = ocr::grey_without_coloured_lines(framed);
  EXPECT_LT(10 * cv::countNonZero(cv::abs(grey - expected) > 60), before);
}

TEST(ColouredLines, AStrokeOfAColouredNameIsPrintAndTheRuleUnderItIsNot) {
  const cv::Scalar navy(60, 35, 20);
  cv::Mat colour(650, 1074, CV_8UC3, kPaper);
  const cv::Rect stroke(874, 320, 67, 8), rule(600, 404, 415, 3);  // 一 before 成
  cv::rectangle(colour, {948, 290, 66, 66}, navy, 8);
  colour(stroke).setTo(navy);
  colour(rule).setTo(navy);
  const cv::Mat grey = ocr::grey_without_coloured_lines(colour);
  EXPECT_LT(cv::mean(grey(stroke))[0], 80);
  EXPECT_GT(cv::mean(grey(rule))[0], 200);
}

TEST(ColouredLines, FramedLinesAreFoundLikeBareOnes) {
  cv::Mat framed = printed_card(kPrint);
  draw_frame(framed, 195, 85, 420, 106, kOrange);
  draw_frame(framed, 195, 107, 420, 132, kTeal);
  card::Image image;
  image.width = framed.cols;
  image.height = framed.rows;
  image.channels = 3;
  image.pixels.assign(framed.data, framed.data + framed.total() * framed.elemSize());
  std::vector<ocr::FoundLine> dark;
  for (const ocr::FoundLine& line : ocr::look(ocr::to_grey(image), {}, 0).lines)
    if (!line.light_on_dark) dark.push_back(line);
  ASSERT_EQ(dark.size(), 2U);
  for (const ocr::FoundLine& line : dark) {
    const card::Bounds box = card::bounds(line.box);
    EXPECT_NEAR(box.left, 201, 4);
    EXPECT_GT(box.right, 400);
    EXPECT_LT(box.height(), 24);
  }
}

TEST(ColouredLines, ColouredLettersAndScriptsStay) {
  cv::Mat colour = printed_card(kTeal);
  cv::putText(colour, "Script", {60, 250}, cv::FONT_HERSHEY_SCRIPT_COMPLEX, 3, kTeal, 3, cv::LINE_AA);
  cv::ellipse(colour, {480, 230}, {70, 40}, 0, 0, 300, kTeal, 3, cv::LINE_AA);
  EXPECT_EQ(cv::countNonZero(ocr::grey_without_coloured_lines(colour) != grey_of(colour)), 0);
}

TEST(ColouredLines, ColouredLettersThatRunTogetherStay) {
  cv::Mat colour(360, 600, CV_8UC3, kPaper);
  cv::putText(colour, "firstname@example.com", {60, 100}, cv::FONT_HERSHEY_TRIPLEX, 0.55, kTeal, 1, cv::LINE_AA);
  cv::GaussianBlur(colour, colour, {5, 5}, 1.2);
  EXPECT_EQ(cv::countNonZero(ocr::grey_without_coloured_lines(colour) != grey_of(colour)), 0);
}

/// What a JPEG with coarse colours makes of a picture: brightness stays, colours run along the lines of print.
cv::Mat with_coarse_colours(const cv::Mat& colour) {
  cv::Mat yuv;
  cv::cvtColor(colour, yuv, cv::COLOR_BGR2YCrCb);
  std::vector<cv::Mat> channels;
  cv::split(yuv, channels);
  for (const int i : {1, 2})
    cv::blur(channels[static_cast<std::size_t>(i)], channels[static_cast<std::size_t>(i)], {9, 3});
  cv::merge(channels, yuv);
  cv::Mat result;
  cv::cvtColor(yuv, result, cv::COLOR_YCrCb2BGR);
  return result;
}

TEST(ColouredLines, SmallLettersWhoseColoursRunTogetherStay) {
  cv::Mat colour(360, 600, CV_8UC3, kPaper);
  cv::putText(colour, "consulting.example", {60, 100}, cv::FONT_HERSHEY_COMPLEX_SMALL, 0.4, kTeal, 1, cv::LINE_AA);
  colour = with_coarse_colours(colour);
  EXPECT_EQ(cv::countNonZero(ocr::grey_without_coloured_lines(colour) != grey_of(colour)), 0);
}

TEST(ColouredLines, AColouredUnderlineGoesAndPrintStays) {
  cv::Mat colour = printed_card(kPrint);
  cv::line(colour, {190, 128}, {430, 128}, kOrange, 3);
  const cv::Mat grey = ocr::grey_without_coloured_lines(colour);
  EXPECT_LT(cv::countNonZero(cv::abs(grey - grey_of(printed_card(kPrint))) > 60), 30);
}

}  // namespace
