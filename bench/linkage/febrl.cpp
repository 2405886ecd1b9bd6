#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "bench/linkage/set.h"

namespace linkage {
namespace {

enum Column { rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state };

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) {
    const std::size_t begin = cell.find_first_not_of(' '), end = cell.find_last_not_of(" \r");
    cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, end - begin + 1));
  }
  cells.resize(11);
  return cells;
}

// "rec-223-org" and "rec-223-dup-0" are person 223.
std::int64_t person_of(const std::string& id) { return std::stoll(id.substr(4)) + 1; }

dedupe::Record record_of(std::int64_t id, const std::vector<std::string>& cells) {
  dedupe::Record record;
  record.id = {id};
  record.contact.family_name = cells[surname];
  record.contact.given_name = cells[given_name];
  card::Address address;
  address.postal_code = cells[postcode];
  for (const Column column : {street_number, address_1, address_2, suburb, state}) {
    if (cells[column].empty()) continue;
    address.printed += (address.printed.empty() ? "" : " ") + cells[column];
  }
  record.contact.addresses.push_back(std::move(address));
  return record;
}

void add_file(const std::filesystem::path& file, Set& set) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = cells_of(line);
    set.records.push_back(record_of(static_cast<std::int64_t>(set.records.size()) + 1, cells));
    set.truths.push_back({.person = person_of(cells[rec_id]), .firm = 0});
  }
}

}  // namespace

Set read_febrl(const std::filesystem::path& folder, int number) {
  Set set;
  if (number < 4) add_file(folder / fmt::format("dataset{}.csv", number), set);
  if (number == 4) {
    add_file(folder / "dataset4a.csv", set);
    add_file(folder / "dataset4b.csv", set);
  }
  return set;
}

}  // namespace linkage
