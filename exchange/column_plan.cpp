#include "exchange/column_plan.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

#include "exchange/address_text.h"
#include "exchange/delimited.h"
#include "exchange/person_name.h"
#include "exchange/phone_text.h"
#include "exchange/tables/list_columns.h"
#include "text/kana.h"
#include "text/utf8.h"
#include "text/width.h"

namespace exchange {
namespace {

std::span<const ListColumn> columns_of(Preset preset) {
  switch (preset) {
    case Preset::meishi: break;
    case Preset::eight: return kEight;
    case Preset::sansan: return kSansan;
    case Preset::google: return kGoogle;
    case Preset::outlook: return kOutlook;
    case Preset::salesforce: return kSalesforce;
    case Preset::common: return kCommon;
  }
  return {};
}

ColumnMeaning meaning_of(const std::string& header, Preset preset) {
  ColumnMeaning meaning;
  if (const int column = find_column(header); preset == Preset::meishi && column >= 0)
    return {.part = Part::column, .column = static_cast<Column>(column)};
  const std::string plain = plain_header(header, meaning.number);
  std::string joined = plain;  // "first_name" is "First Name"
  std::erase(joined, '_');
  for (const ListColumn& each : columns_of(preset))
    if (each.header == plain || each.header == joined)
      return {.part = each.part, .column = each.column, .number = meaning.number};
  // Eight puts a column for each tag behind its own.
  meaning.part = preset == Preset::eight && !plain.empty() ? Part::tag_flag : Part::note;
  return meaning;
}

/// Nobody else calls columns so: the list is the contract's, whatever its further columns are called.
bool is_contract_name(const ColumnMeaning& meaning) {
  static constexpr Column kOwn[] = {Column::family_name, Column::given_name,   Column::latin_name,
                                    Column::family_kana, Column::company_kana, Column::company_latin,
                                    Column::given_kana};
  return meaning.part == Part::column && std::ranges::find(kOwn, meaning.column) != std::end(kOwn);
}

/// More than any list has columns.
constexpr std::size_t kSurelyTheContract = 100'000;

bool names_somebody(const ColumnMeaning& meaning) {
  static constexpr Column kNames[] = {Column::family_name,   Column::given_name,  Column::latin_name,
                                      Column::company,       Column::family_kana, Column::company_kana,
                                      Column::company_latin, Column::given_kana};
  if (meaning.part == Part::full_name) return true;
  return meaning.part == Part::column && std::ranges::find(kNames, meaning.column) != std::end(kNames);
}

std::vector<std::string> split_at(std::string_view cell, std::string_view separator) {
  std::vector<std::string> values;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(separator), cell.size());
    if (std::string value = cleaned(cell.substr(0, end)); !value.empty()) values.push_back(std::move(value));
    cell.remove_prefix(std::min(end + separator.size(), cell.size()));
  }
  return values;
}

std::vector<std::string> split_at_any(std::string_view cell, std::string_view separators) {
  std::vector<std::string> values;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(separators), cell.size());
    if (std::string value = cleaned(cell.substr(0, end)); !value.empty()) values.push_back(std::move(value));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return values;
}

/// What parts several values of a cell in lists that people keep; none of it stands in such a value.
std::string_view separators_of(Column column) {
  switch (column) {
    case Column::emails: return "\n;,";
    case Column::phone:
    case Column::direct:
    case Column::mobile:
    case Column::toll_free:
    case Column::fax: return "\n;";
    case Column::urls:
    case Column::tags: return "\n";
    default: return {};
  }
}

/// The contract's ';'. Lines are values too in a workbook, and in columns whose values hold no line end. Empty values
/// keep their place: the i-th postal code belongs to the i-th address.
std::vector<std::string> contract_values(std::string_view cell, Column column, TableKind kind) {
  const bool on_lines = kind == TableKind::workbook || !separators_of(column).empty();
  std::vector<std::string> values;
  for (std::size_t begin = 0; begin <= cell.size() && !cell.empty();) {
    const std::size_t end = on_lines ? std::min(cell.find('\n', begin), cell.size()) : cell.size();
    const std::string_view line = cell.substr(begin, end - begin);
    begin = end + 1;
    std::vector<std::string> parts;
    if (kind == TableKind::delimited || column != Column::notes) parts = split_values(line);
    if (parts.empty()) parts = {cleaned(line)};
    std::ranges::move(parts, std::back_inserter(values));
  }
  return values;
}

