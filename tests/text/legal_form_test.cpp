#include "text/legal_form.h"

#include <gtest/gtest.h>

namespace {

using text::LegalFormPosition;

TEST(LegalForm, IsPartedFromTheName) {
  const struct {
    const char* company;
    text::CompanyName expected;
  } kCases[] = {
      {"株式会社山田製作所", {"山田製作所", "株式会社", LegalFormPosition::front}},
      {"山田製作所株式会社", {"山田製作所", "株式会社", LegalFormPosition::behind}},
      {"㈱山田製作所", {"山田製作所", "株式会社", LegalFormPosition::front}},
      {"（株） 山田製作所", {"山田製作所", "株式会社", LegalFormPosition::front}},
      {"山田製作所㈲", {"山田製作所", "有限会社", LegalFormPosition::behind}},
      {"医療法人社団 青空会", {"青空会", "医療法人社団", LegalFormPosition::front}},
      {"NPO法人みどり", {"みどり", "特定非営利活動法人", LegalFormPosition::front}},
      {"Yamada Manufacturing Co., Ltd.", {"Yamada Manufacturing", "coltd", LegalFormPosition::behind}},
      {"YAMADA MANUFACTURING CO.,LTD.", {"YAMADA MANUFACTURING", "coltd", LegalFormPosition::behind}},
      {"Müller GmbH & Co. KG", {"Müller", "gmbhcokg", LegalFormPosition::behind}},
      {"Smith & Co.", {"Smith", "co", LegalFormPosition::behind}},
      {"Acme Inc", {"Acme", "inc", LegalFormPosition::behind}},
      {"K.K. Acme", {"Acme", "kk", LegalFormPosition::front}},
      {"Sociedade Exemplo Ltda.", {"Sociedade Exemplo", "ltda", LegalFormPosition::behind}},
      {"(주)한빛정밀", {"한빛정밀", "주식회사", LegalFormPosition::front}},
      {"한빛정밀㈜", {"한빛정밀", "주식회사", LegalFormPosition::behind}},
      {"宏達精密股份有限公司", {"宏達精密", "股份有限公司", LegalFormPosition::behind}},
      {"上海蓝天电子有限公司", {"上海蓝天电子", "有限公司", LegalFormPosition::behind}},
      {"Zinc", {"Zinc", "", LegalFormPosition::none}},
      {"山田商店", {"山田商店", "", LegalFormPosition::none}},
      {"株式会社", {"株式会社", "", LegalFormPosition::none}},
      {"Ltd.", {"Ltd.", "", LegalFormPosition::none}},
      {"", {"", "", LegalFormPosition::none}},
      {"（株）", {"(株)", "", LegalFormPosition::none}},
  };
  for (const auto& each : kCases) {
    const text::CompanyName name = text::split_legal_form(each.company);
    EXPECT_EQ(name.core, each.expected.core) << each.company;
    EXPECT_EQ(name.form, each.expected.form) << each.company;
    EXPECT_EQ(name.position, each.expected.position) << each.company;
    EXPECT_TRUE(name.form.empty() || text::is_legal_form(name.form)) << each.company;
  }
  EXPECT_FALSE(text::is_legal_form("山田"));
  EXPECT_FALSE(text::is_legal_form(""));
  EXPECT_TRUE(text::occurs_in_legal_form(U'社'));
  EXPECT_FALSE(text::occurs_in_legal_form(U'郎'));
}

}  // namespace
