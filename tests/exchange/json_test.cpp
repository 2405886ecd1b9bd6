#include "exchange/json.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/exchange/sample_records.h"

namespace {

using exchange::samples::records;

card::TextLine line_of(const std::string& text) {
  card::TextLine line;
  line.box = card::quad_from_bounds({90, 60, 520, 104});
  line.glyph_size_px = 41.7F;
  card::Symbol symbol;
  symbol.text = text;
  symbol.box = card::quad_from_bounds({90.25F, 60, 130.5F, 104});
  symbol.confidence = 0.99F;
  symbol.alternatives = {{"山", 0.0078125F}};
  line.readings = {{"card", {symbol}, {}}, {"jpn", {}, {}}};
  return line;
}

card::CardReading reading() {
  card::CardReading card;
  card.source = {"scan-01.png", "", "ab12", 0, 0};
  card.quad_in_source = {{card::Point{12, 8}, card::Point{1080, 10}, card::Point{1079.4F, 655}, card::Point{11, 652}}};
  card.languages = {"jpn", "eng"};
  card.contact = records()[0].contact;
  card.confidence = {{"family_name", 0.998F}, {"phones[0]", 0.99904F}};
  card.doubtful = {"family_name"};
  card.lines = {line_of("株式会社山田製作所")};
  card.barcodes = {{"QRCode", "MECARD:N:山田;;", {}}};
  card.engine = "engine 1";
  return card;
}

TEST(Json, card_of_the_contract) {
  EXPECT_EQ(
      exchange::card_json(reading()),
      R"({"source":{"file":"scan-01.png","member":null,"sha256":"ab12","page":0,"card":0,)"
      R"("quad":[[12,8],[1080,10],[1079,655],[11,652]],"turned_degrees":0},"languages":["jpn","eng"],)"
      R"("contact":{"family_name":"山田","given_name":"太郎","family_kana":"ヤマダ","given_kana":"タロウ",)"
      R"("latin_name":"Taro YAMADA","company":"株式会社山田製作所","company_kana":null,"company_latin":null,)"
      R"("departments":["営業本部 第一営業部"],"job_titles":["部長"],)"
      R"("posts":[{"company":"株式会社山田製作所","department":"営業本部 第一営業部","job_titles":["部長"]}],)"
      R"("qualifications":["中小企業診断士"],)"
      R"("phones":[{"kind":"work","number":"+81312345678","extension":null,"printed":"03-1234-5678"}],)"
      R"("emails":["taro.yamada@example.co.jp"],"urls":["https://www.example.co.jp/"],)"
      R"("addresses":[{"postal_code":"100-0001","region":"東京都","locality":"千代田区","street":"千代田1-1",)"
      R"("building":"山田ビル5F","country":"JP","printed":"〒100-0001 東京都千代田区千代田1-1 山田ビル5F"}],)"
      R"("social":[],"notes":[]},"confidence":{"family_name":0.998,"phones[0]":0.999},"doubtful":["family_name"],)"
      R"("decision":"review","lines":[{"text":"株式会社山田製作所","confidence":0.99,"vertical":false,)"
      R"("box":[[90,60],[520,60],[520,104],[90,104]]}]})");
}

TEST(Json, empty_contact_has_nulls_and_empty_lists) {
  EXPECT_EQ(exchange::contact_to_json({}),
            R"({"family_name":null,"given_name":null,"family_kana":null,"given_kana":null,"latin_name":null,)"
            R"("company":null,"company_kana":null,"company_latin":null,"departments":[],"job_titles":[],"posts":[],)"
            R"("qualifications":[],"phones":[],"emails":[],"urls":[],"addresses":[],"social":[],"notes":[]})");
}

TEST(Json, no_card_and_two_sides) {
  card::CardReading none = reading();
  none.decision = card::Decision::not_a_card;
  EXPECT_NE(exchange::card_json(none).find(R"("contact":null)"), std::string::npos);
  EXPECT_EQ(exchange::card_json(none).find("sides"), std::string::npos);
  none.sides = {{"a.png", "", "", 0, 0}, {"b.png", "in/zip.png", "", 0, 1}};
  EXPECT_NE(
      exchange::card_json(none).find(R"("sides":[{"file":"a.png","member":null,"sha256":null,"page":0,"card":0},)"
                                     R"({"file":"b.png","member":"in/zip.png","sha256":null,"page":0,"card":1}])"),
      std::string::npos);
}

TEST(Json, error_in_place_of_a_card) {
  EXPECT_EQ(exchange::error_json({"x.png", "", "", 0, 0}, {card::ErrorKind::bad_input, "x.png: not \"readable\""}),
            R"({"source":{"file":"x.png","member":null,"sha256":null,"page":0,"card":0},)"
            R"("error":{"kind":"bad_input","message":"x.png: not \"readable\""}})");
}

