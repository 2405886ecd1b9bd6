// Characters that a typeface prints alike, told apart by what stands beside them.

#include "tests/normalize/parse_case.h"

namespace {

using support::quick_card;

TEST(ParseTwins, AKanaTakesTheScriptOfThoseBesideIt) {
  const ParseCase cases[] = {
      {"in hiragana",
       quick_card({"#特定非営利活動法人こども食堂ねリま", "##辻本 栄作", "TEL 072-238-5501"}),
       {"family_name=辻本", "given_name=栄作", "company=特定非営利活動法人こども食堂ねりま",
        "phones[0]=work +81722385501"}},
      {"in katakana",
       quick_card({"#株式会社シェりール", "##辻本 栄作", "TEL 072-238-5501"}),
       {"family_name=辻本", "given_name=栄作", "company=株式会社シェリール", "phones[0]=work +81722385501"}},
      {"where hiragana end",
       quick_card({"#株式会社きのりソフト", "##辻本 栄作", "TEL 072-238-5501"}),
       {"family_name=辻本", "given_name=栄作", "company=株式会社きのりソフト", "phones[0]=work +81722385501"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseTwins, WhatCannotStandWhereItIsRead) {
  const ParseCase cases[] = {
      {"a word that begins with a small kana, a floor SF, 5m目",
       quick_card(
           {"#(株)ぁらき製作所", "##辻本 栄作", "〒731-0103 広島県広島市安佐南区緑井5m目22-1", "新栄産業会館 SF"}),
       {"family_name=辻本", "given_name=栄作", "company=(株)あらき製作所", "addresses[0].postal_code=731-0103",
        "addresses[0].region=広島県", "addresses[0].locality=広島市安佐南区", "addresses[0].street=緑井5丁目22-1",
        "addresses[0].building=新栄産業会館 5F"}},
      {"a title of two words run into its department",
       quick_card({"#株式会社青空", "技術部プロジェクトマネージャー", "##辻本 栄作"}),
       {"family_name=辻本", "given_name=栄作", "company=株式会社青空", "departments[0]=技術部",
        "job_titles[0]=プロジェクトマネージャー"}},
      {"a team and who leads it",
       quick_card({"#株式会社青空", "営業部開発チームリーダー", "##辻本 栄作"}),
       {"family_name=辻本", "given_name=栄作", "company=株式会社青空", "departments[0]=営業部 開発チーム",
        "job_titles[0]=リーダー"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

TEST(ParseTwins, WordsOfAddresses) {
  const ParseCase cases[] = {
      {"a kanji between kanji and katakana, marks of voicing",
       quick_card({"#株式会社青空", "##辻本 栄作", "〒733-0833 広島県広島市西区商エセンター2丁目17-37",
                   "バークフラザビル4階"}),
       {"family_name=辻本", "given_name=栄作", "company=株式会社青空", "addresses[0].postal_code=733-0833",
        "addresses[0].region=広島県", "addresses[0].locality=広島市西区", "addresses[0].street=商工センター2丁目17-37",
        "addresses[0].building=パークプラザビル4階"}},
      {"a dash before ユー",
       quick_card({"#株式会社青空", "##辻本 栄作", "〒733-0833 広島県広島市西区商工センター2丁目3番ーユー駅前ビル"}),
       {"family_name=辻本", "given_name=栄作", "company=株式会社青空", "addresses[0].postal_code=733-0833",
        "addresses[0].region=広島県", "addresses[0].locality=広島市西区", "addresses[0].street=商工センター2丁目3番",
        "addresses[0].building=ニュー駅前ビル"}},
      {"an ordinal's five",
       quick_card({"Redwood & Lane LLC", "##Maya Ellsworth", "103 Park Avenue, sth Floor", "Philadelphia, PA 19133"}),
       {"family_name=Ellsworth", "given_name=Maya", "company=Redwood & Lane LLC", "addresses[0].postal_code=19133",
        "addresses[0].region=PA", "addresses[0].locality=Philadelphia", "addresses[0].street=103 Park Avenue",
        "addresses[0].building=5th Floor"}},
  };
  for (const ParseCase& one : cases) expect_parsed(one);
}

}  // namespace
