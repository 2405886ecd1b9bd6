#include "exchange/csv.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/exchange/sample_records.h"

namespace {

using exchange::CsvFlavour;
using exchange::CsvReader;
using exchange::LoadedContact;
using exchange::Record;

struct Read {
  std::vector<LoadedContact> contacts;
  std::vector<std::string> errors;
};

Read read(const std::string& bytes, const exchange::CsvLimits& limits = {}) {
  Read all;
  auto reader = CsvReader::open(bytes, limits);
  if (!reader) {
    all.errors.push_back(reader.error().message);
    return all;
  }
  while (auto row = reader->next()) {
    if (*row)
      all.contacts.push_back(**row);
    else
      all.errors.push_back(row->error().message);
  }
  return all;
}

TEST(Csv, header_of_the_contract) {
  EXPECT_EQ(exchange::csv_header(),
            "external_id,family_name,given_name,family_kana,given_kana,latin_name,company,company_kana,company_latin,"
            "departments,job_titles,qualifications,phone,direct,mobile,toll_free,fax,emails,urls,postal_code,address,"
            "exchanged_on,tags,notes\r\n");
  EXPECT_EQ(exchange::csv_header(CsvFlavour::excel), "\xEF\xBB\xBF" + exchange::csv_header());
}

TEST(Csv, rows) {
  const std::vector<Record> records = exchange::samples::records();
  EXPECT_EQ(exchange::csv_row(records[0]),
            "007,山田,太郎,ヤマダ,タロウ,Taro YAMADA,株式会社山田製作所,,,営業本部 第一営業部,部長,中小企業診断士,"
            "03-1234-5678,,,,,taro.yamada@example.co.jp,https://www.example.co.jp/,100-0001,"
            "〒100-0001 東京都千代田区千代田1-1 山田ビル5F,2025-04-18,\"展示会;A, B\\; C\",\r\n");
  EXPECT_EQ(exchange::csv_row(records[1]),
            ",髙橋,花子,,,,みなと商事㈱,ミナトショウジ,\"Minato Trading Co., Ltd.\",\"経営企画室;管理部 人事課\","
            "\"執行役員;室長;課長\",,\"045-111-2222;内線のみ 12-34\",045(111)2233 ext. 45,090-1234-5678,0120-123-456,"
            "045-111-2299,\"hanako@example.com;h.takahashi@example.jp\",,\"220-0011;\","
            "\"〒220-0011 神奈川県横浜市西区高島二丁目3番5号;大阪支店 大阪市北区梅田1-1\",,,"
            "\"創業1950年;受付は1階\\; 左手\"\r\n");
  EXPECT_EQ(exchange::csv_row(records[2]),
            ",von Berg,Anna Maria,,,,Müller & Söhne GmbH,,,\"Sales, Europe\",Head of Sales,\"Dr.;M.Sc.\","
            "+493012345678 ext. 12,,,,,anna.berg@example.de,,10115,\"Invalidenstraße 1, 10115 Berlin\",,,\r\n");
  EXPECT_EQ(exchange::csv_row(records[4]),
            ",,,,,,有限会社さくら,,,,,,0612345678,,,,,,,060-0001,060-0001 北海道札幌市中央区北一条西1,,,\r\n");
}

TEST(Csv, excel_neutralises_formulas_and_reading_undoes_it) {
  const Record hostile = exchange::samples::records()[3];
  const std::string plain = exchange::csv_row(hostile);
  EXPECT_NE(plain.find("\"=HYPERLINK(\"\"http"), std::string::npos) << plain;
  const std::string excel = exchange::csv_row(hostile, CsvFlavour::excel);
  EXPECT_NE(excel.find("'=HYPERLINK("), std::string::npos) << excel;
  EXPECT_NE(excel.find(",'@cmd,"), std::string::npos) << excel;
  EXPECT_NE(excel.find(",'-1+1,"), std::string::npos) << excel;
  for (const CsvFlavour flavour : {CsvFlavour::plain, CsvFlavour::excel}) {
    const Read back = read(exchange::csv_header(flavour) + exchange::csv_row(hostile, flavour));
    ASSERT_EQ(back.contacts.size(), 1U);
    EXPECT_EQ(back.contacts[0].contact, hostile.contact);
  }
  Record wide;
  wide.contact.family_name = "＝1+1";
  wide.contact.notes = {"＋1", "－1"};
  const std::string guarded = exchange::csv_row(wide, CsvFlavour::excel);
  EXPECT_NE(guarded.find(",'＝1+1,"), std::string::npos) << guarded;
  EXPECT_NE(guarded.find("'＋1;－1"), std::string::npos) << guarded;
  EXPECT_EQ(read(exchange::csv_header() + guarded).contacts.at(0).contact, wide.contact);
  // "+81..." in a phone column, as another program neutralises it
  const Read phone = read("family_name,mobile\nA,'+819012345678\n");
  EXPECT_EQ(phone.contacts.at(0).contact.phones.at(0).number, "+819012345678");
}

/// What a list can carry of a contact: see csv.h.
card::Contact in_list(card::Contact contact) {
  std::vector<card::PhoneNumber> phones;
  for (const auto kind : {card::PhoneKind::work, card::PhoneKind::direct, card::PhoneKind::mobile,
                          card::PhoneKind::toll_free, card::PhoneKind::fax}) {
    for (card::PhoneNumber phone : contact.phones) {
      if (phone.kind == card::PhoneKind::other) phone.kind = card::PhoneKind::work;
      if (phone.kind == kind) phones.push_back({kind, "", "", ""});
    }
  }
  contact.phones = phones;
  contact.posts.clear();
  contact.social.clear();
  std::vector<card::Address> addresses;
  for (const card::Address& address : contact.addresses)
    addresses.push_back({address.postal_code, "", "", "", "", "", address.printed});
  contact.addresses = addresses;
  return contact;
}

TEST(Csv, round_trip) {
  std::mt19937 random(2);
  for (int i = 0; i < 2000; ++i) {
    Record record = exchange::samples::random_record(random);
    for (const CsvFlavour flavour : {CsvFlavour::plain, CsvFlavour::excel}) {
      const std::string bytes = exchange::csv_header(flavour) + exchange::csv_row(record, flavour);
      Read back = read(bytes);
      ASSERT_EQ(back.contacts.size(), 1U) << bytes;
      LoadedContact& loaded = back.contacts[0];
      for (card::PhoneNumber& phone : loaded.contact.phones) phone = {phone.kind, "", "", ""};
      EXPECT_EQ(in_list(loaded.contact), in_list(record.contact)) << bytes;
      EXPECT_EQ(loaded.tags, record.tags) << bytes;
      EXPECT_EQ(loaded.exchanged_on, record.exchanged_on);
    }
  }
}

TEST(Csv, reads_any_order_and_keeps_unknown_columns) {
  const Read all = read(
      "\xEF\xBB\xBF"
      "Company, Family_Name ,Birthday,emails,family_kana\r\n"
      "Example,佐藤,1970-01-01,\"a@x.jp; b@x.jp\",ｻﾄｳ\r\n"
      "\r\n"
      ",,,c@x.jp,\r\n"
      "Nur Firma\n"
      "Other,,,,,behind the last column\n");
  ASSERT_EQ(all.contacts.size(), 3U);
  const LoadedContact& sato = all.contacts[0];
  EXPECT_EQ(sato.line, 2U);
  EXPECT_EQ(sato.contact.company, "Example");
  EXPECT_EQ(sato.contact.family_name, "佐藤");
  EXPECT_EQ(sato.contact.family_kana, "サトウ");
  EXPECT_EQ(sato.contact.emails, (std::vector<std::string>{"a@x.jp", "b@x.jp"}));
  EXPECT_EQ(sato.contact.notes, std::vector<std::string>{"Birthday: 1970-01-01"});
  EXPECT_EQ(all.contacts[1].contact.company, "Nur Firma");
  EXPECT_EQ(all.contacts[1].line, 5U);
  EXPECT_EQ(all.contacts[2].contact.notes, std::vector<std::string>{"behind the last column"});
  ASSERT_EQ(all.errors.size(), 1U);
  EXPECT_TRUE(all.errors[0].starts_with("line 4: neither a name nor a company")) << all.errors[0];
}

TEST(Csv, fields_of_a_row) {
  const Read all = read(
      "external_id\tfamily_name\tphone\tdirect\tmobile\tpostal_code\taddress\texchanged_on\tdepartments\tjob_titles\n"
      "007\t山田\t0312345678;+81-45-111-2222\t03-1111-2222 "
      "内線12\t０９０-1234-5678\t0600001\t札幌市\t2025/4/8\tA部;B部\t部長;課長;主任\n"
      "008\t山田\t\t\t\t\t\t2025-02-30\t\t\n");
  ASSERT_EQ(all.contacts.size(), 2U) << all.errors.size();
  const LoadedContact& row = all.contacts[0];
  EXPECT_EQ(row.external_id, "007");
  EXPECT_EQ(row.exchanged_on, "2025-04-08");
  ASSERT_EQ(row.contact.phones.size(), 4U);
  EXPECT_EQ(row.contact.phones[0].printed, "0312345678");
  EXPECT_EQ(row.contact.phones[0].number, "");
  EXPECT_EQ(row.contact.phones[1].number, "+81451112222");
  EXPECT_EQ(row.contact.phones[2], (card::PhoneNumber{card::PhoneKind::direct, "", "12", "03-1111-2222"}));
  EXPECT_EQ(row.contact.phones[3].kind, card::PhoneKind::mobile);
  EXPECT_EQ(row.contact.addresses.at(0).postal_code, "0600001");
  EXPECT_EQ(row.contact.addresses.at(0).printed, "札幌市");
  EXPECT_EQ(row.contact.posts, (std::vector<card::Post>{{"", "A部", {"部長"}}, {"", "B部", {"課長", "主任"}}}));
  EXPECT_EQ(all.contacts[1].exchanged_on, "");
  EXPECT_EQ(all.contacts[1].contact.notes, std::vector<std::string>{"exchanged_on: 2025-02-30"});
}

TEST(Csv, quoting) {
  const Read all = read(
      "family_name,notes\n"
      "\"A \"\"B\"\"\",\"one\r\ntwo, three\"\n"
      "C \"D\" E,\"closed\" behind\n"
      "F,\"\"\r"
      "G,last");
  ASSERT_EQ(all.contacts.size(), 4U);
  EXPECT_EQ(all.contacts[0].contact.family_name, "A \"B\"");
  EXPECT_EQ(all.contacts[0].contact.notes, std::vector<std::string>{"one\ntwo, three"});
  EXPECT_EQ(all.contacts[1].contact.family_name, "C \"D\" E");
  EXPECT_EQ(all.contacts[1].contact.notes, std::vector<std::string>{"closed behind"});
  EXPECT_EQ(all.contacts[1].line, 4U);
  EXPECT_TRUE(all.contacts[2].contact.notes.empty());
  EXPECT_EQ(all.contacts[3].contact.notes, std::vector<std::string>{"last"});
}

TEST(Csv, what_is_no_list_is_refused) {
  for (const std::string& bytes :
       {std::string(), std::string("\xEF\xBB\xBF"), std::string("a,b,c\n1,2,3\n"), std::string("\"family_name,"),
        std::string(3'000'000, ','), std::string(100, '\0')}) {
    const auto reader = CsvReader::open(bytes);
    ASSERT_FALSE(reader.has_value()) << bytes.substr(0, 20);
    EXPECT_EQ(reader.error().kind, card::ErrorKind::bad_input);
  }
}

TEST(Csv, a_bad_row_does_not_harm_the_others) {
  const std::string huge(3'000'000, 'x');
  const std::string bytes = "family_name,notes\nA,first\n" + huge +
                            ",y\nB,\"never closed\nC,third\n\xFF\xFE,bad bytes\n" + std::string("D\0E,nul\n", 8) +
                            "<script>alert(1)</script>,'; DROP TABLE x;--\n";
  const Read all = read(bytes);
  ASSERT_EQ(all.contacts.size(), 4U);
  EXPECT_EQ(all.contacts[0].contact.family_name, "A");
  EXPECT_EQ(all.contacts[1].contact.family_name, "C");
  EXPECT_EQ(all.contacts[2].contact.family_name, "DE");
  EXPECT_EQ(all.contacts[3].contact.family_name, "<script>alert(1)</script>");
  EXPECT_EQ(all.contacts[3].contact.notes, (std::vector<std::string>{"'", "DROP TABLE x", "--"}));
  ASSERT_EQ(all.errors.size(), 3U);
  EXPECT_TRUE(all.errors[0].starts_with("line 3: ")) << all.errors[0];
  EXPECT_TRUE(all.errors[1].starts_with("line 4: ")) << all.errors[1];
  EXPECT_TRUE(all.errors[2].starts_with("line 6: not UTF-8")) << all.errors[2];
}

TEST(Csv, unclosed_quotes_are_bounded) {
  std::string bytes = "family_name\n";
  for (int i = 0; i < 100'000; ++i) bytes += "\"\"x\"\"\n\"\n";
  EXPECT_LE(read(bytes).errors.size(), 200'000U);
  std::string unclosed = "family_name\n";
  for (int i = 0; i < 20; ++i) unclosed += "\"" + std::string(100, 'x') + "\n";
  const Read given_up = read(unclosed, {.row_bytes = 50, .unbalanced_quotes = 5});
  ASSERT_EQ(given_up.errors.size(), 5U);
  EXPECT_TRUE(given_up.errors[4].starts_with("line 6: ")) << given_up.errors[4];
  EXPECT_NE(given_up.errors[4].find("the rest was not read"), std::string::npos);
}

}  // namespace