TEST(Json, record_of_the_contract) {
  const std::string line = exchange::record_json(records()[0]);
  EXPECT_TRUE(line.starts_with(R"({"id":1,"status":"confirmed","family_name":"山田",)")) << line;
  EXPECT_TRUE(line.ends_with(R"("notes":[],"exchanged_on":"2025-04-18","tags":["展示会","A, B; C"],)"
                             R"("sources":[{"external_id":"007"},{"card":3,"file":"scan-01.png","member":null}]})"))
      << line;
  EXPECT_TRUE(exchange::record_json(records()[1]).starts_with(R"({"id":2,"status":"unconfirmed",)"));
}

TEST(Json, contact_round_trip) {
  std::mt19937 random(1);
  std::vector<exchange::Record> all = records();
  for (int i = 0; i < 500; ++i) all.push_back(exchange::samples::random_record(random));
  for (const exchange::Record& record : all) {
    const std::string line = exchange::contact_to_json(record.contact);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto back = exchange::contact_from_json(line);
    ASSERT_TRUE(back.has_value()) << back.error().message;
    EXPECT_EQ(*back, record.contact) << line;
  }
}

TEST(Json, reading_round_trip_keeps_all_but_the_posteriors) {
  const card::CardReading before = reading();
  const std::string line = exchange::reading_to_json(before);
  const auto after = exchange::reading_from_json(line);
  ASSERT_TRUE(after.has_value()) << after.error().message;
  EXPECT_EQ(exchange::reading_to_json(*after), line);
  EXPECT_EQ(after->contact, before.contact);
  EXPECT_EQ(after->source.file, before.source.file);
  EXPECT_EQ(after->quad_in_source, before.quad_in_source);
  EXPECT_EQ(after->confidence[1].confidence, before.confidence[1].confidence);
  EXPECT_EQ(after->decision, before.decision);
  ASSERT_EQ(after->lines.size(), 1U);
  EXPECT_EQ(after->lines[0].glyph_size_px, before.lines[0].glyph_size_px);
  ASSERT_EQ(after->lines[0].readings.size(), 2U);
  const card::Symbol& symbol = after->lines[0].readings[0].symbols[0];
  EXPECT_EQ(symbol.box, before.lines[0].readings[0].symbols[0].box);
  EXPECT_EQ(symbol.alternatives[0].confidence, 0.0078125F);
  EXPECT_EQ(after->barcodes[0].text, "MECARD:N:山田;;");
  EXPECT_EQ(after->engine, "engine 1");
}

TEST(Json, wrong_json_is_refused) {
  for (const char* text : {"", "{", "[]", "null", "7", R"({"family_name":7})", R"({"emails":"a"})", R"({"emails":[1]})",
                           R"({"phones":[{"kind":"pager"}]})", R"({"phones":{}})", R"({"posts":[7]})", "\xFF\xFE"}) {
    const auto contact = exchange::contact_from_json(text);
    ASSERT_FALSE(contact.has_value()) << text;
    EXPECT_EQ(contact.error().kind, card::ErrorKind::bad_input);
  }
  for (const char* text :
       {"{", R"({"source":7})", R"({"source":{"quad":[[1,2]]}})", R"({"decision":"maybe"})",
        R"({"lines":[{"box":[[1],[2],[3],[4]]}]})", R"({"confidence":[]})",
        R"({"source":{"quad":[[1,8e52],[2,2],[3,3],[4,4]]}})", R"({"confidence":{"company":1e99}})"}) {
    EXPECT_FALSE(exchange::reading_from_json(text).has_value()) << text;
  }
  EXPECT_TRUE(exchange::contact_from_json(R"({"further":1,"family_name":null})").has_value());
}

TEST(Json, nothing_hostile_breaks_the_line) {
  card::Contact contact;
  contact.family_name = std::string("a\0b\n\"\\\xFF", 7);
  contact.company = "</script><script>alert(1)</script>";
  const std::string line = exchange::contact_to_json(contact);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const auto back = exchange::contact_from_json(line);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->family_name, std::string("a\0b\n\"\\\xEF\xBF\xBD", 9));
  EXPECT_EQ(back->company, contact.company);
  EXPECT_FALSE(exchange::contact_from_json(std::string(500'000, '[')).has_value());
  EXPECT_FALSE(exchange::contact_from_json(R"({"emails":)" + std::string(200'000, '[')).has_value());
}

}  // namespace
