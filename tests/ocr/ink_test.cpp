#include "ocr/ink.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace {

constexpr int kUnit = 12;

/// A glyph of 24 pixels: a frame with a bar through it, or so bold that hardly any paper is left inside.
void draw_glyph(cv::Mat& grey, int left, int top, bool dense) {
  grey(cv::Rect(left, top, 24, 24)).setTo(40);
  grey(cv::Rect(left + 4, top + 3, 16, dense ? 4 : 7)).setTo(235);
  if (!dense) grey(cv::Rect(left + 4, top + 14, 16, 7)).setTo(235);
}

long dark_between(const ocr::Ink& ink, int left, int right) {
  return std::count_if(ink.pieces.begin(), ink.pieces.end(),
                       [&](const ocr::Piece& p) { return !p.light && p.left >= left && p.right <= right; });
}

TEST(Ink, DenseGlyphsAtTheEndOfARowVouchForEachOther) {
  cv::Mat grey(432, 720, CV_8U, cv::Scalar(235));
  for (int i = 0; i < 4; ++i) draw_glyph(grey, 60 + 30 * i, 100, i >= 2);
  const ocr::Ink ink = ocr::find_ink(grey, kUnit, {});
  EXPECT_EQ(dark_between(ink, 55, 180), 4);
}

TEST(Ink, ASolidShapeAloneIsNoWriting) {
  cv::Mat grey(432, 720, CV_8U, cv::Scalar(235));
  draw_glyph(grey, 60, 100, false);
  draw_glyph(grey, 400, 100, true);
  const ocr::Ink ink = ocr::find_ink(grey, kUnit, {});
  EXPECT_EQ(dark_between(ink, 390, 430), 0);
}

TEST(Ink, AThickRuleIsNoWriting) {
  cv::Mat grey(432, 720, CV_8U, cv::Scalar(40));
  grey(cv::Rect(340, 100, 4, 215)).setTo(235);
  for (int i = 0; i < 4; ++i) grey(cv::Rect(100 + 30 * i, 200, 18, 24)).setTo(235);
  const ocr::Ink ink = ocr::find_ink(grey, kUnit, {});
  EXPECT_TRUE(std::none_of(ink.pieces.begin(), ink.pieces.end(), [](const auto& p) { return p.height() > 100; }));
}

TEST(Ink, TheLedgeOfARuleIsNoAccent) {
  cv::Mat grey(432, 720, CV_8U, cv::Scalar(245));
  grey(cv::Rect(50, 272, 650, 3)).setTo(60);
  grey(cv::Rect(50, 276, 36, 2)).setTo(60);
  const ocr::Ink ink = ocr::find_ink(grey, kUnit, {});
  EXPECT_TRUE(std::none_of(ink.pieces.begin(), ink.pieces.end(), [](const auto& p) { return p.width() > 10; }));
}

TEST(Ink, PrintUnderAThickRuleIsFoundWhole) {
  cv::Mat grey(432, 720, CV_8U, cv::Scalar(245));
  grey(cv::Rect(50, 272, 650, 7)).setTo(60);
  for (int row = 0; row < 2; ++row)
    for (int i = 0; i < 14; ++i) cv::rectangle(grey, {60 + 18 * i, 288 + 22 * row, 13, 13}, 60, 2);
  const ocr::Ink ink = ocr::find_ink(grey, kUnit, {});
  EXPECT_EQ(
      std::count_if(ink.pieces.begin(), ink.pieces.end(), [](const auto& p) { return !p.light && p.height() >= 13; }),
      28);
}

TEST(Ink, PrintCloseToTheEdgeOfABandIsFoundWhole) {
  cv::Mat grey(432, 720, CV_8U, cv::Scalar(245));
  grey(cv::Rect(0, 272, 720, 160)).setTo(30);
  for (int row = 0; row < 2; ++row)
    for (int i = 0; i < 14; ++i) cv::rectangle(grey, {40 + 18 * i, 282 + 22 * row, 13, 13}, 240, 2);
  const ocr::Ink ink = ocr::find_ink(grey, kUnit, {});
  EXPECT_EQ(
      std::count_if(ink.pieces.begin(), ink.pieces.end(), [](const auto& p) { return p.light && p.height() >= 13; }),
      28);
}

TEST(Ink, WhatShowsBesideACardIsNoGroundOfItsCorner) {
  cv::Mat grey(432, 672, CV_8U, cv::Scalar(240));
  grey.rowRange(0, 2).setTo(20);  // the scanner's lid beside a card that is cut out too wide
  grey.colRange(669, 672).setTo(20);
  const ocr::Ink ink = ocr::find_ink(grey, kUnit, {});
  EXPECT_GT(ink.ground.at<std::uint8_t>(10, 660), 230);
}

}  // namespace
