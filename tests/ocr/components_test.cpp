#include "ocr/components.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace {

/// Random pixels, so many of a thousand of them set; a fresh pattern for each seed.
cv::Mat random_mask(cv::Size size, int per_mille, int seed) {
  cv::Mat noise(size, CV_16U);
  cv::RNG(static_cast<std::uint64_t>(seed)).fill(noise, cv::RNG::UNIFORM, 0, 1000);
  return noise < per_mille;
}

TEST(Components, AreThoseOfOpenCVInItsOrder) {
  cv::setNumThreads(1);
  int seed = 0;
  for (const cv::Size size : {cv::Size(1, 1), cv::Size(7, 5), cv::Size(8, 40), cv::Size(61, 33), cv::Size(200, 120)}) {
    for (const int per_mille : {0, 20, 150, 300, 450, 700, 1000}) {
      const cv::Mat mask = random_mask(size, per_mille, ++seed);
      cv::Mat labels, stats, centroids;
      const int count = cv::connectedComponentsWithStats(mask, labels, stats, centroids, 8, CV_32S);
      const ocr::Components found = ocr::find_components(mask);
      ASSERT_EQ(found.all.size() + 1, static_cast<std::size_t>(count)) << size << " " << per_mille;
      for (int i = 1; i < count; ++i) {
        const ocr::Component& component = found.all[static_cast<std::size_t>(i) - 1];
        EXPECT_EQ(component.area, stats.at<int>(i, cv::CC_STAT_AREA));
        EXPECT_EQ(component.box, cv::Rect(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                                          stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)));
      }
      EXPECT_EQ(cv::countNonZero(ocr::label_map(found, size) != labels), 0) << size << " " << per_mille;
    }
  }
}

TEST(Components, OfAPartOfAPictureAreCountedFromItsCorner) {
  cv::Mat picture = cv::Mat::zeros(20, 30, CV_8U);
  picture(cv::Rect(12, 9, 3, 2)).setTo(255);
  const ocr::Components found = ocr::find_components(picture(cv::Rect(10, 8, 12, 10)));
  ASSERT_EQ(found.all.size(), 1U);
  EXPECT_EQ(found.all[0].box, cv::Rect(2, 1, 3, 2));
}

TEST(Components, MarkedOnesAreErasedAndNoOthers) {
  cv::Mat mask = cv::Mat::zeros(12, 40, CV_8U);
  cv::Mat rest = mask.clone();
  cv::rectangle(mask, {2, 2, 9, 9}, 255, 1);
  mask.at<std::uint8_t>(6, 6) = 255;  // a component of its own inside the first
  rest.at<std::uint8_t>(6, 6) = 255;
  const ocr::Components found = ocr::find_components(mask);
  ASSERT_EQ(found.all.size(), 2U);
  ocr::erase_marked(found, {true, false}, mask);
  EXPECT_EQ(cv::countNonZero(mask != rest), 0);
}

TEST(Components, PixelsOfARunAreCountedInAnotherMask) {
  cv::Mat mask = cv::Mat::zeros(3, 10, CV_8U);
  mask(cv::Rect(2, 1, 3, 1)).setTo(1);
  EXPECT_EQ(ocr::count_inside({1, 4, 9, 0}, mask), 1);
  EXPECT_EQ(ocr::count_inside({1, 0, 9, 0}, mask), 3);
  EXPECT_EQ(ocr::count_inside({2, 0, 9, 0}, mask), 0);
}

}  // namespace
