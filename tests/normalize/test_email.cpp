#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include <gtest/gtest.h>

#include "normalize/email.h"

namespace {

using Strings = std::vector<std::string>;

Strings values(std::string_view line) {
  Strings all;
  for (const auto& piece : normalize::find_emails(line)) all.push_back(piece.value);
  return all;
}

TEST(Email, FindsAndRepairs) {
  struct Case {
    const char* line;
    Strings expected;
  };
  const Case cases[] = {
      {"E-mail: taro.yamada@example.co.jp", {"taro.yamada@example.co.jp"}},
      {"taro.yamada@example.co.jp", {"taro.yamada@example.co.jp"}},
      {"mor i_k@example.jp", {"mori_k@example.jp"}},
      {"E-mail: ogihama.kai jin@example.com", {"ogihama.kaijin@example.com"}},
      {"fax taro@example.com", {"taro@example.com"}},
      {"Example Design, Inc. info@example.com", {"info@example.com"}},
      {"Example Abogados, S.L. puig@example.es", {"puig@example.es"}},
      {"Taro YAMADA taro@example.com", {"taro@example.com"}},
      {"e-mail : Taro.Yamada@Example.co.jp", {"taro.yamada@example.co.jp"}},
      {"Ｅ－ｍａｉｌ：ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏ．ｊｐ", {"taro@example.co.jp"}},
      {"メール taro@example.co.jp", {"taro@example.co.jp"}},
      {"E taro@example.com W www.example.com", {"taro@example.com"}},
      {"taro @ example.co.jp", {"taro@example.co.jp"}},
      {"taro@ example.co.jp", {"taro@example.co.jp"}},
      {"taro. yamada@example.co.jp", {"taro.yamada@example.co.jp"}},
      {"Mail. taro@example.co.jp", {"taro@example.co.jp"}},
      {"E.taro@example.co.jp", {"taro@example.co.jp"}},
      {"Et-nakanishi@example.co.jp", {"t-nakanishi@example.co.jp"}},
      {"ET-NAKANISHI@EXAMPLE.CO.JP", {"et-nakanishi@example.co.jp"}},
      {"et-nakanishi@example.co.jp", {"et-nakanishi@example.co.jp"}},
      {"Email: |.werner@example.eu", {"l.werner@example.eu"}},
      {"E|.hernandez@example.es", {"l.hernandez@example.es"}},
      {"Mail|taro@example.co.jp", {"taro@example.co.jp"}},
      {"e.taro@example.co.jp", {"e.taro@example.co.jp"}},
      {"E.Taro@Example.co.jp", {"e.taro@example.co.jp"}},
      {"E.TARO@EXAMPLE.CO.JP", {"e.taro@example.co.jp"}},
      {"taro@example. co.jp", {"taro@example.co.jp"}},
      {"taro@example.co. jp", {"taro@example.co.jp"}},
      {"taro@example.co jp", {"taro@example.co.jp"}},
      {"taro_y@example85 co.jp", {"taro_y@example85.co.jp"}},
      {"taro@example,co,jp", {"taro@example.co.jp"}},
      {"taro，yamada@example.co.jp", {"taro.yamada@example.co.jp"}},
      {"taro@example.c0m", {"taro@example.com"}},
      {"taro@example.corn", {"taro@example.com"}},
      {"taro@example.co.ip", {"taro@example.co.jp"}},
      {"taro@example-jp", {"taro@example.jp"}},
      {"taro@big-example.co-jp", {"taro@big-example.co.jp"}},
      {"taro@example-co-jp", {"taro@example.co.jp"}},
      {"taro@example-co.jp", {"taro@example-co.jp"}},
      {"taro@example.cojp", {"taro@example.co.jp"}},
      {"taro@example-jp", {"taro@example.jp"}},
      {"taro@my-example.co-jp", {"taro@my-example.co.jp"}},
      {"taro(at)example.co.jp", {"taro@example.co.jp"}},
      {"taro[at]example.co.jp", {"taro@example.co.jp"}},
      {"taro©example.co.jp", {"taro@example.co.jp"}},
      {"taro®example.co.jp", {"taro@example.co.jp"}},
      {"taro@example jp", {"taro@example.jp"}},
      {"e taro@example com br", {"taro@example.com.br"}},
      {"taro9@@example.co.jp", {"taro90@example.co.jp"}},
      {"taroQexample.co.jp", {"taro@example.co.jp"}},
      {"E-mailtaro@example.co.jp", {"taro@example.co.jp"}},
      {"t-yamada@mail.example-firm.co.jp", {"t-yamada@mail.example-firm.co.jp"}},
      {"t_yamada@example.ne.jp", {"t_yamada@example.ne.jp"}},
      {"a@example.com / b@example.com", {"a@example.com", "b@example.com"}},
      {"TEL 03-1234-5678 E-mail taro@example.com", {"taro@example.com"}},
      {"mail:taro@example.com URL:http://www.example.com/", {"taro@example.com"}},
      {"taro@example.com（個人）", {"taro@example.com"}},
      {"oticadajo2014@hotmail.com", {"oticadajo2014@hotmail.com"}},
      {"株式会社山田製作所", {}},
      {"www.example.co.jp", {}},
      {"@meishi", {}},
      {"QMS Quality", {}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(values(c.line), c.expected) << c.line;
  }
}

TEST(Email, SpanCoversTheLabel) {
  const std::string line = "FAX 03-1234-5679 E-mail：taro@example.com";
  const auto found = normalize::find_emails(line);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(line.substr(found[0].span.begin, found[0].span.end - found[0].span.begin), "E-mail：taro@example.com");
}

TEST(Email, KnownDomainHelps) {
  const auto found = normalize::find_emails("taro@meishi-example.co.ijp", {"meishi-example.co.jp"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "taro@meishi-example.co.jp");
  const auto cut = normalize::find_emails("E taro_andre@clairval", {"clairval.eu"});
  ASSERT_EQ(cut.size(), 1U);
  EXPECT_EQ(cut[0].value, "taro_andre@clairval.eu");
}

TEST(Email, RepairsLowerTheQuality) {
  EXPECT_FLOAT_EQ(normalize::find_emails("taro@example.com")[0].quality, 1.0F);
  EXPECT_LT(normalize::find_emails("taro@example.c0m")[0].quality, 1.0F);
  EXPECT_LT(normalize::find_emails("taro©example.com")[0].quality, 0.9F);
}

TEST(Email, RolesAndFreeDomains) {
  EXPECT_TRUE(normalize::is_role_address("info@example.com"));
  EXPECT_FALSE(normalize::is_role_address("taro@example.com"));
  EXPECT_TRUE(normalize::is_free_mail_domain("gmail.com"));
  EXPECT_TRUE(normalize::is_free_mail_domain("abc.biglobe.ne.jp"));
  EXPECT_FALSE(normalize::is_free_mail_domain("example.com"));
}

/// The text between two marks behind `from`; empty when it is not there.
std::string between(const std::string& text, std::string_view open, std::string_view close) {
  const auto begin = text.find(open);
  if (begin == std::string::npos) return {};
  const auto end = text.find(close, begin);
  return text.substr(begin + open.size(), end - begin - open.size());
}

std::string unescape(std::string text) {
  const std::pair<std::string, std::string> kEntities[] = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};
  for (const auto& [entity, sign] : kEntities) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1)) {
      text.replace(at, entity.size(), sign);
    }
  }
  return text;
}

