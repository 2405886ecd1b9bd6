// Cards on which emblems, brands, rooms and services' signs stand close to what is sought.

#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

TEST(ParseEmblems, StandBesideFields) {
  const ParseCase cases[] = {
      {"the letters of a town's emblem between the town and its department",
       CardLayout()
           .line("近江八幡市", 173, 52, 24)
           .line("Ko/", 64, 83, 35)
           .line("総合政策部 企画課", 173, 90, 20)
           .line("主査", 173, 137, 19)
           .line("西川 総一", 268, 188, 44)
           .line("TEL 0748-36-5527", 174, 320, 16)
           .build(),
       {"family_name=西川", "given_name=総一", "company=近江八幡市", "departments[0]=総合政策部 企画課",
        "job_titles[0]=主査", "phones[0]=work +81748365527"}},
      {"a brand in large print before the name",
       quick_card({"#薄衣酒造株式会社", "代表取締役", "##城 薄衣 啓介", "TEL 0191-23-4807"}),
       {"family_name=薄衣", "given_name=啓介", "company=薄衣酒造株式会社", "job_titles[0]=代表取締役",
        "phones[0]=work +81191234807"}},
      {"a service's sign and the handle behind it",
       quick_card({"X", "##弓削 創太", "#アトリエ凪", "グラフィックデザイナー", "080-5047-2268", "@atelier_nagi"}),
       {"family_name=弓削", "given_name=創太", "company=アトリエ凪", "job_titles[0]=グラフィックデザイナー",
        "phones[0]=mobile +818050472268", "social[0]=@atelier_nagi"}},
      {"a romanised name that only the mailbox bears out",
       quick_card({"#株式会社ループライン", "##陳 美玲", "Meiling Chen", "取締役", "meiling@loopline.dev"}),
       {"family_name=陳", "given_name=美玲", "latin_name=Meiling Chen", "company=株式会社ループライン",
        "job_titles[0]=取締役", "emails[0]=meiling@loopline.dev"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseEmblems, NamesOnTwoLinesAndSections) {
  const ParseCase cases[] = {
      {"a firm in katakana on two lines, a mail address on two, whom it belongs to",
       CardLayout()
           .line("Member of Gruenwald AG", 700, 40, 18)
           .line("アドバンスト・プラズマ・", 73, 63, 32)
           .line("プロセスシステムズ株式会社", 73, 107, 32)
           .line("禰津 陽一郎", 76, 246, 53)
           .line("yoichiro.nezu", 730, 461, 15)
           .line("@appsystems.co.jp", 730, 485, 20)
           .build(),
       {"family_name=禰津", "given_name=陽一郎", "company=アドバンスト・プラズマ・プロセスシステムズ株式会社",
        "emails[0]=yoichiro.nezu@appsystems.co.jp"}},
      {"the lowest level of a department",
       quick_card({"#佐賀県庁", "産業労働部", "ものづくり産業課", "先端技術担当", "係長", "##諸隈 はるか"}),
       {"family_name=諸隈", "given_name=はるか", "company=佐賀県庁",
        "departments[0]=産業労働部 ものづくり産業課 先端技術担当", "job_titles[0]=係長"}},
      {"an authority that a licence is of",
       quick_card({"#三河湾証券株式会社", "課長", "##鵜殿 美佳", "金融商品取引業者 東海財務局長(金商)第187号",
                   "日本医療機能評価機構認定 エコアクション21取得"}),
       {"family_name=鵜殿", "given_name=美佳", "company=三河湾証券株式会社", "job_titles[0]=課長"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseEmblems, WesternFirmsWithoutForms) {
  const ParseCase cases[] = {
      {"a name with a degree, letters of a logo over the firm",
       quick_card({"#CASTILLA", "#Castilla", "Maquinaria S.L.", "##George Baker, Ph.D.", "george@castilla.es"}),
       {"family_name=Baker", "given_name=George", "company=Castilla Maquinaria S.L.", "qualifications[0]=Ph.D.",
        "emails[0]=george@castilla.es"}},
      {"an address in two pieces over its end",
       CardLayout()
           .line("Kano Keiki K.K.", 99, 206, 31)
           .line("126-27 Sakae, Naka-ku", 545, 263, 18)
           .line(", Nagoya,", 776, 266, 18)
           .line("Sales Manager", 160, 279, 22)
           .line("Aichi 460-0033 JAPAN", 543, 293, 18)
           .line("Ryuki Hino", 118, 397, 36)
           .build(),
       {"family_name=Hino", "given_name=Ryuki", "company=Kano Keiki K.K.", "job_titles[0]=Sales Manager",
        "addresses[0].postal_code=460-0033", "addresses[0].region=Aichi", "addresses[0].locality=Naka-ku, Nagoya",
        "addresses[0].street=126-27 Sakae"}},
      {"a name over what the firm is",
       quick_card({"#Sandhövel Reimann", "#Rechtsanwälte PartGmbB", "##Dr. Ulrike Sandhövel", "Partnerin",
                   "Prinzipalmarkt 29, 48143 Münster"}),
       {"family_name=Sandhövel", "given_name=Ulrike", "company=Sandhövel Reimann Rechtsanwälte PartGmbB",
        "job_titles[0]=Partnerin", "qualifications[0]=Dr.", "addresses[0].postal_code=48143",
        "addresses[0].locality=Münster", "addresses[0].street=Prinzipalmarkt 29"}},
      {"what the firm is over its name",
       quick_card({"##Andrea Hirschböck", "Geschäftsführerin", "#Kaffeerösterei", "#Morgenrot GmbH"}),
       {"family_name=Hirschböck", "given_name=Andrea", "company=Kaffeerösterei Morgenrot GmbH",
        "job_titles[0]=Geschäftsführerin"}},
      {"nothing but large print, a city on a line of its own, a lawyer's number",
       quick_card({"##GUINCHO RÁPIDO CAMPINAS", "#Edson Moraes", "Advogado", "OAB/SP 214.507",
                   "Rua Abolição, 1486 - Ponte Preta", "Campinas - SP", "Plantão 24 horas"}),
       {"family_name=Moraes", "given_name=Edson", "company=GUINCHO RÁPIDO CAMPINAS", "job_titles[0]=Advogado",
        "qualifications[0]=OAB/SP 214.507", "addresses[0].region=SP", "addresses[0].locality=Campinas",
        "addresses[0].street=Rua Abolição, 1486 - Ponte Preta"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseEmblems, WordsBetweenAndBesideFields) {
  const ParseCase cases[] = {
      {"兼 on a line of its own",
       CardLayout()
           .line("株式会社青空", 100, 40, 40)
           .line("札幌支店", 183, 100, 22)
           .line("監査役", 191, 140, 22)
           .line("兼", 300, 170, 20)
           .line("製造部長", 183, 200, 22)
           .line("三上 優子", 154, 250, 48)
           .build(),
       {"family_name=三上", "given_name=優子", "company=株式会社青空", "departments[0]=札幌支店",
        "job_titles[0]=監査役", "job_titles[1]=製造部長"}},
      {"an account and a society",
       quick_card({"#福山建築設計室", "一級建築士", "##福山 直人", "日本建築家協会 会員", "郵便振替 00120-3-456789",
                   "TEL 092-555-1234"}),
       {"family_name=福山", "given_name=直人", "company=福山建築設計室", "qualifications[0]=一級建築士",
        "phones[0]=work +81925551234"}},
      {"a house's kind in Latin letters before its name, two titles with a stroke",
       quick_card({"#Cafe 木洩れ日", "Owner / Barista", "##早川 翼", "0467-22-3344"}),
       {"family_name=早川", "given_name=翼", "company=Cafe 木洩れ日", "job_titles[0]=Owner", "job_titles[1]=Barista",
        "phones[0]=work +81467223344"}},
      {"a doctor whom the domain is named after",
       quick_card({"##Dr. med. Katrin Schönfeld", "Fachärztin für Allgemeinmedizin", "Hausarztpraxis Am Stadtpark",
                   "Telefon 0251 / 48 12 33", "praxis@schoenfeld-ms.de"}),
       {"family_name=Schönfeld", "given_name=Katrin", "company=Hausarztpraxis Am Stadtpark",
        "job_titles[0]=Fachärztin für Allgemeinmedizin", "qualifications[0]=Dr. med.", "phones[0]=work +49251481233",
        "emails[0]=praxis@schoenfeld-ms.de"}},
      {"a title with a register's number, what a phone is for",
       quick_card({"Clínica Veterinária Amigo Fiel", "##Dra. Juliana Tavares Moreira",
                   "Médica Veterinária · CRMV-SP 28.114", "Encomendas: 11 2955-4433", "Rua das Acácias, 455",
                   "Ribeirão Preto/SP - CEP 14090-082"}),
       {"family_name=Tavares Moreira", "given_name=Juliana", "company=Clínica Veterinária Amigo Fiel",
        "job_titles[0]=Médica Veterinária", "qualifications[0]=Dra.", "qualifications[1]=CRMV-SP 28.114",
        "phones[0]=work +551129554433", "addresses[0].postal_code=14090-082", "addresses[0].region=SP",
        "addresses[0].locality=Ribeirão Preto", "addresses[0].street=Rua das Acácias, 455"}},
      {"titles before firms, a department below a form, letters of a logo behind a title",
       quick_card({"課長代理 株式会社柳丸繊維", "##早川 翼", "財務部 リーダーMARUSEN"}),
       {"family_name=早川", "given_name=翼", "company=株式会社柳丸繊維", "departments[0]=財務部",
        "job_titles[0]=課長代理", "job_titles[1]=リーダー"}},
      {"the end of what stands beside a firm, a title behind a form whose name is elsewhere",
       CardLayout()
           .line("株式会社 部長", 843, 123, 56)
           .line("Tsumudesign工業", 629, 222, 50)
           .line("川邊 英成", 716, 302, 86)
           .build(),
       {"family_name=川邊", "given_name=英成", "company=株式会社Tsumudesign工業", "job_titles[0]=部長"}},
      {"a kanji before a firm's form",
       quick_card({"#部 株式会社ビジョンギア", "##尾沢 良美"}),
       {"family_name=尾沢", "given_name=良美", "company=株式会社ビジョンギア"}},
      {"a name above its form and a department below it",
       quick_card({"#東北ドック鉄工", "#株式会社", "企画部", "人事課", "部長代理", "##尾沢 良美"}),
       {"family_name=尾沢", "given_name=良美", "company=東北ドック鉄工株式会社", "departments[0]=企画部 人事課",
        "job_titles[0]=部長代理"}},
      {"a branch before its phone",
       quick_card({"##Moto Center Ltda", "Gerente Comercial", "##Rafael Souza", "Filial Londrina: (43) 3322-1100",
                   "rafael@motocenter.com.br"}),
       {"family_name=Souza", "given_name=Rafael", "company=Moto Center Ltda", "job_titles[0]=Gerente Comercial",
        "phones[0]=work +554333221100", "emails[0]=rafael@motocenter.com.br"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseEmblems, LabelsAndRoomsOfAddresses) {
  const ParseCase cases[] = {
      {"a room of the building's own name below the address",
       quick_card({"#信濃工科大学", "工学部 機械システム工学科", "##熊代 慎一郎",
                   "〒380-0928 長野県長野市若里4丁目8番2号", "工学部3号館 305室", "TEL 026-269-5432"}),
       {"family_name=熊代", "given_name=慎一郎", "company=信濃工科大学", "departments[0]=工学部 機械システム工学科",
        "phones[0]=work +81262695432", "addresses[0].postal_code=380-0928", "addresses[0].region=長野県",
        "addresses[0].locality=長野市", "addresses[0].street=若里4丁目8番2号",
        "addresses[0].building=工学部3号館 305室"}},
      {"an office's label in a column of its own",
       CardLayout()
           .line("株式会社燕プレス製作所", 201, 72, 49)
           .line("明田川 武", 441, 228, 64)
           .line("本 社", 66, 350, 23)
           .line("〒959-1289 新潟県燕市東太田3042番地", 217, 349, 23)
           .build(),
       {"family_name=明田川", "given_name=武", "company=株式会社燕プレス製作所", "addresses[0].postal_code=959-1289",
        "addresses[0].region=新潟県", "addresses[0].locality=燕市", "addresses[0].street=東太田3042番地"}},
      {"a second address behind an office's name and a stroke",
       quick_card({"#(有)山田塗装店", "代表", "##山田 一郎", "本社/〒321-0901 栃木県宇都宮市平出町1234",
                   "作業所/栃木県宇都宮市石井町567"}),
       {"family_name=山田", "given_name=一郎", "company=(有)山田塗装店", "job_titles[0]=代表",
        "addresses[0].postal_code=321-0901", "addresses[0].region=栃木県", "addresses[0].locality=宇都宮市",
        "addresses[0].street=平出町1234", "addresses[1].region=栃木県", "addresses[1].locality=宇都宮市",
        "addresses[1].street=石井町567"}},
      {"what a firm is rooted in, and an award",
       quick_card({"#北海総合保険株式会社", "主任", "##福士 ゆかり", "TEL 011-251-3486", "北海道に根ざして四十年",
                   "栃木労働局長 優良事業場表彰"}),
       {"family_name=福士", "given_name=ゆかり", "company=北海総合保険株式会社", "job_titles[0]=主任",
        "phones[0]=work +81112513486"}},
      {"offices over their streets, an address in romaji",
       quick_card({"Ironbridge Consulting Ltd.", "##George Moore", "Northern Office", "17 Commerce Drive, Suite 900",
                   "Atlanta, GA 30328"}),
       {"family_name=Moore", "given_name=George", "company=Ironbridge Consulting Ltd.",
        "addresses[0].postal_code=30328", "addresses[0].region=GA", "addresses[0].locality=Atlanta",
        "addresses[0].street=17 Commerce Drive", "addresses[0].building=Suite 900"}},
      {"an address in romaji behind an icon",
       quick_card({"Joko Service Corporation", "##Soki Saito", "Q 8-6-16 Minatomirai, Nishi-ku, Yokohama",
                   "Kanagawa 220-0049, Japan"}),
       {"family_name=Saito", "given_name=Soki", "company=Joko Service Corporation", "addresses[0].postal_code=220-0049",
        "addresses[0].region=Kanagawa", "addresses[0].locality=Nishi-ku, Yokohama",
        "addresses[0].street=8-6-16 Minatomirai"}},
      {"a practice in English that begins with a building's word",
       quick_card({"#Harcourt & Bligh LLP", "##Fiona MacAllister", "Associate Director", "Building Consultancy",
                   "14 Queen Square", "Bristol BS1 4NT", "Office 0117 496 0382"}),
       {"family_name=MacAllister", "given_name=Fiona", "company=Harcourt & Bligh LLP",
        "departments[0]=Building Consultancy", "job_titles[0]=Associate Director", "phones[0]=work +441174960382",
        "addresses[0].postal_code=BS1 4NT", "addresses[0].locality=Bristol", "addresses[0].street=14 Queen Square"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

}  // namespace
