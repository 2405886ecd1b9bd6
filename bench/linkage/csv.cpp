#include <fstream>

#include <fmt/format.h>

#include "bench/linkage/set.h"

namespace linkage {
namespace {

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ";") + value;
  return out;
}

std::string phones_of(const card::Contact& contact, card::PhoneKind kind) {
  std::vector<std::string> numbers;
  for (const card::PhoneNumber& phone : contact.phones)
    if (phone.kind == kind) numbers.push_back(phone.number);
  return joined(numbers);
}

}  // namespace

void write_csv(const Set& set, const std::filesystem::path& file) {
  std::ofstream out(file);
  out << "external_id,family_name,given_name,family_kana,given_kana,latin_name,company,company_latin,departments,"
         "job_titles,phone,direct,mobile,fax,emails,urls,postal_code,address,exchanged_on\r\n";
  for (std::size_t i = 0; i < set.records.size(); ++i) {
    const card::Contact& c = set.records[i].contact;
    const card::Address address = c.addresses.empty() ? card::Address{} : c.addresses.front();
    const std::string place = address.street.empty() ? address.printed
                                                     : address.region + address.locality + address.street +
                                                           (address.building.empty() ? "" : " " + address.building);
    const std::string cells[] = {fmt::format("{}-{}", set.truths[i].person, i + 1),
                                 c.family_name,
                                 c.given_name,
                                 c.family_kana,
                                 c.given_kana,
                                 c.latin_name,
                                 c.company,
                                 c.company_latin,
                                 joined(c.departments),
                                 joined(c.job_titles),
                                 phones_of(c, card::PhoneKind::work),
                                 phones_of(c, card::PhoneKind::direct),
                                 phones_of(c, card::PhoneKind::mobile),
                                 phones_of(c, card::PhoneKind::fax),
                                 joined(c.emails),
                                 joined(c.urls),
                                 address.postal_code,
                                 place,
                                 set.records[i].exchanged_on};
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + quoted(cell);
    out << line << "\r\n";
  }
}

}  // namespace linkage
