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

}  // namespace