/// Several values of a cell: each program has its own way.
std::vector<std::string> values_of(std::string_view cell, Column column, Preset preset, TableKind kind) {
  if (preset == Preset::google) return split_at(cell, " ::: ");
  if (preset == Preset::meishi) return contract_values(cell, column, kind);
  if (const std::string_view separators = separators_of(column); !separators.empty())
    return split_at_any(cell, separators);
  std::string value = cleaned(cell);
  return value.empty() ? std::vector<std::string>() : std::vector{std::move(value)};
}

std::vector<std::string> tags_of(std::string_view cell, Preset preset) {
  std::vector<std::string> tags = split_at(cell, preset == Preset::google ? " ::: " : ";");
  // Google's own groups begin with an asterisk ("* myContacts").
  std::erase_if(tags, [](const std::string& tag) { return tag.starts_with('*'); });
  return tags;
}

struct LabelWord {
  std::string_view word;
  card::PhoneKind kind;
};
// Google's labels, in English and Japanese; the first word found decides.
constexpr LabelWord kPhoneLabels[] = {
    {"fax", card::PhoneKind::fax},     {"mobile", card::PhoneKind::mobile},   {"cell", card::PhoneKind::mobile},
    {"携帯", card::PhoneKind::mobile}, {"モバイル", card::PhoneKind::mobile}, {"work", card::PhoneKind::work},
    {"main", card::PhoneKind::work},   {"勤務先", card::PhoneKind::work},     {"仕事", card::PhoneKind::work},
    {"home", card::PhoneKind::other},  {"自宅", card::PhoneKind::other}};

card::PhoneKind kind_of(const std::string& label) {
  int unused = 0;
  const std::string plain = plain_header(label, unused);
  for (const auto& [word, kind] : kPhoneLabels)
    if (plain.find(word) != std::string::npos) return kind;
  return card::PhoneKind::other;
}

/// What a row says besides the contract's columns.
struct Gathered {
  ListRow row;
  std::vector<std::string> further, tags, middle_names, home_phones;
  std::string full_name, full_kana;
  std::map<int, card::Address> addresses;
  std::map<int, std::pair<std::string, std::string>> phones;  ///< label and value
};

void append(std::string& text, const std::string& more) { text += (text.empty() || more.empty() ? "" : " ") + more; }

void gather_address(card::Address& address, Part part, std::string value) {
  if (part == Part::postal_code) address.postal_code = std::move(value);
  if (part == Part::region) address.region = std::move(value);
  if (part == Part::locality) append(address.locality, value);
  if (part == Part::street) append(address.street, value);
  if (part == Part::building) append(address.building, value);
  if (part == Part::country) address.country = country_code(value);
  if (part == Part::whole_address) address.printed = std::move(value);
}

void gather(Gathered& all, const ColumnMeaning& meaning, const std::string& header, std::string_view cell,
            Preset preset, TableKind kind) {
  const std::string value = without_line_ends(cleaned(cell));
  if (meaning.part == Part::column) {
    auto& values = all.row[static_cast<std::size_t>(meaning.column)];
    const bool titles = meaning.column == Column::qualifications && preset != Preset::meishi;
    if (titles && is_form_of_address(value)) return;
    for (std::string& each : values_of(cell, meaning.column, preset, kind))
      values.push_back(meaning.column == Column::notes ? std::move(each) : without_line_ends(std::move(each)));
    return;
  }
  if (value.empty()) return;
  switch (meaning.part) {
    case Part::column:
    case Part::ignored: return;
    case Part::full_name: all.full_name = value; return;
    case Part::full_kana: all.full_kana = value; return;
    case Part::middle_name: all.middle_names.push_back(value); return;
    case Part::note: all.further.push_back(header.empty() ? cleaned(cell) : header + ": " + cleaned(cell)); return;
    case Part::phone_label: all.phones[meaning.number].first = value; return;
    case Part::phone_value: all.phones[meaning.number].second = value; return;
    case Part::home_phone: all.home_phones.push_back(value); return;
    case Part::tag_flag: all.tags.push_back(header); return;
    case Part::tags:
      for (std::string& tag : tags_of(value, preset)) all.tags.push_back(std::move(tag));
      return;
    default: {
      // Google and Sansan number addresses, others the lines of one.
      const bool numbered = preset == Preset::google || preset == Preset::sansan;
      gather_address(all.addresses[numbered ? meaning.number : 0], meaning.part, value);
    }
  }
}

