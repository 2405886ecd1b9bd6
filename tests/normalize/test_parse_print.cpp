// What cards print beside their values, and values on two lines: lone legal forms, letters of a logo, mottos,
// registers, labels in brackets.

#include "normalize/lone_forms.h"
#include "normalize/motto.h"
#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

TEST(ParsePrint, LegalFormsOnLinesOfTheirOwn) {
  const ParseCase cases[] = {
      {"below a list of services, smaller than the name",
       CardLayout()
           .line("ホームページ制作・システム開発", 60, 60, 24)
           .line("有限会社", 60, 100, 30)
           .line("信光工業", 250, 96, 38)
           .line("築砂 佑太", 60, 200, 60)
           .line("FAX 03-3547-0626", 60, 400, 24)
           .build(),
       {"family_name=築砂", "given_name=佑太", "company=有限会社信光工業", "phones[0]=fax +81335470626"}},
      {"beside the letters of a logo",
       CardLayout()
           .line("髙山 一重", 60, 60, 60)
           .line("次長", 60, 160, 28)
           .line("KAT", 600, 380, 60)
           .line("株式会社", 600, 470, 34)
           .line("葛城産業", 800, 470, 34)
           .line("携帯 070-3881-0499", 60, 500, 24)
           .build(),
       {"family_name=髙山", "given_name=一重", "company=株式会社葛城産業", "job_titles[0]=次長",
        "phones[0]=mobile +817038810499"}},
      {"behind a name in Latin letters",
       CardLayout()
           .line("VERTLAB通商", 60, 60, 38)
           .line("株式会社", 340, 64, 30)
           .line("相談役", 60, 140, 24)
           .line("辻本 彬恵", 60, 200, 60)
           .line("tsujimotoa@vertlab.co.jp", 60, 420, 24)
           .build(),
       {"family_name=辻本", "given_name=彬恵", "company=VERTLAB通商株式会社", "job_titles[0]=相談役",
        "emails[0]=tsujimotoa@vertlab.co.jp"}},
      {"a Western one below its name",
       quick_card({"#Beaulieu Bâtiment", "EURL", "##Jérôme Simon", "Chef de projet", "jerome@beaulieubatiment.eu"}),
       {"family_name=Simon", "given_name=Jérôme", "company=Beaulieu Bâtiment EURL", "job_titles[0]=Chef de projet",
        "emails[0]=jerome@beaulieubatiment.eu"}},
      {"one behind a comma",
       quick_card({"#Pemberton Instruments Holdings,", "#Inc.", "##Alfie Blackwood", "Project Architect",
                   "E ablackwood@pemberton.co.uk"}),
       {"family_name=Blackwood", "given_name=Alfie", "company=Pemberton Instruments Holdings, Inc.",
        "job_titles[0]=Project Architect", "emails[0]=ablackwood@pemberton.co.uk"}},
      {"a name that goes on behind an &",
       quick_card({"#Krüger &", "#Hartmann KG", "##Petra Koch", "Vertriebsleiter", "www.krueger.de"}),
       {"family_name=Koch", "given_name=Petra", "company=Krüger & Hartmann KG", "job_titles[0]=Vertriebsleiter",
        "urls[0]=www.krueger.de"}},
      {"a name that goes on below",
       quick_card({"#Assunção", "& Santos Ltda. - ME", "##Gustavo Barbosa", "Coordenador", "https://assuncao.com.br"}),
       {"family_name=Barbosa", "given_name=Gustavo", "company=Assunção & Santos Ltda. - ME",
        "job_titles[0]=Coordenador", "urls[0]=https://assuncao.com.br"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParsePrint, PicturesInsteadOfLabels) {
  const card::CardText card = CardLayout()
                                  .line("株式会社みらい", 60, 40, 40)
                                  .line("高橋 愛", 60, 200, 60)
                                  .line("N 058-374-2588", 60, 400, 24)
                                  .reading("eng", "\\ 058-374-2588")
                                  .line("電 058-374-7853", 60, 440, 24)
                                  .reading("eng", "® 058-374-7853")
                                  .line("D 080-1651-0934", 60, 480, 24)
                                  .reading("eng", "O 080-1651-0934")
                                  .build();
  const card::Contact contact = normalize::to_contact(normalize::parse(card, parse_knowledge()));
  ASSERT_EQ(contact.phones.size(), 3U);
  EXPECT_EQ(contact.phones[0].kind, card::PhoneKind::work);
  EXPECT_EQ(contact.phones[1].kind, card::PhoneKind::fax);
  EXPECT_EQ(contact.phones[2].kind, card::PhoneKind::mobile);
}

TEST(ParsePrint, AFaxLabelBesideAMobile) {
  const card::CardText card =
      CardLayout().line("高橋 愛", 60, 40, 60).line("FAX", 60, 400, 24).line("080-1651-0934", 160, 400, 24).build();
  const card::Contact contact = normalize::to_contact(normalize::parse(card, parse_knowledge()));
  ASSERT_EQ(contact.phones.size(), 1U);
  EXPECT_EQ(contact.phones[0].kind, card::PhoneKind::mobile);
}

TEST(ParsePrint, GermanWordsBesideNumbersWithoutCountryCode) {
  const card::Contact contact = normalize::to_contact(normalize::parse(
      quick_card({"#Lindner Energie KG", "##Stefan Lange", "Fon: 0911/5795718", "Handy: 0170 / 6805564"}),
      parse_knowledge()));
  ASSERT_EQ(contact.phones.size(), 2U);
  EXPECT_EQ(contact.phones[1].number, "+491706805564");
}

TEST(ParsePrint, WhatFirmsSayOfThemselves) {
  const ParseCase cases[] = {
      {"letters of a logo are no Latin name of the firm",
       quick_card({"##TAK", "#株式会社嶽尾計器", "部長", "##三隅 聡", "TEL 099-941-5957"}),
       {"family_name=三隅", "given_name=聡", "company=株式会社嶽尾計器", "job_titles[0]=部長",
        "phones[0]=work +81999415957"}},
      {"a certificate below the address",
       quick_card({"#北方株式会社", "##江原 葵奈", "〒501-0431 岐阜県本巣郡北方町小柳9丁目17番16号",
                   "ISO27001認証 IS 608662"}),
       {"family_name=江原", "given_name=葵奈", "company=北方株式会社", "addresses[0].postal_code=501-0431",
        "addresses[0].region=岐阜県", "addresses[0].locality=本巣郡北方町", "addresses[0].street=小柳9丁目17番16号"}},
      {"services below a department",
       quick_card({"#Lakeside Partners Corp.", "Marketing Director", "##Barbara Hall", "Weddings · Portraits · Events",
                   "(512) 890-0605"}),
       {"family_name=Hall", "given_name=Barbara", "company=Lakeside Partners Corp.", "job_titles[0]=Marketing Director",
        "phones[0]=work +15128900605"}},
      {"the firm's group",
       quick_card({"#合名会社霧平製作所", "プロデューサー", "##江原 葵奈", "TEL 03-3547-0626", "霧平製作所グループ"}),
       {"family_name=江原", "given_name=葵奈", "company=合名会社霧平製作所", "job_titles[0]=プロデューサー",
        "phones[0]=work +81335470626"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParsePrint, ReadingsBetweenMarks) {
  for (const char* reading : {"－たかの えいこ－", "〔たかの えいこ〕", "[タカノ エイコ]"}) {
    expect_parsed({reading,
                   quick_card({"#有限会社リンエッジ", "##髙野 永子", reading, "TEL 03-3547-0626"}),
                   {"family_name=髙野", "given_name=永子", "family_kana=タカノ", "given_kana=エイコ",
                    "company=有限会社リンエッジ", "phones[0]=work +81335470626"}});
  }
}

TEST(ParsePrint, AnOfficeInBracketsIsItsAddressesLabel) {
  expect_parsed(
      {"two offices",
       quick_card({"#有限会社レゾテック繊維", "##敷島 美樹", "〒615-0027 京都府京都市右京区西院西三蔵町5-10-30",
                   "TEL 075-609-1401", "[第二工場]", "〒529-1168 滋賀県犬上郡豊郷町八目2-29-4", "TEL 077-880-1763"}),
       {"family_name=敷島", "given_name=美樹", "company=有限会社レゾテック繊維", "phones[0]=work +81756091401",
        "phones[1]=work +81778801763", "addresses[0].postal_code=615-0027", "addresses[0].region=京都府",
        "addresses[0].locality=京都市右京区", "addresses[0].street=西院西三蔵町5-10-30",
        "addresses[1].postal_code=529-1168", "addresses[1].region=滋賀県", "addresses[1].locality=犬上郡豊郷町",
        "addresses[1].street=八目2-29-4"}});
}

TEST(Motto, IsNoPost) {
  for (const char* line :
       {"Your partner in advice", "あなたの街の外構パートナー", "技術 × 安心 = 松武大学", "A member of sollink group",
        "A Nordhaven Group company", "関連会社 株式会社北斗テック", "グループ会社：北斗物流株式会社"})
    EXPECT_TRUE(normalize::is_motto(line)) << line;
  for (const char* line :
       {"Partner", "営業部長", "Aozora Ltd.", "Sales Department", "Hall & Partners", "グループ会社統括部"})
    EXPECT_FALSE(normalize::is_motto(line)) << line;
  EXPECT_TRUE(normalize::lists_services("Roofing • Siding • Gutters"));
  EXPECT_FALSE(normalize::lists_services("Founder | CEO | Designer"));
  EXPECT_FALSE(normalize::lists_services("Research - Development"));
}

TEST(ParsePrint, WhatAFirmDoesBelongsToNoAddress) {
  expect_parsed({"a list below the address",
                 quick_card({"#㈱旭輝繊維", "次長", "##胡瀬 奈樹", "〒507-0811 岐阜県多治見市星ケ台56-3",
                             "土木工事、就業規則作成、切削加工ほか", "TEL 058-931-6662"}),
                 {"family_name=胡瀬", "given_name=奈樹", "company=㈱旭輝繊維", "job_titles[0]=次長",
                  "phones[0]=work +81589316662", "addresses[0].postal_code=507-0811", "addresses[0].region=岐阜県",
                  "addresses[0].locality=多治見市", "addresses[0].street=星ケ台56-3"}});
}

TEST(ParsePrint, ANumeralBeforeBlocksIsNoPartOfATown) {
  expect_parsed({"弥富市 has 海屋 and 海屋町",
                 quick_card({"#有限会社みらい", "##岩舟 暉生", "〒490-1423", "弥富市海屋五丁目二十五番二十二号"}),
                 {"family_name=岩舟", "given_name=暉生", "company=有限会社みらい", "addresses[0].postal_code=490-1423",
                  "addresses[0].locality=弥富市", "addresses[0].street=海屋五丁目二十五番二十二号"}});
}

TEST(ParsePrint, TheNumeralBetweenLatinLettersIsALetter) {
  expect_parsed({"S〇RA",
                 quick_card({"#S〇RAWORKS株式会社", "製造部", "##高須 椿代"}),
                 {"family_name=高須", "given_name=椿代", "company=SORAWORKS株式会社", "departments[0]=製造部"}});
}

TEST(ParsePrint, WordsBeforeATitleAreWhereItIsHeld) {
  expect_parsed({"a school of a corporation",
                 quick_card({"#学校法人成城学園", "初等学校 院長", "##北条 昂吾", "TEL 042-996-7188"}),
                 {"family_name=北条", "given_name=昂吾", "company=学校法人成城学園", "departments[0]=初等学校",
                  "job_titles[0]=院長", "phones[0]=work +81429967188"}});
}

TEST(LoneForm, IsAFormAndNothingMore) {
  for (const char* text :
       {"株式会社", "医療法人社団", "& Co.", "Co., Inc.", "GmbH & Co. KG", "EURL", "(haftungsbeschränkt)"})
    EXPECT_TRUE(normalize::is_form_alone(text)) << text;
  for (const char* text : {"株式会社山田", "Systems Ltd", "山田", "Coral"})
    EXPECT_FALSE(normalize::is_form_alone(text)) << text;
}

}  // namespace
