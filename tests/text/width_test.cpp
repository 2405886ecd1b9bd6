#include "text/width.h"

#include <gtest/gtest.h>

namespace {

struct Case {
  std::string given, expected;
};

void check(std::string (*change)(std::string_view), const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(change(c.given), c.expected) << c.given;
}

TEST(Width, nfkc) {
  check(text::nfkc, {{"㈱", "(株)"},
                     {"㍿", "株式会社"},
                     {"㈲", "(有)"},
                     {"℡", "TEL"},
                     {"№", "No"},
                     {"①", "1"},
                     {"Ａ１", "A1"},
                     {"ｶﾞ", "ガ"},
                     {"－", "-"},
                     {"～", "~"},
                     {"　", " "},
                     {"髙", "髙"},
                     {"﨑", "﨑"},
                     {"‐", "‐"},
                     {"―", "―"},
                     {"−", "−"},
                     {"─", "─"},
                     {"ー", "ー"},
                     {"辻\U000E0100", "辻\U000E0100"},
                     {"\uFA19", "神"},
                     {"", ""}});
}

TEST(Width, to_narrow_touches_full_width_ascii_alone) {
  check(text::to_narrow, {{"Ａ１＠－～！", "A1@-~!"},
                          {"０３－１２３４", "03-1234"},
                          {"山田　太郎", "山田 太郎"},
                          {"ｶﾞ㈱①", "ｶﾞ㈱①"},
                          {"ー−", "ー−"},
                          {"\uFA19", "\uFA19"}});
}

TEST(Width, fold_dashes_between_digits_and_letters) {
  for (const char* dash : {"‐", "‑", "–", "—", "―", "−", "─", "－", "ー", "一", "ｰ", "-"}) {
    EXPECT_EQ(text::fold_dashes(std::string("03") + dash + "1234" + dash + "5678"), "03-1234-5678") << dash;
    EXPECT_EQ(text::fold_dashes(std::string("a") + dash + "b"), "a-b") << dash;
    EXPECT_EQ(text::fold_dashes(std::string("１") + dash + "２"), "１-２") << dash;
  }
  check(text::fold_dashes, {{"スーパー", "スーパー"},
                            {"一二三", "一二三"},
                            {"―東京―", "―東京―"},
                            {"3ー", "3ー"},
                            {"ー3", "ー3"},
                            {"第一3課", "第一3課"},
                            {"A 一 B", "A 一 B"},
                            {"", ""},
                            {"ー", "ー"}});
}

TEST(Width, blanks) {
  check(text::without_blanks, {{" 山 田\u00A0太　郎\t", "山田太郎"}, {"", ""}, {" ", ""}});
  check(text::squeeze_blanks, {{"  山田 　太郎\n", "山田 太郎"}, {"a\u00A0\u00A0b", "a b"}, {"　", ""}, {"", ""}});
}

}  // namespace
