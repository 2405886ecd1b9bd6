#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include "capture/capture.h"
#include "tests/capture/pictures.h"

namespace {

int black_pixels(const card::Image& image) {
  int count = 0;
  for (std::size_t i = 0; i < image.pixels.size(); i += 3) count += image.pixels[i] < 64 ? 1 : 0;
  return count;
}

TEST(Pdf, PagesComeOneAtATimeInOrder) {
  const pictures::Folder folder;
  auto pages = capture::open(folder.write("three.pdf", pictures::pdf(3, 258, 156)));
  ASSERT_TRUE(pages);
  for (int number = 0; number < 3; ++number) {
    const auto page = pages->next();
    ASSERT_TRUE(page) << page.error().message;
    ASSERT_TRUE(*page) << number;
    EXPECT_EQ((*page)->source.page, number);
    EXPECT_EQ((*page)->image.dpi, 300);
    EXPECT_EQ((*page)->image.width, 1075);
    EXPECT_EQ((*page)->image.height, 650);
    const double square = (10 * 300.0 / 72) * (10 * 300.0 / 72);
    EXPECT_NEAR(black_pixels((*page)->image), square * (number + 1), 0.1 * square * (number + 1));
  }
  const auto after = pages->next();
  ASSERT_TRUE(after);
  EXPECT_FALSE(*after);
}

TEST(Pdf, EncryptedIsSaid) {
  const pictures::Folder folder;
  auto pages = capture::open(folder.write("locked.pdf", pictures::encrypted_pdf()));
  ASSERT_TRUE(pages);
  const auto page = pages->next();
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().kind, card::ErrorKind::bad_input);
  EXPECT_NE(page.error().message.find("is encrypted"), std::string::npos) << page.error().message;
}

TEST(Pdf, PostersAreRenderedCoarserAndGiantsRefused) {
  const pictures::Folder folder;
  capture::Options options;
  options.max_pixels = 50'000'000;
  auto poster = capture::open(folder.write("poster.pdf", pictures::pdf(1, 3600, 3600)), options);
  ASSERT_TRUE(poster);
  const auto page = poster->next();
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_LT((*page)->image.dpi, 145);
  EXPECT_LE(std::int64_t{(*page)->image.width} * (*page)->image.height, 50'000'000);

  auto giant = capture::open(folder.write("giant.pdf", pictures::pdf(1, 14400, 14400)));
  ASSERT_TRUE(giant);
  const auto refused = giant->next();
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("5080 x 5080 mm"), std::string::npos) << refused.error().message;
}

TEST(Pdf, LeftOverPagesAreNotRendered) {
  const pictures::Folder folder;
  capture::Options options;
  options.max_pages = 1;
  auto pages = capture::open(folder.write("many.pdf", pictures::pdf(40, 258, 156)), options);
  ASSERT_TRUE(pages);
  const auto first = pages->next();
  ASSERT_TRUE(first && *first);
  const auto second = pages->next();
  EXPECT_TRUE(second && !*second);
}

}  // namespace
