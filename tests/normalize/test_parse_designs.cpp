// Cards as designers lay them out: what stands beside the fields, and prints that one reader cannot make out.

#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

TEST(ParseDesigns, WhatIsNoField) {
  const ParseCase cases[] = {
      {"an agent's licence with its number in brackets",
       quick_card(
           {"#株式会社青空", "店長", "##三上 優子", "TEL 045-988-6120", "宅地建物取引業 神奈川県知事 (4) 第27811号"}),
       {"family_name=三上", "given_name=優子", "company=株式会社青空", "job_titles[0]=店長",
        "phones[0]=work +81459886120"}},
      {"a car park below the address",
       quick_card({"#すみれ歯科", "院長", "##永瀬 彩香", "〒425-0022", "静岡県焼津市本町4-11-7", "駐車場12台完備",
                   "TEL 054-627-4112"}),
       {"family_name=永瀬", "given_name=彩香", "company=すみれ歯科", "job_titles[0]=院長",
        "phones[0]=work +81546274112", "addresses[0].postal_code=425-0022", "addresses[0].region=静岡県",
        "addresses[0].locality=焼津市", "addresses[0].street=本町4-11-7"}},
      {"when the shop at the farm is open",
       quick_card({"##やまびこ農園", "園主", "##由井 千秋", "TEL 0267-98-3321", "直売所 9月~12月 9:00-16:00"}),
       {"family_name=由井", "given_name=千秋", "company=やまびこ農園", "job_titles[0]=園主",
        "phones[0]=work +81267983321"}},
      {"a department again, before a number of its own",
       quick_card({"#丸三運輸株式会社", "配車センター　所長", "##鈴村 剛", "TEL.0532-31-9255",
                   "配車センター：TEL.0532-31-9260"}),
       {"family_name=鈴村", "given_name=剛", "company=丸三運輸株式会社", "departments[0]=配車センター",
        "job_titles[0]=所長", "phones[0]=work +81532319255", "phones[1]=work +81532319260"}},
      {"an Italian tax number",
       quick_card({"##Podere San Giusto", "#Dott. Lorenzo Bianchi", "Enologo", "Tel. +39 0577 846 215",
                   "lorenzo@poderesangiusto.it", "PIVA 01238470527"}),
       {"family_name=Bianchi", "given_name=Lorenzo", "company=Podere San Giusto", "job_titles[0]=Enologo",
        "qualifications[0]=Dott.", "phones[0]=work +390577846215", "emails[0]=lorenzo@poderesangiusto.it"}},
      {"a firm with a service's name in it",
       quick_card(
           {"#KOBE BLUE LINE CO., LTD.", "#神戸ブルーライン株式会社", "##門脇 理恵", "kadowaki@kobeblueline.co.jp"}),
       {"family_name=門脇", "given_name=理恵", "company=神戸ブルーライン株式会社",
        "company_latin=KOBE BLUE LINE CO., LTD.", "emails[0]=kadowaki@kobeblueline.co.jp"}},
      {"a service beside the address's last line",
       CardLayout()
           .line("すみれ歯科", 60, 40, 40)
           .line("永瀬 彩香", 330, 200, 64)
           .line("〒425-0022 静岡県焼津市本町4丁目2番8号", 60, 394, 22)
           .line("ショートステイ", 420, 425, 17)
           .build(),
       {"family_name=永瀬", "given_name=彩香", "company=すみれ歯科", "addresses[0].postal_code=425-0022",
        "addresses[0].region=静岡県", "addresses[0].locality=焼津市", "addresses[0].street=本町4丁目2番8号"}},
      {"what a garage and a lawyer are entitled to",
       quick_card({"#有限会社久保田モータース", "関東運輸局指定民間車検工場（第3-1184号）", "##久保田 渉",
                   "富山県司法書士会 第511号 簡裁訴訟代理等関係業務認定 第1101204号"}),
       {"family_name=久保田", "given_name=渉", "company=有限会社久保田モータース"}},
      {"a secretary's number",
       quick_card({"#Technische Universität", "#Lausitz", "Lehrstuhl für Fügetechnik",
                   "##Prof. Dr.-Ing. Katharina Engelhardt", "Lehrstuhlinhaberin", "Sekretariat: 0355 69-4470",
                   "katharina.engelhardt@tu-lausitz.de"}),
       {"family_name=Engelhardt", "given_name=Katharina", "company=Technische Universität Lausitz",
        "departments[0]=Lehrstuhl für Fügetechnik", "job_titles[0]=Lehrstuhlinhaberin",
        "qualifications[0]=Prof. Dr.-Ing.", "phones[0]=work +49355694470",
        "emails[0]=katharina.engelhardt@tu-lausitz.de"}},
      {"a room that is open every day, the body that runs a school",
       CardLayout()
           .line("智進ゼミナール", 392, 70, 37)
           .line("甲府丸の内校", 393, 124, 22)
           .line("教室長", 391, 206, 22)
           .line("雨宮 大輝", 395, 255, 57)
           .line("自習室 毎日開放", 85, 302, 22)
           .line("運営:株式会社チシンエデュケーション", 391, 614, 16)
           .build(),
       {"family_name=雨宮", "given_name=大輝", "company=智進ゼミナール", "departments[0]=甲府丸の内校",
        "job_titles[0]=教室長"}},
      {"what a plumber is entitled to",
       quick_card({"#㈱アクアライフ松山", "メンテナンス部", "##越智 勇気", "松山市二番町4丁目2-11 〒790-0002",
                   "TEL：089-934-7755", "松山市指定給水装置工事事業者 第412号", "排水設備指定工事店"}),
       {"family_name=越智", "given_name=勇気", "company=㈱アクアライフ松山", "departments[0]=メンテナンス部",
        "phones[0]=work +81899347755", "addresses[0].postal_code=790-0002", "addresses[0].locality=松山市",
        "addresses[0].street=二番町4丁目2-11"}},
      {"hours in kanji, a registration on the firm's line",
       quick_card({"#株式会社サクラトレイルズ　観光庁長官登録旅行業第2081号", "##大庭 実",
                   "直売所「よらっせ」火～日 9時から16時"}),
       {"family_name=大庭", "given_name=実", "company=株式会社サクラトレイルズ"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseDesigns, Firms) {
  const ParseCase cases[] = {
      {"in both scripts on one line, each with its form",
       quick_card({"##関口 雄介", "Yusuke Sekiguchi", "#ハルトマンバルブ株式会社 Hartmann Valves Japan K.K.",
                   "TEL 03-5783-2260", "www.hartmann-valves.com"}),
       {"family_name=関口", "given_name=雄介", "latin_name=Yusuke Sekiguchi", "company=ハルトマンバルブ株式会社",
        "company_latin=Hartmann Valves Japan K.K.", "phones[0]=work +81357832260", "urls[0]=www.hartmann-valves.com"}},
      {"initials above the names in full",
       quick_card({"##MVL", "MOREL VASSEUR LEFORT ARCHITECTES", "#Clémence Vasseur", "Tél. 01 47 70 38 26",
                   "c.vasseur@mvl-architectes.fr"}),
       {"family_name=Vasseur", "given_name=Clémence", "company=MOREL VASSEUR LEFORT ARCHITECTES",
        "phones[0]=work +33147703826", "emails[0]=c.vasseur@mvl-architectes.fr"}},
      {"an office named after its owner and his profession",
       quick_card({"##新井 徹", "#新井徹税理士事務所", "TEL 027-223-6648"}),
       {"family_name=新井", "given_name=徹", "company=新井徹税理士事務所", "phones[0]=work +81272236648"}},
      {"a town's assembly",
       quick_card({"#柏市議会 議員", "##古賀 直子", "TEL 04-7164-2908"}),
       {"family_name=古賀", "given_name=直子", "company=柏市議会", "job_titles[0]=議員",
        "phones[0]=work +81471642908"}},
      {"what a body runs: its kind, its name in larger print, its other houses",
       CardLayout()
           .line("社会福祉法人 つむぎ福祉会", 57, 56, 24)
           .line("特別養護老人ホーム", 57, 99, 24)
           .line("花みずき", 302, 90, 42)
           .line("生活相談員", 57, 196, 22)
           .line("日向 美咲", 341, 226, 62)
           .line("デイサービスセンター 花みずき", 555, 490, 18)
           .line("居宅介護支援事業所 花みずき", 555, 522, 18)
           .build(),
       {"family_name=日向", "given_name=美咲", "company=社会福祉法人 つむぎ福祉会 特別養護老人ホーム 花みずき",
        "job_titles[0]=生活相談員"}},
      {"partners and what they are",
       quick_card({"##ORTEGA & BELTRÁN", "ABOGADOS", "#María del Carmen Ortega Ruiz",
                   "Socia directora · Derecho mercantil", "mc.ortega@ortegabeltran.es"}),
       {"family_name=Ortega Ruiz", "given_name=María del Carmen", "company=ORTEGA & BELTRÁN ABOGADOS",
        "departments[0]=Derecho mercantil", "job_titles[0]=Socia directora", "emails[0]=mc.ortega@ortegabeltran.es"}},
      {"a logo on the firm's row",
       quick_card({"#MEDIXA 株式会社メディクサ", "##小田島 隼人", "h.odashima@medixa.co.jp"}),
       {"family_name=小田島", "given_name=隼人", "company=株式会社メディクサ", "company_latin=MEDIXA",
        "emails[0]=h.odashima@medixa.co.jp"}},
      {"an emblem taken for a kana, and the group of the bank",
       quick_card({"##の 玄海銀行", "調査役", "##甲斐 大夢", "玄海フィナンシャルグループ"}),
       {"family_name=甲斐", "given_name=大夢", "company=玄海銀行", "job_titles[0]=調査役"}},
      {"an architect's room, in both scripts",
       quick_card(
           {"中澤理人建築設計室", "masato nakazawa architect & associates", "##中澤 理人", "m.nakazawa@nkzw-archi.jp"}),
       {"family_name=中澤", "given_name=理人", "company=中澤理人建築設計室",
        "company_latin=masato nakazawa architect & associates", "emails[0]=m.nakazawa@nkzw-archi.jp"}},
      {"a chamber of commerce",
       quick_card({"#津商工会議所", "The Tsu Chamber of Commerce & Industry", "経営指導員", "##小柳津 仁"}),
       {"family_name=小柳津", "given_name=仁", "company=津商工会議所",
        "company_latin=The Tsu Chamber of Commerce & Industry", "job_titles[0]=経営指導員"}},
      {"a fire brigade",
       quick_card({"#富士市消防本部", "警防課", "消防司令", "##望月 徹也"}),
       {"family_name=望月", "given_name=徹也", "company=富士市消防本部", "departments[0]=警防課",
        "job_titles[0]=消防司令"}},
      {"a house below its kind",
       CardLayout()
           .line("社会福祉法人 みどり会", 400, 54, 23)
           .line("幼保連携型認定こども園", 394, 88, 24)
           .line("みどりの森こども園", 320, 122, 48)
           .line("園長", 500, 226, 25)
           .line("田添 久美", 400, 262, 66)
           .build(),
       {"family_name=田添", "given_name=久美",
        "company=社会福祉法人 みどり会 幼保連携型認定こども園 みどりの森こども園", "job_titles[0]=園長"}},
      {"a stroke between two scripts read as a figure",
       quick_card({"#キヨラバイオ株式会社 1 Kiyora Bio, Inc.", "取締役CSO", "##栗栖 倫太郎", "kurusu@kiyorabio.com"}),
       {"family_name=栗栖", "given_name=倫太郎", "company=キヨラバイオ株式会社", "company_latin=Kiyora Bio, Inc.",
        "job_titles[0]=取締役CSO", "emails[0]=kurusu@kiyorabio.com"}},
      {"a college of a university",
       quick_card({"##Northfield State University", "College of Engineering", "#Hannah B. Lindqvist",
                   "Assistant Professor", "Department of Civil Engineering", "hblindqvist@northfieldstate.edu"}),
       {"family_name=Lindqvist", "given_name=Hannah B.", "company=Northfield State University",
        "departments[0]=College of Engineering Department of Civil Engineering", "job_titles[0]=Assistant Professor",
        "emails[0]=hblindqvist@northfieldstate.edu"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseDesigns, Qualifications) {
  const ParseCase cases[] = {
      {"the society that certifies",
       quick_card({"#すみれ歯科", "院長", "##永瀬 彩香", "日本皮膚科学会認定 皮膚科専門医"}),
       {"family_name=永瀬", "given_name=彩香", "company=すみれ歯科", "job_titles[0]=院長",
        "qualifications[0]=日本皮膚科学会認定 皮膚科専門医"}},
      {"a degree whose 士 was read as 十",
       quick_card({"#越後技術大学", "准教授 博十(工学)", "##五十嵐 瑛人"}),
       {"family_name=五十嵐", "given_name=瑛人", "company=越後技術大学", "job_titles[0]=准教授",
        "qualifications[0]=博士(工学)"}},
      {"where a German engineer studied",
       quick_card({"#Brückner Fördertechnik GmbH", "##Dipl.-Ing. (FH) Jörg Weißenfels", "Leiter Konstruktion",
                   "j.weissenfels@brueckner-ft.de"}),
       {"family_name=Weißenfels", "given_name=Jörg", "company=Brückner Fördertechnik GmbH",
        "job_titles[0]=Leiter Konstruktion", "qualifications[0]=Dipl.-Ing. (FH)",
        "emails[0]=j.weissenfels@brueckner-ft.de"}},
      {"registered initials behind an American's name",
       quick_card({"#Gunderson Agency, Inc.", "##Dwight R. Gunderson, CLU®, ChFC®", "Agency Owner",
                   "dwight@gundersonagency.com"}),
       {"family_name=Gunderson", "given_name=Dwight R.", "company=Gunderson Agency, Inc.", "job_titles[0]=Agency Owner",
        "qualifications[0]=CLU®", "qualifications[1]=ChFC®", "emails[0]=dwight@gundersonagency.com"}},
      {"a British surname with a saint",
       quick_card({"#Hargreaves Pym LLP", "##Oliver St John-Harris", "BSc (Hons) MRICS", "Associate Director"}),
       {"family_name=St John-Harris", "given_name=Oliver", "company=Hargreaves Pym LLP",
        "job_titles[0]=Associate Director", "qualifications[0]=BSc (Hons)", "qualifications[1]=MRICS"}},
      {"ニ that was read as a long mark",
       quick_card({"#ライフサポート株式会社", "##笠原 直樹", "2級ファイナンシャル・プランーング技能士"}),
       {"family_name=笠原", "given_name=直樹", "company=ライフサポート株式会社",
        "qualifications[0]=2級ファイナンシャル・プランニング技能士"}},
      {"a number with a letter, an examination and its grade",
       quick_card({"#株式会社青空", "##神谷 聡美", "インテリアコーディネーター（第161254A号）", "食品表示検定上級"}),
       {"family_name=神谷", "given_name=聡美", "company=株式会社青空",
        "qualifications[0]=インテリアコーディネーター（第161254A号）", "qualifications[1]=食品表示検定上級"}},
      {"a grade of a listed licence, the head of a house",
       quick_card({"#株式会社新町典礼", "セレモニーホールあさひ　館長", "1級葬祭ディレクター", "##奈良 玲子"}),
       {"family_name=奈良", "given_name=玲子", "company=株式会社新町典礼", "departments[0]=セレモニーホールあさひ",
        "job_titles[0]=館長", "qualifications[0]=1級葬祭ディレクター"}},
      {"work without a department's end, and a field behind a comma",
       quick_card({"#株式会社青空", "営業企画　マネージャー", "##菊地 直子", "TEL 0138-27-0815"}),
       {"family_name=菊地", "given_name=直子", "company=株式会社青空", "departments[0]=営業企画",
        "job_titles[0]=マネージャー", "phones[0]=work +81138270815"}},
      {"what a director is over",
       quick_card({"#株式会社青空", "ディレクター、人事・組織変革", "##菊地 直子"}),
       {"family_name=菊地", "given_name=直子", "company=株式会社青空", "departments[0]=人事・組織変革",
        "job_titles[0]=ディレクター"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseDesigns, PrintThatReadersCutOrMistake) {
  const ParseCase cases[] = {
      {"a name in two, and its furigana's こ taken for a stroke",
       CardLayout()
           .line("株式会社青空", 60, 40, 40)
           .line("おかべ ゆうー", 400, 200, 22)
           .line("岡部", 400, 236, 66)
           .line("優子", 598, 236, 66)
           .line("y.okabe@aozora.jp", 400, 500, 24)
           .build(),
       {"family_name=岡部", "given_name=優子", "family_kana=オカベ", "given_kana=ユウコ", "company=株式会社青空",
        "emails[0]=y.okabe@aozora.jp"}},
      {"a firm cut around a kana",
       CardLayout()
           .line("相馬り", 340, 100, 58)
           .line("ん", 520, 108, 44)
           .line("ご園", 572, 100, 58)
           .line("園主", 340, 200, 26)
           .line("三上 拓海", 500, 180, 64)
           .line("でんわ・ふぁっくす 0172-84-2067", 60, 400, 26)
           .build(),
       {"family_name=三上", "given_name=拓海", "company=相馬りんご園", "job_titles[0]=園主",
        "phones[0]=work +81172842067", "phones[1]=fax +81172842067"}},
      {"a title letter-spaced in a column, a lying postal code",
       CardLayout(650, 1075)
           .column("永福禅寺", 480, 120, 56)
           .column("住", 350, 250, 30)
           .column("職", 350, 310, 30)
           .column("大槻　玄峰", 240, 300, 82)
           .column("l-506-0846", 160, 330, 26)
           .column("岐阜県高山市上三之町七十四番地", 110, 330, 26)
           .build(),
       {"family_name=大槻", "given_name=玄峰", "company=永福禅寺", "job_titles[0]=住職",
        "addresses[0].postal_code=506-0846", "addresses[0].region=岐阜県", "addresses[0].locality=高山市",
        "addresses[0].street=上三之町七十四番地"}},
      {"old-style figures of a French code",
       quick_card({"#MOREL ARCHITECTES", "##Clémence Vasseur", "14 bis, rue du Faubourg-Saint-Denis", "7so10 Paris",
                   "c.vasseur@morel-architectes.fr"}),
       {"family_name=Vasseur", "given_name=Clémence", "company=MOREL ARCHITECTES",
        "emails[0]=c.vasseur@morel-architectes.fr", "addresses[0].postal_code=75010", "addresses[0].locality=Paris",
        "addresses[0].street=14 bis, rue du Faubourg-Saint-Denis"}},
      {"titles that the second reader knows",
       CardLayout()
           .line("合名会社 宮坂酒造場", 60, 40, 40)
           .line("杜氏・製造貴任者", 60, 140, 26)
           .reading("glyphs", "杜氏・製造責任者")
           .line("小松 清春", 60, 200, 66)
           .build(),
       {"family_name=小松", "given_name=清春", "company=合名会社 宮坂酒造場", "job_titles[0]=杜氏",
        "job_titles[1]=製造責任者"}},
      {"a foreigner's initial that the Latin name settles",
       CardLayout()
           .line("ノルディス株式会社", 60, 40, 40)
           .line("ビエール・ランベール", 60, 190, 42)
           .reading("glyphs", "ピエール・ランベール")
           .line("Pierre LAMBERT", 60, 250, 28)
           .build(),
       {"family_name=ランベール", "given_name=ピエール", "latin_name=Pierre LAMBERT", "company=ノルディス株式会社"}},
      {"a page's label that ran into its address, a stroke before a mailbox",
       CardLayout()
           .line("白川 ひかり", 60, 190, 50)
           .line("web.atelier-lune.com", 60, 400, 20)
           .reading("eng", "web. atelier-lune.com")
           .line("E-mail _h-shirakawa@atelier-lune.com", 60, 440, 20)
           .build(),
       {"family_name=白川", "given_name=ひかり", "emails[0]=h-shirakawa@atelier-lune.com", "urls[0]=atelier-lune.com"}},
      {"a title whose mark of voicing was taken for another, the building before the code",
       quick_card({"#青空監査法人", "ジェネラル・バートナー", "##東出 智也", "東京都千代田区丸の内1-8-3",
                   "丸の内トラストタワー本館20階 〒100-0005"}),
       {"family_name=東出", "given_name=智也", "company=青空監査法人", "job_titles[0]=ジェネラル・パートナー",
        "addresses[0].postal_code=100-0005", "addresses[0].region=東京都", "addresses[0].locality=千代田区",
        "addresses[0].street=丸の内1-8-3", "addresses[0].building=丸の内トラストタワー本館20階"}},
      {"an envelope's picture before a firm's mailbox, リ among hiragana",
       quick_card({"#特定非営利活動法人ネットワークねリま", "##早乙女 千尋", "sa info@kodomo-nerima.org"}),
       {"family_name=早乙女", "given_name=千尋", "company=特定非営利活動法人ネットワークねりま",
        "emails[0]=info@kodomo-nerima.org"}},
      {"Latin letters set wide",
       CardLayout()
           .line("TIDEWATER", 349, 79, 32)
           .line("V E N T U R E S", 349, 136, 14)
           .line("青空監査法人", 102, 240, 22)
           .line("東出 智也", 102, 253, 44)
           .line("www.tidewater.vc", 600, 511, 14)
           .build(),
       {"family_name=東出", "given_name=智也", "company=青空監査法人", "company_latin=TIDEWATER VENTURES",
        "urls[0]=www.tidewater.vc"}},
      {"a mailbox that one reader took for a page",
       CardLayout()
           .line("照井 あや", 429, 306, 44)
           .line("hellogmugitotori.com", 434, 495, 20)
           .reading("card", "hello@mugitotori.com")
           .build(),
       {"family_name=照井", "given_name=あや", "emails[0]=hello@mugitotori.com"}},
      {"an Italian province with a figure",
       quick_card({"##Ing. Francesca De Luca", "#Meccanica Rossetti S.p.A.", "Via Emilia Ponente, 214",
                   "40133 Bologna (B0)", "T +39 051 647 3320"}),
       {"family_name=De Luca", "given_name=Francesca", "company=Meccanica Rossetti S.p.A.", "qualifications[0]=Ing.",
        "phones[0]=work +390516473320", "addresses[0].postal_code=40133", "addresses[0].locality=Bologna (BO)",
        "addresses[0].street=Via Emilia Ponente, 214"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

}  // namespace
