// Lines that look like another field, that lie apart from what they belong to, or that hold more than one value.

#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

TEST(ParseLines, WhatIsNoDepartment) {
  const ParseCase cases[] = {
      {"a room behind an address",
       quick_card({"#陸奥工業大学", "教授", "##及川 眞理", "〒980-0845 仙台市青葉区荒巻字青葉468-1 工学部4号館 512室",
                   "TEL 022-795-3318"}),
       {"family_name=及川", "given_name=眞理", "company=陸奥工業大学", "job_titles[0]=教授",
        "phones[0]=work +81227953318", "addresses[0].postal_code=980-0845", "addresses[0].locality=仙台市青葉区",
        "addresses[0].street=荒巻字青葉468-1", "addresses[0].building=工学部4号館 512室"}},
      {"a group of firms, a line beside its firm",
       CardLayout()
           .line("北嶺ホールディングスグループ", 60, 40, 22)
           .line("ISO 14001", 760, 90, 16)
           .line("北嶺ファシリティーズ株式会社", 60, 90, 42)
           .line("営業推進部", 60, 180, 26)
           .line("瓜生 武彦", 430, 260, 66)
           .line("TEL 092-411-5530", 60, 430, 24)
           .build(),
       {"family_name=瓜生", "given_name=武彦", "company=北嶺ファシリティーズ株式会社", "departments[0]=営業推進部",
        "phones[0]=work +81924115530"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLines, Firms) {
  const ParseCase cases[] = {
      {"a town office in Latin letters",
       quick_card({"#辰野町役場", "TATSUNO TOWN OFFICE", "総務課", "##有賀 遼", "TEL 0266-41-1111"}),
       {"family_name=有賀", "given_name=遼", "company=辰野町役場", "company_latin=TATSUNO TOWN OFFICE",
        "departments[0]=総務課", "phones[0]=work +81266411111"}},
      {"the form in small print on the firm's row, a licence below",
       CardLayout()
           .line("土佐建設", 60, 40, 44)
           .line("株式会社", 260, 56, 26)
           .line("国土交通大臣許可 (特-4) 第8812号", 60, 110, 20)
           .line("所長", 390, 170, 26)
           .line("竹村 龍馬", 390, 250, 62)
           .line("TEL 088-882-3370", 60, 500, 20)
           .build(),
       {"family_name=竹村", "given_name=龍馬", "company=土佐建設株式会社", "job_titles[0]=所長",
        "phones[0]=work +81888823370"}},
      {"what the firm is and its form on the second line",
       quick_card({"##Voss&Ahlers", "Ingenieurgesellschaft mbH", "#Henrike Ahlers", "Leitung Tragwerksplanung",
                   "Telefon 0761 45890-17", "h.ahlers@voss-ahlers.de"}),
       {"family_name=Ahlers", "given_name=Henrike", "company=Voss&Ahlers Ingenieurgesellschaft mbH",
        "job_titles[0]=Leitung Tragwerksplanung", "phones[0]=work +497614589017", "emails[0]=h.ahlers@voss-ahlers.de"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLines, PeopleAndPosts) {
  const ParseCase cases[] = {
      {"furigana with a dot",
       quick_card({"#株式会社青空", "とだ・しんや", "##戸田 慎也", "TEL 011-852-6640"}),
       {"family_name=戸田", "given_name=慎也", "family_kana=トダ", "given_kana=シンヤ", "company=株式会社青空",
        "phones[0]=work +81118526640"}},
      {"the mother's name and the father's",
       quick_card({"##Serra Azul Agro S.A.", "#Luiz Fernando Tavares de Souza", "Coordenador de Logística",
                   "Rua Barão do Triunfo, 427", "04602-001 São Paulo - SP", "luiz.tavares@serraazulagro.com.br"}),
       {"family_name=Tavares de Souza", "given_name=Luiz Fernando", "company=Serra Azul Agro S.A.",
        "job_titles[0]=Coordenador de Logística", "emails[0]=luiz.tavares@serraazulagro.com.br",
        "addresses[0].postal_code=04602-001", "addresses[0].region=SP", "addresses[0].locality=São Paulo",
        "addresses[0].street=Rua Barão do Triunfo, 427"}},
      {"what a partner is over",
       quick_card(
           {"#Thistlewood Advisory LLP", "##Rosalind Price", "Partner, Infrastructure & Energy", "T +44 20 7946 0123"}),
       {"family_name=Price", "given_name=Rosalind", "company=Thistlewood Advisory LLP",
        "departments[0]=Infrastructure & Energy", "job_titles[0]=Partner", "phones[0]=work +442079460123"}},
      {"a registered title",
       quick_card({"#Pinecrest Realty Group", "##Margaret Holloway", "REALTOR®", "(541) 555-0143"}),
       {"family_name=Holloway", "given_name=Margaret", "company=Pinecrest Realty Group", "job_titles[0]=REALTOR®",
        "phones[0]=work +15415550143"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLines, APostalCodeApartFromAColumn) {
  expect_parsed({"at the foot of the card",
                 CardLayout()
                     .column("御菓子司　松琴堂", 860, 90, 50)
                     .column("店主", 730, 160, 30)
                     .column("芝崎　惣一", 590, 160, 76)
                     .column("石川県金沢市尾張町二丁目八番十六号", 170, 100, 26)
                     .line("〒920-0902", 240, 570, 24)
                     .build(),
                 {"family_name=芝崎", "given_name=惣一", "company=御菓子司 松琴堂", "job_titles[0]=店主",
                  "addresses[0].postal_code=920-0902", "addresses[0].region=石川県", "addresses[0].locality=金沢市",
                  "addresses[0].street=尾張町二丁目八番十六号"}});
}

TEST(ParseLines, AMailLabelThatOneModelCannotRead) {
  const card::CardText card = CardLayout()
                                  .line("越路信用金庫", 60, 60, 44)
                                  .line("五十嵐 和子", 60, 150, 60)
                                  .line("電子メール w-igarashi@koshiji-shinkin.jp", 60, 300)
                                  .reading("eng", "#@FX-WN _ w-igarashi@koshiji-shinkin.jp", 0.96F)
                                  .build();
  expect_parsed(
      {"a label in kanji",
       card,
       {"family_name=五十嵐", "given_name=和子", "company=越路信用金庫", "emails[0]=w-igarashi@koshiji-shinkin.jp"}});
}

}  // namespace
