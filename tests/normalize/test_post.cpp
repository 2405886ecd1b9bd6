#include <gtest/gtest.h>

#include "normalize/department.h"
#include "normalize/job_title.h"
#include "normalize/qualification.h"

namespace {

using Strings = std::vector<std::string>;

TEST(JobTitle, Likeness) {
  for (const char* title : {"部長",
                            "代表取締役社長",
                            "代表取締役 社長",
                            "営業部長",
                            "大阪支店長",
                            "第一営業課長",
                            "副部長",
                            "課長代理",
                            "部長代理",
                            "主任研究員",
                            "上席執行役員",
                            "営業担当",
                            "取締役 営業本部長",
                            "マネージャー",
                            "システムエンジニア",
                            "取締役 営業部長 兼 企画室長",
                            "部　長",
                            "CEO",
                            "Senior Manager",
                            "Senior Researcher",
                            "Vice President of Sales",
                            "Geschäftsführer",
                            "Leiter Vertrieb",
                            "Directeur commercial",
                            "Gerente de Vendas",
                            "Director General",
                            "Head of Sales Department",
                            "Expert-géomètre",
                            "Software Engineer",
                            "チームリーダー",
                            "准教授"}) {
    EXPECT_GT(normalize::job_title_likeness(title), 0.6F) << title;
  }
  for (const char* text : {"営業部", "株式会社山田製作所", "山田 太郎", "東京都千代田区", "Avery Smith", "Contoso",
                           "03-1234-5678", "Cloud & AI Department", "大阪支店"}) {
    EXPECT_LT(normalize::job_title_likeness(text), 0.5F) << text;
  }
}

TEST(Department, Likeness) {
  for (const char* text : {"営業部",
                           "営業本部",
                           "第一営業部",
                           "総務課",
                           "企画室",
                           "大阪支店",
                           "東京営業所",
                           "開発グループ",
                           "海外事業部",
                           "営業本部 第一営業部",
                           "本社",
                           "横浜工場",
                           "品質管理センター",
                           "Sales Department",
                           "Cloud & AI Department",
                           "Abteilung Einkauf",
                           "Direction générale",
                           "Departamento Comercial",
                           "Marketing",
                           "工学部",
                           "情報システム部",
                           "Dirección Comercial",
                           "Gabinete de Prensa",
                           "Direzione Vendite",
                           "Servicio al Cliente"}) {
    EXPECT_GT(normalize::department_likeness(text), 0.55F) << text;
  }
  for (const char* text :
       {"部長", "営業部長", "山田 太郎", "服部", "阿部", "株式会社山田", "Avery Smith", "Contoso", "taro@example.co.jp",
        "課長", "Unit 8 North Park", "Oficina 402", "Fernlea Lock Instruments Group"}) {
    EXPECT_LT(normalize::department_likeness(text), 0.5F) << text;
  }
}

TEST(Department, Levels) {
  struct Case {
    const char* text;
    Strings levels;
  };
  const Case cases[] = {
      {"営業本部第一営業部", {"営業本部", "第一営業部"}},
      {"営業本部 第一営業部", {"営業本部", "第一営業部"}},
      {"営業本部第一営業部東京支店", {"営業本部", "第一営業部", "東京支店"}},
      {"部品部", {"部品部"}},
      {"営業部門", {"営業部門"}},
      {"情報システム部", {"情報システム部"}},
      {"営業部第一課", {"営業部", "第一課"}},
      {"総務部人事課採用係", {"総務部", "人事課", "採用係"}},
      {"科学研究室", {"科学研究室"}},
      {"開発部第2グループ", {"開発部", "第2グループ"}},
  };
  for (const Case& c : cases) EXPECT_EQ(normalize::split_department_levels(c.text), c.levels) << c.text;
}

TEST(Department, OfficeWords) {
  for (const char* text : {"本社", "大阪支店", "横浜工場", "東京オフィス", "Head Office", "札幌営業所", "技術センター"})
    EXPECT_TRUE(normalize::is_office_word(text)) << text;
  for (const char* text : {"営業部", "山田太郎", "Sales", "部長"})
    EXPECT_FALSE(normalize::is_office_word(text)) << text;
}

std::string shown(const normalize::PostLine& line) {
  std::string all;
  for (const auto& post : line.posts) {
    all += "[" + post.department.value + ":";
    for (std::size_t i = 0; i < post.titles.size(); ++i) all += (i ? "," : "") + post.titles[i].value;
    all += "]";
  }
  for (const auto& q : line.qualifications) all += "{" + q.value + "}";
  return all;
}

TEST(PostLine, Splits) {
  struct Case {
    const char *line, *expected;
  };
  const Case cases[] = {
      {"営業本部 第一営業部 部長", "[営業本部 第一営業部:部長]"},
      {"営業部長", "[:営業部長]"},
      {"代表取締役", "[:代表取締役]"},
      {"代表取締役社長", "[:代表取締役社長]"},
      {"代表取締役 社長", "[:代表取締役 社長]"},
      {"取締役 営業部長 兼 企画室長", "[:取締役,営業部長,企画室長]"},
      {"取締役営業本部長", "[:取締役営業本部長]"},
      {"営業部 部長", "[営業部:部長]"},
      {"営業部　部　長", "[営業部:部長]"},
      {"営業本部第一営業部部長", "[営業本部 第一営業部:部長]"},
      {"第一営業部課長", "[第一営業部:課長]"},
      {"営業部 部長 兼 企画室 室長", "[営業部:部長][企画室:室長]"},
      {"営業部長兼企画室長", "[:営業部長,企画室長]"},
      {"西港店 販売部 主任", "[西港店 販売部:主任]"},
      {"ポートモール 広報部 課長", "[ポートモール 広報部:課長]"},
      {"東浜製錬所 主任研究員", "[東浜製錬所:主任研究員]"},
      {"デジタ ル推進本部", "[デジタ ル推進本部:]"},
      {"営業部 部長 企画室 室長", "[営業部:部長][企画室:室長]"},
      {"執行役員 営業本部 本部長", "[営業本部:執行役員,本部長]"},
      {"営業部 / 主任", "[営業部:主任]"},
      {"営業本部", "[営業本部:]"},
      {"工学博士 開発部 部長", "[開発部:部長]{工学博士}"},
      {"Senior Manager, Sales Department", "[Sales Department:Senior Manager]"},
      {"Senior Researcher", "[:Senior Researcher]"},
      {"Cloud & AI Department", "[Cloud & AI Department:]"},
      {"Geschäftsführer / CEO", "[:Geschäftsführer,CEO]"},
      {"山田 太郎", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(shown(normalize::read_post_line(c.line)), c.expected) << c.line;
}

TEST(PostLine, SpansAndQuality) {
  const std::string line = "営業本部 第一営業部 部長";
  const auto post = normalize::read_post_line(line);
  ASSERT_EQ(post.posts.size(), 1U);
  EXPECT_EQ(line.substr(post.posts[0].department.span.begin, post.posts[0].department.span.end), "営業本部 第一営業部");
  EXPECT_EQ(line.substr(post.posts[0].titles[0].span.begin), "部長");
  EXPECT_FLOAT_EQ(post.quality, 1.0F);
  EXPECT_LT(normalize::read_post_line("山田 太郎").quality, 0.1F);
}

TEST(Qualification, Finds) {
  struct Case {
    const char* line;
    Strings expected;
  };
  const Case cases[] = {
      {"博士(工学)", {"博士(工学)"}},
      {"博士（工学） 技術士（建設部門）", {"博士（工学）", "技術士（建設部門）"}},
      {"一級建築士", {"一級建築士"}},
      {"一級建築士 第123456号", {"一級建築士 第123456号"}},
      {"公認会計士・税理士", {"公認会計士", "税理士"}},
      {"弁理土", {"弁理士"}},
      {"粘土", {}},
      {"中小企業診断士", {"中小企業診断士"}},
      {"宅地建物取引士（東京）第123456号", {"宅地建物取引士（東京）第123456号"}},
      {"工学博士", {"工学博士"}},
      {"Ph.D., MBA", {"Ph.D.", "MBA"}},
      {"博士 (工学)", {"博士 (工学)"}},
      {"一級計装管理技士", {"一級計装管理技士"}},
      {"二級品", {}},
      {"Docteur en pharmacie", {"Docteur en pharmacie"}},
      {"Doutora em Direito, MBA", {"Doutora em Direito", "MBA"}},
      {"Master of Engineering", {"Master of Engineering"}},
      {"Docteur en médecine Agnès Fontaine", {"Docteur en médecine"}},
      {"Doutora em Direito Ana Lima", {"Doutora em Direito"}},
      {"Director of Sales", {}},
      {"Dr. Avery Smith", {"Dr."}},
      {"John Smith, PMP", {"PMP"}},
      {"Prof. Dr.-Ing. Hans Müller", {"Prof. Dr.-Ing."}},
      {"技術士 (建設部門: 道路)", {"技術士 (建設部門: 道路)"}},
      {"RCCM (鋼構造及びコンクリート)", {"RCCM (鋼構造及びコンクリート)"}},
      {"年金アドバイザー2級", {"年金アドバイザー2級"}},
      {"CFP@認定者", {"CFP®認定者"}},
      {"教授 医学博十", {"医学博士"}},
      {"土地家屋調査士 登録番号 第2618号", {"土地家屋調査士 登録番号 第2618号"}},
      {"石材施工技能士1級", {"石材施工技能士1級"}},
      {"日本証券アナリスト協会認定アナリスト", {"日本証券アナリスト協会認定アナリスト"}},
      {"主任保育士", {}},
      {"咽酒師", {"唎酒師"}},
      {"CRC-MG 087.412/O-3", {"CRC-MG 087.412/O-3"}},
      {"Engenheiro CREA 512345/D", {"CREA 512345/D"}},
      {"CRP 08/19453", {"CRP 08/19453"}},
      {"CREATIVE 2024", {}},
      {"山田博士", {}},
      {"税理士法人山田", {}},
      {"弁護士会", {}},
      {"営業部長", {}},
      {"MEDIA Ltd.", {}},
      {"Drive Street", {}},
  };
  for (const Case& c : cases) {
    Strings got;
    for (const auto& piece : normalize::find_qualifications(c.line)) got.push_back(piece.value);
    EXPECT_EQ(got, c.expected) << c.line;
  }
}

TEST(Qualification, Likeness) {
  EXPECT_FLOAT_EQ(normalize::qualification_likeness("一級建築士"), 1.0F);
  EXPECT_FLOAT_EQ(normalize::qualification_likeness("公認会計士・税理士"), 1.0F);
  EXPECT_LT(normalize::qualification_likeness("Dr. Avery Smith"), 0.5F);
  EXPECT_FLOAT_EQ(normalize::qualification_likeness("営業部長"), 0.0F);
}

}  // namespace
