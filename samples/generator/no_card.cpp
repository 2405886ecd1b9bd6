#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "samples/generator/picture.h"
#include "samples/generator/surfaces.h"
#include "samples/generator/typeset.h"

namespace samples {
namespace {

cv::Mat landscape(cv::Size size, Random& random) {
  cv::Mat picture(size, CV_8UC3);
  const cv::Mat hills = smooth_noise(size, 700, 5, random), clouds = smooth_noise(size, 500, 6, random);
  const double horizon = random.between(0.35, 0.6);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const double v = static_cast<double>(y) / size.height;
      const double ridge = horizon + 0.12 * hills.at<float>(size.height / 2, x);
      const double cloud = std::max(0.0F, clouds.at<float>(y, x)), grass = hills.at<float>(y, x);
      cv::Vec3d c = v < ridge ? cv::Vec3d(235, 190 + 40 * v, 130 + 150 * v) + cv::Vec3d(20, 60, 90) * cloud
                              : cv::Vec3d(50, 110, 80) * (1.25 - 0.6 * v + 0.3 * grass);
      for (int k = 0; k < 3; ++k) picture.at<cv::Vec3b>(y, x)[k] = cv::saturate_cast<uchar>(c[k]);
    }
  }
  return picture;
}

/// A page of a letter or a book: lines of text from edge to edge.
cv::Mat text_page(cv::Size size, const Fonts& fonts, Random& random) {
  static const std::vector<std::string> kWords = {
      "本日は", "お忙しい", "なか",         "会議の",   "結果を", "ご報告",  "いたします", "来月の",
      "予定は", "次の",     "とおりです。", "詳しくは", "別紙を", "ご覧",    "ください。", "また、",
      "資料は", "後日",     "お送り",       "します。", "季節の", "変わり目"};
  cv::Mat picture(size, CV_8UC3, cv::Scalar(244, 246, 246));
  const std::string family = fonts.japanese().empty() ? "" : random.pick(fonts.japanese()).name;
  for (int y = 150; y < size.height - 170; y += 44) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += random.pick(kWords);
    const auto line = set_line(text, {family, 27, false, 0, false});
    if (!line) continue;
    const int width = random.chance(0.12) ? size.width / 2 : size.width - 320;
    for (int r = 0; r < line->height; ++r) {
      for (int c = 0; c < std::min(line->width, width); ++c) {
        const int cover = line->coverage[static_cast<std::size_t>(r * line->width + c)];
        cv::Vec3b& pixel = picture.at<cv::Vec3b>(y + r, 160 + c);
        for (int k = 0; k < 3; ++k) pixel[k] = static_cast<uchar>(pixel[k] * (255 - cover) / 255);
      }
    }
  }
  return picture;
}

void coins(cv::Mat& picture, Random& random) {
  for (int i = random.integer(3, 9); i > 0; --i) {
    const cv::Point at(random.integer(200, picture.cols - 200), random.integer(200, picture.rows - 200));
    const int radius = random.integer(60, 150);
    const double value = random.between(120, 210);
    cv::circle(picture, at + cv::Point(6, 9), radius, cv::Scalar(30, 30, 34), cv::FILLED, cv::LINE_AA);
    cv::circle(picture, at, radius, cv::Scalar(value * 0.75, value * 0.9, value), cv::FILLED, cv::LINE_AA);
    cv::circle(picture, at, radius * 9 / 10, cv::Scalar(value * 0.6, value * 0.75, value * 0.85), 4, cv::LINE_AA);
    cv::circle(picture, at, radius / 3, cv::Scalar(value * 0.5, value * 0.65, value * 0.75), 6, cv::LINE_AA);
  }
}

void key(cv::Mat& picture, Random& random) {
  const cv::Point at(random.integer(400, picture.cols - 900), random.integer(400, picture.rows - 400));
  const cv::Scalar metal(150, 170, 180);
  cv::circle(picture, at, 110, metal, 42, cv::LINE_AA);
  cv::line(picture, at + cv::Point(110, 0), at + cv::Point(520, 60), metal, 44, cv::LINE_AA);
  for (int i = 0; i < 3; ++i)
    cv::line(picture, at + cv::Point(380 + 50 * i, 50), at + cv::Point(372 + 50 * i, 120), metal, 26, cv::LINE_AA);
}

}  // namespace

Picture no_card_picture(int which, const Fonts& fonts, Random& random) {
  const cv::Size photo(2048, 1536), page(1654, 2339);
  Picture picture;
  picture.jpeg_quality = random.integer(78, 92);
  switch (which % 6) {
    case 0: picture.pixels = desk(photo, random); break;
    case 1: picture.pixels = landscape(photo, random); break;
    case 2:
      picture.pixels = cv::Mat(page, CV_8UC3, cv::Scalar(246, 247, 247));
      picture.dpi = 200;
      break;
    case 3:
      picture.pixels = text_page(page, fonts, random);
      picture.dpi = 200;
      break;
    case 4:
      picture.pixels = desk(photo, random);
      coins(picture.pixels, random);
      break;
    default: picture.pixels = desk(photo, random); key(picture.pixels, random);
  }
  shine(picture.pixels, 1 + 0.06 * smooth_noise(picture.pixels.size(), 900, 1, random));
  cv::GaussianBlur(picture.pixels, picture.pixels, cv::Size(0, 0), 0.7);
  add_noise(picture.pixels, random.between(1.5, 5), random);
  return picture;
}

}  // namespace samples
