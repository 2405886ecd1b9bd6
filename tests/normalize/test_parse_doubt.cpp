// Doubt: several readings, unread fields, barcodes, and cards that are none.
#include <algorithm>

#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

card::ParsedCard parse(const card::CardText& card) { return normalize::parse(card, parse_knowledge()); }

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

TEST(ParseDoubt, EmptyAndSenselessCardsGiveEmptyFields) {
  EXPECT_EQ(normalize::to_contact(parse({})), card::Contact{});
  card::CardText no_readings;
  no_readings.lines.resize(3);
  EXPECT_EQ(normalize::to_contact(parse(no_readings)), card::Contact{});
  const card::ParsedCard junk = parse(quick_card({"~~~ |||", "", "…", "･･･"}));
  EXPECT_TRUE(junk.family_name.value.empty());
  EXPECT_TRUE(junk.phones.empty());
}

TEST(ParseDoubt, TheReadingThatSatisfiesTheGrammarWins) {
  const card::CardText card = CardLayout()
                                  .line("株式会社みらい", 60, 40, 44)
                                  .line("松本 愛", 60, 200, 60)
                                  .line("ai.matsumoto@mirai.cojp", 60, 400, 24, 0.7F)
                                  .reading("eng", "ai.matsumoto@mirai.co.jp", 0.96F)
                                  .line("https:〃www.mirai.co.jp", 60, 440, 24, 0.6F)
                                  .reading("eng", "https://www.mirai.co.jp", 0.96F)
                                  .build();
  const card::Contact contact = normalize::to_contact(parse(card));
  EXPECT_EQ(contact.emails, std::vector<std::string>{"ai.matsumoto@mirai.co.jp"});
  EXPECT_EQ(contact.urls, std::vector<std::string>{"https://www.mirai.co.jp"});
}

TEST(ParseDoubt, NumbersBehindTheNameInAMailbox) {
  const auto email = [](const char* name, const char* address) {
    const card::CardText card = CardLayout()
                                    .line("株式会社みらい", 60, 40, 44)
                                    .line(name, 60, 200, 60)
                                    .line(address, 60, 400, 24, 0.97F)
                                    .build();
    return normalize::to_contact(parse(card)).emails;
  };
  using Emails = std::vector<std::string>;
  EXPECT_EQ(email("福島 美江", "fukushimas8@mirai.com"), Emails{"fukushima58@mirai.com"});
  EXPECT_EQ(email("緒方 加寿子", "ogata6o@mirai.com"), Emails{"ogata60@mirai.com"});
  EXPECT_EQ(email("緒方 加寿子", "ogatas@mirai.com"), Emails{"ogatas@mirai.com"}) << "no digit is printed";
}

TEST(ParseDoubt, OnesAndEllsOfAMailboxAreTheNames) {
  const auto email = [](const char* address) {
    const card::CardText card = CardLayout()
                                    .line("寶島股份有限公司", 60, 40, 44)
                                    .line("潘麗華", 60, 160, 60)
                                    .line("Li-Hua Pan", 60, 240, 30)
                                    .line(address, 60, 400, 24, 0.97F)
                                    .build();
    const card::ParsedCard parsed = parse(card);
    EXPECT_EQ(parsed.latin_name.value, "Li-Hua Pan");
    return normalize::to_contact(parsed).emails;
  };
  using Emails = std::vector<std::string>;
  EXPECT_EQ(email("1ihua11@baodao.com"), Emails{"lihua11@baodao.com"});
  EXPECT_EQ(email("1pan@baodao.com"), Emails{"lpan@baodao.com"});
  EXPECT_EQ(email("1handicraft@baodao.com"), Emails{"1handicraft@baodao.com"});
}

TEST(ParseDoubt, AMisreadPhoneLabelIsNoPartOfTheAddressAboveIt) {
  const card::ParsedCard parsed = parse(
      quick_card({"#株式会社みらい", "##松本 愛", "〒103-8363", "東京都中央区日本橋小伝馬町9-9", "取 (03)5786-7999"}));
  ASSERT_EQ(parsed.addresses.size(), 1U);
  EXPECT_EQ(parsed.addresses[0].value.street, "日本橋小伝馬町9-9");
}

TEST(ParseDoubt, LongMarksInNames) {
  const card::CardText numeral = CardLayout()
                                     .line("株式会社みらい", 60, 40, 44)
                                     .line("蓑島 ー男雄", 60, 200, 60, 0.6F)
                                     .reading("jpn", "芝島 三男雄", 0.5F)
                                     .build();
  EXPECT_EQ(parse(numeral).given_name.value, "三男雄");
  const card::CardText kana = CardLayout()
                                  .line("株式会社みらい", 60, 40, 44)
                                  .line("タータ トモハ", 60, 160, 20)
                                  .line("谷田 智波", 60, 200, 60)
                                  .build();
  EXPECT_EQ(parse(kana).family_kana.value, "タニタ");
}

TEST(ParseDoubt, AStopThatOneReadingHasIsBelieved) {
  const card::CardText card = CardLayout()
                                  .line("Rocio Delgado", 60, 200, 60)
                                  .line("rdelgado@iberica.es", 60, 300, 24, 0.99F)
                                  .reading("eng", "r.delgado@iberica.es", 0.9F)
                                  .build();
  EXPECT_EQ(normalize::to_contact(parse(card)).emails, std::vector<std::string>{"r.delgado@iberica.es"});
}

