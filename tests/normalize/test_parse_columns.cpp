// Cards in columns: figures that stand or lie in them, and what they are taken for.

#include "tests/normalize/parse_case.h"

namespace {

using support::CardLayout;
using support::quick_card;

TEST(ParseColumns, FiguresAndTheirSnatches) {
  const ParseCase cases[] = {
      {"groups of a number apart, an extension on its own, a column that was not read",
       CardLayout(717, 413)
           .column("瀬戸内信用組合", 650, 40, 26)
           .column("管財課", 600, 40, 18)
           .column("主査", 560, 60, 20)
           .column("安藤　誠", 420, 70, 40)
           .column("〒874-0905", 290, 50, 16)
           .column("大分県別府市上野口町1番15号", 260, 50, 18)
           .column("09771 211 1128", 230, 50, 16)
           .column("内線3417", 230, 290, 16)
           .column("nVa7i ii OZon 4T サ71", 205, 50, 16, 0.4F)
           .column("FA X54ー628ー", 180, 50, 16)
           .build(),
       {"family_name=安藤", "given_name=誠", "company=瀬戸内信用組合", "departments[0]=管財課", "job_titles[0]=主査",
        "phones[0]=work +81977211128 ext 3417", "addresses[0].postal_code=874-0905", "addresses[0].region=大分県",
        "addresses[0].locality=別府市", "addresses[0].street=上野口町1番15号"}},
      {"hours in kanji numerals are no work",
       CardLayout(1075, 650)
           .column("小料理　おとなし", 950, 60, 44)
           .column("女将", 820, 80, 30)
           .column("音無　静香", 640, 120, 70)
           .column("電話 〇九二（七一一）六〇三四", 300, 60, 26)
           .column("営業 午後五時一十一時", 200, 60, 24)
           .build(),
       {"family_name=音無", "given_name=静香", "company=小料理 おとなし", "job_titles[0]=女将",
        "phones[0]=work +81927116034"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseColumns, DutiesAndDots) {
  const ParseCase cases[] = {
      {"a duty by law is the post where there is no other",
       quick_card({"#南薩観光バス株式会社", "貸切センター", "運行管理者", "##伊集院 薫", "TEL 0993-22-6174"}),
       {"family_name=伊集院", "given_name=薫", "company=南薩観光バス株式会社", "departments[0]=貸切センター",
        "job_titles[0]=運行管理者", "phones[0]=work +81993226174"}},
      {"beside a post it is a qualification",
       quick_card({"#南薩観光バス株式会社", "所長", "運行管理者", "##伊集院 薫", "TEL 0993-22-6174"}),
       {"family_name=伊集院", "given_name=薫", "company=南薩観光バス株式会社", "job_titles[0]=所長",
        "qualifications[0]=運行管理者", "phones[0]=work +81993226174"}},
      {"a stop between kanji is a middle dot; a scrivener who heads the office",
       quick_card({"#いじみの司法書士事務所", "観光.産業部", "代表司法書士", "##山田 守", "TEL 0254-24-6081"}),
       {"family_name=山田", "given_name=守", "company=いじみの司法書士事務所", "departments[0]=観光・産業部",
        "job_titles[0]=代表司法書士", "phones[0]=work +81254246081"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

}  // namespace