void set_names(Gathered& all) {
  const auto put = [&](Column column, const std::string& value) {
    auto& values = all.row[static_cast<std::size_t>(column)];
    if (values.empty() && !value.empty()) values.push_back(value);
  };
  if (!all.full_name.empty()) {
    card::Contact named;
    set_name(named, all.full_name);
    put(Column::family_name, named.family_name);
    put(Column::given_name, named.given_name);
    for (const std::string& qualification : named.qualifications) put(Column::qualifications, qualification);
  }
  if (!all.full_kana.empty()) {
    const std::string kana = text::squeeze_blanks(all.full_kana);
    const std::size_t blank = std::min(kana.find(' '), kana.size());
    put(Column::family_kana, kana.substr(0, blank));
    put(Column::given_kana, kana.substr(std::min(blank + 1, kana.size())));
  }
  auto& given = all.row[static_cast<std::size_t>(Column::given_name)];
  for (const std::string& middle : all.middle_names) {
    if (given.empty()) given.emplace_back();
    append(given.front(), middle);
  }
}

bool says_only_country(card::Address address) {
  address.country.clear();
  return address == card::Address();
}

void add_parts(card::Contact& contact, const Gathered& all) {
  for (const auto& [number, phone] : all.phones)
    for (const std::string& value : split_at(phone.second, " ::: "))
      contact.phones.push_back(phone_from_text(value, kind_of(phone.first)));
  for (const std::string& value : all.home_phones)
    contact.phones.push_back(phone_from_text(value, card::PhoneKind::other));
  for (const auto& [number, parts] : all.addresses) {
    card::Address address = parts;
    if (says_only_country(address)) continue;
    if (address.printed.empty()) address.printed = address_text(address);
    contact.addresses.push_back(std::move(address));
  }
}

}  // namespace

std::string plain_header(std::string_view header, int& number) {
  const std::string narrow = text::without_blanks(text::fold_dashes(text::nfkc(header)));
  std::string plain;
  number = 0;
  bool in_digits = false;
  for (const char c : narrow) {
    const bool digit = c >= '0' && c <= '9';
    if (digit) number = (in_digits ? std::min(number, 9999) * 10 : 0) + (c - '0');
    if (digit && !in_digits) plain += '#';
    if (!digit) plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    in_digits = digit;
  }
  return plain;
}

std::optional<ColumnPlan> ColumnPlan::of(const std::vector<std::string>& header, Preset preset) {
  ColumnPlan plan;
  plan.preset_ = preset;
  bool named = preset == Preset::meishi;  // the contract: any of its columns makes a list
  for (const std::string& cell : header) {
    plan.header_.push_back(without_line_ends(cleaned(text::to_utf8(text::to_utf32(cell)))));
    plan.meanings_.push_back(meaning_of(plan.header_.back(), preset));
    const Part part = plan.meanings_.back().part;
    plan.known_ += part == Part::note || part == Part::tag_flag ? 0 : 1;
    named = named || names_somebody(plan.meanings_.back());
    if (preset == Preset::meishi && is_contract_name(plan.meanings_.back())) plan.known_ += kSurelyTheContract;
  }
  return named && plan.known_ > 0 ? std::optional(std::move(plan)) : std::nullopt;
}

card::Result<LoadedContact> ColumnPlan::contact(const std::vector<std::string>& cells, TableKind kind) const {
  Gathered all;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool named = i < meanings_.size();
    const std::string_view cell = kind == TableKind::delimited ? without_guard(cells[i]) : std::string_view(cells[i]);
    gather(all, named ? meanings_[i] : ColumnMeaning(), named ? header_[i] : std::string(), cell, preset_, kind);
  }
  set_names(all);
  auto loaded = to_loaded_contact(all.row, std::move(all.further));
  if (!loaded) return loaded;
  loaded->tags.insert(loaded->tags.end(), all.tags.begin(), all.tags.end());
  add_parts(loaded->contact, all);
  return loaded;
}

}  // namespace exchange
