// Cards that are laid out or worded in ways of their own: shops, surgeries, temples, town offices, foreigners.

#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

TEST(ParseLayouts, FirmsWithoutLegalForm) {
  const ParseCase cases[] = {
      {"a restaurant, its hours no address",
       quick_card({"#日本料理　椿亭", "料理長", "##鬼塚 龍司", "〒810-0041 福岡県福岡市中央区大名1-9-8",
                   "TEL 092-712-4455", "営業時間 17:00～22:30 定休日 日曜・祝日"}),
       {"family_name=鬼塚", "given_name=龍司", "company=日本料理 椿亭", "job_titles[0]=料理長",
        "phones[0]=work +81927124455", "addresses[0].postal_code=810-0041", "addresses[0].region=福岡県",
        "addresses[0].locality=福岡市中央区", "addresses[0].street=大名1-9-8"}},
      {"a farm and its owner",
       quick_card({"有機野菜・米・りんご", "#やまびこ農園", "園主", "##由井 千秋", "TEL 0267-98-3321"}),
       {"family_name=由井", "given_name=千秋", "company=やまびこ農園", "job_titles[0]=園主",
        "phones[0]=work +81267983321"}},
      {"a shop in its fourth generation",
       quick_card({"#和菓子処 笹川屋", "四代目店主", "##笹川 実", "電話：025-228-0519", "FAX：025-228-0520"}),
       {"family_name=笹川", "given_name=実", "company=和菓子処 笹川屋", "job_titles[0]=四代目店主",
        "phones[0]=work +81252280519", "phones[1]=fax +81252280520"}},
      {"a name with a dot in the card's largest print",
       quick_card({"###弁当・仕出し　まるさん", "代表取締役", "##三好 節子", "〒760-0023 香川県高松市寿町2-9",
                   "ご注文電話　087-821-3300", "FAX（24時間）087-821-3301", "定休日：日曜日"}),
       {"family_name=三好", "given_name=節子", "company=弁当・仕出し まるさん", "job_titles[0]=代表取締役",
        "phones[0]=work +81878213300", "phones[1]=fax +81878213301", "addresses[0].postal_code=760-0023",
        "addresses[0].region=香川県", "addresses[0].locality=高松市", "addresses[0].street=寿町2-9"}},
      {"a professional's office",
       quick_card({"公認会計士・税理士", "##八木沢 徹", "#八木沢公認会計士事務所", "TEL 099-225-7314"}),
       {"family_name=八木沢", "given_name=徹", "company=八木沢公認会計士事務所", "qualifications[0]=公認会計士",
        "qualifications[1]=税理士", "phones[0]=work +81992257314"}},
      {"of whom the firm sells is no department",
       quick_card({"#武蔵野農機販売有限会社", "クボタ特約店", "整備課長", "##北 勝利", "TEL 048-663-1170",
                   "自　宅　TEL 048-684-0932"}),
       {"family_name=北", "given_name=勝利", "company=武蔵野農機販売有限会社", "job_titles[0]=整備課長",
        "phones[0]=work +81486631170", "phones[1]=other +81486840932"}},
      {"a roastery, in both scripts, and its hours",
       quick_card({"##神戸珈琲焙煎所", "#KOBE COFFEE ROASTERY", "焙煎士", "###入江 宗", "Shu Irie",
                   "Tel & Fax 078-251-6609", "営業 8:00～18:00（火曜定休）", "https://kobe-roastery.com"}),
       {"family_name=入江", "given_name=宗", "latin_name=Shu Irie", "company=神戸珈琲焙煎所",
        "company_latin=KOBE COFFEE ROASTERY", "job_titles[0]=焙煎士", "phones[0]=work +81782516609",
        "phones[1]=fax +81782516609", "urls[0]=https://kobe-roastery.com"}},
      {"a slogan is no firm",
       quick_card({"#未来をつくる、技術と信頼。", "主任", "##加藤 翼", "TEL 052-201-1111"}),
       {"family_name=加藤", "given_name=翼", "job_titles[0]=主任", "phones[0]=work +81522011111"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLayouts, WhomThePersonWorksFor) {
  const ParseCase cases[] = {
      {"a town before its department",
       quick_card({"#松本市 経済観光部", "観光課", "主査", "##百瀬 航", "TEL 0263-34-8307"}),
       {"family_name=百瀬", "given_name=航", "company=松本市", "departments[0]=経済観光部 観光課", "job_titles[0]=主査",
        "phones[0]=work +81263348307"}},
      {"the form on a line of its own",
       quick_card({"社会保険労務士法人", "#みなもと事務所", "##源田 早苗", "TEL 082-248-3315"}),
       {"family_name=源田", "given_name=早苗", "company=社会保険労務士法人みなもと事務所",
        "phones[0]=work +81822483315"}},
      {"an agency names its insurer in small print",
       quick_card({"東洋生命保険株式会社 代理店", "##有限会社ライフプラン四日市", "###伊藤 譲", "TEL 059-353-6617"}),
       {"family_name=伊藤", "given_name=譲", "company=有限会社ライフプラン四日市", "phones[0]=work +81593536617"}},
      {"a prefecture before its department",
       quick_card({"#三重県 農林水産部", "農産園芸課", "主幹", "##奥野 友和", "TEL 059-224-2547"}),
       {"family_name=奥野", "given_name=友和", "company=三重県", "departments[0]=農林水産部 農産園芸課",
        "job_titles[0]=主幹", "phones[0]=work +81592242547"}},
      {"a ministry before its bureau",
       quick_card({"#国土交通省　港湾局", "計画課", "課長補佐", "##日下部 岳", "TEL 03-5253-8668"}),
       {"family_name=日下部", "given_name=岳", "company=国土交通省", "departments[0]=港湾局 計画課",
        "job_titles[0]=課長補佐", "phones[0]=work +81352538668"}},
      {"a group of firms is no department",
       quick_card({"讃岐フーズグループ", "#株式会社さぬき製麺", "室長", "##小比賀 誠", "TEL 087-831-2290"}),
       {"family_name=小比賀", "given_name=誠", "company=株式会社さぬき製麺", "job_titles[0]=室長",
        "phones[0]=work +81878312290"}},
      {"a licence is neither address nor department",
       quick_card({"#株式会社肥後建築研究所", "一級建築士事務所 熊本県知事登録 第2231号", "##蔵本 英明",
                   "〒862-0950 熊本県熊本市中央区水前寺4-18-7", "TEL 096-383-6120"}),
       {"family_name=蔵本", "given_name=英明", "company=株式会社肥後建築研究所", "phones[0]=work +81963836120",
        "addresses[0].postal_code=862-0950", "addresses[0].region=熊本県", "addresses[0].locality=熊本市中央区",
        "addresses[0].street=水前寺4-18-7"}},
      {"an office's label with its letters apart",
       quick_card({"#株式会社岸和田精機", "製造部長", "##岩渕 正晴",
                   "本　社　〒577-0053 大阪府東大阪市高井田3丁目6番12号", "TEL 06-6781-2244"}),
       {"family_name=岩渕", "given_name=正晴", "company=株式会社岸和田精機", "job_titles[0]=製造部長",
        "phones[0]=work +81667812244", "addresses[0].postal_code=577-0053", "addresses[0].region=大阪府",
        "addresses[0].locality=東大阪市", "addresses[0].street=高井田3丁目6番12号"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLayouts, Qualifications) {
  const ParseCase cases[] = {
      {"a doctor's field",
       quick_card({"#名城中央病院", "循環器内科", "部長", "##樋渡 康孝", "医学博士・循環器専門医", "TEL 052-951-1121"}),
       {"family_name=樋渡", "given_name=康孝", "company=名城中央病院", "departments[0]=循環器内科",
        "job_titles[0]=部長", "qualifications[0]=医学博士", "qualifications[1]=循環器専門医",
        "phones[0]=work +81529511121"}},
      {"a licence with its number",
       quick_card({"#アルテミス販売株式会社", "##岸 ゆかり", "宅地建物取引士 (神奈川) 第098765号", "TEL 042-528-7790"}),
       {"family_name=岸", "given_name=ゆかり", "company=アルテミス販売株式会社",
        "qualifications[0]=宅地建物取引士 (神奈川) 第098765号", "phones[0]=work +81425287790"}},
      {"an American doctor at a center",
       quick_card({"#Dr. Samuel Okafor, MD, FACC", "Interventional Cardiologist", "#Lakeside Heart Center",
                   "Phone 312.555.0187", "sokafor@lakesideheart.org"}),
       {"family_name=Okafor", "given_name=Samuel", "company=Lakeside Heart Center",
        "job_titles[0]=Interventional Cardiologist", "qualifications[0]=Dr.", "qualifications[1]=MD",
        "qualifications[2]=FACC", "phones[0]=work +13125550187", "emails[0]=sokafor@lakesideheart.org"}},
      {"a French accountant and what his firm does",
       quick_card({"#Jean-Baptiste Lefèvre", "Directeur associé", "##CABINET LEFÈVRE & FILS",
                   "Expertise comptable - Audit - Conseil", "jb.lefevre@cabinet-lefevre.fr"}),
       {"family_name=Lefèvre", "given_name=Jean-Baptiste", "company=CABINET LEFÈVRE & FILS",
        "job_titles[0]=Directeur associé", "emails[0]=jb.lefevre@cabinet-lefevre.fr"}},
      {"a French doctor",
       quick_card({"##Docteur Hélène MARCHAND", "Chirurgien-dentiste", "#Cabinet dentaire des Arcades",
                   "Tél. : 04 78 37 60 12", "8 place de la République", "69002 LYON"}),
       {"family_name=MARCHAND", "given_name=Hélène", "company=Cabinet dentaire des Arcades",
        "job_titles[0]=Chirurgien-dentiste", "qualifications[0]=Docteur", "phones[0]=work +33478376012",
        "addresses[0].postal_code=69002", "addresses[0].locality=LYON",
        "addresses[0].street=8 place de la République"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLayouts, NamesOnTwoLines) {
  const ParseCase cases[] = {
      {"a surgery under the body that runs it",
       quick_card({"医療法人 白百合会", "##野間歯科医院", "院長", "###野間 健吾", "TEL 092-411-8248"}),
       {"family_name=野間", "given_name=健吾", "company=医療法人 白百合会 野間歯科医院", "job_titles[0]=院長",
        "phones[0]=work +81924118248"}},
      {"what the firm's words are",
       quick_card({"##Summit Ridge", "Veterinary Hospital", "#Rebecca Thornton, DVM", "Medical Director",
                   "rthornton@summitridge.com"}),
       {"family_name=Thornton", "given_name=Rebecca", "company=Summit Ridge Veterinary Hospital",
        "job_titles[0]=Medical Director", "qualifications[0]=DVM", "emails[0]=rthornton@summitridge.com"}},
      {"the legal form on the second line",
       quick_card(
           {"#Gareth Llewellyn", "Sales Manager", "##CeltaBuild", "Systems Ltd", "gareth.llewellyn@celtabuild.co.uk"}),
       {"family_name=Llewellyn", "given_name=Gareth", "company=CeltaBuild Systems Ltd", "job_titles[0]=Sales Manager",
        "emails[0]=gareth.llewellyn@celtabuild.co.uk"}},
      {"two words of which the domain has one",
       quick_card({"#ヨガスタジオ　ソラ", "代表", "##柏木 あおい", "TEL：045-641-3392", "https://yoga-sora.com"}),
       {"family_name=柏木", "given_name=あおい", "company=ヨガスタジオ ソラ", "job_titles[0]=代表",
        "phones[0]=work +81456413392", "urls[0]=https://yoga-sora.com"}},
      {"in kana and in Latin letters",
       quick_card(
           {"#マリンブルー", "MARINE BLUE OKINAWA", "##金城 海斗", "Tel 098-861-5507", "info@marineblue-okinawa.com"}),
       {"family_name=金城", "given_name=海斗", "company=マリンブルー", "company_latin=MARINE BLUE OKINAWA",
        "phones[0]=work +81988615507", "emails[0]=info@marineblue-okinawa.com"}},
      {"two firms in one print: the first is the main one",
       quick_card({"#豊田紡織機械株式会社", "代表取締役会長", "#一般財団法人 豊田育英会", "理事長", "##榊原 庄一",
                   "TEL 0565-24-7711"}),
       {"family_name=榊原", "given_name=庄一", "company=豊田紡織機械株式会社", "job_titles[0]=代表取締役会長",
        "job_titles[1]=理事長", "phones[0]=work +81565247711"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLayouts, Names) {
  const ParseCase cases[] = {
      {"one line of kanji on a card in Latin letters",
       CardLayout()
           .line("Photographer", 60, 100, 40)
           .line("瀬戸 透", 60, 200, 60)
           .line("Toru Seto", 60, 280, 24)
           .line("090-6614-7708", 60, 400, 24)
           .line("toru@seto-photo.jp", 60, 440, 24)
           .line("https://seto-photo.jp", 60, 480, 24)
           .build(),
       {"family_name=瀬戸", "given_name=透", "latin_name=Toru Seto", "job_titles[0]=Photographer",
        "phones[0]=mobile +819066147708", "emails[0]=toru@seto-photo.jp", "urls[0]=https://seto-photo.jp"}},
      {"a nickname",
       quick_card({"#Tri-County Roofing, Inc.", "##Walter \"Bud\" Kowalski", "Owner", "Fax (616) 555-0149"}),
       {"family_name=Kowalski", "given_name=Walter \"Bud\"", "company=Tri-County Roofing, Inc.", "job_titles[0]=Owner",
        "phones[0]=fax +16165550149"}},
      {"a title in katakana is no furigana",
       quick_card({"#株式会社イロハニ", "スタイリスト", "##汐見 よしの", "TEL 03-6427-3308"}),
       {"family_name=汐見", "given_name=よしの", "company=株式会社イロハニ", "job_titles[0]=スタイリスト",
        "phones[0]=work +81364273308"}},
      {"an unknown word in katakana is none either",
       quick_card({"#株式会社イロハニ", "トリマー", "##汐見 よしの", "TEL 03-6427-3308"}),
       {"family_name=汐見", "given_name=よしの", "company=株式会社イロハニ", "job_titles[0]=トリマー",
        "phones[0]=work +81364273308"}},
      {"furigana over each half",
       CardLayout()
           .line("アステリア設計株式会社", 60, 40, 44)
           .line("はせべ", 80, 180, 20)
           .line("みゆき", 300, 180, 20)
           .line("長谷部 美雪", 60, 210, 70)
           .build(),
       {"family_name=長谷部", "given_name=美雪", "family_kana=ハセベ", "given_kana=ミユキ",
        "company=アステリア設計株式会社"}},
      {"a foreigner in katakana",
       quick_card({"#ノルディス株式会社", "マネージャー", "##マルクス・リンドストローム", "TEL 03-6230-1472"}),
       {"family_name=リンドストローム", "given_name=マルクス", "company=ノルディス株式会社",
        "job_titles[0]=マネージャー", "phones[0]=work +81362301472"}},
      {"a given name that ends like a title",
       quick_card({"#カミツレ合同会社", "エンジニア", "##凪池 道長", "TEL 03-6427-3308"}),
       {"family_name=凪池", "given_name=道長", "company=カミツレ合同会社", "job_titles[0]=エンジニア",
        "phones[0]=work +81364273308"}},
      {"katakana and kanji, no gap",
       quick_card({"#パシフィック株式会社", "##レイモンド健", "TEL 03-6427-3308"}),
       {"family_name=レイモンド", "given_name=健", "company=パシフィック株式会社", "phones[0]=work +81364273308"}},
      {"no gap, but romaji",
       quick_card({"#カミツレ合同会社", "##宇佐美圭", "Kei Usami", "usami@camitsure.jp"}),
       {"family_name=宇佐美", "given_name=圭", "latin_name=Kei Usami", "company=カミツレ合同会社",
        "emails[0]=usami@camitsure.jp"}},
      {"romaji and English title on one line",
       quick_card({"#ホテル烏丸", "総支配人", "##丹羽 貴之", "TAKAYUKI NIWA General Manager", "TEL 075-256-8810"}),
       {"family_name=丹羽", "given_name=貴之", "latin_name=TAKAYUKI NIWA", "company=ホテル烏丸",
        "job_titles[0]=総支配人", "phones[0]=work +81752568810"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLayouts, Addresses) {
  const ParseCase cases[] = {
      {"in Japanese and in English",
       quick_card({"#北陸株式会社", "部長", "##黒川 慶介", "〒910-0006 福井県福井市中央1-3-2 福井中央ビル 5F",
                   "5F Fukui Chuo Bldg., 1-3-2 Chuo, Fukui-shi, Fukui 910-0006 Japan", "TEL +81-776-22-6140"}),
       {"family_name=黒川", "given_name=慶介", "company=北陸株式会社", "job_titles[0]=部長",
        "phones[0]=work +81776226140", "addresses[0].postal_code=910-0006", "addresses[0].region=福井県",
        "addresses[0].locality=福井市", "addresses[0].street=中央1-3-2", "addresses[0].building=福井中央ビル 5F"}},
      {"a town of two characters, one of them misread",
       quick_card({"#東海株式会社", "##水越 正樹", "〒453-0801 愛知県名古屋市中村区太間5-28-1"}),
       {"family_name=水越", "given_name=正樹", "company=東海株式会社", "addresses[0].postal_code=453-0801",
        "addresses[0].region=愛知県", "addresses[0].locality=名古屋市中村区", "addresses[0].street=太閤5-28-1"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseLayouts, ContactPoints) {
  const ParseCase cases[] = {
      {"one number in two spellings",
       quick_card({"#横濱海運株式会社", "##髙﨑 慎吾", "Tel 045-212-9030", "Phone: +81-45-212-9030"}),
       {"family_name=髙﨑", "given_name=慎吾", "company=横濱海運株式会社", "phones[0]=work +81452129030"}},
      {"a page under a new top-level domain, alone on its line",
       quick_card({"#株式会社ミカミ", "##三上 蒼", "sou@studiomono.design", "studiomono.design"}),
       {"family_name=三上", "given_name=蒼", "company=株式会社ミカミ", "emails[0]=sou@studiomono.design",
        "urls[0]=studiomono.design"}},
      {"labels in brackets that were read as strokes",
       quick_card({"#株式会社ミカミ", "##三上 蒼", "ITEL1 086-223-9140", "IFAX1 086-223-9141", "【携帯1090-4573-8826"}),
       {"family_name=三上", "given_name=蒼", "company=株式会社ミカミ", "phones[0]=work +81862239140",
        "phones[1]=fax +81862239141", "phones[2]=mobile +819045738826"}},
      {"numbers with a stroke between them",
       quick_card({"#株式会社ミカミ", "##三上 蒼", "03-6721-4408 | 080-3349-7716"}),
       {"family_name=三上", "given_name=蒼", "company=株式会社ミカミ", "phones[0]=work +81367214408",
        "phones[1]=mobile +818033497716"}},
      {"shops, each in its street",
       quick_card({"#Domínio Auto Peças Ltda.", "Av. Rio das Pedras, 1553 - Tel/Fax: 3123-0800",
                   "Av. Sapopemba, 2449 - Tel/Fax: 2966-2550", "contato@autopecasdominio.com.br"}),
       {"company=Domínio Auto Peças Ltda.", "phones[0]=work +5531230800", "phones[1]=fax +5531230800",
        "phones[2]=work +5529662550", "phones[3]=fax +5529662550", "emails[0]=contato@autopecasdominio.com.br",
        "addresses[0].street=Av. Rio das Pedras, 1553", "addresses[1].street=Av. Sapopemba, 2449"}},
      {"a number behind an extension",
       quick_card({"#株式会社ミカミ", "##三上 蒼", "TEL 011-231-4460(内線 315) 011-231-4477(直通)"}),
       {"family_name=三上", "given_name=蒼", "company=株式会社ミカミ", "phones[0]=work +81112314460 ext 315",
        "phones[1]=direct +81112314477"}},
      {"numbers with a bullet between them",
       quick_card({"#Ferragens Pinheiro Ltda.", "##Rogério Albuquerque", "Gerente Comercial",
                   "(11) 3862-4477 + (11) 98765-2210", "rogerio@ferragenspinheiro.com.br"}),
       {"family_name=Albuquerque", "given_name=Rogério", "company=Ferragens Pinheiro Ltda.",
        "job_titles[0]=Gerente Comercial", "phones[0]=work +551138624477", "phones[1]=mobile +5511987652210",
        "emails[0]=rogerio@ferragenspinheiro.com.br"}},
      {"an area code in brackets, no label",
       quick_card({"##Marcus Delgado", "Broker", "#Golden Key Realty", "(415) 555-0136", "marcus@goldenkeyrealty.com",
                   "2200 Union St, San Francisco, CA 94123"}),
       {"family_name=Delgado", "given_name=Marcus", "company=Golden Key Realty", "job_titles[0]=Broker",
        "phones[0]=work +14155550136", "emails[0]=marcus@goldenkeyrealty.com", "addresses[0].postal_code=94123",
        "addresses[0].region=CA", "addresses[0].locality=San Francisco", "addresses[0].street=2200 Union St"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

}  // namespace
