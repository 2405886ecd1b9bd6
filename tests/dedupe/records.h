#pragma once

#include <string>

#include "dedupe/record.h"

/// Records for the tests of dedupe/.
namespace dedupe_tests {

struct Person {
  const char* family = "";
  const char* given = "";
  const char* company = "";
  const char* email = "";
  const char* mobile = "";
  const char* latin_name = "";
  const char* address = "";
  const char* family_kana = "";
  const char* given_kana = "";
  const char* line = "";  ///< fixed line, E.164
};

inline dedupe::Record record_of(std::int64_t id, const Person& person) {
  dedupe::Record record;
  record.id = {id};
  card::Contact& contact = record.contact;
  contact.family_name = person.family;
  contact.given_name = person.given;
  contact.company = person.company;
  contact.latin_name = person.latin_name;
  contact.family_kana = person.family_kana;
  contact.given_kana = person.given_kana;
  if (*person.email != '\0') contact.emails = {person.email};
  if (*person.mobile != '\0') contact.phones = {{card::PhoneKind::mobile, person.mobile, "", person.mobile}};
  if (*person.address != '\0') contact.addresses.emplace_back().printed = person.address;
  if (*person.line != '\0') contact.phones.push_back({card::PhoneKind::work, person.line, "", person.line});
  return record;
}

}  // namespace dedupe_tests
