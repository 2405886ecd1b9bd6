#include <gtest/gtest.h>

#include "normalize/barcode_contact.h"

namespace {

TEST(Barcode, VCard) {
  const auto contact = normalize::contact_from_barcode(
      "BEGIN:VCARD\r\nVERSION:3.0\r\nN:山田;太郎;;;\r\nFN:山田 "
      "太郎\r\nX-PHONETIC-LAST-NAME:やまだ\r\nX-PHONETIC-FIRST-NAME:たろう\r\n"
      "ORG:株式会社山田製作所;営業本部;第一営業部\r\nTITLE:部長\r\nTEL;TYPE=WORK,VOICE:03-1234-5678\r\nTEL;TYPE=CELL:"
      "090-1234-5678\r\n"
      "TEL;TYPE=FAX:03-1234-5679\r\nEMAIL:Taro@Example.co.jp\r\nURL:https://www.example.co.jp/\r\n"
      "ADR;TYPE=WORK:;山田ビル5F;千代田1-1;千代田区;東京都;100-0001;日本\r\nEND:VCARD\r\n");
  ASSERT_TRUE(contact.has_value());
  EXPECT_EQ(contact->family_name, "山田");
  EXPECT_EQ(contact->given_name, "太郎");
  EXPECT_EQ(contact->family_kana, "ヤマダ");
  EXPECT_EQ(contact->given_kana, "タロウ");
  EXPECT_EQ(contact->company, "株式会社山田製作所");
  EXPECT_EQ(contact->departments, std::vector<std::string>{"営業本部 第一営業部"});
  EXPECT_EQ(contact->job_titles, std::vector<std::string>{"部長"});
  ASSERT_EQ(contact->phones.size(), 3U);
  EXPECT_EQ(contact->phones[0].number, "+81312345678");
  EXPECT_EQ(contact->phones[1].kind, card::PhoneKind::mobile);
  EXPECT_EQ(contact->phones[2].kind, card::PhoneKind::fax);
  EXPECT_EQ(contact->emails, std::vector<std::string>{"taro@example.co.jp"});
  EXPECT_EQ(contact->urls, std::vector<std::string>{"https://www.example.co.jp/"});
  ASSERT_EQ(contact->addresses.size(), 1U);
  EXPECT_EQ(contact->addresses[0].printed, "〒100-0001 東京都千代田区千代田1-1 山田ビル5F");
  ASSERT_EQ(contact->posts.size(), 1U);
  EXPECT_EQ(contact->posts[0].department, "営業本部 第一営業部");
}

TEST(Barcode, VCard21QuotedPrintable) {
  const auto contact = normalize::contact_from_barcode(
      "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=B1=B1=E7=94=B0;=E5=A4=AA=E9=83=8E\nTEL;"
      "CELL:09012345678\nEND:VCARD");
  ASSERT_TRUE(contact.has_value());
  EXPECT_EQ(contact->family_name, "山田");
  EXPECT_EQ(contact->given_name, "太郎");
  EXPECT_EQ(contact->phones.at(0).number, "+819012345678");
}

TEST(Barcode, MeCard) {
  const auto contact = normalize::contact_from_barcode(
      "MECARD:N:山田,太郎;SOUND:ヤマダ,タロウ;TEL:09012345678;EMAIL:taro@example.co.jp;URL:http\\://"
      "www.example.co.jp;ADR:東京都千代田区1-1;;");
  ASSERT_TRUE(contact.has_value());
  EXPECT_EQ(contact->family_name, "山田");
  EXPECT_EQ(contact->given_name, "太郎");
  EXPECT_EQ(contact->family_kana, "ヤマダ");
  EXPECT_EQ(contact->phones.at(0).kind, card::PhoneKind::mobile);
  EXPECT_EQ(contact->emails.at(0), "taro@example.co.jp");
  EXPECT_EQ(contact->urls.at(0), "http://www.example.co.jp");
  EXPECT_EQ(contact->addresses.at(0).printed, "東京都千代田区1-1");
}

TEST(Barcode, SingleValues) {
  EXPECT_EQ(normalize::contact_from_barcode("https://www.example.co.jp/meishi")->urls.at(0),
            "https://www.example.co.jp/meishi");
  EXPECT_EQ(normalize::contact_from_barcode("mailto:taro@example.co.jp?subject=x")->emails.at(0), "taro@example.co.jp");
  EXPECT_EQ(normalize::contact_from_barcode("tel:+81312345678")->phones.at(0).number, "+81312345678");
}

TEST(Barcode, OtherTextIsNoContact) {
  for (const char* text : {"", "4912345678904", "WIFI:S:net;;", "BEGIN:VCARD\nEND:VCARD", "ABC-123"}) {
    EXPECT_FALSE(normalize::contact_from_barcode(text).has_value()) << text;
  }
}

}  // namespace
