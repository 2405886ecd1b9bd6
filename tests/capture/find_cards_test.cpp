#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "capture/capture.h"
#include "tests/capture/drawn_cards.h"

namespace {

using drawn::Corners;

/// The greatest corner error as a part of the card's diagonal; the corners may begin at any of the four.
double corner_error(const card::Quad& found, const Corners& truth) {
  double best = 1e9;
  for (int turn = 0; turn < 4; ++turn) {
    double worst = 0;
    for (int i = 0; i < 4; ++i) {
      const card::Point& p = found.corners[(i + turn) % 4];
      worst = std::max(worst, std::hypot(double{p.x} - truth[i].x, double{p.y} - truth[i].y));
    }
    best = std::min(best, worst);
  }
  return best / cv::norm(truth[0] - truth[2]);
}

Corners frame(const cv::Mat& picture) {
  const auto w = static_cast<float>(picture.cols), h = static_cast<float>(picture.rows);
  return {cv::Point2f(0, 0), {w, 0}, {w, h}, {0, h}};
}

Corners turned(cv::Point2f middle, cv::Size2f size, float degrees) {
  std::array<cv::Point2f, 4> points;
  cv::RotatedRect(middle, size, degrees).points(points.data());
  return {points[1], points[2], points[3], points[0]};
}

constexpr double kAllowed = 0.015;  // of the diagonal

TEST(FindCards, CroppedScanIsTakenAsItIs) {
  const drawn::Look looks[] = {
      {},
      {.ground = cv::Scalar(60, 30, 20), .ink = cv::Scalar::all(240)},
      {.logo_box = true},
      {.photo = true},
      {.size = {1050, 602}},
      {.size = {650, 1075}},
  };
  for (const drawn::Look& look : looks) {
    const cv::Mat picture = drawn::card(look);
    const card::Image page = drawn::image_of(picture, 300);
    const auto cards = capture::find_cards(page, {});
    ASSERT_EQ(cards.size(), 1U) << look.size << look.logo_box << look.photo;
    EXPECT_LT(corner_error(cards[0].quad_in_source, frame(picture)), kAllowed) << look.logo_box << look.photo;
    EXPECT_EQ(cards[0].image.pixels, page.pixels) << "neither resampled nor relit";
    EXPECT_NEAR(cards[0].image.dpi, 300, 10);
  }
}

/// A box of a card's shape with a few letters in it.
void draw_panel(cv::Mat& picture, cv::Rect box) {
  picture(box).setTo(cv::Scalar(60, 90, 160));
  cv::putText(picture, "ISO 9001", {box.x + box.width / 8, box.y + box.height / 2}, cv::FONT_HERSHEY_SIMPLEX, 0.8,
              cv::Scalar::all(250), 2, cv::LINE_AA);
  cv::putText(picture, "certified", {box.x + box.width / 8, box.y + 4 * box.height / 5}, cv::FONT_HERSHEY_SIMPLEX, 0.7,
              cv::Scalar::all(250), 2, cv::LINE_AA);
}

TEST(FindCards, PanelsOfACardsShapeAreNoCards) {
  cv::Mat picture = drawn::card({});
  draw_panel(picture, {820, 60, 190, 115});
  draw_panel(picture, {820, 250, 190, 115});
  const auto cards = capture::find_cards(drawn::image_of(picture), {});
  ASSERT_EQ(cards.size(), 1U);
  EXPECT_LT(corner_error(cards[0].quad_in_source, frame(picture)), kAllowed);
}

TEST(FindCards, CardOnADeskIsStraightened) {
  struct Case {
    cv::Scalar desk;
    double grain;
    Corners corners;
    double fall;
  };
  const Case cases[] = {
      {cv::Scalar(70, 100, 140), 12, {cv::Point2f(300, 260), {1650, 300}, {1580, 1120}, {340, 1060}}, 0.0},
      {cv::Scalar(70, 100, 140), 12, {cv::Point2f(420, 420), {1500, 200}, {1850, 840}, {560, 1250}}, 0.4},
      {cv::Scalar(30, 30, 30), 4, {cv::Point2f(700, 150), {1300, 180}, {1420, 1230}, {620, 1250}}, 0.2},
      {cv::Scalar(150, 150, 150), 3, {cv::Point2f(200, 300), {1700, 280}, {1720, 1200}, {190, 1190}}, 0.3},
  };
  for (const Case& c : cases) {
    cv::Mat picture = drawn::desk({2000, 1500}, c.desk, c.grain);
    drawn::lay(picture, drawn::card({.logo_box = true}), c.corners);
    drawn::shade(picture, c.fall);
    cv::GaussianBlur(picture, picture, {5, 5}, 0);
    const auto cards = capture::find_cards(drawn::image_of(picture), {});
    ASSERT_EQ(cards.size(), 1U) << c.desk;
    EXPECT_LT(corner_error(cards[0].quad_in_source, c.corners), kAllowed) << c.desk;
    EXPECT_GE(std::max(cards[0].image.width, cards[0].image.height), 1000) << "keeps the page's pixels";
  }
}

TEST(FindCards, BandOfATightCropIsKept) {
  cv::Mat picture(660, 1085, CV_8UC3, cv::Scalar::all(225));
  cv::Mat card = drawn::card({});
  card(cv::Rect(900, 0, 175, 650)) = cv::Scalar(90, 60, 40);
  card.copyTo(picture(cv::Rect(4, 5, 1075, 650)));
  const auto cards = capture::find_cards(drawn::image_of(picture, 300), {});
  ASSERT_EQ(cards.size(), 1U);
  EXPECT_LT(corner_error(cards[0].quad_in_source, frame(picture)), kAllowed);
}

void expect_the_card(const cv::Mat& picture, const Corners& truth, const std::string& what) {
  const auto cards = capture::find_cards(drawn::image_of(picture), {});
  ASSERT_EQ(cards.size(), 1U) << what;
  EXPECT_LT(corner_error(cards[0].quad_in_source, truth), kAllowed) << what;
}

TEST(FindCards, ShadowAcrossACard) {
  const Corners corners = {cv::Point2f(330, 320), {1610, 360}, {1550, 1090}, {370, 1110}};
  for (const float top : {0.5F, 0.7F}) {
    cv::Mat picture = drawn::desk({2000, 1500}, cv::Scalar(190, 205, 225), 1.5);
    drawn::lay(picture, drawn::card({}), corners);
    // Its soft edge enters at the top and leaves on the right.
    cv::Mat light(picture.size(), CV_32FC3, cv::Scalar::all(1));
    const std::vector<cv::Point> dark = {
        {static_cast<int>(top * 2000), 0}, {static_cast<int>(top * 2000) + 200, 900}, {2000, 1000}, {2000, 0}};
    cv::fillPoly(light, std::vector<std::vector<cv::Point>>{dark}, cv::Scalar::all(0.6));
    cv::GaussianBlur(light, light, {61, 61}, 0);
    cv::Mat lit;
    picture.convertTo(lit, CV_32FC3);
    cv::Mat(lit.mul(light)).convertTo(picture, CV_8UC3);
    expect_the_card(picture, corners, "shadow from " + std::to_string(top));
  }
}

TEST(FindCards, CardsOfTwoColoursAreOne) {
  const Corners corners = {cv::Point2f(230, 110), {1950, 310}, {1900, 1430}, {60, 1275}};
  for (const double panel : {0.2, 0.45, 0.5, 0.55}) {
    cv::Mat picture = drawn::desk({2000, 1500}, cv::Scalar(36, 62, 90), 1);
    drawn::lay(picture, drawn::card({.panel = panel, .panel_colour = cv::Scalar(25, 80, 85)}), corners);
    expect_the_card(picture, corners, "panel " + std::to_string(panel));
  }
}

TEST(FindCards, ThickFramesAreNotTheCardsEdge) {
  const Corners corners = {cv::Point2f(12, 40), {1062, 8}, {1086, 630}, {36, 664}};
  for (const int width : {2, 4, 6}) {
    cv::Mat picture(690, 1100, CV_8UC3, cv::Scalar::all(228));
    drawn::lay(picture, drawn::card({.frame = width}), corners);
    expect_the_card(picture, corners, "frame " + std::to_string(width));
  }
}

TEST(FindCards, DarkCardOnLightDesk) {
  cv::Mat picture = drawn::desk({1600, 1200}, cv::Scalar::all(190), 3);
  const Corners corners = {cv::Point2f(210, 260), {1380, 240}, {1400, 960}, {200, 970}};
  drawn::lay(picture, drawn::card({.ground = cv::Scalar::all(35), .ink = cv::Scalar::all(235)}), corners);
  const auto cards = capture::find_cards(drawn::image_of(picture), {});
  ASSERT_EQ(cards.size(), 1U);
  EXPECT_LT(corner_error(cards[0].quad_in_source, corners), kAllowed);
  const auto& pixels = cards[0].image.pixels;
  EXPECT_LT(cv::mean(cv::Mat(pixels))[0], 90) << "dark ground stays dark";
}

TEST(FindCards, SeveralOnAFlatbedInReadingOrder) {
  cv::Mat picture(3508, 2480, CV_8UC3, cv::Scalar::all(225));
  const Corners places[] = {turned({640, 400}, {1075, 650}, 1.5F), turned({1800, 420}, {1075, 650}, -2.0F),
                            turned({660, 1250}, {1050, 602}, 0.8F), turned({1820, 1400}, {1003, 650}, -1.0F),
                            turned({640, 2300}, {650, 1075}, 1.0F)};
  for (const Corners& place : places) {
    const cv::Size size(cvRound(cv::norm(place[1] - place[0])), cvRound(cv::norm(place[2] - place[1])));
    drawn::lay(picture, drawn::card({.size = size, .ground = cv::Scalar::all(250)}), place);
  }
  const auto cards = capture::find_cards(drawn::image_of(picture, 300), {});
  ASSERT_EQ(cards.size(), std::size(places));
  for (std::size_t i = 0; i < cards.size(); ++i) {
    EXPECT_EQ(cards[i].source.card, static_cast<int>(i));
    EXPECT_LT(corner_error(cards[i].quad_in_source, places[i]), kAllowed) << i;
  }
}

TEST(FindCards, NothingWhereThereIsNoCard) {
  cv::Mat noise(900, 1400, CV_8UC3);
  cv::RNG(3).fill(noise, cv::RNG::NORMAL, cv::Scalar::all(128), cv::Scalar::all(40));
  cv::Mat landscape(900, 1400, CV_8UC3, cv::Scalar(220, 180, 120));
  cv::ellipse(landscape, {500, 900}, {900, 350}, 0, 0, 360, cv::Scalar(60, 120, 50), cv::FILLED);
  cv::circle(landscape, {1100, 200}, 90, cv::Scalar(120, 230, 250), cv::FILLED);
  cv::Mat text_page(2970, 2100, CV_8UC3, cv::Scalar::all(250));
  for (int y = 150; y < 2800; y += 50) {
    cv::putText(text_page,
                "The quick brown fox jumps over the lazy dog, and again it does so, line by line by line, on and on",
                {150, y}, cv::FONT_HERSHEY_SIMPLEX, 1.05, cv::Scalar::all(20), 2, cv::LINE_AA);
  }
  const struct {
    const char* name;
    cv::Mat picture;
  } cases[] = {
      {"blank", cv::Mat(900, 1400, CV_8UC3, cv::Scalar::all(248))},
      {"black", cv::Mat(900, 1400, CV_8UC3, cv::Scalar::all(0))},
      {"noise", noise},
      {"landscape", landscape},
      {"desk", drawn::desk({1600, 1200}, cv::Scalar(70, 100, 140), 15)},
      {"page of text", text_page},
      {"one pixel", cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(9))},
      {"one row", cv::Mat(1, 2000, CV_8UC3, cv::Scalar::all(9))},
  };
  for (const auto& c : cases) EXPECT_EQ(capture::find_cards(drawn::image_of(c.picture), {}).size(), 0U) << c.name;
  EXPECT_TRUE(capture::find_cards({}, {}).empty());
}

