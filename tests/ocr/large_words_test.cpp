#include "ocr/large_words.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

namespace {

/// Four bold bars with thin paper between them, 90 pixels high, on a card of 1800 x 1080 pixels.
cv::Mat bold_word() {
  cv::Mat grey(1080, 1800, CV_8U, cv::Scalar(230));
  for (int i = 0; i < 4; ++i) grey(cv::Rect(400 + 70 * i, 500, 60, 90)).setTo(40);
  return grey;
}

TEST(LargeWords, BringsBackAWordThatPassedForGround) {
  const cv::Mat grey = bold_word();
  cv::Mat ground = grey.clone();
  cv::Mat dark = cv::Mat::zeros(grey.size(), CV_8U);
  cv::Mat light = cv::Mat::zeros(grey.size(), CV_8U);
  light(cv::Rect(460, 500, 10, 90)).setTo(255);
  ocr::restore_large_words(grey, cv::Mat(grey.size(), CV_8U, cv::Scalar(230)), 30, ground, dark, light);
  EXPECT_EQ(cv::countNonZero(dark), 4 * 60 * 90);
  EXPECT_EQ(cv::countNonZero(light), 0);
  EXPECT_EQ(ground.at<unsigned char>(545, 420), 230);
}

/// Two glyphs of three bold bars each, 60 pixels wide, one below the other with a wide blank.
cv::Mat bold_column() {
  cv::Mat grey(1800, 1080, CV_8U, cv::Scalar(230));
  for (const int top : {400, 520})
    for (int i = 0; i < 3; ++i) grey(cv::Rect(500, top + 24 * i, 60, 16)).setTo(40);
  return grey;
}

TEST(LargeWords, BringsBackAColumnOfTwoGlyphs) {
  const cv::Mat grey = bold_column();
  cv::Mat ground = grey.clone();
  cv::Mat dark = cv::Mat::zeros(grey.size(), CV_8U), light = dark.clone();
  ocr::restore_large_words(grey, cv::Mat(grey.size(), CV_8U, cv::Scalar(230)), 30, ground, dark, light);
  EXPECT_EQ(cv::countNonZero(dark), 6 * 60 * 16);
}

/// Four glyphs of bars, side by side with a wide blank before the last.
cv::Mat spaced_row() {
  cv::Mat grey(1080, 1800, CV_8U, cv::Scalar(230));
  for (const int left : {330, 400, 470, 610})
    for (int i = 0; i < 3; ++i) grey(cv::Rect(left, 500 + 24 * i, 60, 16)).setTo(40);
  return grey;
}

TEST(LargeWords, BringsBackALastGlyphBesideOthers) {
  const cv::Mat grey = spaced_row(), paper(grey.size(), CV_8U, cv::Scalar(230)), print = grey < 100;
  const cv::Rect first(330, 500, 60, 64), last(610, 500, 60, 64);
  for (const cv::Rect& lost : {first, last}) {
    cv::Mat ground = paper.clone(), dark = print.clone(), light = cv::Mat::zeros(grey.size(), CV_8U);
    dark(lost).setTo(0);
    ocr::restore_large_words(grey, paper, 30, ground, dark, light);
    EXPECT_EQ(cv::countNonZero(dark(lost)), lost == last ? 3 * 60 * 16 : 0) << "before a word may stand a logo";
  }
}

TEST(LargeWords, TakesBackThePaperBetweenGlyphs) {
  const cv::Mat grey = spaced_row(), paper(grey.size(), CV_8U, cv::Scalar(230));
  cv::Mat ground = paper.clone(), dark = grey < 100, light = cv::Mat::zeros(grey.size(), CV_8U);
  ground(cv::Rect(400, 490, 140, 90)).setTo(180);
  light(cv::Rect(460, 500, 10, 64)).setTo(255);
  light(cv::Rect(400, 516, 60, 8)).setTo(255);
  ocr::restore_large_words(grey, paper, 30, ground, dark, light);
  EXPECT_EQ(cv::countNonZero(light), 0);
  EXPECT_EQ(ground.at<unsigned char>(520, 430), 230);
}

TEST(LargeWords, LeavesASolidShape) {
  cv::Mat grey(1800, 1080, CV_8U, cv::Scalar(230));
  grey(cv::Rect(500, 400, 60, 180)).setTo(40);
  cv::Mat ground = grey.clone();
  cv::Mat dark = cv::Mat::zeros(grey.size(), CV_8U), light = dark.clone();
  ocr::restore_large_words(grey, cv::Mat(grey.size(), CV_8U, cv::Scalar(230)), 30, ground, dark, light);
  EXPECT_EQ(cv::countNonZero(dark), 0);
}

TEST(LargeWords, LeavesWordsThatWereFound) {
  const cv::Mat grey = bold_word();
  cv::Mat ground(grey.size(), CV_8U, cv::Scalar(225));
  cv::Mat dark = grey < 100;
  cv::Mat light = cv::Mat::zeros(grey.size(), CV_8U);
  ocr::restore_large_words(grey, cv::Mat(grey.size(), CV_8U, cv::Scalar(230)), 30, ground, dark, light);
  EXPECT_EQ(ground.at<unsigned char>(545, 420), 225);
}

}  // namespace