TEST(Email, PublicSuiteOfAddresses) {
  const char* shared = std::getenv("MEISHI_SHARED");
  const std::string folder = shared ? shared : std::string(MEISHI_SOURCE_DIR) + "/../shared";
  std::ifstream in(folder + "/suites/email_addresses.xml");
  if (!in) {
    std::cout << "email_addresses.xml is not here; nothing to check\n";
    return;
  }
  const std::string all(std::istreambuf_iterator<char>(in), {});
  int accepted = 0, rejected = 0;
  for (auto at = all.find("<test id"); at != std::string::npos; at = all.find("<test id", at + 1)) {
    const std::string test = all.substr(at, all.find("</test>", at) - at);
    const std::string address = unescape(between(test, "<address>", "</address>"));
    const std::string category = between(test, "<category>", "</category>");
    const std::string diagnosis = between(test, "<diagnosis>", "</diagnosis>");
    if (category == "ISEMAIL_ERR") {
      EXPECT_FALSE(normalize::is_valid_email(address)) << address;
      ++rejected;
    }
    const bool warns_only_of_dns = category == "ISEMAIL_VALID_CATEGORY" || category == "ISEMAIL_DNSWARN";
    const bool single_label = address.find('.', address.rfind('@') + 1) == std::string::npos;
    if (warns_only_of_dns && !single_label && diagnosis != "ISEMAIL_DNSWARN_NO_RECORD") {
      EXPECT_TRUE(normalize::is_valid_email(address)) << address;
      ++accepted;
    }
  }
  EXPECT_GT(rejected, 50);
  EXPECT_GT(accepted, 5);
}

}  // namespace
