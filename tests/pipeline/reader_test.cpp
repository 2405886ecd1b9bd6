#include "pipeline/reader.h"

#include <memory>

#include <gtest/gtest.h>

#include "normalize/knowledge.h"
#include "pipeline/evidence.h"
#include "tests/pipeline/recorded_engine.h"

namespace {

const normalize::Knowledge& knowledge() {
  static const auto loaded = normalize::Knowledge::load(normalize::default_knowledge_folder(), {});
  return *loaded;
}

pipeline::Reader reader_of(card::CardText text) {
  return {pipeline::ReaderOptions{}, std::make_unique<RecordedEngine>(std::move(text)), knowledge()};
}

card::CardText text_of(std::vector<card::TextLine> lines) {
  card::CardText text;
  text.width = 200;
  text.height = 120;
  text.lines = std::move(lines);
  text.engine = "recorded";
  return text;
}

std::vector<std::string> letters(const std::string& ascii) {
  std::vector<std::string> symbols;
  for (const char c : ascii) symbols.emplace_back(1, c);
  return symbols;
}

card::CardText mail_card() { return text_of({recorded_line(letters("taro.yamada@example.co.jp"), 3)}); }

}  // namespace

TEST(Reader, a_card_without_text_is_no_card) {
  auto reader = reader_of(text_of({}));
  const auto read = reader.read_card(quartered_card(200, 120));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->reading.decision, card::Decision::not_a_card);
  EXPECT_TRUE(read->upright.empty());
}

TEST(Reader, a_card_carries_its_fields_lines_and_picture) {
  auto reader = reader_of(mail_card());
  const auto read = reader.read_card(quartered_card(200, 120));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->reading.contact.emails, std::vector<std::string>{"taro.yamada@example.co.jp"});
  EXPECT_EQ(read->reading.engine, "recorded");
  EXPECT_EQ(read->reading.lines.size(), 1U);
  EXPECT_EQ(read->front_lines, 1U);
  ASSERT_EQ(read->upright.size(), 1U);
  EXPECT_EQ(read->upright[0].width, 200);
  EXPECT_NE(read->reading.decision, card::Decision::not_a_card);
  EXPECT_EQ(read->reading.decision == card::Decision::accept, read->reading.doubtful.empty());
}

TEST(Reader, a_turned_card_is_shown_upright_with_its_corners_named_anew) {
  const struct {
    int degrees;
    std::size_t corner;  // of the picture as found, that is the upright card's top-left one
    int width;
    int first_grey;
  } cases[] = {{0, 0, 200, 40}, {90, 3, 120, 160}, {180, 2, 200, 220}, {270, 1, 120, 100}};
  for (const auto& c : cases) {
    card::CardText text = mail_card();
    text.turned_degrees = c.degrees;
    auto reader = reader_of(text);
    const card::CardImage image = quartered_card(200, 120);
    const auto read = reader.read_card(image);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->reading.turned_degrees, c.degrees);
    EXPECT_EQ(read->reading.quad_in_source.corners[0], image.quad_in_source.corners[c.corner]) << c.degrees;
    EXPECT_EQ(read->upright.at(0).width, c.width) << c.degrees;
    EXPECT_EQ(read->upright.at(0).pixels.at(0), c.first_grey) << c.degrees;
  }
}

TEST(Reader, a_page_without_a_card_says_so) {
  auto reader = reader_of(mail_card());
  capture::Page page;
  page.source.file = "blank.png";
  page.source.page = 4;
  page.image = {.width = 900, .height = 600, .channels = 3, .dpi = 300, .pixels = {}};
  page.image.pixels.assign(900U * 600U * 3U, 255);
  const auto cards = reader.read_page(page);
  ASSERT_TRUE(cards);
  ASSERT_EQ(cards->size(), 1U);
  EXPECT_EQ(cards->at(0).reading.decision, card::Decision::not_a_card);
  EXPECT_EQ(cards->at(0).reading.source.page, 4);
}

TEST(Reader, the_engines_failure_is_the_readers) {
  pipeline::Reader reader({}, std::make_unique<FailingEngine>(), knowledge());
  const auto read = reader.read_card(quartered_card(200, 120));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "the engine failed");
}

TEST(Reader, two_sides_make_one_card) {
  auto front_reader = reader_of(mail_card());
  auto back_reader = reader_of(text_of({recorded_line(letters("https://www.example.co.jp/"), 1)}));
  card::CardImage back_image = quartered_card(200, 120);
  back_image.source.page = 1;
  auto front = front_reader.read_card(quartered_card(200, 120));
  auto back = back_reader.read_card(back_image);
  ASSERT_TRUE(front && back);

  const auto paired = pipeline::pair_sides(std::move(*front), std::move(*back));
  EXPECT_EQ(paired.reading.contact.emails.size(), 1U);
  EXPECT_EQ(paired.reading.contact.urls.size(), 1U);
  ASSERT_EQ(paired.reading.sides.size(), 2U);
  EXPECT_EQ(paired.reading.sides[0].page, 0);
  EXPECT_EQ(paired.reading.sides[1].page, 1);
  EXPECT_EQ(paired.reading.lines.size(), 2U);
  EXPECT_EQ(paired.upright.size(), 2U);

  bool url_on_back = false;
  for (const auto& evidence : pipeline::field_evidence(paired)) {
    if (evidence.path == "urls[0]") url_on_back = evidence.side == card::Side::back;
  }
  EXPECT_TRUE(url_on_back);
}

TEST(Reader, an_empty_back_leaves_the_front_alone) {
  auto reader = reader_of(mail_card());
  auto blank = reader_of(text_of({}));
  for (const bool front_first : {true, false}) {
    auto front = reader.read_card(quartered_card(200, 120));
    auto back = blank.read_card(quartered_card(200, 120));
    ASSERT_TRUE(front && back);
    const auto paired = front_first ? pipeline::pair_sides(std::move(*front), std::move(*back))
                                    : pipeline::pair_sides(std::move(*back), std::move(*front));
    EXPECT_EQ(paired.reading.contact.emails.size(), 1U);
    EXPECT_TRUE(paired.reading.sides.empty());
  }
}

TEST(Reader, pictures_become_png_and_let_the_pixels_go) {
  auto reader = reader_of(mail_card());
  auto read = reader.read_card(quartered_card(200, 120));
  ASSERT_TRUE(read);
  ASSERT_TRUE(pipeline::encode_pictures(*read));
  EXPECT_TRUE(read->upright.empty());
  ASSERT_EQ(read->pictures.size(), 1U);
  EXPECT_EQ(read->pictures[0].sha256.size(), 64U);
  const std::string head(read->pictures[0].png.begin() + 1, read->pictures[0].png.begin() + 4);
  EXPECT_EQ(head, "PNG");
}
