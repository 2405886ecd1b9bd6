#include "text/script.h"

#include <string>

#include <gtest/gtest.h>

namespace {

struct Case {
  char32_t c;
  std::string kinds;  // h han, r hiragana, k katakana, l latin, d digit, b blank
};

TEST(Script, of_single_characters) {
  const std::vector<Case> cases = {
      {U'山', "h"},   {U'々', "h"},    {U'〆', "h"}, {U'〇', "h"}, {U'髙', "h"}, {U'𠮷', "h"}, {U'\uFA11', "h"},
      {U'あ', "r"},   {U'ゝ', "r"},    {U'ア', "k"}, {U'ー', "k"}, {U'ヶ', "k"}, {U'ｱ', "k"},  {U'ｰ', "k"},
      {U'ﾞ', "k"},    {U'・', ""},     {U'･', ""},   {U'a', "l"},  {U'Z', "l"},  {U'é', "l"},  {U'Ａ', "l"},
      {U'ß', "l"},    {U'×', ""},      {U'я', ""},   {U'7', "d"},  {U'７', "d"}, {U'①', ""},   {U' ', "b"},
      {U'　', "b"},   {0xA0, "b"},     {U'\t', "b"}, {U'-', ""},   {U'@', ""},   {U'［', ""},  {0, ""},
      {0x10FFFF, ""}, {0xFFFFFFFF, ""}};
  for (const Case& c : cases) {
    std::string kinds;
    if (text::is_han(c.c)) kinds += 'h';
    if (text::is_hiragana(c.c)) kinds += 'r';
    if (text::is_katakana(c.c)) kinds += 'k';
    if (text::is_latin(c.c)) kinds += 'l';
    if (text::is_digit(c.c)) kinds += 'd';
    if (text::is_blank(c.c)) kinds += 'b';
    EXPECT_EQ(kinds, c.kinds) << std::hex << static_cast<std::uint32_t>(c.c);
    EXPECT_EQ(text::is_kana(c.c), c.kinds == "r" || c.kinds == "k");
  }
}

TEST(Script, counts_of_a_text) {
  const text::ScriptCounts counts = text::count_scripts("営業部 サトーさん Ｔel 03-1");
  EXPECT_EQ(counts.han, 3);
  EXPECT_EQ(counts.katakana, 3);
  EXPECT_EQ(counts.hiragana, 2);
  EXPECT_EQ(counts.latin, 3);
  EXPECT_EQ(counts.digit, 3);
  EXPECT_EQ(counts.other, 1);
  EXPECT_EQ(counts.total(), 15);
  EXPECT_EQ(counts.japanese(), 8);
  EXPECT_EQ(text::count_scripts("").total(), 0);
  const text::ScriptCounts korean = text::count_scripts("㈜한빛 金哲洙 Kim");
  EXPECT_EQ(korean.hangul, 2);
  EXPECT_EQ(korean.other, 1);
  EXPECT_EQ(korean.japanese(), 3);
  EXPECT_EQ(korean.eastern(), 5);
  EXPECT_EQ(korean.total(), 9);
}

}  // namespace
