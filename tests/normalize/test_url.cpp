#include <gtest/gtest.h>

#include "normalize/url.h"

namespace {

using Strings = std::vector<std::string>;

TEST(Url, FindsAndRepairs) {
  struct Case {
    const char* line;
    Strings expected;
  };
  const Case cases[] = {
      {"https://www.example.co.jp/", {"https://www.example.co.jp/"}},
      {"URL: http://www.example.co.jp", {"http://www.example.co.jp"}},
      {"URL:https://example.com/meishi/?a=1", {"https://example.com/meishi/?a=1"}},
      {"www.example.co.jp", {"www.example.co.jp"}},
      {"WWW.Example.co.jp/Path", {"www.example.co.jp/Path"}},
      {"Web www.example.com", {"www.example.com"}},
      {"ｈｔｔｐｓ：／／ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ／", {"https://www.example.com/"}},
      {"HP example.tokyo", {"example.tokyo"}},
      {"example.co.jp", {"example.co.jp"}},
      {"loughdergseafoods.ie", {"loughdergseafoods.ie"}},
      {"Web.www.example.co.jp", {"www.example.co.jp"}},
      {"com.br", {}},
      {"Attorney-at-Law", {}},
      {"12 rue du Petit-Ch", {}},
      {"hello@fairwood.scot fairwood.scot", {"fairwood.scot"}},
      {"https://lexample.com/", {"https://lexample.com/"}},
      {"http://1example.jp", {"http://1example.jp"}},
      {"http:/www.example.com", {"http://www.example.com"}},
      {"http;//www.example.com", {"http://www.example.com"}},
      {"http:// www.example.com", {"http://www.example.com"}},
      {"nttp://www.example.com", {"http://www.example.com"}},
      {"https://www.example.c0m/", {"https://www.example.com/"}},
      {"www.example.co.ip", {"www.example.co.jp"}},
      {"www. example.co.jp", {"www.example.co.jp"}},
      {"https://awww.example.co.jp", {"https://www.example.co.jp"}},
      {"http://iwww.example.ac.jp", {"http://www.example.ac.jp"}},
      {"avww.example.co.jp", {"www.example.co.jp"}},
      {"ww.example.co.jp", {"www.example.co.jp"}},
      {"wwwexample.co.jp", {"www.example.co.jp"}},
      {"www.example com br", {"www.example.com.br"}},
      {"wmw.example.co.jp", {"www.example.co.jp"}},
      {"wwwa.example.co.jp", {"www.example.co.jp"}},
      {"https://mw.example.co.jp/", {"https://www.example.co.jp/"}},
      {"http://wwi.example.com/", {"http://www.example.com/"}},
      {"http://w.ww.example.com", {"http://www.example.com"}},
      {"Avda.de la Paz, 3", {}},
      {"https://vw.co.jp", {"https://vw.co.jp"}},
      {"www example.co.jp", {"www.example.co.jp"}},
      {"www,example,co,jp", {"www.example.co.jp"}},
      {"詳しくは https://example.jp/a.html。", {"https://example.jp/a.html"}},
      {"E-mail: taro@example.com URL: www.example.com", {"www.example.com"}},
      {"www.chevroleste.com.br", {"www.chevroleste.com.br"}},
      {"https://xn--eckwd4c7c.jp/", {"https://xn--eckwd4c7c.jp/"}},
      {"taro@example.co.jp", {}},
      {"Example Co.,Ltd.", {}},
      {"Yamada Inc.", {}},
      {"No.1-2-3", {}},
      {"TEL.03-1234-5678", {}},
      {"Dr. Taro Yamada", {}},
      {"株式会社山田製作所", {}},
      {"https://twitter.com/meishi", {}},
  };
  for (const Case& c : cases) {
    Strings got;
    for (const auto& piece : normalize::find_urls(c.line)) got.push_back(piece.value);
    EXPECT_EQ(got, c.expected) << c.line;
  }
}

TEST(Url, SpanCoversTheLabel) {
  const std::string line = "E-mail: a@b.jp URL：www.example.com です";
  const auto found = normalize::find_urls(line);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(line.substr(found[0].span.begin, found[0].span.end - found[0].span.begin), "URL：www.example.com");
}

TEST(Url, Social) {
  struct Case {
    const char* line;
    Strings expected;
  };
  const Case cases[] = {
      {"https://twitter.com/meishi", {"https://twitter.com/meishi"}},
      {"Twitter: @meishi", {"Twitter: @meishi"}},
      {"X: @meishi", {"X: @meishi"}},
      {"LINE ID: abc123", {"LINE ID: abc123"}},
      {"Instagram @meishi_official", {"Instagram @meishi_official"}},
      {"@atelier_nagi", {"@atelier_nagi"}},
      {"IG: @atelier_nagi", {"IG: @atelier_nagi"}},
      {"iG 0852-21-4386", {}},
      {"www.example.com", {}},
      {"営業部", {}},
  };
  for (const Case& c : cases) {
    Strings got;
    for (const auto& piece : normalize::find_social(c.line)) got.push_back(piece.value);
    EXPECT_EQ(got, c.expected) << c.line;
  }
}

TEST(Url, HostAndComparableForm) {
  EXPECT_EQ(normalize::host_of("https://www.Example.co.jp/a"), "example.co.jp");
  EXPECT_EQ(normalize::host_of("営業部"), "");
  EXPECT_EQ(normalize::comparable_url("https://www.example.co.jp/"), "example.co.jp");
  EXPECT_EQ(normalize::comparable_url("www.example.co.jp"), "example.co.jp");
  EXPECT_EQ(normalize::comparable_url("http://example.com/A/"), "example.com/A");
}

TEST(Url, TopLevels) {
  EXPECT_TRUE(normalize::has_known_top_level("example.co.jp"));
  EXPECT_TRUE(normalize::has_known_top_level("example.tokyo"));
  EXPECT_FALSE(normalize::has_known_top_level("example.c0m"));
}

}  // namespace
