// Contact lists and what a QR code says: whatever comes out of them has to survive our own formats.

#include <algorithm>
#include <string>
#include <vector>

#include "exchange/csv.h"
#include "exchange/json.h"
#include "exchange/list_reader.h"
#include "exchange/vcard.h"
#include "normalize/barcode_contact.h"
#include "tests/exchange/workbook_builder.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

void require_lossless(const card::Contact& contact) {
  const std::string json = exchange::contact_to_json(contact);
  require(json.find("\\u0000") == std::string::npos);  // no database keeps it
  const auto again = exchange::contact_from_json(json);
  require(again && *again == contact);
}

/// Whatever a contact says, written as a list it is one entry at most: nothing in it can pass for another person.
template <class Reader>
void require_one_entry(card::Result<Reader> reader) {
  require(reader.has_value());
  (void)reader->next();
  require(!reader->next());
}

void require_writable(const exchange::LoadedContact& loaded) {
  require_lossless(loaded.contact);
  exchange::Record record;
  record.contact = loaded.contact;
  record.tags = loaded.tags;
  const std::string vcard = exchange::to_vcard(record), csv = exchange::csv_header() + exchange::csv_row(record);
  require_one_entry(exchange::VCardReader::open(vcard));
  require_one_entry(exchange::CsvReader::open(csv));
}

template <class Reader>
void read_all(Reader& reader) {
  while (const auto contact = reader.next())
    if (*contact) require_writable(**contact);
}

void run_vcard(Bytes bytes) {
  if (auto reader = exchange::VCardReader::open(text_of(bytes))) read_all(*reader);
}

void run_csv(Bytes bytes) {
  if (auto reader = exchange::CsvReader::open(text_of(bytes))) read_all(*reader);
}

void read_list(std::string bytes) {
  auto reader = exchange::ListReader::open(std::move(bytes));
  if (!reader) {
    require(reader.error().kind == card::ErrorKind::bad_input);
    return;
  }
  (void)reader->rejects_header();
  while (const auto entry = reader->next()) {
    if (entry->contact) require_writable(*entry->contact);
    (void)reader->rejected("a reason");
  }
}

void run_list(Bytes bytes) { read_list(std::string(text_of(bytes))); }

/// The parts of a workbook, with zeros between: the packing around them would keep mutations from reaching them.
void run_workbook(Bytes bytes) {
  std::vector<std::string> parts(5);
  std::size_t part = 0;
  for (const char c : text_of(bytes)) {
    if (c == '\0')
      part = std::min(part + 1, parts.size() - 1);
    else
      parts[part] += c;
  }
  WorkbookBuilder builder;
  builder.sheets = {{parts[0], parts[1], ""}};
  builder.strings = parts[2];
  builder.styles = parts[3];
  builder.properties = parts[4];
  read_list(builder.bytes());
}

void run_barcode(Bytes bytes) {
  if (const auto contact = normalize::contact_from_barcode(text_of(bytes))) require_lossless(*contact);
}

}  // namespace

std::vector<Target> list_targets() {
  return {{"vcard", run_vcard, 3000},
          {"csv", run_csv, 3000},
          {"list", run_list, 2000},
          {"workbook", run_workbook, 500},
          {"barcode", run_barcode, 3000}};
}

}  // namespace fuzz
