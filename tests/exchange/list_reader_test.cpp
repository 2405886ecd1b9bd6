#include "exchange/list_reader.h"

#include <gtest/gtest.h>

#include "exchange/csv.h"
#include "tests/exchange/sample_records.h"

namespace {

using exchange::ListReader;
using exchange::LoadedContact;
using exchange::Preset;

struct Read {
  Preset preset = Preset::meishi;
  std::vector<LoadedContact> contacts;
  std::vector<std::string> errors;
  std::string rejects;
};

Read read(std::string bytes, std::optional<Preset> preset = std::nullopt) {
  Read all;
  auto reader = ListReader::open(std::move(bytes), preset);
  if (!reader) {
    all.errors.push_back(reader.error().message);
    return all;
  }
  all.preset = reader->preset();
  all.rejects = reader->rejects_header();
  while (auto entry = reader->next()) {
    if (entry->contact) {
      all.contacts.push_back(*entry->contact);
    } else {
      all.errors.push_back(entry->contact.error().message);
      all.rejects += reader->rejected(entry->contact.error().message);
    }
  }
  return all;
}

// What Eight exports, in Shift_JIS: 会社名,姓,名,e-mail,TEL会社,携帯電話,名刺交換日,展示会 / 山田製作所,山田,太郎,...
const char* const kEightInShiftJis =
    "\x89\xEF\x8E\xD0\x96\xBC,\x90\xA9,\x96\xBC,e-mail,TEL\x89\xEF\x8E\xD0,\x8C\x67\x91\xD1\x93\x64\x98\x62,"
    "\x96\xBC\x8E\x68\x8C\xF0\x8A\xB7\x93\xFA,\x93\x57\x8E\xA6\x89\xEF\r\n"
    "\x8E\x52\x93\x63\x90\xBB\x8D\xEC\x8F\x8A,\x8E\x52\x93\x63,\x91\xBE\x98\x59,t@example.jp,03-1234-5678,"
    "090-1234-5678,2025/4/8,1\r\n";

TEST(ListReader, eight_in_shift_jis_with_tags) {
  const Read all = read(kEightInShiftJis);
  ASSERT_EQ(all.contacts.size(), 1U) << (all.errors.empty() ? "" : all.errors[0]);
  EXPECT_EQ(all.preset, Preset::eight);
  const LoadedContact& loaded = all.contacts[0];
  EXPECT_EQ(loaded.contact.company, "山田製作所");
  EXPECT_EQ(loaded.contact.family_name, "山田");
  EXPECT_EQ(loaded.contact.given_name, "太郎");
  EXPECT_EQ(loaded.contact.emails, std::vector<std::string>{"t@example.jp"});
  ASSERT_EQ(loaded.contact.phones.size(), 2U);
  EXPECT_EQ(loaded.contact.phones[1].kind, card::PhoneKind::mobile);
  EXPECT_EQ(loaded.exchanged_on, "2025-04-08");
  EXPECT_EQ(loaded.tags, std::vector<std::string>{"展示会"});
}

// The contract's header is ASCII: only the rows tell.
TEST(ListReader, shift_jis_below_an_ascii_header) {
  const std::string header = "family_name,given_name,company\r\n", yamada = "\x8E\x52\x93\x63,\x91\xBE\x98\x59,A\r\n";
  const Read all = read(header + "Berg,Anna,A\r\nDoe,Ken,A\r\n" + yamada);
  ASSERT_EQ(all.contacts.size(), 3U) << (all.errors.empty() ? "" : all.errors[0]);
  EXPECT_EQ(all.contacts[2].contact.family_name, "山田");
  EXPECT_EQ(all.contacts[2].contact.given_name, "太郎");
  const Read broken = read(header + "佐藤,健,A\r\n" + yamada);
  ASSERT_EQ(broken.contacts.size(), 1U) << "one broken row of a UTF-8 list";
  EXPECT_EQ(broken.contacts[0].contact.family_name, "佐藤");
  const Read western = read(header + "M\xFCller,J\xE9r\xF4me,A\r\n");
  EXPECT_TRUE(western.contacts.empty()) << "a Western list is not taken for a Japanese one";
  EXPECT_EQ(western.errors.size(), 1U);
}

TEST(ListReader, the_header_may_stand_below_remarks) {
  const Read all =
      read("Eight 名刺データ\r\n\r\n※ 2018年\r\n会社名,部署名,役職,氏名,FAX\r\n㈱甲,営業部,部長,髙橋 花子,03-1\r\n");
  ASSERT_EQ(all.contacts.size(), 1U);
  EXPECT_EQ(all.contacts[0].contact.family_name, "髙橋");
  EXPECT_EQ(all.contacts[0].contact.given_name, "花子");
  EXPECT_EQ(all.contacts[0].line, 5U);
}

TEST(ListReader, google_and_outlook) {
  const Read google = read(
      "\xEF\xBB\xBF"
      "First Name,Middle Name,Last Name,Phonetic Last Name,Organization Name,Organization Title,Labels,"
      "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,"
      "Address 1 - Label,Address 1 - Formatted,Address 1 - Postal Code,Website 1 - Value\n"
      "Anna,Maria,Berg,,Example GmbH,Head,Fair ::: * myContacts,Work,a@example.de ::: b@example.de,Mobile,"
      "+49 170 1234567,Work Fax,030 1,Work,\"Weg 1\n10115 Berlin\",10115,https://example.de\n");
  ASSERT_EQ(google.contacts.size(), 1U);
  EXPECT_EQ(google.preset, Preset::google);
  const card::Contact& anna = google.contacts[0].contact;
  EXPECT_EQ(anna.given_name, "Anna Maria");
  EXPECT_EQ(anna.emails, (std::vector<std::string>{"a@example.de", "b@example.de"}));
  ASSERT_EQ(anna.phones.size(), 2U);
  EXPECT_EQ(anna.phones[0].kind, card::PhoneKind::mobile);
  EXPECT_EQ(anna.phones[1].kind, card::PhoneKind::fax);
  ASSERT_EQ(anna.addresses.size(), 1U);
  EXPECT_EQ(anna.addresses[0].printed, "Weg 1 10115 Berlin");
  EXPECT_EQ(google.contacts[0].tags, std::vector<std::string>{"Fair"});

  const Read outlook = read(
      "Title,First Name,Last Name,Company,Job Title,Business Street,Business City,Business Postal Code,Business Phone,"
      "Mobile Phone,E-mail Address,Categories\r\nDr.,Ken,Doe,Acme Ltd,CEO,1 High St,London,W2 6BD,020 1,07700 900123,"
      "k@acme.example,A;B\r\n");
  ASSERT_EQ(outlook.contacts.size(), 1U);
  EXPECT_EQ(outlook.preset, Preset::outlook);
  EXPECT_EQ(outlook.contacts[0].contact.qualifications, std::vector<std::string>{"Dr."});
  EXPECT_EQ(outlook.contacts[0].contact.addresses.at(0).locality, "London");
  EXPECT_EQ(outlook.contacts[0].tags, (std::vector<std::string>{"A", "B"}));
}

TEST(ListReader, sansan_and_lists_of_no_program) {
  const Read sansan = read(
      "会社名,部署名,役職,氏名,郵便番号(1),住所(1)［全て］,TEL(1),e-mail(1),名刺ID\n甲社,企画部,課長,佐藤 健,100-0001,"
      "東京都千代田区1-1,03-1111-2222,s@example.jp,77\n");
  ASSERT_EQ(sansan.contacts.size(), 1U);
  EXPECT_EQ(sansan.preset, Preset::sansan);
  EXPECT_EQ(sansan.contacts[0].external_id, "77");
  EXPECT_EQ(sansan.contacts[0].contact.addresses.at(0).postal_code, "100-0001");
  const Read common = read("Name;Company;E-Mail;Phone\nKen Doe;Acme;k@acme.example;1\n");
  ASSERT_EQ(common.contacts.size(), 1U);
  EXPECT_EQ(common.contacts[0].contact.family_name, "Doe");
}

TEST(ListReader, forms_of_address_are_no_qualification_and_home_is_not_work) {
  const Read all = read("Title,First Name,Last Name,Company,Business Phone,Home Phone\nMr.,Ken,Doe,Acme,020 1,020 2\n");
  ASSERT_EQ(all.contacts.size(), 1U);
  const card::Contact& contact = all.contacts[0].contact;
  EXPECT_TRUE(contact.qualifications.empty());
  ASSERT_EQ(contact.phones.size(), 2U);
  EXPECT_EQ(contact.phones[0].kind, card::PhoneKind::work);
  EXPECT_EQ(contact.phones[1].kind, card::PhoneKind::other);
}

TEST(ListReader, columns_as_people_call_them) {
  const Read snake =
      read("first_name,last_name,job_title,email,phone_number,postal_code\nAnna,Berg,Head,a@x.de,030 1,1\n");
  ASSERT_EQ(snake.contacts.size(), 1U);
  EXPECT_EQ(snake.contacts[0].contact.given_name, "Anna");
  EXPECT_EQ(snake.contacts[0].contact.job_titles, std::vector<std::string>{"Head"});
  const Read lines = read(
      "氏名,会社名,郵便番号,住所1,住所2,TEL,Eメール\n山田 太郎,甲社,100-0001,東京都千代田区1-1,山田ビル5F,"
      "\"03-1111-2222\n03-1111-3333\",a@x.jp; b@x.jp\n");
  ASSERT_EQ(lines.contacts.size(), 1U);
  const card::Contact& contact = lines.contacts[0].contact;
  ASSERT_EQ(contact.addresses.size(), 1U);
  EXPECT_EQ(contact.addresses[0].printed, "100-0001 東京都千代田区1-1 山田ビル5F");
  EXPECT_EQ(contact.phones.size(), 2U);
  EXPECT_EQ(contact.emails, (std::vector<std::string>{"a@x.jp", "b@x.jp"}));
}

TEST(ListReader, further_columns_do_not_take_the_contracts_list_away) {
  const Read all =
      read("Title,Department,family_name,Website,Email,emails\nHead,Sales,Berg,https://x.de,a@x.de,b@x.de\n");
  ASSERT_EQ(all.contacts.size(), 1U);
  EXPECT_EQ(all.preset, Preset::meishi);
  EXPECT_EQ(all.contacts[0].contact.family_name, "Berg");
  EXPECT_EQ(all.contacts[0].contact.emails, std::vector<std::string>{"b@x.de"});
  EXPECT_EQ(all.contacts[0].contact.notes,
            (std::vector<std::string>{"Title: Head", "Department: Sales", "Website: https://x.de", "Email: a@x.de"}));
}

TEST(ListReader, our_own_lists_come_back) {
  const auto records = exchange::samples::records();
  std::string csv = exchange::csv_header(), utf16 = "\xFF\xFE";
  for (const exchange::Record& record : records) csv += exchange::csv_row(record);
  const Read plain = read(csv);
  ASSERT_EQ(plain.contacts.size(), records.size());
  for (const char c : std::string("family_name,company\nBerg,A\n")) utf16 += std::string{c, '\0'};
  EXPECT_EQ(read(utf16).contacts.at(0).contact.family_name, "Berg");
}

TEST(ListReader, rejected_rows_can_be_mended_and_loaded) {
  const Read all = read("family_name,company,emails\n,,a@example.jp\nBerg,\"A, B\",\n\xFF\xFE,x,\n");
  ASSERT_EQ(all.contacts.size(), 1U);
  ASSERT_EQ(all.errors.size(), 2U);
  EXPECT_TRUE(all.rejects.starts_with("family_name,company,emails,rejected_because\r\n,,a@example.jp,"));
  const Read again = read(all.rejects);
  ASSERT_EQ(again.errors.size(), 1U) << "the name that is missing; the bytes are mended";
  EXPECT_TRUE(again.contacts.at(0).contact.notes.empty()) << "the reason is no value";
  const Read cards = read("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\nBEGIN:VCARD\nFN:Ken Doe\nEND:VCARD\n");
  EXPECT_EQ(cards.contacts.size(), 1U);
  EXPECT_TRUE(cards.rejects.starts_with("BEGIN:VCARD\nX-MEISHI-REJECTED-BECAUSE:line 1: ")) << cards.rejects;
}

TEST(ListReader, what_is_no_list_is_refused) {
  for (const std::string& bytes : {std::string(), std::string("no list\nat all\n"), std::string("PK\x03\x04 broken"),
                                   std::string(100, '\0'), std::string("\xFF\xD8\xFF jpeg")}) {
    const auto reader = ListReader::open(bytes);
    ASSERT_FALSE(reader.has_value());
    EXPECT_EQ(reader.error().kind, card::ErrorKind::bad_input);
  }
  EXPECT_FALSE(ListReader::open("family_name,company\nA,B\n", Preset::google).has_value());
}

}  // namespace
