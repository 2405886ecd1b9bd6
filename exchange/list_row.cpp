#include "exchange/list_row.h"

#include <algorithm>

#include <fmt/format.h>

#include "exchange/address_text.h"
#include "exchange/date_text.h"
#include "exchange/phone_text.h"
#include "exchange/posts.h"
#include "text/kana.h"

namespace exchange {
namespace {

using card::Contact;
using card::PhoneKind;
using Values = std::vector<std::string>;

struct TextColumn {
  Column column;
  std::string Contact::* member;
};
constexpr TextColumn kTexts[] = {
    {Column::family_name, &Contact::family_name},   {Column::given_name, &Contact::given_name},
    {Column::family_kana, &Contact::family_kana},   {Column::given_kana, &Contact::given_kana},
    {Column::latin_name, &Contact::latin_name},     {Column::company, &Contact::company},
    {Column::company_kana, &Contact::company_kana}, {Column::company_latin, &Contact::company_latin}};

struct ListColumn {
  Column column;
  Values Contact::* member;
};
constexpr ListColumn kLists[] = {{Column::departments, &Contact::departments},
                                 {Column::job_titles, &Contact::job_titles},
                                 {Column::qualifications, &Contact::qualifications},
                                 {Column::emails, &Contact::emails},
                                 {Column::urls, &Contact::urls},
                                 {Column::notes, &Contact::notes}};

struct PhoneColumn {
  Column column;
  PhoneKind kind;
};
// The last row of a kind is where it is written; the first of a column is what is read.
constexpr PhoneColumn kPhones[] = {{Column::phone, PhoneKind::work},          {Column::phone, PhoneKind::other},
                                   {Column::direct, PhoneKind::direct},       {Column::mobile, PhoneKind::mobile},
                                   {Column::toll_free, PhoneKind::toll_free}, {Column::fax, PhoneKind::fax}};

Values& cell(ListRow& row, Column column) { return row[static_cast<std::size_t>(column)]; }
const Values& cell(const ListRow& row, Column column) { return row[static_cast<std::size_t>(column)]; }

Values one(const std::string& text) { return text.empty() ? Values() : Values{text}; }

/// Kana columns hold katakana, whatever was typed.
bool is_kana_column(Column column) {
  return column == Column::family_kana || column == Column::given_kana || column == Column::company_kana;
}

void read_phones(const ListRow& row, Contact& contact) {
  Column last = Column::notes;
  for (const PhoneColumn& phones : kPhones) {
    if (phones.column == last) continue;
    last = phones.column;
    for (const std::string& text : cell(row, phones.column)) {
      if (!text.empty()) contact.phones.push_back(phone_from_text(text, phones.kind));
    }
  }
}

void read_addresses(const ListRow& row, Contact& contact) {
  const Values& codes = cell(row, Column::postal_code);
  const Values& printed = cell(row, Column::address);
  for (std::size_t i = 0; i < std::max(codes.size(), printed.size()); ++i) {
    card::Address address;
    if (i < codes.size()) address.postal_code = codes[i];
    if (i < printed.size()) address.printed = printed[i];
    if (address != card::Address()) contact.addresses.push_back(std::move(address));
  }
}

}  // namespace

int find_column(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c == ' ' || c == '\t') continue;
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  }
  const auto* found = std::ranges::find(kColumnNames, plain);
  return found == kColumnNames.end() ? -1 : static_cast<int>(found - kColumnNames.begin());
}

ListRow to_list_row(const Record& record) {
  ListRow row;
  const Contact& contact = record.contact;
  for (const RecordSource& source : record.sources) {
    if (!source.external_id.empty()) cell(row, Column::external_id).push_back(source.external_id);
  }
  for (const TextColumn& text : kTexts) cell(row, text.column) = one(contact.*text.member);
  for (const ListColumn& list : kLists) cell(row, list.column) = contact.*list.member;
  for (const card::PhoneNumber& phone : contact.phones) {
    const auto* column = std::ranges::find(kPhones, phone.kind, &PhoneColumn::kind);
    cell(row, column->column).push_back(phone_text(phone));
  }
  for (const card::Address& address : contact.addresses) {
    cell(row, Column::postal_code).push_back(address.postal_code);
    cell(row, Column::address).push_back(address_text(address));
  }
  cell(row, Column::exchanged_on) = one(record.exchanged_on);
  cell(row, Column::tags) = record.tags;
  return row;
}

card::Result<LoadedContact> to_loaded_contact(const ListRow& row, Values further) {
  LoadedContact loaded;
  Contact& contact = loaded.contact;
  for (const TextColumn& text : kTexts) {
    const std::string joined = fmt::format("{}", fmt::join(cell(row, text.column), ";"));
    contact.*text.member = is_kana_column(text.column) ? text::to_katakana(joined) : joined;
  }
  for (const ListColumn& list : kLists) {
    contact.*list.member = cell(row, list.column);
    std::erase(contact.*list.member, std::string());
  }
  const bool named = !contact.family_name.empty() || !contact.given_name.empty() || !contact.latin_name.empty() ||
                     !contact.family_kana.empty() || !contact.given_kana.empty();
  if (!named && contact.company.empty() && contact.company_kana.empty() && contact.company_latin.empty()) {
    return card::fail(card::ErrorKind::bad_input, "neither a name nor a company; fill one of them in");
  }
  read_phones(row, contact);
  read_addresses(row, contact);
  contact.posts = paired_posts(contact);
  loaded.external_id = fmt::format("{}", fmt::join(cell(row, Column::external_id), ";"));
  loaded.tags = cell(row, Column::tags);
  std::erase(loaded.tags, std::string());
  const std::string date = fmt::format("{}", fmt::join(cell(row, Column::exchanged_on), ";"));
  loaded.exchanged_on = date_from_text(date);
  if (loaded.exchanged_on.empty() && !date.empty()) further.push_back("exchanged_on: " + date);
  contact.notes.insert(contact.notes.end(), further.begin(), further.end());
  return loaded;
}

}  // namespace exchange
