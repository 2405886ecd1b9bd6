#include <fstream>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/capture.h"
#include "tests/capture/pictures.h"

namespace {

using pictures::Bytes;

const cv::Scalar kRed(0, 0, 255), kGreen(0, 255, 0), kBlue(255, 0, 0), kWhite(255, 255, 255);

card::Image only_page(const std::filesystem::path& file) {
  auto pages = capture::open(file);
  if (!pages) {
    ADD_FAILURE() << pages.error().message;
    return {};
  }
  auto page = pages->next();
  if (!page || !*page) {
    ADD_FAILURE() << file << (page ? ": no page" : page.error().message);
    return {};
  }
  const auto after = pages->next();
  EXPECT_TRUE(after && !*after) << file << ": more than one page";
  return (*page)->image;
}

void expect_corners(const card::Image& image, const std::array<cv::Scalar, 4>& colours, const std::string& name) {
  ASSERT_EQ(image.channels, 3) << name;
  ASSERT_EQ(image.pixels.size(), std::size_t{3} * image.width * image.height) << name;
  for (int corner = 0; corner < 4; ++corner) {
    const cv::Scalar seen = pictures::corner_colour(image, corner);
    EXPECT_LT(cv::norm(seen - colours[corner]), 60) << name << ", corner " << corner << ": " << seen;
  }
}

cv::Mat with_alpha(const cv::Mat& bgr) {
  cv::Mat bgra;
  cv::cvtColor(bgr, bgra, cv::COLOR_BGR2BGRA);
  bgra(cv::Rect(0, 0, bgra.cols / 2, bgra.rows / 2)) = cv::Scalar(0, 0, 0, 0);  // the red corner becomes clear
  return bgra;
}

cv::Mat sixteen_bits(const cv::Mat& bgr) {
  cv::Mat deep;
  bgr.convertTo(deep, CV_16U, 257);
  return deep;
}

TEST(Decode, EveryKindGivesThePicture) {
  const pictures::Folder folder;
  const cv::Mat picture = pictures::four_corners(320, 200);
  cv::Mat grey;
  cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
  struct Case {
    const char* name;
    Bytes bytes;
    bool red_is_clear = false;
  };
  const Case cases[] = {
      {"plain.jpg", pictures::encoded(picture, ".jpg")},
      {"progressive.jpg", pictures::encoded(picture, ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1})},
      {"cmyk.jpg", pictures::cmyk_jpeg(picture)},
      {"plain.png", pictures::encoded(picture, ".png")},
      {"deep.png", pictures::encoded(sixteen_bits(picture), ".png")},
      {"alpha.png", pictures::encoded(with_alpha(picture), ".png"), true},
      {"plain.webp", pictures::encoded(picture, ".webp")},
      {"alpha.webp", pictures::encoded(with_alpha(picture), ".webp"), true},
      {"plain.bmp", pictures::encoded(picture, ".bmp")},
      {"plain.tif", pictures::encoded(picture, ".tif")},
      {"deep.tif", pictures::encoded(sixteen_bits(picture), ".tif")},
      {"plain.heic", pictures::heic(picture)},
      {"misnamed.txt", pictures::encoded(picture, ".png")},
      {"png-named.jpg", pictures::encoded(picture, ".png")},
  };
  for (const Case& c : cases) {
    const card::Image image = only_page(folder.write(c.name, c.bytes));
    EXPECT_EQ(image.width, 320) << c.name;
    EXPECT_EQ(image.height, 200) << c.name;
    expect_corners(image, {c.red_is_clear ? kWhite : kRed, kGreen, kWhite, kBlue}, c.name);
  }
  const card::Image from_grey = only_page(folder.write("grey.png", pictures::encoded(grey, ".png")));
  EXPECT_EQ(from_grey.channels, 3);
  const card::Image from_grey_jpeg = only_page(folder.write("grey.jpg", pictures::encoded(grey, ".jpg")));
  EXPECT_EQ(from_grey_jpeg.channels, 3);
  const card::Image from_grey_bmp = only_page(folder.write("grey.bmp", pictures::encoded(grey, ".bmp")));
  EXPECT_NEAR(pictures::corner_colour(from_grey_bmp, 0)[0], cv::mean(grey(cv::Rect(0, 0, 40, 25)))[0], 2);
}

TEST(Decode, SixteenBitsKeepTheirBrightness) {
  const pictures::Folder folder;
  const cv::Mat grey(50, 50, CV_16UC3, cv::Scalar::all(128 * 257));
  const card::Image image = only_page(folder.write("deep.png", pictures::encoded(grey, ".png")));
  EXPECT_NEAR(pictures::corner_colour(image, 0)[0], 128, 2);
}