TEST(FindCards, UnevenLightIsEvenedOut) {
  cv::Mat picture = drawn::desk({1600, 1200}, cv::Scalar(60, 80, 110), 8);
  const Corners corners = {cv::Point2f(200, 250), {1400, 250}, {1400, 976}, {200, 976}};
  drawn::lay(picture, drawn::card({}), corners);
  drawn::shade(picture, 0.45);
  const auto cards = capture::find_cards(drawn::image_of(picture), {});
  ASSERT_EQ(cards.size(), 1U);
  const card::Image& image = cards[0].image;
  const auto ground_at = [&image](double part) {
    const std::size_t x = static_cast<std::size_t>(part * image.width);
    const std::size_t y = static_cast<std::size_t>(0.95 * image.height);
    return int{image.pixels[3 * (y * image.width + x)]};
  };
  EXPECT_LT(std::abs(ground_at(0.05) - ground_at(0.95)), 12);
}

TEST(FindCards, GreyPagesWork) {
  cv::Mat grey;
  cv::cvtColor(drawn::card({}), grey, cv::COLOR_BGR2GRAY);
  EXPECT_EQ(capture::find_cards(drawn::image_of(grey), {}).size(), 1U);
}

TEST(FindCards, TurnIsClockwise) {
  const card::Image image{2, 1, 1, 300, {10, 20}};
  EXPECT_EQ(capture::turn(image, 90).pixels, (std::vector<std::uint8_t>{10, 20}));
  EXPECT_EQ(capture::turn(image, 90).height, 2);
  EXPECT_EQ(capture::turn(image, 180).pixels, (std::vector<std::uint8_t>{20, 10}));
  EXPECT_EQ(capture::turn(image, 270).pixels, (std::vector<std::uint8_t>{20, 10}));
  EXPECT_EQ(capture::turn(image, 270).width, 1);
  EXPECT_EQ(capture::turn(image, 360).pixels, image.pixels);
}

TEST(FindCards, RealPhotographsGiveOneCardOfACardsShape) {
  const char* named = std::getenv("MEISHI_SHARED");
  const std::filesystem::path shared =
      named != nullptr ? named : std::filesystem::path(MEISHI_SOURCE_DIR) / "../shared";
  if (!std::filesystem::exists(shared / "cards")) {
    std::cout << "no real photographs here\n";
    return;
  }
  capture::DecoderPool decoders;
  capture::Options options;
  options.decoders = &decoders;
  for (const auto& entry : std::filesystem::directory_iterator(shared / "cards")) {
    const auto extension = entry.path().extension();
    if (extension != ".jpg" && extension != ".png") continue;
    auto pages = capture::open(entry.path(), options);
    ASSERT_TRUE(pages);
    const auto page = pages->next();
    ASSERT_TRUE(page && *page) << entry.path();
    const auto cards = capture::find_cards((*page)->image, (*page)->source);
    ASSERT_EQ(cards.size(), 1U) << entry.path();
    const double aspect = static_cast<double>(cards[0].image.width) / cards[0].image.height;
    EXPECT_GT(aspect, 1.5) << entry.path();
    EXPECT_LT(aspect, 1.9) << entry.path();
  }
}

}  // namespace
