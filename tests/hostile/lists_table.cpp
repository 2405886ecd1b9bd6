// Contact lists that are malformed, endless or larger than they look: vCards, CSV, Excel workbooks.

#include <string>

#include <fmt/format.h>

#include "tests/exchange/workbook_builder.h"
#include "tests/hostile/corpus.h"

namespace hostile {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  all.reserve(text.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

File text(const std::string& name, const std::function<std::string()>& make, const std::string& reason, int good,
          int troubles = 1) {
  return {name, [=] { return bytes_of(make()); }, reason, good, reason.empty() ? 0 : troubles};
}

std::string card(const std::string& inside) { return "BEGIN:VCARD\r\nVERSION:3.0\r\n" + inside + "END:VCARD\r\n"; }
const std::string kGood = card("FN:Taro Yamada\r\nN:Yamada;Taro;;;\r\n");
const std::string kHeader = "family_name,given_name,company\n";

std::string header_row() {
  return "<row r=\"1\">" + inline_cell("A1", "family_name") + inline_cell("B1", "company") + "</row>";
}
std::string workbook(const std::string& rows, const std::string& behind = "", const std::string& strings = "") {
  WorkbookBuilder builder;
  builder.sheets = {{header_row() + rows, behind}};
  builder.strings = strings;
  return builder.bytes();
}
std::string name_row(int row, const std::string& name) {
  return fmt::format("<row r=\"{}\">", row) + inline_cell(fmt::format("A{}", row), name) + "</row>";
}

/// Each row has one cell, in the last column that is read, and no name: a few bytes that stand for many.
std::string far_cells() {
  return repeated("<row><c r=\"AMJ2\" t=\"b\"><v>1</v></c></row>", 60'000) + name_row(60'002, "Yamada");
}

}  // namespace

std::vector<File> lists() {
  return {
      text(
          "no-card.vcf", [] { return "VERSION:3.0\nFN:Nobody\n"; }, "no row names columns", 0),
      text(
          "no-end.vcf", [] { return "BEGIN:VCARD\nFN:Taro Yamada\n"; }, "no END:VCARD", 0),
      text(
          "no-name.vcf", [] { return card("TEL:1\r\n") + kGood; }, "line 1", 1),
      text(
          "end-first.vcf", [] { return "END:VCARD\r\nEND:VCARD\r\n" + kGood; }, "", 1),
      text(
          "begun-a-thousand-times.vcf", [] { return repeated("BEGIN:VCARD\r\n", 1000) + kGood; }, "", 1),
      text(
          "cards-in-cards.vcf",
          [] { return card(repeated("AGENT:\r\nBEGIN:VCARD\r\n", 5000) + repeated("END:VCARD\r\n", 5000)) + kGood; },
          "deeper than", 1),
      text(
          "ten-thousand-properties.vcf", [] { return card(repeated("TEL:1\r\n", 10'000)) + kGood; }, "properties", 1),
      text(
          "line-of-megabytes.vcf", [] { return card("N:Yamada;Taro\r\nNOTE:" + std::string(8 << 20, 'x') + "\r\n"); },
          "", 1),
      text(
          "folded-for-ever.vcf", [] { return card("FN:A\r\nN:A;B\r\nNOTE:x\r\n" + repeated(" x\r\n", 500'000)); }, "",
          1),
      text(
          "broken-quoted-printable.vcf",
          [] { return card("N;ENCODING=QUOTED-PRINTABLE;CHARSET=Shift_JIS:=8E=R=;=\r\n=\r\n=\r\n") + kGood; },
          "no END:VCARD", 1),
      text(
          "unknown-charset.vcf", [] { return card("N;CHARSET=KLINGON:\xFF\xFE;\x80\r\n"); }, "", 1),
      text(
          "zeros-between.vcf", [] { return card(std::string("N:Ya\0mada;T\0aro\r\n", 17)); }, "", 1),
      text(
          "half-a-letter-of-utf16.vcf", [] { return std::string("\xFF\xFE") + "B"; }, "no row names columns", 0),
      text(
          "only-separators.vcf",
          [] { return card(repeated(";", 100'000) + "\r\nN:" + repeated("\\;,", 100'000) + "\r\n"); }, "", 1),
      text(
          "empty.csv", [] { return ""; }, "no row names columns", 0),
      text(
          "noise.csv",
          [] {
            const Bytes bytes = with_noise(Bytes(100'000, ','));
            return std::string(bytes.begin(), bytes.end());
          },
          "no row names columns", 0),
      text(
          "open-quote.csv", [] { return kHeader + "\"Yamada,Taro,\n" + repeated("a,b,c\n", 1000) + "Suzuki,Jiro,\n"; },
          "line 2", 1001),
      text(
          "quotes.csv", [] { return kHeader + repeated("\"", 300'001) + "\n"; }, " ", 0, -1),
      text(
          "row-of-megabytes.csv", [] { return kHeader + std::string(4 << 20, 'x') + ",a,b\nSuzuki,Jiro,\n"; }, "line 2",
          1),
      text(
          "hundred-thousand-columns.csv", [] { return kHeader + repeated("x,", 100'000) + "\nSuzuki,Jiro,\n"; }, "", 2),
      text(
          "hundred-thousand-headers.csv",
          [] { return "family_name," + repeated("column,", 100'000) + "company\nSuzuki,Jiro,\n"; }, "", 1),
      text(
          "names-with-lines.csv", [] { return kHeader + "\"Ya\nma\r\nda\",\"Ta\x1B[2Jro\",\n"; }, "", 1),
      text(
          "formulas.csv", [] { return kHeader + "=cmd|' /C calc'!A0,@SUM(1),+1\n"; }, "", 1),
      text(
          "zeros.csv", [] { return std::string(1 << 20, '\0'); }, "no row names columns", 0),
      text(
          "not-a-workbook.xlsx", [] { return std::string("PK\x03\x04") + "nothing of the kind"; }, "no Excel workbook",
          0),
      text(
          "old-or-locked.xls", [] { return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(1000, '\0'); }, " ", 0),
      text(
          "cut.xlsx", [] { return workbook(name_row(2, "Yamada")).substr(0, 600); }, "no Excel workbook", 0),
      text(
          "far-away-cells.xlsx", [] { return workbook(far_cells()); }, "line 2:", 1, 60'000),
      text(
          "behind-the-last-row.xlsx",
          [] {
            return workbook(
                "<row r=\"4294967296\"><c r=\"ZZZZZZ99999999999999\" t=\"inlineStr\"><is><t>Yamada</t></is>"
                "</c></row>" +
                name_row(3, "Suzuki"));
          },
          "", 2),
      text(
          "all-cells-merged.xlsx",
          [] {
            return workbook(name_row(2, "Yamada") + repeated("<row/>", 20'000),
                            "<mergeCells>" + repeated("<mergeCell ref=\"A2:XFD1048576\"/>", 20'000) + "</mergeCells>");
          },
          "", 1),
      text(
          "string-that-is-not-there.xlsx",
          [] {
            return workbook("<row r=\"2\">" + value_cell("A2", "99999999999999999999", "t=\"s\"") +
                                inline_cell("B2", "ABC Ltd") + "</row>",
                            "", "<si><t>a</t></si>");
          },
          "", 1),
      text(
          "entities-that-grow.xlsx",
          [] { return workbook("]]><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"); }, "damaged", 0),
      text(
          "elements-in-elements.xlsx", [] { return workbook(repeated("<a>", 300'000)); }, "damaged", 0),
      text(
          "bomb.xlsx", [] { return workbook(name_row(2, std::string(140 << 20, 'x'))); }, " ", 0),
      text(
          "strings-bomb.xlsx",
          [] { return workbook(name_row(2, "Yamada"), "", "<si><t>" + std::string(140 << 20, 'x') + "</t></si>"); },
          "no Excel workbook", 0),
      text(
          "empty-strings-bomb.xlsx", [] { return workbook(name_row(2, "Yamada"), "", repeated("<si/>", 25'000'000)); },
          "no Excel workbook", 0),
  };
}

}  // namespace hostile
