#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "card/contact.h"

namespace card {

/// Where a value was read: symbols [first_symbol, last_symbol) of one line's preferred reading.
struct Evidence {
  std::size_t line = 0;
  std::size_t first_symbol = 0;
  std::size_t last_symbol = 0;
};

/// A value with the doubt that travels with it.
template <class T>
struct Found {
  T value{};
  float confidence = 0;            ///< probability that the value is exactly right, 0..1
  std::vector<Evidence> evidence;  ///< empty for a value that comes from a barcode or a table
};

/// How sure the program is of one value; the path is the contract's ("family_name", "phones[0]").
struct FieldConfidence {
  std::string path;
  float confidence = 0;  ///< 0..1
};

/// The fields of one card, each with its doubt. An absent value is a default Found.
struct ParsedCard {
  Found<std::string> family_name, given_name;
  Found<std::string> family_kana, given_kana;
  Found<std::string> latin_name;
  Found<std::string> company, company_kana, company_latin;
  std::vector<Found<std::string>> departments;
  std::vector<Found<std::string>> job_titles;
  std::vector<Found<std::string>> qualifications;
  std::vector<Post> posts;  ///< texts equal to those in company, departments, job_titles
  std::vector<Found<PhoneNumber>> phones;
  std::vector<Found<std::string>> emails;
  std::vector<Found<std::string>> urls;
  std::vector<Found<Address>> addresses;
  std::vector<Found<std::string>> social;
  std::vector<Found<std::string>> notes;
  std::vector<std::size_t> unexplained_lines;  ///< indexes into CardText::lines; their text is in notes
  std::vector<std::string> unread_fields;      ///< contract paths of fields that seem printed but were not read
  /// For fields that may have one more value than was read: its path, and the probability that there is none.
  std::vector<FieldConfidence> completeness;
  std::vector<std::string> languages;  ///< ISO 639-3, most text first: "jpn", "eng", "deu", ...
};

}  // namespace card
