#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

TEST(ParseJapanese, ClassicCards) {
  const ParseCase cases[] = {
      {"plain",
       quick_card({"#株式会社山田製作所", "営業本部 第一営業部", "部長", "##山田 太郎",
                   "〒100-0001 東京都千代田区千代田1-1", "山田ビル5F", "TEL 03-1234-5678", "FAX 03-1234-5679",
                   "携帯 090-1234-5678", "E-mail taro.yamada@yamada-ss.co.jp", "URL https://www.yamada-ss.co.jp/"}),
       {"family_name=山田", "given_name=太郎", "company=株式会社山田製作所", "departments[0]=営業本部 第一営業部",
        "job_titles[0]=部長", "posts[0]=株式会社山田製作所 | 営業本部 第一営業部 | 部長", "phones[0]=work +81312345678",
        "phones[1]=fax +81312345679", "phones[2]=mobile +819012345678", "emails[0]=taro.yamada@yamada-ss.co.jp",
        "urls[0]=https://www.yamada-ss.co.jp/", "addresses[0].postal_code=100-0001", "addresses[0].region=東京都",
        "addresses[0].locality=千代田区", "addresses[0].street=千代田1-1", "addresses[0].building=山田ビル5F",
        "addresses[0].printed=〒100-0001 東京都千代田区千代田1-1 山田ビル5F"}},
      {"company below, name first",
       quick_card({"課長", "##佐藤 花子", "さとう はなこ", "#みどり商事株式会社", "〒530-0001",
                   "大阪府大阪市北区梅田2-4-9", "TEL:06-6345-1111  FAX:06-6345-1112", "hanako@midori-shoji.jp"}),
       {"family_name=佐藤", "given_name=花子", "family_kana=サトウ", "given_kana=ハナコ", "company=みどり商事株式会社",
        "job_titles[0]=課長", "phones[0]=work +81663451111", "phones[1]=fax +81663451112",
        "emails[0]=hanako@midori-shoji.jp", "addresses[0].postal_code=530-0001", "addresses[0].region=大阪府",
        "addresses[0].locality=大阪市北区", "addresses[0].street=梅田2-4-9",
        "addresses[0].printed=〒530-0001 大阪府大阪市北区梅田2-4-9"}},
      {"everything on few lines",
       quick_card({"#北央電機株式会社", "営業部 部長　鈴木 一郎", "〒460-0008 愛知県名古屋市中区栄3-5-12 栄ビル8階",
                   "TEL 052-251-1234 FAX 052-251-1235 E-mail i-suzuki@hokuo.co.jp"}),
       {"family_name=鈴木", "given_name=一郎", "company=北央電機株式会社", "departments[0]=営業部",
        "job_titles[0]=部長", "phones[0]=work +81522511234", "phones[1]=fax +81522511235",
        "emails[0]=i-suzuki@hokuo.co.jp", "addresses[0].postal_code=460-0008", "addresses[0].region=愛知県",
        "addresses[0].locality=名古屋市中区", "addresses[0].street=栄3-5-12", "addresses[0].building=栄ビル8階"}},
      {"letter-spaced name and title",
       quick_card({"#株式会社青空", "部 長", "##田 中　　健 一", "TEL 03-3456-7890"}),
       {"family_name=田中", "given_name=健一", "company=株式会社青空", "job_titles[0]=部長",
        "phones[0]=work +81334567890"}},
      {"head of the company",
       quick_card({"#有限会社さくら工房", "代表取締役", "##中村 美咲", "〒604-8166", "京都府京都市中京区御倉町79",
                   "TEL/FAX 075-231-1234"}),
       {"family_name=中村", "given_name=美咲", "company=有限会社さくら工房", "job_titles[0]=代表取締役",
        "phones[0]=work +81752311234", "phones[1]=fax +81752311234", "addresses[0].postal_code=604-8166",
        "addresses[0].region=京都府", "addresses[0].locality=京都市中京区", "addresses[0].street=御倉町79"}},
      {"title glued to the name",
       quick_card({"#株式会社みなと水産", "代表取締役社長山本浩二", "TEL 078-331-1234"}),
       {"family_name=山本", "given_name=浩二", "company=株式会社みなと水産", "job_titles[0]=代表取締役社長",
        "phones[0]=work +81783311234"}},
      {"qualification under the name",
       quick_card({"#税理士法人あおば会計", "所長", "##小林 誠", "税理士・中小企業診断士", "TEL 022-221-1234"}),
       {"family_name=小林", "given_name=誠", "company=税理士法人あおば会計", "job_titles[0]=所長",
        "qualifications[0]=税理士", "qualifications[1]=中小企業診断士", "phones[0]=work +81222211234"}},
      {"name beyond the dictionary",
       quick_card({"#株式会社ネオフィールド", "開発部", "##凪堤 颯真", "TEL 03-5544-3322", "nagitsutsumi@neofield.jp"}),
       {"family_name=凪堤", "given_name=颯真", "company=株式会社ネオフィールド", "departments[0]=開発部",
        "phones[0]=work +81355443322", "emails[0]=nagitsutsumi@neofield.jp"}},
      {"printed variants stay",
       quick_card({"#髙島商会株式会社", "##髙橋 渚", "携帯 080-1111-2222"}),
       {"family_name=髙橋", "given_name=渚", "company=髙島商会株式会社", "phones[0]=mobile +818011112222"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseJapanese, PostsAndOffices) {
  const ParseCase cases[] = {
      {"two posts",
       quick_card(
           {"#株式会社東洋精密", "取締役 製造本部 本部長", "兼 品質保証部 部長", "##伊藤 学", "TEL 045-311-1234"}),
       {"family_name=伊藤", "given_name=学", "company=株式会社東洋精密", "departments[0]=製造本部",
        "departments[1]=品質保証部", "job_titles[0]=取締役", "job_titles[1]=本部長", "job_titles[2]=部長",
        "phones[0]=work +81453111234"}},
      {"levels on lines of their own",
       quick_card({"#三光物流株式会社", "大阪支店", "営業部", "第一課", "主任", "##渡辺 直樹", "TEL 06-6123-4567"}),
       {"family_name=渡辺", "given_name=直樹", "company=三光物流株式会社", "departments[0]=大阪支店 営業部 第一課",
        "job_titles[0]=主任", "phones[0]=work +81661234567"}},
      {"two offices",
       quick_card({"#株式会社ミライ建設", "設計部", "##加藤 翼", "本社 〒460-0002 愛知県名古屋市中区丸の内2-1-1",
                   "TEL 052-201-1111", "東京支店 〒105-0004 東京都港区新橋3-2-1", "TEL 03-3501-2222"}),
       {"family_name=加藤", "given_name=翼", "company=株式会社ミライ建設", "departments[0]=設計部",
        "phones[0]=work +81522011111", "phones[1]=work +81335012222", "addresses[0].postal_code=460-0002",
        "addresses[0].region=愛知県", "addresses[0].locality=名古屋市中区", "addresses[0].street=丸の内2-1-1",
        "addresses[1].postal_code=105-0004", "addresses[1].region=東京都", "addresses[1].locality=港区",
        "addresses[1].street=新橋3-2-1"}},
      {"main office printed second",
       quick_card({"#株式会社ミライ建設", "##加藤 翼", "東京支店", "〒105-0004 東京都港区新橋3-2-1", "本社",
                   "〒460-0002 愛知県名古屋市中区丸の内2-1-1"}),
       {"family_name=加藤", "given_name=翼", "company=株式会社ミライ建設", "addresses[0].postal_code=460-0002",
        "addresses[0].region=愛知県", "addresses[0].locality=名古屋市中区", "addresses[0].street=丸の内2-1-1",
        "addresses[1].postal_code=105-0004", "addresses[1].region=東京都", "addresses[1].locality=港区",
        "addresses[1].street=新橋3-2-1"}},
      {"all kinds of phones",
       quick_card({"#株式会社みらい", "##松本 愛", "TEL 03-3501-1000（代表）", "直通 03-3501-1001 内線 234",
                   "FAX 03-3501-1002", "フリーダイヤル 0120-123-456", "携帯 070-1234-5678"}),
       {"family_name=松本", "given_name=愛", "company=株式会社みらい", "phones[0]=work +81335011000",
        "phones[1]=direct +81335011001 ext 234", "phones[2]=fax +81335011002", "phones[3]=toll_free +81120123456",
        "phones[4]=mobile +817012345678"}},
      {"a name of two halves that no dictionary knows",
       quick_card({"#株式会社みらい", "##青石 桜郎", "TEL 03-3501-1000"}),
       {"family_name=青石", "given_name=桜郎", "company=株式会社みらい", "phones[0]=work +81335011000"}},
      {"a label that the number's plan contradicts",
       quick_card({"#株式会社みらい", "##松本 愛", "TEL 03-3501-1000", "フリーダイヤル 0742-39-5659",
                   "携帯 070-1234-5678", "携帯 082-503-5086"}),
       {"family_name=松本", "given_name=愛", "company=株式会社みらい", "phones[0]=work +81335011000",
        "phones[1]=work +81742395659", "phones[2]=mobile +817012345678", "phones[3]=work +81825035086"}},
      {"label in a column of its own",
       CardLayout()
           .line("株式会社みらい", 60, 40, 44)
           .line("松本 愛", 60, 200, 60)
           .line("TEL", 60, 400, 24)
           .line("03-3501-1000", 160, 400, 24)
           .line("FAX", 60, 440, 24)
           .line("03-3501-1002", 160, 440, 24)
           .build(),
       {"family_name=松本", "given_name=愛", "company=株式会社みらい", "phones[0]=work +81335011000",
        "phones[1]=fax +81335011002"}},
      {"slogan and social accounts",
       quick_card({"未来をつくる技術と信頼", "#株式会社ソラリンク", "デザイナー", "##木村 蓮", "X: @soralink_ren",
                   "ren@soralink.co.jp"}),
       {"family_name=木村", "given_name=蓮", "company=株式会社ソラリンク", "job_titles[0]=デザイナー",
        "emails[0]=ren@soralink.co.jp", "social[0]=X: @soralink_ren", "notes[0]=未来をつくる技術と信頼"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseJapanese, FuriganaAndRomaji) {
  const ParseCase cases[] = {
      {"furigana above, romaji below",
       CardLayout()
           .line("アクアテック株式会社", 60, 40, 40)
           .line("マーケティング部", 60, 130, 28)
           .line("こばやし ゆうと", 60, 190, 18)
           .line("小林 悠斗", 60, 215, 60)
           .line("Yuto KOBAYASHI", 60, 290, 24)
           .line("yuto.kobayashi@aquatec.com", 60, 400, 24)
           .build(),
       {"family_name=小林", "given_name=悠斗", "family_kana=コバヤシ", "given_kana=ユウト", "latin_name=Yuto KOBAYASHI",
        "company=アクアテック株式会社", "departments[0]=マーケティング部", "emails[0]=yuto.kobayashi@aquatec.com"}},
      {"romaji beside, capitals",
       quick_card({"#株式会社プラリンク", "係長", "##斎藤 陽介", "YOSUKE SAITO", "TEL 048-641-1234"}),
       {"family_name=斎藤", "given_name=陽介", "latin_name=YOSUKE SAITO", "company=株式会社プラリンク",
        "job_titles[0]=係長", "phones[0]=work +81486411234"}},
      {"furigana in brackets on the name's line",
       quick_card({"#株式会社さんろく", "##東海林 賢（しょうじ けん）", "TEL 018-831-1234"}),
       {"family_name=東海林", "given_name=賢", "family_kana=ショウジ", "given_kana=ケン", "company=株式会社さんろく",
        "phones[0]=work +81188311234"}},
      {"bilingual company",
       quick_card({"#光陽電子株式会社", "Koyo Denshi Co., Ltd.", "技術部 課長", "##森 大輔", "Daisuke Mori",
                   "Manager, Engineering Department", "d.mori@koyo-denshi.co.jp", "https://www.koyo-denshi.co.jp"}),
       {"family_name=森", "given_name=大輔", "latin_name=Daisuke Mori", "company=光陽電子株式会社",
        "company_latin=Koyo Denshi Co., Ltd.", "departments[0]=技術部", "job_titles[0]=課長",
        "emails[0]=d.mori@koyo-denshi.co.jp", "urls[0]=https://www.koyo-denshi.co.jp"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseJapanese, VerticalCards) {
  const ParseCase cases[] = {
      {"all vertical",
       CardLayout(650, 1075)
           .column("株式会社　松風堂", 560, 60, 40)
           .column("営業部　課長", 480, 60, 30)
           .column("石川　雅人", 300, 200, 70)
           .column("〒一〇〇－〇〇〇一", 160, 300, 24)
           .column("東京都千代田区千代田二丁目三番五号", 120, 300, 24)
           .column("電話　〇三－一二三四－五六七八", 60, 300, 24)
           .build(),
       {"family_name=石川", "given_name=雅人", "company=株式会社 松風堂", "departments[0]=営業部", "job_titles[0]=課長",
        "phones[0]=work +81312345678", "addresses[0].postal_code=100-0001", "addresses[0].region=東京都",
        "addresses[0].locality=千代田区", "addresses[0].street=千代田二丁目三番五号",
        "addresses[0].printed=〒一〇〇－〇〇〇一 東京都千代田区千代田二丁目三番五号"}},
      {"vertical name, horizontal foot",
       CardLayout(650, 1075)
           .column("松風堂株式会社", 560, 60, 40)
           .column("いしかわ　まさと", 375, 200, 20)
           .column("石川　雅人", 300, 200, 70)
           .line("〒600-8216 京都府京都市下京区東塩小路町901", 60, 800, 24)
           .line("TEL 075-361-1234", 60, 840, 24)
           .line("masato@shofudo.jp", 60, 880, 24)
           .build(),
       {"family_name=石川", "given_name=雅人", "family_kana=イシカワ", "given_kana=マサト", "company=松風堂株式会社",
        "phones[0]=work +81753611234", "emails[0]=masato@shofudo.jp", "addresses[0].postal_code=600-8216",
        "addresses[0].region=京都府", "addresses[0].locality=京都市下京区", "addresses[0].street=東塩小路町901"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseJapanese, TitlesThatAreMisreadOrLookLikeLabels) {
  const ParseCase cases[] = {
      {"代表 alone is a title",
       quick_card({"#株式会社青空", "代表", "##田中 健一", "TEL 03-3456-7890"}),
       {"family_name=田中", "given_name=健一", "company=株式会社青空", "job_titles[0]=代表",
        "phones[0]=work +81334567890"}},
      {"代表 beside a number is its label",
       CardLayout()
           .line("株式会社青空", 60, 60, 45)
           .line("田中 健一", 60, 150, 60)
           .line("代表", 60, 300)
           .line("03-3456-7890", 160, 300)
           .build(),
       {"family_name=田中", "given_name=健一", "company=株式会社青空", "phones[0]=work +81334567890"}},
      {"C read as o",
       quick_card({"#株式会社青空", "代表取締役oEO", "##田中 健一"}),
       {"family_name=田中", "given_name=健一", "company=株式会社青空", "job_titles[0]=代表取締役CEO"}},
      {"C read as a bracket",
       quick_card({"#株式会社青空", "取締役（TO", "##田中 健一"}),
       {"family_name=田中", "given_name=健一", "company=株式会社青空", "job_titles[0]=取締役CTO"}},
      {"an echo before the C",
       quick_card({"#株式会社青空", "代表取締役nCEO", "##田中 健一"}),
       {"family_name=田中", "given_name=健一", "company=株式会社青空", "job_titles[0]=代表取締役CEO"}},
      {"what the firm trades in is no department",
       quick_card({"#株式会社青空", "業務用茶葉卸", "部長", "##田中 健一"}),
       {"family_name=田中", "given_name=健一", "company=株式会社青空", "job_titles[0]=部長"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseJapanese, FuriganaTellsWhereTheNameDivides) {
  const ParseCase cases[] = {
      {"a letter space is wider than the gap",
       quick_card({"#株式会社青空", "はしま かずた", "##橋 間一太", "TEL 03-3456-7890"}),
       {"family_name=橋間", "given_name=一太", "family_kana=ハシマ", "given_kana=カズタ", "company=株式会社青空",
        "phones[0]=work +81334567890"}},
      {"a small kana printed large",
       quick_card({"#株式会社青空", "たなか りようた", "##田中 良太", "TEL 03-3456-7890"}),
       {"family_name=田中", "given_name=良太", "family_kana=タナカ", "given_kana=リョウタ", "company=株式会社青空",
        "phones[0]=work +81334567890"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseJapanese, ANoiseLineIsNoPartOfAnAddress) {
  const card::CardText card = CardLayout()
                                  .line("株式会社青空", 60, 60, 45)
                                  .line("田中 健一", 60, 150, 60)
                                  .line("〒100-0001 東京都千代田区千代田1-1", 60, 300)
                                  .line("stain:", 60, 340, 30, 0.35F)
                                  .line("山田ビル5F", 60, 380)
                                  .build();
  expect_parsed({"noise",
                 card,
                 {"family_name=田中", "given_name=健一", "company=株式会社青空", "addresses[0].postal_code=100-0001",
                  "addresses[0].region=東京都", "addresses[0].locality=千代田区", "addresses[0].street=千代田1-1",
                  "addresses[0].building=山田ビル5F"}});
}

TEST(ParseJapanese, ACompanyTornByAFalseBlank) {
  const auto card = [](const char* company) {
    return CardLayout()
        .column(company, 900, 40, 40)
        .column("部長", 600, 100)
        .column("田中 健一", 500, 100, 60)
        .line("www.rodoedge.net", 100, 600)
        .build();
  };
  for (const char* torn : {"株式会社ロドエ ツジ印刷", "株式会社ロドエツジ印刷"})
    expect_parsed({torn,
                   card(torn),
                   {"family_name=田中", "given_name=健一", "company=株式会社ロドエツジ印刷", "job_titles[0]=部長",
                    "urls[0]=www.rodoedge.net"}});
  expect_parsed({"a branch",
                 card("株式会社シグマ 大阪支店"),
                 {"family_name=田中", "given_name=健一", "company=株式会社シグマ", "departments[0]=大阪支店",
                  "job_titles[0]=部長", "urls[0]=www.rodoedge.net"}});
}

TEST(ParseJapanese, AnOfficeWithALegalFormIsTheCompany) {
  expect_parsed({"a research firm above its code",
                 quick_card({"部長", "##田中 健一", "有限会社東西研究所", "〒100-0001", "東京都千代田区千代田1-1"}),
                 {"family_name=田中", "given_name=健一", "company=有限会社東西研究所", "job_titles[0]=部長",
                  "addresses[0].postal_code=100-0001", "addresses[0].region=東京都", "addresses[0].locality=千代田区",
                  "addresses[0].street=千代田1-1"}});
}

}  // namespace