TEST(Decode, ExifTurnsThePicture) {
  const pictures::Folder folder;
  // What the viewer should see is always red, green, white, blue clockwise; the stored picture is the inverse motion.
  const cv::Mat seen = pictures::four_corners(320, 200);
  cv::Mat transposed;
  cv::transpose(seen, transposed);
  const auto flipped = [](const cv::Mat& picture, int code) {
    cv::Mat result;
    cv::flip(picture, result, code);
    return result;
  };
  const cv::Mat stored[] = {seen,       flipped(seen, 1),       flipped(seen, -1),       flipped(seen, 0),
                            transposed, flipped(transposed, 0), flipped(transposed, -1), flipped(transposed, 1)};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const Bytes jpeg = pictures::encoded(stored[orientation - 1], ".jpg");
    const std::string name = "orientation-" + std::to_string(orientation) + ".jpg";
    const card::Image image = only_page(folder.write(name, pictures::with_exif(jpeg, orientation, 350)));
    EXPECT_EQ(image.width, 320) << name;
    EXPECT_EQ(image.dpi, 350) << name;
    expect_corners(image, {kRed, kGreen, kWhite, kBlue}, name);
  }
}

TEST(Decode, ResolutionIsReadWherePresent) {
  const pictures::Folder folder;
  Bytes jpeg = pictures::encoded(pictures::four_corners(64, 40), ".jpg");
  ASSERT_EQ(jpeg[6], 'J');
  jpeg[13] = 1;  // dots per inch
  jpeg[14] = jpeg[16] = 300 >> 8;
  jpeg[15] = jpeg[17] = 300 & 255;
  EXPECT_EQ(only_page(folder.write("300.jpg", jpeg)).dpi, 300);
  jpeg[14] = jpeg[16] = 0;
  jpeg[15] = jpeg[17] = 72;  // what programs write that do not know
  EXPECT_EQ(only_page(folder.write("72.jpg", jpeg)).dpi, 0);
  Bytes bmp = pictures::encoded(pictures::four_corners(64, 40), ".bmp");
  for (const std::size_t at : {38U, 42U}) {
    bmp[at] = 11811 & 255;  // dots per metre
    bmp[at + 1] = 11811 >> 8;
  }
  EXPECT_EQ(only_page(folder.write("300.bmp", bmp)).dpi, 300);
}

TEST(Decode, TiffPagesComeOneAtATime) {
  const pictures::Folder folder;
  const Bytes bytes = pictures::tiff_pages({cv::Mat(30, 50, CV_8UC3, kRed), cv::Mat(60, 40, CV_8UC3, kGreen)}, folder);
  auto pages = capture::open(folder.write("two.tif", bytes));
  ASSERT_TRUE(pages);
  const auto first = pages->next();
  const auto second = pages->next();
  const auto third = pages->next();
  ASSERT_TRUE(first && *first && second && *second);
  EXPECT_EQ((*first)->source.page, 0);
  EXPECT_EQ((*second)->source.page, 1);
  EXPECT_EQ((*second)->image.width, 40);
  EXPECT_LT(cv::norm(pictures::corner_colour((*second)->image, 0) - kGreen), 2);
  EXPECT_TRUE(third && !*third);
}

TEST(Decode, HashIsOfTheRawBytes) {
  const pictures::Folder folder;
  const Bytes bytes = pictures::encoded(pictures::four_corners(64, 40), ".png");
  auto pages = capture::open(folder.write("card.png", bytes));
  ASSERT_TRUE(pages);
  EXPECT_EQ(pages->sha256(), capture::sha256_hex(bytes));
  EXPECT_EQ(capture::sha256_hex({'a', 'b', 'c'}), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Decode, PngOfAPictureIsLossless) {
  const pictures::Folder folder;
  const card::Image image =
      only_page(folder.write("a.png", pictures::encoded(pictures::four_corners(123, 45), ".png")));
  const auto bytes = capture::encode_png(image);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(only_page(folder.write("b.png", *bytes)).pixels, image.pixels);
}

TEST(Decode, PngOfAGreyPictureIsLossless) {
  const pictures::Folder folder;
  card::Image grey{61, 7, 1, 300, {}};
  for (int i = 0; i < 61 * 7; ++i) grey.pixels.push_back(static_cast<std::uint8_t>(i * i));
  const auto bytes = capture::encode_png(grey);
  ASSERT_TRUE(bytes);
  const std::vector<std::uint8_t> read = only_page(folder.write("grey.png", *bytes)).pixels;
  ASSERT_EQ(read.size(), 3 * grey.pixels.size());
  for (std::size_t i = 0; i < read.size(); ++i) ASSERT_EQ(read[i], grey.pixels[i / 3]) << i;
}

TEST(Decode, NoPictureMakesNoPng) { EXPECT_FALSE(capture::encode_png({}).has_value()); }

TEST(Decode, OneChildServesManyFiles) {
  const pictures::Folder folder;
  capture::DecoderPool decoders;
  capture::Options options;
  options.decoders = &decoders;
  const auto good = folder.write("good.png", pictures::encoded(pictures::four_corners(64, 40), ".png"));
  const auto bad = folder.write("bad.png", Bytes{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0});
  for (int round = 0; round < 5; ++round) {
    for (const auto& [file, readable] : {std::pair(good, true), std::pair(bad, false)}) {
      auto pages = capture::open(file, options);
      ASSERT_TRUE(pages);
      EXPECT_EQ(pages->next().has_value(), readable);
    }
  }
}

}  // namespace
