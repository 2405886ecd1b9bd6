#include <string>

#include <gtest/gtest.h>

#include "normalize/phone.h"

namespace {

struct Case {
  const char* line;
  const char* region;
  std::vector<std::string> expected;  ///< "kind number printed[ x extension]"
};

std::string shown(const normalize::FoundPhone& found) {
  std::string all = std::string(card::to_string(found.phone.kind)) + " " +
                    (found.phone.number.empty() ? "-" : found.phone.number) + " " + found.phone.printed;
  if (!found.phone.extension.empty()) all += " x" + found.phone.extension;
  return all;
}

void check(const Case& c) {
  std::vector<std::string> got;
  for (const auto& found : normalize::find_phones(c.line, c.region)) got.push_back(shown(found));
  EXPECT_EQ(got, c.expected) << c.line;
}

TEST(Phone, Japanese) {
  const Case cases[] = {
      {"TEL 03-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"TEL：03-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"Tel.03-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"℡03-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"電話 03-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"電話番号：03-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"T E L  03-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"03-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"ＴＥＬ　０３－１２３４－５６７８", "JP", {"work +81312345678 03-1234-5678"}},
      {"TEL:03(1234)5678", "JP", {"work +81312345678 03(1234)5678"}},
      {"TEL (03) 1234-5678", "JP", {"work +81312345678 (03) 1234-5678"}},
      {"TEL: 03.1234.5678", "JP", {"work +81312345678 03.1234.5678"}},
      {"TEL 0312345678", "JP", {"work +81312345678 0312345678"}},
      {"TEL +81-3-1234-5678", "JP", {"work +81312345678 +81-3-1234-5678"}},
      {"TEL +81(0)3-1234-5678", "JP", {"work +81312345678 +81(0)3-1234-5678"}},
      {"Phone: +81 (0)3 1234 5678", "JP", {"work +81312345678 +81 (0)3 1234 5678"}},
      {"TEL 011-123-4567", "JP", {"work +81111234567 011-123-4567"}},
      {"TEL 0422-12-3456", "JP", {"work +81422123456 0422-12-3456"}},
      {"携帯 090-1234-5678", "JP", {"mobile +819012345678 090-1234-5678"}},
      {"TEL 090-1234-5678", "JP", {"mobile +819012345678 090-1234-5678"}},
      {"Mobile: 080-1234-5678", "JP", {"mobile +818012345678 080-1234-5678"}},
      {"M 070-1234-5678", "JP", {"mobile +817012345678 070-1234-5678"}},
      {"060-1234-5678", "JP", {"mobile +816012345678 060-1234-5678"}},
      {"TEL 050-1234-5678", "JP", {"work +815012345678 050-1234-5678"}},
      {"FAX 03-1234-5679", "JP", {"fax +81312345679 03-1234-5679"}},
      {"ファックス：03-1234-5679", "JP", {"fax +81312345679 03-1234-5679"}},
      {"直通 03-1234-5670", "JP", {"direct +81312345670 03-1234-5670"}},
      {"TEL(直通) 03-1234-5670", "JP", {"direct +81312345670 03-1234-5670"}},
      {"TEL 03-1234-5670（直通）", "JP", {"direct +81312345670 03-1234-5670"}},
      {"TEL(053)461-332048 FAX(053)461-3325",  // ㈹ behind the first
       "JP",
       {"work +81534613320 (053)461-3320", "fax +81534613325 (053)461-3325"}},
      {"TEL 03-1234-5670(代)", "JP", {"work +81312345670 03-1234-5670"}},
      {"TEL(代表) 03-1234-5670", "JP", {"work +81312345670 03-1234-5670"}},
      {"ダイヤルイン 03-1234-5670", "JP", {"direct +81312345670 03-1234-5670"}},
      {"フリーダイヤル 0120-123-456", "JP", {"toll_free +81120123456 0120-123-456"}},
      {"0120-123-456", "JP", {"toll_free +81120123456 0120-123-456"}},
      {"TEL 0800-123-4567", "JP", {"toll_free +818001234567 0800-123-4567"}},
      {"TEL/FAX 03-1234-5678", "JP", {"work +81312345678 03-1234-5678", "fax +81312345678 03-1234-5678"}},
      {"TEL・FAX：03-1234-5678", "JP", {"work +81312345678 03-1234-5678", "fax +81312345678 03-1234-5678"}},
      {"TEL&FAX 03-1234-5678", "JP", {"work +81312345678 03-1234-5678", "fax +81312345678 03-1234-5678"}},
      {"T/F 03-1234-5678", "JP", {"work +81312345678 03-1234-5678", "fax +81312345678 03-1234-5678"}},
      {"電話・ファックス 03-1234-5678", "JP", {"work +81312345678 03-1234-5678", "fax +81312345678 03-1234-5678"}},
      {"TEL 03-1234-5678  FAX 03-1234-5679", "JP", {"work +81312345678 03-1234-5678", "fax +81312345679 03-1234-5679"}},
      {"TEL03-1234-5678FAX03-1234-5679", "JP", {"work +81312345678 03-1234-5678", "fax +81312345679 03-1234-5679"}},
      {"TEL 03-1234-5678 / FAX 03-1234-5679",
       "JP",
       {"work +81312345678 03-1234-5678", "fax +81312345679 03-1234-5679"}},
      {"T 03-1234-5678 F 03-1234-5679 M 090-1234-5678",
       "JP",
       {"work +81312345678 03-1234-5678", "fax +81312345679 03-1234-5679", "mobile +819012345678 090-1234-5678"}},
      {"T.03-1234-5678 | F.03-1234-5679", "JP", {"work +81312345678 03-1234-5678", "fax +81312345679 03-1234-5679"}},
      {"TEL 03-1234-5678 090-1234-5678",
       "JP",
       {"work +81312345678 03-1234-5678", "mobile +819012345678 090-1234-5678"}},
      {"TEL 03-1234-5678（内線 123）", "JP", {"work +81312345678 03-1234-5678 x123"}},
      {"TEL 03-1234-5678 内線：4567", "JP", {"work +81312345678 03-1234-5678 x4567"}},
      {"TEL 03-1234-5678 ext. 12", "JP", {"work +81312345678 03-1234-5678 x12"}},
      {"TEL 03-1234-5678～9", "JP", {"work +81312345678 03-1234-5678~9"}},
      {"電話〇三－一二三四－五六七八", "JP", {"work +81312345678 〇三-一二三四-五六七八"}},
      {"電話〇三（一二三四）五六七八", "JP", {"work +81312345678 〇三(一二三四)五六七八"}},
      {"電話 〇三ー一二三四ー五六七八", "JP", {"work +81312345678 〇三-一二三四-五六七八"}},
      {"携帯〇九〇｜一二三四｜五六七八", "JP", {"mobile +819012345678 〇九〇-一二三四-五六七八"}},
      {"〒100-0001 TEL 03-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"TEL 本社 03-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
  };
  for (const Case& c : cases) check(c);
}

TEST(Phone, RepairsMisreadDigits) {
  const Case cases[] = {
      {"TEL O3-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"TEL 03-l234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"TEL 03-I234-S678", "JP", {"work +81312345678 03-1234-5678"}},
      {"TEL 03ー1234ー5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"TEL 03一1234一5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"TEL 〇3-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"TEL 03‐1234−5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"TEL 03 -1234- 5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"TELO3-1234-5678", "JP", {"work +81312345678 03-1234-5678"}},
      {"O9O-1234-567B", "JP", {"mobile +819012345678 090-1234-5678"}},
  };
  for (const Case& c : cases) check(c);
}

TEST(Phone, Western) {
  const Case cases[] = {
      {"Tel: +49 (0) 89 / 123 456-0", "DE", {"work +49891234560 +49 (0) 89 / 123 456-0"}},
      {"Telefon 089 123456-0", "DE", {"work +49891234560 089 123456-0"}},
      {"Fon +49 30 123456 Fax +49 30 123457",
       "DE",
       {"work +4930123456 +49 30 123456", "fax +4930123457 +49 30 123457"}},
      {"Mobil 0171 1234567", "DE", {"mobile +491711234567 0171 1234567"}},
      {"Handy: 0171/1234567", "DE", {"mobile +491711234567 0171/1234567"}},
      {"Tél. 01 42 68 53 00", "FR", {"work +33142685300 01 42 68 53 00"}},
      {"Tél : +33 (0)1 42 68 53 00", "FR", {"work +33142685300 +33 (0)1 42 68 53 00"}},
      {"Port. 06 12 34 56 78", "FR", {"mobile +33612345678 06 12 34 56 78"}},
      {"tel: +44 (0) 20 9876 5432", "GB", {"work +442098765432 +44 (0) 20 9876 5432"}},
      {"mob: +44 (0) 7911 123456", "GB", {"mobile +447911123456 +44 (0) 7911 123456"}},
      {"T +44 20 7946 0018  M +44 7700 900123",
       "GB",
       {"work +442079460018 +44 20 7946 0018", "mobile +447700900123 +44 7700 900123"}},
      {"Cell: +1 (987) 123-4567", "US", {"mobile +19871234567 +1 (987) 123-4567"}},
      {"Tel: (212) 555-0123 ext. 45", "US", {"work +12125550123 (212) 555-0123 x45"}},
      {"212.555.0123", "US", {"work +12125550123 212.555.0123"}},
      {"Office 212-555-0123 | Cell 917-555-0123",
       "US",
       {"work +12125550123 212-555-0123", "mobile +19175550123 917-555-0123"}},
      {"(11) 9.8697-6934", "BR", {"mobile +5511986976934 (11) 9.8697-6934"}},
      {"Tel.: +55 11 3456-7890", "BR", {"work +551134567890 +55 11 3456-7890"}},
      {"TIM 11 9.8697-6934", "BR", {"mobile +5511986976934 11 9.8697-6934"}},
      {"2294-9484", "BR", {"work +5522949484 2294-9484"}},
      {"Tel/Fax: 3123-0800", "BR", {"work +5531230800 3123-0800", "fax +5531230800 3123-0800"}},
      {"Telemóvel: 912 345 678", "PT", {"mobile +351912345678 912 345 678"}},
      {"Móvil: 612 34 56 78", "ES", {"mobile +34612345678 612 34 56 78"}},
      {"Tel. +34 91 123 45 67", "ES", {"work +34911234567 +34 91 123 45 67"}},
  };
  for (const Case& c : cases) check(c);
}

TEST(Phone, LeavesOtherDigitsAlone) {
  for (const char* line : {"〒100-0001", "2026-11-21", "東京都千代田区千代田1-1-1", "登録番号 T1234567890123",
                           "第123456号", "設立1998年4月1日", "山田ビル5F", "www.example.co.jp",
                           "info@example123456.co.jp", "ISO 9001:2015", "法人番号 7000012050002", "100-0001"}) {
    EXPECT_TRUE(normalize::find_phones(line, "JP").empty()) << line;
  }
}

TEST(Phone, SpansCoverLabelAndNumber) {
  const std::string line = "東京都千代田区1-1 TEL 03-1234-5678（内線12） FAX 03-1234-5679";
  const auto found = normalize::find_phones(line, "JP");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(line.substr(found[0].span.begin, found[0].span.end - found[0].span.begin), "TEL 03-1234-5678（内線12）");
  EXPECT_EQ(line.substr(found[0].number_span.begin, found[0].number_span.end - found[0].number_span.begin),
            "03-1234-5678");
  EXPECT_EQ(line.substr(found[1].span.begin, found[1].span.end - found[1].span.begin), "FAX 03-1234-5679");
}

TEST(Phone, QualityFallsWithDoubt) {
  const auto quality = [](const char* line) { return normalize::find_phones(line, "JP").at(0).quality; };
  EXPECT_FLOAT_EQ(quality("TEL 03-1234-5678"), 1.0F);
  EXPECT_LT(quality("03-1234-5678"), quality("TEL 03-1234-5678"));
  EXPECT_LT(quality("TEL O3-1234-5678"), quality("TEL 03-1234-5678"));
  EXPECT_LT(quality("TEL 03-1234-567"), 0.5F);
}

TEST(PhoneLabel, StandsAlone) {
  const auto label = normalize::read_phone_label("TEL/FAX :");
  ASSERT_TRUE(label.has_value());
  EXPECT_TRUE(label->also_fax);
  EXPECT_EQ(normalize::read_phone_label("携帯電話")->kind, card::PhoneKind::mobile);
  EXPECT_FALSE(normalize::read_phone_label("営業部").has_value());
  EXPECT_FALSE(normalize::read_phone_label("03-1234-5678").has_value());
}

TEST(PhoneRegion, FromCountryCode) {
  EXPECT_EQ(normalize::region_of_number("+49 89 123456"), "DE");
  EXPECT_EQ(normalize::region_of_number("Tel +81(0)3-1234-5678"), "JP");
  EXPECT_EQ(normalize::region_of_number("03-1234-5678"), "");
}

TEST(ToE164, Numbers) {
  EXPECT_EQ(normalize::to_e164("03-1234-5678"), "+81312345678");
  EXPECT_EQ(normalize::to_e164("+44 (0) 20 9876 5432"), "+442098765432");
  EXPECT_EQ(normalize::to_e164("abc"), "");
}

}  // namespace
