#include "ocr/lost_marks.h"

#include <cstddef>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace {

constexpr int kHeight = 48, kTop = 12, kLetter = 24, kPitch = 18;

struct Line {
  ocr::LineCrop crop;
  std::vector<std::string> characters;
  std::vector<float> centres;
};

/// A crop with a bar for each letter of `printed`, a dot for each stop and a low stroke for each underscore, and what
/// was `read` of it: as many characters as are printed, or without some that are.
Line line(const std::string& printed, const std::string& read) {
  Line result;
  cv::Mat page(kHeight, static_cast<int>(printed.size() + 1) * kPitch, CV_8U, cv::Scalar(255));
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const int x = 8 + static_cast<int>(i) * kPitch;
    const cv::Rect stop(x + 4, kTop + kLetter - 4, 4, 4), stroke(x, kTop + kLetter + 2, 13, 2);
    const cv::Rect letter(x, kTop, 13, kLetter);
    page(printed[i] == '.' ? stop : printed[i] == '_' ? stroke : letter).setTo(0);
  }
  result.crop.image.width = page.cols;
  result.crop.image.height = page.rows;
  result.crop.image.channels = 1;
  result.crop.image.pixels.assign(page.data, page.data + page.total());
  result.crop.glyph_height = kLetter;
  result.crop.margin = kTop;
  for (std::size_t i = 0, at = 0; i < read.size(); ++i, ++at) {
    while (read.size() != printed.size() && at < printed.size() && printed[at] != read[i]) ++at;
    result.characters.push_back(read.substr(i, 1));
    result.centres.push_back(8 + static_cast<float>(at) * kPitch + 6);
  }
  return result;
}

TEST(LostMarks, AStopThatWasPassedOverIsFoundByItsInk) {
  const Line l = line("taro.yamada@abc.jp", "taroyamada@abc.jp");
  const auto lost = ocr::compare_marks(l.crop, l.characters, l.centres).lost;
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_EQ(lost[0].after, 3U);
  EXPECT_EQ(lost[0].sign, ".");
}

TEST(LostMarks, WhereTheInkShowsNoMoreStopsThanWereReadNoneIsLost) {
  // The places of the first letters are told too far on, as a network does: the stop's own place stays empty.
  Line l = line("www.abc@abc.jp", "www.abc@abc.jp");
  for (std::size_t i = 1; i < 4; ++i) l.centres[i] += 0.9F * kPitch;
  EXPECT_TRUE(ocr::compare_marks(l.crop, l.characters, l.centres).lost.empty());
}

TEST(LostMarks, TheInkTellsAnUnderscoreFromAStop) {
  const Line l = line("yamada_t@abc.jp", "yamada.t@abc.jp");
  const auto misread = ocr::compare_marks(l.crop, l.characters, l.centres).misread;
  ASSERT_EQ(misread.size(), 1U);
  EXPECT_EQ(misread[0].at, 6U);
  EXPECT_EQ(misread[0].sign, "_");
  const Line right = line("yamada.t@abc.jp", "yamada.t@abc.jp");
  EXPECT_TRUE(ocr::compare_marks(right.crop, right.characters, right.centres).misread.empty());
}

TEST(LostMarks, LettersThatTouchLeaveAStopItsPlace) {
  Line l = line("f.takahashi@abc.jp", "ftakahashi@abc.jp");
  cv::Mat page(l.crop.image.height, l.crop.image.width, CV_8U, l.crop.image.pixels.data());
  page(cv::Rect(8 + 2 * kPitch, kTop, 4 * kPitch - 5, 3)).setTo(0);  // t, a, k and a as one piece
  const auto lost = ocr::compare_marks(l.crop, l.characters, l.centres).lost;
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_EQ(lost[0].after, 0U);
}

TEST(LostMarks, AStopStandsUnderTheArmOfTheLetterBeforeIt) {
  Line l = line("r.araujo@abc.pt", "raraujo@abc.pt");
  cv::Mat page(l.crop.image.height, l.crop.image.width, CV_8U, l.crop.image.pixels.data());
  page(cv::Rect(8, kTop, kPitch + 6, 3)).setTo(0);  // the arm of r reaches over half of the stop
  const auto lost = ocr::compare_marks(l.crop, l.characters, l.centres).lost;
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_EQ(lost[0].sign, ".");
}

TEST(LostMarks, ALineThatRisesHasItsStopsOnItsOwnBaseLine) {
  const Line level = line("taro.yamada@abc.co.jp", "taro.yamada@abc-co.jp");
  Line l = level;
  cv::Mat page(l.crop.image.height, l.crop.image.width, CV_8U, l.crop.image.pixels.data());
  const cv::Mat rise = (cv::Mat_<double>(2, 3) << 1, 0, 0, -0.02, 1, 5);
  cv::Mat risen;
  cv::warpAffine(page, risen, rise, page.size(), cv::INTER_NEAREST, cv::BORDER_CONSTANT, cv::Scalar(255));
  risen.copyTo(page);
  const auto misread = ocr::compare_marks(l.crop, l.characters, l.centres).misread;
  ASSERT_EQ(misread.size(), 1U);
  EXPECT_EQ(misread[0].sign, ".");
}

TEST(LostMarks, FirmsHaveTheStopsOfTheirShortWords) {
  const Line end = line("AbcLtd.", "AbcLtd");
  const auto lost = ocr::compare_marks(end.crop, end.characters, end.centres).lost;
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_EQ(lost[0].after, 5U);
  const Line other = line("AbcEnd.", "AbcEnd");
  EXPECT_TRUE(ocr::compare_marks(other.crop, other.characters, other.centres).lost.empty());
}

TEST(LostMarks, SentencesAreLeftAlone) {
  const Line l = line("one.two", "onetwo");
  EXPECT_TRUE(ocr::compare_marks(l.crop, l.characters, l.centres).lost.empty());
}

}  // namespace
