#include "tests/support/flat_contact.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace support {
namespace {

using Lines = std::vector<std::string>;

void add(Lines& lines, const std::string& path, const std::string& value) {
  if (!value.empty()) lines.push_back(path + "=" + value);
}

void add_list(Lines& lines, const char* path, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) add(lines, fmt::format("{}[{}]", path, i), values[i]);
}

void add_address(Lines& lines, std::size_t index, const card::Address& address) {
  const std::string path = fmt::format("addresses[{}].", index);
  add(lines, path + "postal_code", address.postal_code);
  add(lines, path + "region", address.region);
  add(lines, path + "locality", address.locality);
  add(lines, path + "street", address.street);
  add(lines, path + "building", address.building);
  add(lines, path + "country", address.country);
  add(lines, path + "printed", address.printed);
}

}  // namespace

std::vector<std::string> flatten(const card::Contact& c) {
  Lines lines;
  add(lines, "family_name", c.family_name);
  add(lines, "given_name", c.given_name);
  add(lines, "family_kana", c.family_kana);
  add(lines, "given_kana", c.given_kana);
  add(lines, "latin_name", c.latin_name);
  add(lines, "company", c.company);
  add(lines, "company_kana", c.company_kana);
  add(lines, "company_latin", c.company_latin);
  add_list(lines, "departments", c.departments);
  add_list(lines, "job_titles", c.job_titles);
  for (std::size_t i = 0; i < c.posts.size(); ++i)
    lines.push_back(fmt::format("posts[{}]={} | {} | {}", i, c.posts[i].company, c.posts[i].department,
                                fmt::join(c.posts[i].job_titles, ", ")));
  add_list(lines, "qualifications", c.qualifications);
  for (std::size_t i = 0; i < c.phones.size(); ++i) {
    const card::PhoneNumber& phone = c.phones[i];
    std::string value = fmt::format("{} {}", card::to_string(phone.kind), phone.number);
    if (!phone.extension.empty()) value += " ext " + phone.extension;
    lines.push_back(fmt::format("phones[{}]={}", i, value));
  }
  add_list(lines, "emails", c.emails);
  add_list(lines, "urls", c.urls);
  for (std::size_t i = 0; i < c.addresses.size(); ++i) add_address(lines, i, c.addresses[i]);
  add_list(lines, "social", c.social);
  add_list(lines, "notes", c.notes);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

}  // namespace support
