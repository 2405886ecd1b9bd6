// Workbooks of all makers, as load meets them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "exchange/csv.h"
#include "exchange/json.h"
#include "exchange/list_reader.h"
#include "exchange/number_format.h"
#include "exchange/xlsx.h"
#include "exchange/xml_events.h"
#include "tests/exchange/sample_records.h"
#include "tests/exchange/workbook_builder.h"

namespace {

using exchange::ListReader;
using exchange::LoadedContact;
using Texts = std::vector<std::string>;

struct Read {
  std::vector<LoadedContact> contacts;
  Texts errors;
};

Read read(std::string bytes) {
  Read all;
  auto reader = ListReader::open(std::move(bytes));
  if (!reader) {
    all.errors.push_back(reader.error().message);
    return all;
  }
  while (auto entry = reader->next()) {
    if (entry->contact)
      all.contacts.push_back(*entry->contact);
    else
      all.errors.push_back(entry->contact.error().message);
  }
  return all;
}

std::string row(const std::string& cells) { return "<row>" + cells + "</row>"; }

TEST(Workbook, our_own_export_says_what_our_csv_says) {
  auto records = exchange::samples::records();
  records.front().contact.departments = {"A;B", "C\\;D"};
  records.front().contact.notes = {"one; two", "three"};
  auto writer = exchange::XlsxWriter::create();
  ASSERT_TRUE(writer.has_value());
  std::string csv = exchange::csv_header();
  for (const exchange::Record& record : records) {
    ASSERT_TRUE(writer->add(record).has_value());
    csv += exchange::csv_row(record);
  }
  const Read workbook = read(*writer->finish());
  Read list = read(csv);
  ASSERT_EQ(workbook.errors, Texts());
  ASSERT_EQ(workbook.contacts.size(), list.contacts.size());
  for (std::size_t i = 0; i < list.contacts.size(); ++i) {
    list.contacts[i].line = workbook.contacts[i].line;
    // The lines of a note are notes in a workbook.
    const auto one_text = [](const Texts& notes) { return fmt::format("{}", fmt::join(notes, "\n")); };
    EXPECT_EQ(one_text(workbook.contacts[i].contact.notes), one_text(list.contacts[i].contact.notes));
    list.contacts[i].contact.notes = workbook.contacts[i].contact.notes;
    EXPECT_EQ(exchange::contact_to_json(workbook.contacts[i].contact),
              exchange::contact_to_json(list.contacts[i].contact));
    EXPECT_EQ(workbook.contacts[i], list.contacts[i]) << i;
  }
}

TEST(Workbook, texts_come_without_the_readings_that_excel_keeps_beside_them) {
  WorkbookBuilder book;
  book.strings =
      "<si><t>family_name</t></si><si><t>company</t></si>"
      "<si><t>山田</t><rPh sb=\"0\" eb=\"2\"><t>ヤマダ</t></rPh><phoneticPr fontId=\"1\"/></si>"
      "<si><r><t xml:space=\"preserve\">株式</t></r><r><rPr><b/></rPr><t>会社甲</t></r>"
      "<rPh sb=\"0\" eb=\"2\"><t>カブ</t></rPh></si>";
  book.sheets = {
      {row(value_cell("A1", "0", "t=\"s\"") + value_cell("B1", "1", "t=\"s\"")) +
           row(value_cell("A2", "2", "t=\"s\"") + value_cell("B2", "3", "t=\"s\"")) +
           row("<c r=\"A3\" t=\"inlineStr\"><is><t>鈴木</t><rPh sb=\"0\" eb=\"2\"><t>スズキ</t></rPh></is></c>" +
               value_cell("B3", "乙_x000D_\n社", "t=\"str\"")),
       ""}};
  const Read all = read(book.bytes());
  ASSERT_EQ(all.contacts.size(), 2U) << testing::PrintToString(all.errors);
  EXPECT_EQ(all.contacts[0].contact.family_name, "山田");
  EXPECT_EQ(all.contacts[0].contact.company, "株式会社甲");
  EXPECT_EQ(all.contacts[1].contact.family_name, "鈴木");
}

TEST(Workbook, numbers_look_as_in_excel) {
  WorkbookBuilder book;
  book.styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"0000000000\"/><numFmt numFmtId=\"165\" "
      "formatCode=\"[&lt;=999]000;[&lt;=9999]000\\-00;000\\-0000\"/><numFmt numFmtId=\"166\" "
      "formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
      "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"14\"/>"
      "<xf numFmtId=\"166\"/></cellXfs>";
  const std::string header =
      row(inline_cell("A1", "external_id") + inline_cell("B1", "company") + inline_cell("C1", "phone") +
          inline_cell("D1", "postal_code") + inline_cell("E1", "exchanged_on"));
  const auto with_date = [](const std::string& cell) {
    return row(value_cell("A2", "1000000007") + inline_cell("B2", "甲社") + value_cell("C2", "312345678", "s=\"1\"") +
               value_cell("D2", "600001", "s=\"2\"") + cell);
  };
  for (const std::string& date : {value_cell("E2", "45765", "s=\"3\""), value_cell("E2", "45765.4375", "s=\"4\""),
                                  value_cell("E2", "2025-04-18T00:00:00", "t=\"d\"")}) {
    book.sheets = {{header + with_date(date), ""}};
    const Read all = read(book.bytes());
    ASSERT_EQ(all.contacts.size(), 1U) << testing::PrintToString(all.errors);
    EXPECT_EQ(all.contacts[0].external_id, "1000000007");
    EXPECT_EQ(all.contacts[0].contact.phones.at(0).printed, "0312345678");
    EXPECT_EQ(all.contacts[0].contact.addresses.at(0).postal_code, "060-0001");
    EXPECT_EQ(all.contacts[0].exchanged_on, "2025-04-18") << date;
  }
  book.properties = "<workbookPr date1904=\"1\"/>";
  book.sheets = {{header + with_date(value_cell("E2", "44303", "s=\"3\"")), ""}};
  EXPECT_EQ(read(book.bytes()).contacts.at(0).exchanged_on, "2025-04-18");
}

TEST(Workbook, number_formats) {
  struct Case {
    int id;
    const char *code, *number, *shown;
  };
  const Case kCases[] = {
      {0, "", "0.1", "0.1"},
      {0, "", "9.0123456780000000E+9", "9012345678"},
      {0, "", "1234567890123456789", "1234567890123456789"},
      {0, "", "no number", "no number"},
      {164, "General", "45765", "45765"},
      {164, "0.00E+00", "45765", "45765"},
      {164, "#,##0", "45765", "45765"},
      {164, "yyyy/m/d h:mm", "45765.75", "2025-04-18 18:00"},
      {164, "\"day\"0", "7", "day7"},
      {164, "[<=99999999]####\\-####;\\(00\\)\\ ####\\-####", "312345678", "(03) 1234-5678"},
      {164, "[<=99999999]####\\-####;\\(00\\)\\ ####\\-####", "12345678", "1234-5678"},
      {164, "000", "12345", "12345"},
      {14, "", "61", "1900-03-01"},
      {14, "", "-5", "-5"},
      {22, "", "36526", "2000-01-01"},
  };
  for (const Case& each : kCases)
    EXPECT_EQ(exchange::NumberFormat(each.id, each.code).text(each.number, exchange::kDaysFrom1900), each.shown)
        << each.code << " " << each.number;
}

TEST(Workbook, results_of_formulas_count_and_errors_are_nothing) {
  WorkbookBuilder book;
  book.sheets = {{row(inline_cell("A1", "company") + inline_cell("B1", "emails") + inline_cell("C1", "tags")) +
                      row("<c r=\"A2\" t=\"str\"><f>A9&amp;\"社\"</f><v>甲社</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c>"
                          "<c r=\"C2\" t=\"b\"><v>1</v></c>"),
                  ""}};
  const Read all = read(book.bytes());
  ASSERT_EQ(all.contacts.size(), 1U) << testing::PrintToString(all.errors);
  EXPECT_EQ(all.contacts[0].contact.company, "甲社");
  EXPECT_TRUE(all.contacts[0].contact.emails.empty());
  EXPECT_EQ(all.contacts[0].tags, Texts{"TRUE"});
}

TEST(Workbook, the_first_sheet_with_a_header_is_read_and_hidden_ones_are_not) {
  WorkbookBuilder book;
  book.absolute = true;
  const std::string header = row(inline_cell("A1", "family_name") + inline_cell("B1", "company"));
  book.sheets = {{header + row(inline_cell("A2", "隠")), "", "state=\"hidden\""},
                 {row(inline_cell("A1", "ご記入の前に")), ""},
                 {"", ""},
                 {"<row r=\"3\"/>" + row(inline_cell("B4", "2026年版")) + "<row r=\"7\">" +
                      "<c t=\"inlineStr\"><is><t>氏名</t></is></c><c t=\"inlineStr\"><is><t>会社名</t></is></c></row>" +
                      "<row r=\"12\"><c t=\"inlineStr\"><is><t>山田 太郎</t></is></c></row>",
                  ""}};
  const Read all = read(book.bytes());
  ASSERT_EQ(all.contacts.size(), 1U) << testing::PrintToString(all.errors);
  EXPECT_EQ(all.contacts[0].contact.given_name, "太郎");
  EXPECT_EQ(all.contacts[0].line, 12U);
}

TEST(Workbook, a_cell_merged_downwards_speaks_for_its_rows) {
  WorkbookBuilder book;
  book.sheets = {
      {row(inline_cell("A1", "会社名") + inline_cell("B1", "氏名") + inline_cell("C1", "連絡先")) +
           row("<c r=\"A2\"/>" + inline_cell("C2", "電話番号") + inline_cell("D2", "メール")) +
           row(inline_cell("A3", "甲社") + inline_cell("B3", "山田 太郎") + inline_cell("C3", "03-1111-2222")) +
           row("<c r=\"A4\"/>" + inline_cell("B4", "佐藤 健") + inline_cell("D4", "s@ko.example")) +
           row("<c r=\"A5\"/>") + row(inline_cell("B6", "鈴木 一郎")),
       "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/>"
       "<mergeCell ref=\"A3:A5\"/></mergeCells>"}};
  const Read all = read(book.bytes());
  ASSERT_EQ(all.contacts.size(), 3U) << testing::PrintToString(all.errors);
  EXPECT_EQ(all.contacts[0].contact.phones.at(0).printed, "03-1111-2222");
  EXPECT_EQ(all.contacts[1].contact.company, "甲社");
  EXPECT_EQ(all.contacts[1].contact.emails, Texts{"s@ko.example"});
  EXPECT_EQ(all.contacts[2].contact.company, "");
}

TEST(Workbook, prefixed_elements_are_the_same) {
  WorkbookBuilder book;
  book.prefix = "x:";
  book.sheets = {
      {"<x:row><x:c t=\"inlineStr\"><x:is><x:t>company</x:t></x:is></x:c></x:row>"
       "<x:row><x:c t=\"inlineStr\"><x:is><x:t>甲社</x:t></x:is></x:c></x:row>",
       ""}};
  EXPECT_EQ(read(book.bytes()).contacts.at(0).contact.company, "甲社");
}

TEST(Workbook, damage_is_said_and_what_stands_before_it_is_read) {
  WorkbookBuilder book;
  const std::string good =
      row(inline_cell("A1", "company") + inline_cell("B1", "tags")) + row(inline_cell("A2", "甲社"));
  book.sheets = {{good + "<row><c></row>", ""}};
  const Read broken = read(book.bytes());
  EXPECT_EQ(broken.contacts.size(), 1U);
  ASSERT_EQ(broken.errors.size(), 1U);
  EXPECT_NE(broken.errors[0].find("line 3: the workbook is damaged"), std::string::npos) << broken.errors[0];

  book.sheets = {{good + row(inline_cell("A3", std::string(5'000'000, 'x'))) + row(inline_cell("A4", "乙社")), ""}};
  const Read long_row = read(book.bytes());
  EXPECT_EQ(long_row.contacts.size(), 2U);
  EXPECT_EQ(long_row.errors.size(), 1U);
}

TEST(Workbook, what_is_none_is_refused_with_a_cure) {
  WorkbookBuilder book;
  book.sheets = {{row(inline_cell("A1", "company")), ""}};
  std::string cut = book.bytes();
  cut.resize(cut.size() / 2);
  const std::string old_form = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  for (const std::string& bytes : {cut, old_form, std::string("PK\x03\x04")}) {
    const Read all = read(bytes);
    ASSERT_EQ(all.errors.size(), 1U);
    EXPECT_NE(all.errors[0].find("save it as .xlsx"), std::string::npos) << all.errors[0];
  }
}

TEST(Workbook, documents_that_define_entities_are_refused) {
  struct Nothing : exchange::XmlEvents {
    void begin(std::string_view, const exchange::XmlAttributes&) override {}
  } nothing;
  EXPECT_FALSE(exchange::XmlParser(nothing).feed("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"));
  exchange::XmlParser plain(nothing);
  EXPECT_TRUE(plain.feed("<a>&amp;</a>") && plain.feed(""));
}

}  // namespace
