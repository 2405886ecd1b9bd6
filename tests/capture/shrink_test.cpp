#include "capture/shrink.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace {

cv::Mat noise(cv::Size size) {
  cv::Mat picture(size, CV_8UC3);
  cv::RNG(5).fill(picture, cv::RNG::UNIFORM, 0, 256);
  return picture;
}

TEST(Shrink, GivesThePixelsOfOpenCVButForOneLevel) {
  for (const cv::Size size : {cv::Size(97, 64), {400, 301}, {1181, 726}, {64, 300}}) {
    for (const double factor : {0.9371, 0.7, 0.5, 1.0 / 3, 0.31, 0.1003}) {
      const cv::Mat picture = noise(size);
      cv::Mat expected;
      cv::resize(picture, expected, {}, factor, factor, cv::INTER_AREA);
      const cv::Mat found = capture::shrunk(picture, factor);
      ASSERT_EQ(found.size(), expected.size()) << size << " " << factor;
      cv::Mat off;
      cv::absdiff(found, expected, off);
      EXPECT_LE(cv::norm(off, cv::NORM_INF), 2) << size << " " << factor;
      EXPECT_LE(cv::countNonZero(cv::Mat(off > 1).reshape(1)), off.total() / 100) << size << " " << factor;
    }
  }
}

TEST(Shrink, OfAPartOfAPictureReadsNothingBesideIt) {
  const cv::Mat picture = noise({90, 70});
  const cv::Mat part = picture(cv::Rect(20, 10, 51, 41));
  EXPECT_EQ(cv::norm(capture::shrunk(part, 0.37), capture::shrunk(part.clone(), 0.37), cv::NORM_INF), 0);
}

}  // namespace
