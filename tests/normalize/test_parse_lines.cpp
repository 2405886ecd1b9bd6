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
      {"what a surgery offers",
       quick_card({"#すみれ歯科", "副院長", "##永瀬 彩香", "予防歯科・小児歯科・矯正歯科", "TEL 086-426-8148"}),
       {"family_name=永瀬", "given_name=彩香", "company=すみれ歯科", "job_titles[0]=副院長",
        "phones[0]=work +81864268148"}},
      {"what a firm is to others",
       quick_card({"#南海陸運株式会社", "全日本物流ネットワーク会員／Gマーク認定事業所", "営業部", "##辻本 栄作",
                   "TEL 072-238-5501"}),
       {"family_name=辻本", "given_name=栄作", "company=南海陸運株式会社", "departments[0]=営業部",
        "phones[0]=work +81722385501"}},
      {"a body that a number is registered with",
       quick_card(
           {"#茂木洋税理士事務所", "##茂木 洋", "関東信越税理士会前橋支部 登録番号 第108842号", "TEL 027-289-6015"}),
       {"family_name=茂木", "given_name=洋", "company=茂木洋税理士事務所", "phones[0]=work +81272896015"}},
      {"a speck",
       CardLayout()
           .line("熊本県", 60, 40, 40)
           .line("産業振興局", 60, 110, 28)
           .line("Ya券全", 200, 145, 7, 0.4F)
           .line("技師", 60, 160, 28)
           .line("緒方 健太郎", 260, 220, 64)
           .line("TEL 096-333-2319", 60, 430, 24)
           .build(),
       {"family_name=緒方", "given_name=健太郎", "company=熊本県", "departments[0]=産業振興局", "job_titles[0]=技師",
        "phones[0]=work +81963332319"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLines, ALongMarkBeforeAGradeIsTheNumeral) {
  expect_parsed({"in a firm's name",
                 quick_card({"#合同会社スタジオマドー級建築士事務所", "##三木 透子"}),
                 {"family_name=三木", "given_name=透子", "company=合同会社スタジオマド一級建築士事務所"}});
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
      {"one name on two lines",
       quick_card({"#studio", "#mado", "三木設計合同会社", "##三木 透子", "toko@studio-mado.jp"}),
       {"family_name=三木", "given_name=透子", "company=三木設計合同会社", "company_latin=studio mado",
        "emails[0]=toko@studio-mado.jp"}},
      {"named after its owner",
       quick_card(
           {"TISCHLEREI BRANDHUBER", "##Korbinian Brandhuber", "Tischlermeister", "info@tischlerei-brandhuber.de"}),
       {"family_name=Brandhuber", "given_name=Korbinian", "company=TISCHLEREI BRANDHUBER",
        "job_titles[0]=Tischlermeister", "emails[0]=info@tischlerei-brandhuber.de"}},
      {"a professional's office and the university where he also teaches",
       quick_card(
           {"##中小企業診断士事務所 アンカー", "代表", "##稲垣 美和子", "名城商科大学 非常勤講師", "TEL 052-715-8834"}),
       {"family_name=稲垣", "given_name=美和子", "company=中小企業診断士事務所 アンカー", "job_titles[0]=代表",
        "job_titles[1]=非常勤講師", "phones[0]=work +81527158834"}},
      {"a word for a building in large print",
       CardLayout(1075, 650)
           .column("山荘　朧月", 900, 90, 55)
           .column("支配人", 760, 120, 26)
           .column("安部　晃久", 640, 170, 66)
           .line("OBOROZUKI", 70, 100, 20)
           .line("Tel 0977-84-2990", 70, 495, 18)
           .line("https://oborozuki-yufuin.com", 70, 530, 18)
           .build(),
       {"family_name=安部", "given_name=晃久", "company=山荘 朧月", "company_latin=OBOROZUKI", "job_titles[0]=支配人",
        "phones[0]=work +81977842990", "urls[0]=https://oborozuki-yufuin.com"}},
      {"set wide in Latin letters",
       CardLayout()
           .line("岩手中央印刷株式会社", 520, 78, 41)
           .line("IWATE CHUO", 514, 147, 19)
           .line("PRINTING", 786, 147, 19)
           .line("制作部長", 120, 240, 26)
           .line("佐々木 崇", 120, 305, 68)
           .build(),
       {"family_name=佐々木", "given_name=崇", "company=岩手中央印刷株式会社", "company_latin=IWATE CHUO PRINTING",
        "job_titles[0]=制作部長"}},
      {"I and l in one stroke",
       quick_card({"##Kotoba Al", "株式会社コトバ", "##日比野 沙織", "saori@kotoba-ai.co.jp"}),
       {"family_name=日比野", "given_name=沙織", "company=株式会社コトバ", "company_latin=Kotoba AI",
        "emails[0]=saori@kotoba-ai.co.jp"}},
      {"whose house it is",
       quick_card({"運営：株式会社こもれびケア", "園長", "##小川 美樹", "TEL 04-2945-7180"}),
       {"family_name=小川", "given_name=美樹", "company=株式会社こもれびケア", "job_titles[0]=園長",
        "phones[0]=work +81429457180"}},
      {"a professional corporation",
       quick_card({"#FAIRBANKS & ODUYA, P.C.", "##Theodore J. Oduya", "Shareholder", "Direct 215.555.0168"}),
       {"family_name=Oduya", "given_name=Theodore J.", "company=FAIRBANKS & ODUYA, P.C.", "job_titles[0]=Shareholder",
        "phones[0]=direct +12155550168"}},
      {"a restaurant with its owner's first name",
       quick_card({"##La Table d’Émilie", "#Émilie Fontanel", "Cheffe et propriétaire", "bonjour@latable-emilie.fr"}),
       {"family_name=Fontanel", "given_name=Émilie", "company=La Table d’Émilie",
        "job_titles[0]=Cheffe et propriétaire", "emails[0]=bonjour@latable-emilie.fr"}},
      {"a surgery in small print, no other firm",
       quick_card({"副院長", "##永瀬 彩香", "すみれ歯科", "TEL 086-426-8148"}),
       {"family_name=永瀬", "given_name=彩香", "company=すみれ歯科", "job_titles[0]=副院長",
        "phones[0]=work +81864268148"}},
      {"a school of music",
       quick_card({"#かなで音楽教室", "KANADE MUSIC SCHOOL", "##石田 奏", "090-6051-3347"}),
       {"family_name=石田", "given_name=奏", "company=かなで音楽教室", "company_latin=KANADE MUSIC SCHOOL",
        "phones[0]=mobile +819060513347"}},
      {"in two scripts on one line",
       CardLayout()
           .line("LODGE 八ヶ岳", 90, 100, 60)
           .line("マネージャー", 560, 240, 26)
           .line("両角 大地", 560, 290, 54)
           .line("0266-72-9914", 90, 500, 24)
           .line("stay@lodge-yatsugatake.com", 90, 540, 24)
           .build(),
       {"family_name=両角", "given_name=大地", "company=LODGE 八ヶ岳", "job_titles[0]=マネージャー",
        "phones[0]=work +81266729914", "emails[0]=stay@lodge-yatsugatake.com"}},
      {"what the firm roasts on the second line",
       quick_card(
           {"##Juniper & Rye", "Coffee Roasters", "#Malcolm Everhart", "Head Roaster", "malcolm@juniperandrye.com"}),
       {"family_name=Everhart", "given_name=Malcolm", "company=Juniper & Rye Coffee Roasters",
        "job_titles[0]=Head Roaster", "emails[0]=malcolm@juniperandrye.com"}},
      {"what a body runs, in larger print",
       quick_card(
           {"社会福祉法人 あけぼの会", "#ケアプランセンターあけぼの", "管理者", "##岸本 由紀子", "TEL 06-6785-0922"}),
       {"family_name=岸本", "given_name=由紀子", "company=社会福祉法人 あけぼの会 ケアプランセンターあけぼの",
        "job_titles[0]=管理者", "phones[0]=work +81667850922"}},
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
      {"a reading in small letters",
       quick_card({"##木下 こずえ", "kozue kinoshita", "グラフィックデザイナー", "hello@kozuekinoshita.com"}),
       {"family_name=木下", "given_name=こずえ", "latin_name=kozue kinoshita", "job_titles[0]=グラフィックデザイナー",
        "emails[0]=hello@kozuekinoshita.com"}},
      {"kana over each character, in pieces",
       CardLayout()
           .line("株式会社青空", 60, 40, 40)
           .line("なが", 370, 160, 28)
           .line("せ", 450, 160, 28)
           .line("あや", 540, 160, 28)
           .line("か", 622, 160, 28)
           .line("永瀬 彩香", 370, 200, 64)
           .build(),
       {"family_name=永瀬", "given_name=彩香", "family_kana=ナガセ", "given_kana=アヤカ", "company=株式会社青空"}},
      {"a given name that ends like a department",
       quick_card({"#株式会社青空", "営業課", "##上川路学", "カミカワジ マナブ", "TEL 0996-82-1147"}),
       {"family_name=上川路", "given_name=学", "family_kana=カミカワジ", "given_kana=マナブ", "company=株式会社青空",
        "departments[0]=営業課", "phones[0]=work +81996821147"}},
      {"a licence in a title, and a branch",
       quick_card({"#株式会社チェリーファーマ 総曲輪店", "管理薬剤師", "##長勢 未来", "TEL 076-493-8115"}),
       {"family_name=長勢", "given_name=未来", "company=株式会社チェリーファーマ", "departments[0]=総曲輪店",
        "job_titles[0]=管理薬剤師", "phones[0]=work +81764938115"}},
      {"the second generation, and letters behind a reading",
       quick_card({"#有限会社信濃印刷所", "二代目", "##丸山 茂樹", "Shigeki Maruyama, RN, MSN"}),
       {"family_name=丸山", "given_name=茂樹", "latin_name=Shigeki Maruyama", "company=有限会社信濃印刷所",
        "job_titles[0]=二代目", "qualifications[0]=RN", "qualifications[1]=MSN"}},
      {"an office's direct line beside a label in its own column",
       CardLayout()
           .line("北陸油圧株式会社", 60, 60, 45)
           .line("中條 弘毅", 60, 150, 60)
           .line("電 話", 60, 300, 24)
           .line("0761-24-5580 (技術開発センター直通)", 200, 300, 24)
           .build(),
       {"family_name=中條", "given_name=弘毅", "company=北陸油圧株式会社", "phones[0]=direct +81761245580"}},
      {"two titles with a dot between them",
       quick_card({"#株式会社むぎのね", "パン職人・店主", "##成田 史緒", "Tel. 0138-27-3015"}),
       {"family_name=成田", "given_name=史緒", "company=株式会社むぎのね", "job_titles[0]=パン職人",
        "job_titles[1]=店主", "phones[0]=work +81138273015"}},
      {"a German compound",
       quick_card({"#Hochschule Altmühltal", "##Prof. Dr. Mirjam Sattler", "Studiendekanin", "T +49 981 4877-320"}),
       {"family_name=Sattler", "given_name=Mirjam", "company=Hochschule Altmühltal", "job_titles[0]=Studiendekanin",
        "qualifications[0]=Prof. Dr.", "phones[0]=work +499814877320"}},
      {"a mailbox without umlauts",
       quick_card({"#Grünwald Getränke AG", "Käthe Müller", "Königsallee 178", "37093 Göttingen",
                   "mueller@gruenwald-getraenke.de"}),
       {"family_name=Müller", "given_name=Käthe", "company=Grünwald Getränke AG",
        "emails[0]=mueller@gruenwald-getraenke.de", "addresses[0].postal_code=37093", "addresses[0].locality=Göttingen",
        "addresses[0].street=Königsallee 178"}},
      {"a dash of the logo before the name",
       quick_card({"#Ramirez & Mitchell LLC", "Principal Consultant", "##— Rebecca Patel", "Tel: 612.733.3030"}),
       {"family_name=Patel", "given_name=Rebecca", "company=Ramirez & Mitchell LLC",
        "job_titles[0]=Principal Consultant", "phones[0]=work +16127333030"}},
      {"a name on two lines of one row",
       CardLayout()
           .line("Crestline Media & Co.", 60, 60, 34)
           .line("Founder & CEO", 60, 150, 26)
           .line("Jessica", 60, 240, 40)
           .line("Nelson", 224, 240, 40)
           .line("T 617.609.6857", 560, 240, 22)
           .build(),
       {"family_name=Nelson", "given_name=Jessica", "company=Crestline Media & Co.", "job_titles[0]=Founder & CEO",
        "phones[0]=work +16176096857"}},
      {"kana without a gap that the mailbox divides",
       quick_card({"#株式会社スカイクリエイト", "##椋平 凌久", "むくひらりょうひさ", "mukuhira_r@skycreate.jp"}),
       {"family_name=椋平", "given_name=凌久", "family_kana=ムクヒラ", "given_kana=リョウヒサ",
        "company=株式会社スカイクリエイト", "emails[0]=mukuhira_r@skycreate.jp"}},
      {"a stroke between titles read as a kana",
       quick_card({"#株式会社青空", "オーナーノインストラクター", "##宮良 海人", "TEL 0980-82-6607"}),
       {"family_name=宮良", "given_name=海人", "company=株式会社青空", "job_titles[0]=オーナー",
        "job_titles[1]=インストラクター", "phones[0]=work +81980826607"}},
      {"a French professor",
       quick_card({"#Université de Haute-Loire", "##Pr Mathieu DELACROIX", "Directeur du laboratoire",
                   "T. +33 (0)4 71 09 55 18"}),
       {"family_name=DELACROIX", "given_name=Mathieu", "company=Université de Haute-Loire",
        "job_titles[0]=Directeur du laboratoire", "qualifications[0]=Pr", "phones[0]=work +33471095518"}},
      {"a stroke read as a kana, a licence with its number in brackets",
       quick_card({"#株式会社青空", "代表取締役ノ一級建築士", "##三木 透", "中小企業診断士（登録番号412208）",
                   "TEL 087-813-6640"}),
       {"family_name=三木", "given_name=透", "company=株式会社青空", "job_titles[0]=代表取締役",
        "qualifications[0]=一級建築士", "qualifications[1]=中小企業診断士（登録番号412208）",
        "phones[0]=work +81878136640"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLines, Addresses) {
  const ParseCase cases[] = {
      {"the code in brackets behind",
       quick_card(
           {"#有限会社信濃印刷所", "##丸山 茂樹", "長野県松本市中央2丁目9-4（〒390-0811）", "電話 0263-32-8865"}),
       {"family_name=丸山", "given_name=茂樹", "company=有限会社信濃印刷所", "phones[0]=work +81263328865",
        "addresses[0].postal_code=390-0811", "addresses[0].region=長野県", "addresses[0].locality=松本市",
        "addresses[0].street=中央2丁目9-4"}},
      {"the code behind, without a mark",
       quick_card({"#合同会社スタジオ青", "##三木 透子", "香川県高松市丸亀町13-3 3F 760-0029"}),
       {"family_name=三木", "given_name=透子", "company=合同会社スタジオ青", "addresses[0].postal_code=760-0029",
        "addresses[0].region=香川県", "addresses[0].locality=高松市", "addresses[0].street=丸亀町13-3",
        "addresses[0].building=3F"}},
      {"an American state in full",
       quick_card({"#Heliogrid Power Systems, Inc.", "##Devin Castellanos", "4501 Burleson Road, Bldg 3",
                   "Austin, Texas 78744", "+1 512 555 0190"}),
       {"family_name=Castellanos", "given_name=Devin", "company=Heliogrid Power Systems, Inc.",
        "phones[0]=work +15125550190", "addresses[0].postal_code=78744", "addresses[0].region=Texas",
        "addresses[0].locality=Austin", "addresses[0].street=4501 Burleson Road", "addresses[0].building=Bldg 3"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLines, ALabelAPixelLowerThanItsAddress) {
  expect_parsed({"a works",
                 CardLayout()
                     .line("呉鋳鋼株式会社", 60, 40, 45)
                     .line("班長", 210, 100, 24)
                     .line("平岡 誠", 210, 140, 64)
                     .line("〒737-0134 広島県呉市広多賀谷一丁目7番3号", 200, 369, 21)
                     .line("本社工場", 72, 371, 21)
                     .line("TEL 0823-73-2151", 200, 408, 20)
                     .build(),
                 {"family_name=平岡", "given_name=誠", "company=呉鋳鋼株式会社", "job_titles[0]=班長",
                  "phones[0]=work +81823732151", "addresses[0].postal_code=737-0134", "addresses[0].region=広島県",
                  "addresses[0].locality=呉市", "addresses[0].street=広多賀谷一丁目7番3号"}});
}

TEST(ParseLines, ALabelInAColumn) {
  expect_parsed({"its small kana printed large",
                 CardLayout()
                     .column("関門海峡法律事務所", 900, 86, 38)
                     .column("河村　清隆", 690, 150, 74)
                     .column("ファツクス　〇八三―二二三―六七四二", 430, 120, 25)
                     .build(),
                 {"family_name=河村", "given_name=清隆", "company=関門海峡法律事務所", "phones[0]=fax +81832236742"}});
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

TEST(ParseLines, ANumberAndAnAddressWithADotBetween) {
  expect_parsed(
      {"read as a hyphen",
       quick_card({"#Juniper Roofing, Inc.", "##Malcolm Everhart", "88 Canal Street, Burlington, VT 05401",
                   "802-555-0136-malcolm@juniperroofing.com"}),
       {"family_name=Everhart", "given_name=Malcolm", "company=Juniper Roofing, Inc.", "phones[0]=work +18025550136",
        "emails[0]=malcolm@juniperroofing.com", "addresses[0].postal_code=05401", "addresses[0].region=VT",
        "addresses[0].locality=Burlington", "addresses[0].street=88 Canal Street"}});
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
