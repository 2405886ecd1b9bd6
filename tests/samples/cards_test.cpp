#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include "exchange/json.h"
#include "samples/generator/deck.h"
#include "samples/generator/truth.h"
#include "samples/generator/writing.h"

namespace samples {
namespace {

const Deck& deck() {
  static const auto kDeck = Deck::open({Set::dev, MEISHI_SOURCE_DIR "/samples/words", "", true});
  EXPECT_TRUE(kDeck) << kDeck.error().message;
  return *kDeck;
}

Picture picture(const std::string& kind, std::uint64_t seed) {
  Random random(seed);
  return deck().picture(kind, 0, random);
}

TEST(Cards, AreTheSameForTheSameSeed) {
  for (const char* kind : {"clean", "scan200", "no_card"}) {
    const Picture a = picture(kind, 11), b = picture(kind, 11);
    ASSERT_EQ(a.pixels.size(), b.pixels.size());
    EXPECT_EQ(cv::norm(a.pixels, b.pixels, cv::NORM_INF), 0) << kind;
    EXPECT_EQ(truth_json(a, kind, Set::dev, 11), truth_json(b, kind, Set::dev, 11));
  }
}

TEST(Cards, HaveTheMixOfRealOnes) {
  int cards = 0, western = 0, vertical = 0, mail = 0, company = 0;
  Random random(5);
  for (; cards < 100; ++cards) {
    const RenderedCard card = deck().deal(150, random);
    western += card.sheet.style == Style::western;
    vertical += card.sheet.style == Style::vertical;
    mail += !card.sheet.contact.emails.empty();
    company += !card.sheet.contact.company.empty();
  }
  EXPECT_NEAR(western / 100.0, 0.28, 0.12);
  EXPECT_NEAR(vertical / 100.0, 0.18, 0.10);
  EXPECT_NEAR(mail / 100.0, 0.89, 0.08);
  EXPECT_NEAR(company / 100.0, 0.96, 0.05);
}

TEST(Cards, TruthSaysWhatIsPrinted) {
  Random random(6);
  for (int i = 0; i < 60; ++i) {
    const RenderedCard card = deck().deal(150, random);
    std::string print;
    for (const PlacedLine& line : card.lines) print += line.text + "\n";
    const card::Contact& c = card.sheet.contact;
    for (const std::string& text : {c.family_name, c.given_name, c.company, c.latin_name, c.company_latin}) {
      EXPECT_NE(print.find(text), std::string::npos) << text << " in " << print;
    }
    for (const std::string& text : c.emails) EXPECT_NE(print.find(text), std::string::npos) << text;
    for (const card::PhoneNumber& phone : c.phones) {
      EXPECT_TRUE(print.find(phone.printed) != std::string::npos ||
                  print.find(to_full_width(phone.printed)) != std::string::npos)
          << phone.printed << " in " << print;
      const std::string digits = digits_of(phone.printed);
      EXPECT_TRUE(digits.empty() || phone.number.ends_with(digits.substr(digits.size() - 4))) << phone.printed;
      EXPECT_GE(phone.number.size(), 10U) << phone.printed;
      EXPECT_LE(phone.number.size(), 16U) << phone.printed;
    }
  }
}

TEST(Cards, LinesLieOnTheirCard) {
  for (const char* kind : {"clean", "scan300", "photo"}) {
    const Picture shown = picture(kind, 21);
    ASSERT_EQ(shown.cards.size(), 1U);
    const CardOnPicture& on = shown.cards[0];
    const card::Bounds card = card::bounds(quad_on_picture(on));
    EXPECT_GT(card.right, card.left + 300);
    for (const PlacedLine& line : on.card.lines) {
      const card::Bounds box = card::bounds(mapped(line.box, on.picture_from_card));
      EXPECT_GE(box.left, card.left);
      EXPECT_LE(box.right, card.right);
      EXPECT_GE(box.top, card.top);
      EXPECT_LE(box.bottom, card.bottom);
    }
  }
}

TEST(Cards, TurnIsTheOneThatMakesThemUpright) {
  CardOnPicture on;
  on.card.picture = cv::Mat(55, 91, CV_8UC3);
  EXPECT_EQ(turned_degrees(on), 0);
  on.picture_from_card = {0, -1, 55, 1, 0, 0, 0, 0, 1};  // lies turned clockwise by 90
  EXPECT_EQ(turned_degrees(on), 270);
  on.picture_from_card = {-1, 0, 91, 0, -1, 55, 0, 0, 1};
  EXPECT_EQ(turned_degrees(on), 180);
}

TEST(Cards, ContactIsTheContractsObject) {
  const Picture shown = picture("clean", 31);
  const auto truth = nlohmann::json::parse(truth_json(shown, "clean", Set::dev, 31));
  const auto contact = exchange::contact_from_json(truth.at("cards").at(0).at("contact").dump());
  ASSERT_TRUE(contact);
  EXPECT_EQ(*contact, shown.cards[0].card.sheet.contact);
}

TEST(Cards, FlatbedPagesHoldSeveral) {
  const Picture shown = picture("flatbed", 41);
  EXPECT_GE(shown.cards.size(), 3U);
  EXPECT_LE(shown.cards.size(), 10U);
  EXPECT_TRUE(picture("no_card", 41).cards.empty());
}

}  // namespace
}  // namespace samples
