#include <gtest/gtest.h>

#include "normalize/company.h"

namespace {

using normalize::FormPosition;

TEST(CompanyName, FormsWithLostBracketsAndHalfReadOnes) {
  struct Case {
    const char *read, *printed, *core;
  };
  const Case cases[] = {{"株野崎化学", "㈱野崎化学", "野崎化学"},
                        {"(株一ビジョンレーン", "㈱ビジョンレーン", "ビジョンレーン"},
                        {"榊テクノロジー(株", "榊テクノロジー㈱", "榊テクノロジー"},
                        {"株式48mWAVETECH", "株式会社WAVETECH", "WAVETECH"},
                        {"北洋化成㈱)", "北洋化成㈱", "北洋化成"},
                        {"山田商店（有）", "山田商店（有）", "山田商店"},
                        {"株主総会", "株主総会", "株主総会"},
                        {"株木建設株式会社", "株木建設株式会社", "株木建設"}};
  for (const Case& c : cases) {
    const auto name = normalize::read_company_name(c.read);
    EXPECT_EQ(name.printed, c.printed);
    EXPECT_EQ(name.core, c.core);
  }
  EXPECT_LT(normalize::company_likeness("不動産売買・賃貸・管理"), 0.2F) << "what a firm does";
}

TEST(CompanyName, FormsThatLostACharacter) {
  struct Case {
    const char *read, *printed, *form;
  };
  const Case cases[] = {{"般財団法人五成協会", "一般財団法人五成協会", "一般財団法人"},
                        {"ー般社団法人みどり", "一般社団法人みどり", "一般社団法人"},
                        {"会福祉法人蒼成会", "社会福祉法人蒼成会", "社会福祉法人"},
                        {"同会社トラバレー", "合同会社トラバレー", "合同会社"},
                        {"財団法人五成協会", "財団法人五成協会", "財団法人"},
                        {"土地家屋調査士登録番号第2618号", "土地家屋調査士登録番号第2618号", ""},
                        {"認定NPO法人里山トラスト", "認定NPO法人里山トラスト", "特定非営利活動法人"},
                        {"立大学法人東都大学", "立大学法人東都大学", ""},
                        {"Moorland Capital PL", "Moorland Capital PLC", "plc"},
                        {"Hochfels Gmb", "Hochfels GmbH", "GmbH"},
                        {"Hochfels LL", "Hochfels LL", ""},
                        {"Hochfels Consulting eV.", "Hochfels Consulting e.V.", "e.V."},
                        {"Ibérica SLU.", "Ibérica S.L.U.", "S.L.U."},
                        {"Ibérica SLU", "Ibérica SLU", "S.L.U."},
                        {"INTERPARTNERS Co,, Ltd.", "INTERPARTNERS Co., Ltd.", "Co., Ltd."},
                        {"Caravela SGPS, S.A.", "Caravela SGPS, S.A.", "SGPS, S.A."},
                        {"(株 ) リンライズ警備", "(株) リンライズ警備", "株式会社"}};
  for (const Case& c : cases) {
    const auto name = normalize::read_company_name(c.read);
    EXPECT_EQ(name.printed, c.printed);
    EXPECT_EQ(name.form, c.form) << c.read;
  }
}

TEST(Company, Forms) {
  struct Case {
    const char *text, *core, *form;
    FormPosition position;
  };
  const Case cases[] = {
      {"Aurora Pinturas Ltda.-ME", "Aurora Pinturas", "Ltda. - ME", FormPosition::behind},
      {"Aurora Pinturas Ltda. - EPP", "Aurora Pinturas", "Ltda. - EPP", FormPosition::behind},
      {"株式会社山田製作所", "山田製作所", "株式会社", FormPosition::front},
      {"株式会社 山田製作所", "山田製作所", "株式会社", FormPosition::front},
      {"山田製作所株式会社", "山田製作所", "株式会社", FormPosition::behind},
      {"(株)山田製作所", "山田製作所", "株式会社", FormPosition::front},
      {"㈱山田製作所", "山田製作所", "株式会社", FormPosition::front},
      {"山田商店（有）", "山田商店", "有限会社", FormPosition::behind},
      {"山田株式会社製作所", "山田 製作所", "株式会社", FormPosition::middle},
      {"合同会社メイシ", "メイシ", "合同会社", FormPosition::front},
      {"一般社団法人日本名刺協会", "日本名刺協会", "一般社団法人", FormPosition::front},
      {"医療法人社団 健友会", "健友会", "医療法人社団", FormPosition::front},
      {"特定非営利活動法人みどり", "みどり", "特定非営利活動法人", FormPosition::front},
      {"国立大学法人東京大学", "東京大学", "国立大学法人", FormPosition::front},
      {"株式会杜山田", "山田", "株式会社", FormPosition::front},
      {"看限会社サンウェーブ", "サンウェーブ", "有限会社", FormPosition::front},
      {"竺定非営利洗動法人錦京財団", "錦京財団", "特定非営利活動法人", FormPosition::front},
      {"山田製作所株式会杜", "山田製作所", "株式会社", FormPosition::behind},
      {"株式會社山田", "山田", "株式会社", FormPosition::front},
      {"Schwarz UG (haftungsbeschränkt)", "Schwarz", "UG (haftungsbeschränkt)", FormPosition::behind},
      {"Contoso Ltd.", "Contoso", "Ltd.", FormPosition::behind},
      {"Yamada Seisakusho Co., Ltd.", "Yamada Seisakusho", "Co., Ltd.", FormPosition::behind},
      {"Yamada Co.,Ltd", "Yamada", "Co., Ltd.", FormPosition::behind},
      {"Müller GmbH & Co. KG", "Müller", "GmbH & Co. KG", FormPosition::behind},
      {"Siemens AG", "Siemens", "AG", FormPosition::behind},
      {"Example, Inc.", "Example", "Inc.", FormPosition::behind},
      {"Eletrônica ADACHI Ltda.", "Eletrônica ADACHI", "Ltda.", FormPosition::behind},
      {"CEASTEC S/C LTDA.", "CEASTEC", "S/C Ltda.", FormPosition::behind},
      {"Yamada K.K.", "Yamada", "K.K.", FormPosition::behind},
      {"Dupont S.A.R.L.", "Dupont", "SARL", FormPosition::behind},
      {"García e Hijos S.L.", "García e Hijos", "S.L.", FormPosition::behind},
      {"Contoso", "Contoso", "", FormPosition::none},
      {"山田製作所", "山田製作所", "", FormPosition::none},
      {"Just as", "Just as", "", FormPosition::none},
  };
  for (const Case& c : cases) {
    const auto name = normalize::read_company_name(c.text);
    EXPECT_EQ(name.core, c.core) << c.text;
    EXPECT_EQ(name.form, c.form) << c.text;
    EXPECT_EQ(name.position, c.position) << c.text;
  }
  EXPECT_EQ(normalize::read_company_name("株式会杜山田").printed, "株式会社山田");
  EXPECT_EQ(normalize::read_company_name("株式會社山田").printed, "株式會社山田") << "an old form is no misreading";
}

TEST(Company, Likeness) {
  for (const char* text : {"株式会社山田製作所", "Contoso Ltd.", "山田商店（有）", "Müller GmbH"})
    EXPECT_GT(normalize::company_likeness(text), 0.9F) << text;
  for (const char* text : {"山田製作所", "みどり信用金庫", "Yamada Solutions", "DOMÍNIO AUTO PEÇAS"})
    EXPECT_GT(normalize::company_likeness(text), 0.5F) << text;
  for (const char* text : {"山田 太郎", "営業部長", "taro@example.co.jp", "03-1234-5678", "Avery Smith"})
    EXPECT_LT(normalize::company_likeness(text), 0.4F) << text;
}

TEST(Company, LineWithABranch) {
  const std::string line = "株式会社山田製作所 大阪支店";
  const auto split = normalize::split_company_line(line);
  EXPECT_EQ(split.company.value, "株式会社山田製作所");
  EXPECT_EQ(split.branch.value, "大阪支店");
  EXPECT_EQ(line.substr(split.branch.span.begin), "大阪支店");
  EXPECT_EQ(normalize::split_company_line("株式会社 山田製作所").branch.value, "");
  EXPECT_EQ(normalize::split_company_line("株式会社 山田製作所").company.value, "株式会社 山田製作所");
}

TEST(Company, KeysMeet) {
  EXPECT_EQ(normalize::company_key("株式会社エー・ビー・シー"), normalize::company_key("エービーシー（株）"));
  EXPECT_EQ(normalize::company_key("㈱山田製作所"), normalize::company_key("株式会社　山田製作所"));
  EXPECT_NE(normalize::company_key("㈱山田製作所"), normalize::company_key("㈱山本製作所"));
  EXPECT_EQ(normalize::company_key("CONTOSO Ltd."), normalize::company_key("Contoso"));
}

TEST(Company, Domains) {
  struct Case {
    const char *domain, *company, *reading;
    bool fits;
  };
  const Case cases[] = {
      {"contoso.com", "Contoso", "", true},
      {"www.contoso.co.jp", "Contoso Ltd.", "", true},
      {"chevroleste.com.br", "CHEVROLESTE", "", true},
      {"brunaubuffet.com.br", "Brunau Buffet eventos", "", true},
      {"yamada-seisakusho.co.jp", "株式会社山田製作所", "Yamada Seisakusho", true},
      {"yamada-ss.co.jp", "株式会社山田製作所", "ヤマダセイサクショ", false},
      {"softbridge.jp", "株式会社ソフトブリッジ", "", false},
      {"sakura.co.jp", "株式会社サクラ", "", true},
      {"ibm.com", "International Business Machines", "", true},
      {"mueller.de", "Contoso", "", false},
  };
  for (const Case& c : cases) {
    const float fit = normalize::domain_fit(c.domain, c.company, c.reading);
    if (c.fits) {
      EXPECT_GT(fit, 0.6F) << c.domain;
    } else {
      EXPECT_LT(fit, 0.75F) << c.domain;
    }
  }
}

}  // namespace
