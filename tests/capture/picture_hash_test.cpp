#include "capture/picture_hash.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "tests/capture/drawn_cards.h"

namespace {

constexpr int kOneCard = 12, kTwoCards = 20;  // bits

/// The same card on another scanner: a little larger, shifted, darker, softer, with grain.
card::Image scanned_again(const cv::Mat& card) {
  cv::Mat other;
  cv::resize(card, other, {}, 1.37, 1.37, cv::INTER_LINEAR);
  const int rim = other.cols / 100;
  other = other(cv::Rect(rim, 0, other.cols - rim, other.rows - rim)).clone();
  cv::GaussianBlur(other, other, {5, 5}, 1.4);
  other.convertTo(other, -1, 0.85, 6);
  cv::Mat grain(other.size(), other.type());
  cv::theRNG().state = 7;
  cv::randn(grain, cv::Scalar::all(0), cv::Scalar::all(6));
  cv::add(other, grain, other);
  return drawn::image_of(other);
}

TEST(PictureHash, scans_of_one_card_are_near_and_other_cards_are_not) {
  const drawn::Look looks[] = {{}, {.logo_box = true}, {.photo = true}, {.size = {650, 1075}}};
  for (std::size_t i = 0; i < std::size(looks); ++i) {
    const cv::Mat card = drawn::card(looks[i]);
    const std::uint64_t hash = capture::picture_hash(drawn::image_of(card));
    EXPECT_LE(capture::differing_bits(hash, capture::picture_hash(scanned_again(card))), kOneCard) << i;
    for (std::size_t k = 0; k < i; ++k) {
      const std::uint64_t other = capture::picture_hash(drawn::image_of(drawn::card(looks[k])));
      EXPECT_GE(capture::differing_bits(hash, other), kTwoCards) << i << ' ' << k;
    }
  }
}

TEST(PictureHash, a_card_upside_down_is_another_picture) {
  cv::Mat card = drawn::card({.logo_box = true}), turned;
  cv::rotate(card, turned, cv::ROTATE_180);
  EXPECT_GE(capture::differing_bits(capture::picture_hash(drawn::image_of(card)),
                                    capture::picture_hash(drawn::image_of(turned))),
            kTwoCards);
}

TEST(PictureHash, any_picture_has_one) {
  EXPECT_EQ(capture::picture_hash({}), 0U);
  EXPECT_EQ(capture::picture_hash(drawn::image_of(cv::Mat(600, 1000, CV_8UC3, cv::Scalar::all(200)))),
            capture::picture_hash(drawn::image_of(cv::Mat(300, 500, CV_8UC3, cv::Scalar::all(200)))));
  EXPECT_NO_FATAL_FAILURE(capture::picture_hash(drawn::image_of(cv::Mat(1, 1, CV_8UC1, cv::Scalar(9)))));
  EXPECT_EQ(capture::differing_bits(0, ~std::uint64_t{0}), 64);
}

}  // namespace
