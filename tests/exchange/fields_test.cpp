#include <gtest/gtest.h>

#include "exchange/address_text.h"
#include "exchange/date_text.h"
#include "exchange/person_name.h"
#include "exchange/phone_text.h"

namespace {

using card::PhoneKind;
using card::PhoneNumber;

TEST(Fields, phone_text) {
  struct Case {
    PhoneNumber phone;
    const char* text;
  };
  const Case cases[] = {{{PhoneKind::work, "+81312345678", "", "03-1234-5678"}, "03-1234-5678"},
                        {{PhoneKind::work, "+81312345678", "", "+81-3-1234-5678"}, "+81312345678"},
                        {{PhoneKind::work, "+493012345", "", "030 12345"}, "+493012345"},
                        {{PhoneKind::work, "", "", "12-34"}, "12-34"},
                        {{PhoneKind::work, "+81312345678", "12", "03-1234-5678"}, "03-1234-5678 ext. 12"},
                        {{PhoneKind::work, "+81312345678", "12", "03-1234-5678 内線12"}, "03-1234-5678 内線12"},
                        {{PhoneKind::work, "+81312345678", "", ""}, "+81312345678"}};
  for (const Case& c : cases) EXPECT_EQ(exchange::phone_text(c.phone), c.text);
}

TEST(Fields, dates) {
  struct Case {
    const char *text, *date;
  };
  const Case cases[] = {{"2025-04-18", "2025-04-18"},
                        {"2025/4/8", "2025-04-08"},
                        {"20250418", "2025-04-18"},
                        {"2025年4月18日", "2025-04-18"},
                        {"2025.12.31", "2025-12-31"},
                        {"2024-02-29", "2024-02-29"},
                        {"2025-02-29", ""},
                        {"2025-13-01", ""},
                        {"18.04.2025", ""},
                        {"2025-04", ""},
                        {"", ""},
                        {"soon", ""},
                        {"2025-04-18-01", ""},
                        {"2025041", ""},
                        {"4/18/2025", ""},
                        {"2025/04/18 10:30:00", "2025-04-18"},
                        {"2025-04-18T10:30:00+09:00", "2025-04-18"},
                        {"２０２５年４月１８日（金）", "2025-04-18"},
                        {"令和7年4月18日", "2025-04-18"},
                        {"令和元年5月1日", "2019-05-01"},
                        {"R7.4.18", "2025-04-18"},
                        {"H31.4.31", ""},
                        {"99999999999999999999", ""}};
  for (const Case& c : cases) EXPECT_EQ(exchange::date_from_text(c.text), c.date) << c.text;
}

TEST(Fields, countries) {
  struct Case {
    const char *name, *code;
  };
  const Case cases[] = {{"JP", "JP"},
                        {"jp", "JP"},
                        {"日本", "JP"},
                        {"Japan", "JP"},
                        {"Österreich", "AT"},
                        {"U.S.A.", "US"},
                        {"United States of America", "US"},
                        {"España", "ES"},
                        {"Atlantis", ""},
                        {"", ""},
                        {"日", ""}};
  for (const Case& c : cases) EXPECT_EQ(exchange::country_code(c.name), c.code) << c.name;
}

TEST(Fields, display_name) {
  card::Contact contact;
  EXPECT_EQ(exchange::display_name(contact), "");
  contact.company = "Example";
  EXPECT_EQ(exchange::display_name(contact), "Example");
  contact.family_kana = "ヤマダ";
  EXPECT_EQ(exchange::display_name(contact), "ヤマダ");
  contact.given_name = "Anna";
  contact.family_name = "Berg";
  EXPECT_EQ(exchange::display_name(contact), "Anna Berg");
  contact.given_name = "太郎";
  contact.family_name = "山田";
  EXPECT_EQ(exchange::display_name(contact), "山田 太郎");
}

}  // namespace