TEST(ParseDoubt, AnEmailTornAtItsUnderscore) {
  const card::CardText card = CardLayout()
                                  .line("Vandenberg & Allen LLC", 60, 40, 44)
                                  .line("Steven Patel", 60, 200, 60)
                                  .line("steven", 60, 400, 24)
                                  .line("—patel@vandenberg.net", 150, 400, 24)
                                  .build();
  EXPECT_EQ(normalize::to_contact(parse(card)).emails, std::vector<std::string>{"steven_patel@vandenberg.net"});
}

TEST(ParseDoubt, AnEmailThatOneReadingHasIsNoPage) {
  const card::CardText card = CardLayout()
                                  .line("松本 愛", 60, 200, 60)
                                  .line("ai_matsumoto@mirai.co.jp", 60, 400, 24, 0.9F)
                                  .reading("eng", "ai_matsumotor i€mirai.co.jp", 0.98F)
                                  .line("http://www.mirai.co.", 60, 440, 24)
                                  .build();
  const card::Contact contact = normalize::to_contact(parse(card));
  EXPECT_EQ(contact.emails, std::vector<std::string>{"ai_matsumoto@mirai.co.jp"});
  EXPECT_EQ(contact.urls, std::vector<std::string>{"http://www.mirai.co.jp"}) << "the e-mail's domain goes on";
}

TEST(ParseDoubt, AgreementAndClearPrintRaiseConfidence) {
  const auto card_with = [](float confidence, const char* other) {
    return CardLayout()
        .line("山田 太郎", 60, 200, 60, confidence)
        .reading("jpn", other, confidence)
        .line("TEL 03-1234-5678", 60, 400, 24, confidence)
        .reading("jpn", "TEL 03-1234-5678", confidence)
        .build();
  };
  const card::ParsedCard clear = parse(card_with(0.99F, "山田 太郎"));
  const card::ParsedCard torn = parse(card_with(0.6F, "山日 大郎"));
  EXPECT_GT(clear.family_name.confidence, torn.family_name.confidence + 0.1F);
  EXPECT_GT(clear.phones.at(0).confidence, torn.phones.at(0).confidence);
}

TEST(ParseDoubt, WhatSeemsPrintedButIsNotReadIsNamed) {
  const card::ParsedCard parsed =
      parse(quick_card({"#株式会社みらい", "##松本 愛", "〒 東京都千代田区千代田1-1", "TEL", "a.b@"}));
  EXPECT_TRUE(contains(parsed.unread_fields, "phones[0]"));
  EXPECT_TRUE(contains(parsed.unread_fields, "emails[0]"));
  EXPECT_TRUE(contains(parsed.unread_fields, "addresses[0].postal_code"));
  const card::ParsedCard whole = parse(quick_card({"#株式会社みらい", "##松本 愛", "TEL 03-3501-1000", "ai@mirai.jp"}));
  EXPECT_TRUE(whole.unread_fields.empty()) << support::joined(whole.unread_fields);
}

TEST(ParseDoubt, NoLineIsLost) {
  const card::ParsedCard parsed = parse(quick_card({"#株式会社みらい", "##松本 愛", "総合建設業", "創業明治三十二年"}));
  std::vector<std::string> notes;
  for (const auto& note : parsed.notes) notes.push_back(note.value);
  EXPECT_TRUE(contains(notes, "総合建設業"));
  EXPECT_TRUE(contains(notes, "創業明治三十二年"));
  EXPECT_EQ(parsed.unexplained_lines, (std::vector<std::size_t>{2, 3}));
}

TEST(ParseDoubt, EvidencePointsIntoThePreferredReading) {
  const card::CardText card = quick_card({"営業部 部長　鈴木 一郎", "TEL 03-1234-5678"});
  const card::ParsedCard parsed = parse(card);
  ASSERT_EQ(parsed.family_name.evidence.size(), 1U);
  const card::Evidence& evidence = parsed.family_name.evidence[0];
  std::string text;
  for (std::size_t i = evidence.first_symbol; i < evidence.last_symbol; ++i)
    text += card.lines[evidence.line].readings[0].symbols[i].text;
  EXPECT_EQ(text, "鈴木");
}

TEST(ParseDoubt, BarcodesAreTrustedMoreThanPrint) {
  const card::CardText card =
      CardLayout()
          .line("株式会社みらい", 60, 40, 44)
          .line("松木 愛", 60, 200, 60)
          .line("ai.matsumot0@mirai.co.jp", 60, 400, 24, 0.6F)
          .line("TEL 03-3501-1000", 60, 440, 24)
          .barcode(
              "BEGIN:VCARD\r\nVERSION:3.0\r\nN:松本;愛;;;\r\nFN:松本 愛\r\nORG:株式会社みらい\r\nTEL;TYPE=WORK:"
              "+81335011000\r\nEMAIL:ai.matsumoto@mirai.co.jp\r\nEND:VCARD\r\n")
          .build();
  const card::ParsedCard parsed = parse(card);
  EXPECT_EQ(parsed.family_name.value, "松本");
  ASSERT_EQ(parsed.emails.size(), 1U);
  EXPECT_EQ(parsed.emails[0].value, "ai.matsumoto@mirai.co.jp");
  EXPECT_EQ(parsed.phones.size(), 1U);
  EXPECT_GT(parsed.emails[0].confidence, 0.98F);
}

TEST(ParseDoubt, ADoubtfulDomainFollowsAClearOne) {
  const card::CardText card = CardLayout()
                                  .line("松本 愛", 60, 200, 60)
                                  .line("ai@rniraisoft.co.jp", 60, 400, 24, 0.5F)
                                  .line("https://www.miraisoft.co.jp", 60, 440, 24, 0.99F)
                                  .build();
  EXPECT_EQ(normalize::to_contact(parse(card)).emails, std::vector<std::string>{"ai@miraisoft.co.jp"});
}

}  // namespace
