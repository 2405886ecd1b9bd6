// Writes the sample contacts in every format into a folder, for other programs to read.

#include <filesystem>
#include <fstream>
#include <iostream>

#include "exchange/csv.h"
#include "exchange/json.h"
#include "exchange/vcard.h"
#include "exchange/xlsx.h"
#include "tests/exchange/sample_records.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_exchange_samples FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  std::string csv = exchange::csv_header(), vcard, vcard4, json;
  auto xlsx = exchange::XlsxWriter::create();
  for (const exchange::Record& record : exchange::samples::records()) {
    csv += exchange::csv_row(record);
    vcard += exchange::to_vcard(record);
    vcard4 += exchange::to_vcard(record, exchange::VCardVersion::v4_0);
    json += exchange::record_json(record) + "\n";
    if (xlsx && !xlsx->add(record)) return 1;
  }
  const auto workbook = xlsx ? xlsx->finish() : tl::unexpected<card::Error>(xlsx.error());
  if (!workbook) {
    std::cerr << workbook.error().message << '\n';
    return 1;
  }
  const auto write = [&](const char* name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  };
  write("contacts.csv", csv);
  write("contacts.vcf", vcard);
  write("contacts4.vcf", vcard4);
  write("contacts.jsonl", json);
  write("contacts.xlsx", *workbook);
  return 0;
}
