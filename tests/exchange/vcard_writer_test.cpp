#include <gtest/gtest.h>

#include "exchange/vcard.h"
#include "tests/exchange/sample_records.h"
#include "text/utf8.h"

namespace {

using exchange::VCardVersion;

std::string unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

TEST(VCardWriter, version_3) {
  EXPECT_EQ(unfolded(exchange::to_vcard(exchange::samples::records()[0])),
            "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//meishi//contacts//EN\r\nUID:meishi-contact-1\r\n"
            "REV:2026-11-21T09:30:00Z\r\n"
            "N:山田;太郎;;;中小企業診断士\r\nFN:山田 太郎\r\nNICKNAME:Taro YAMADA\r\n"
            "X-MEISHI-LATIN-NAME:Taro YAMADA\r\nX-PHONETIC-LAST-NAME:ヤマダ\r\nX-PHONETIC-FIRST-NAME:タロウ\r\n"
            "SORT-STRING:ヤマダ タロウ\r\nORG:株式会社山田製作所;営業本部 第一営業部\r\nTITLE:部長\r\n"
            "item1.TEL;TYPE=WORK,VOICE:+81312345678\r\nitem1.X-MEISHI-PRINTED:03-1234-5678\r\n"
            "EMAIL;TYPE=INTERNET,WORK:taro.yamada@example.co.jp\r\nURL:https://www.example.co.jp/\r\n"
            "item2.ADR;TYPE=WORK:;山田ビル5F;千代田1-1;千代田区;東京都;100-0001;JP\r\n"
            "item2.LABEL;TYPE=WORK:〒100-0001 東京都千代田区千代田1-1 山田ビル5F\r\n"
            "CATEGORIES:展示会,A\\, B\\; C\r\nX-MEISHI-EXCHANGED-ON:2025-04-18\r\nEND:VCARD\r\n");
}

TEST(VCardWriter, version_4) {
  const std::string card = unfolded(exchange::to_vcard(exchange::samples::records()[0], VCardVersion::v4_0));
  for (const char* line :
       {"VERSION:4.0\r\n", "UID;VALUE=text:meishi-contact-1\r\n", "REV:20261121T093000Z\r\n", "KIND:individual\r\n",
        "N;SORT-AS=\"ヤマダ,タロウ\":山田;太郎;;;中小企業診断士\r\n", "FN;ALTID=1:山田 太郎\r\n",
        "FN;ALTID=1;LANGUAGE=en:Taro YAMADA\r\n", "item1.TEL;VALUE=uri;TYPE=work,voice:tel:+81312345678\r\n",
        "item2.ADR;TYPE=work;LABEL=\"〒100-0001 東京都千代田区千代田1-1 山田ビル5F\":;山田ビル5F;千代田1-1;"
        "千代田区;東京都;100-0001;JP\r\n"}) {
    EXPECT_NE(card.find(line), std::string::npos) << line << card;
  }
  EXPECT_NE(exchange::to_vcard(exchange::samples::records()[1], VCardVersion::v4_0)
                .find("\r\nUID:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6\r\n"),
            std::string::npos);
}

TEST(VCardWriter, every_card_is_well_formed) {
  std::mt19937 random(8);
  std::vector<exchange::Record> all = exchange::samples::records();
  all.emplace_back();  // wholly empty: still an FN
  for (int i = 0; i < 300; ++i) all.push_back(exchange::samples::random_record(random));
  for (const exchange::Record& record : all) {
    for (const VCardVersion version : {VCardVersion::v3_0, VCardVersion::v4_0}) {
      const std::string card = exchange::to_vcard(record, version);
      EXPECT_TRUE(card.starts_with("BEGIN:VCARD\r\nVERSION:"));
      EXPECT_TRUE(card.ends_with("\r\nEND:VCARD\r\n"));
      bool named = false;
      for (std::size_t at = 0; at < card.size();) {
        const std::size_t end = card.find("\r\n", at);
        const std::string line = card.substr(at, end - at);
        EXPECT_LE(line.size(), 75U);
        EXPECT_TRUE(text::is_valid_utf8(line)) << line;
        EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
        named = named || (line.starts_with("FN") && line.find(':') + 1 < line.size());
        at = end + 2;
      }
      EXPECT_TRUE(named) << card;
    }
  }
}

TEST(VCardWriter, no_text_can_add_a_line) {
  exchange::Record record;
  record.contact.family_name = "A\r\nEND:VCARD\r\nBEGIN:VCARD";
  record.contact.urls = {"http://x/\r\nTEL:110"};
  record.contact.notes = {std::string("nul\0bell\a", 9) + "\xFF"};
  for (const VCardVersion version : {VCardVersion::v3_0, VCardVersion::v4_0}) {
    const std::string card = exchange::to_vcard(record, version);
    EXPECT_EQ(card.find("\r\nTEL"), std::string::npos) << card;
    EXPECT_EQ(card.find("END:VCARD"), card.rfind("END:VCARD") == card.size() - 11 ? card.find("END:VCARD") : 0) << card;
    EXPECT_NE(card.find("NOTE:nulbell\uFFFD\r\n"), std::string::npos) << card;
  }
}

}  // namespace
