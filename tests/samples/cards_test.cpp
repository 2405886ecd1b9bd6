#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include "exchange/json.h"
#include "samples/generator/deck.h"
#include "samples/generator/truth.h"
#include "samples/generator/words.h"
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

std::string without_blanks(const std::string& text) { return replace_all(text, " ", ""); }

TEST(Cards, TruthSaysWhatIsPrinted) {
  Random random(6);
  for (int i = 0; i < 90; ++i) {
    const RenderedCard card = deck().deal(150, random);
    std::string print;
    for (const PlacedLine& line : card.lines) print += without_blanks(line.text);  // a value may stand on two lines
    const card::Contact& c = card.sheet.contact;
    for (const std::string& text : {c.family_name, c.given_name, c.company, c.latin_name, c.company_latin}) {
      EXPECT_NE(print.find(without_blanks(text)), std::string::npos) << text << " in " << print;
    }
    for (const auto* list : {&c.emails, &c.urls, &c.qualifications, &c.job_titles, &c.social, &c.notes})
      for (const std::string& text : *list)
        EXPECT_NE(print.find(without_blanks(text)), std::string::npos) << text << " in " << print;
    for (const card::Address& address : c.addresses) {
      const std::string place = without_blanks(address.locality);
      EXPECT_NE(print.find(place), std::string::npos) << place << " in " << print;
    }
    for (const card::PhoneNumber& phone : c.phones) {
      EXPECT_TRUE(print.find(without_blanks(phone.printed)) != std::string::npos ||
                  print.find(to_full_width(phone.printed)) != std::string::npos)
          << phone.printed << " in " << print;
      const std::string digits = digits_of(phone.printed);
      EXPECT_TRUE(digits.empty() || phone.number.ends_with(digits.substr(digits.size() - 4))) << phone.printed;
      EXPECT_GE(phone.number.size(), 10U) << phone.printed;
      EXPECT_LE(phone.number.size(), 16U) << phone.printed;
    }
  }
}

std::vector<RenderedCard> cards_of(const DeckOptions& options, int count) {
  const auto deck = Deck::open(options);
  EXPECT_TRUE(deck);
  std::vector<RenderedCard> cards;
  Random random(8);
  while (deck && std::ssize(cards) < count) cards.push_back(deck->deal(150, random));
  return cards;
}

DeckOptions plain_fonts(Set set, Variety variety) {
  DeckOptions options{set, MEISHI_SOURCE_DIR "/samples/words", "", true};
  options.fonts = Fonts({"Noto Sans CJK JP"}, {"DejaVu Sans"});
  options.variety = variety;
  return options;
}

TEST(Cards, OfTheTestSetAreTidy) {
  const auto wide = cards_of(plain_fonts(Set::test, Variety::wide), 12);
  const auto tidy = cards_of(plain_fonts(Set::test, Variety::tidy), 12);
  for (std::size_t i = 0; i < tidy.size(); ++i) EXPECT_EQ(wide[i].layout, tidy[i].layout);
  EXPECT_EQ(cv::norm(wide.back().picture, tidy.back().picture, cv::NORM_INF), 0);
}

TEST(Cards, WideOnesHaveMoreBesideTheirValues) {
  const auto printed_apart = [](const RenderedCard& card, const char* field) {
    return std::any_of(card.lines.begin(), card.lines.end(), [&](const PlacedLine& l) { return l.field == field; });
  };
  int marks = 0, labels = 0, offices = 0, notes = 0, designs = 0;
  constexpr int kCards = 60;
  for (const RenderedCard& card : cards_of(plain_fonts(Set::dev, Variety::wide), kCards)) {
    marks += printed_apart(card, "mark");
    labels += printed_apart(card, "label");
    offices += card.sheet.contact.addresses.size() > 1;
    notes += card.sheet.contact.notes.size() > 1;
    designs += card.layout.starts_with("wide-");
  }
  EXPECT_NEAR(designs, 0.6 * kCards, 12);
  EXPECT_GE(marks, 3);
  EXPECT_GE(labels, 3);
  EXPECT_GE(offices, 3);
  EXPECT_GE(notes, 6);
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
