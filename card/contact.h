#pragma once

#include <string>
#include <vector>

namespace card {

/// Contract section 2: work, direct, mobile, fax, toll_free, other.
enum class PhoneKind { work, direct, mobile, fax, toll_free, other };
const char* to_string(PhoneKind kind);

struct PhoneNumber {
  PhoneKind kind = PhoneKind::work;
  std::string number;     ///< E.164 ("+81312345678"); empty when the digits make no possible number
  std::string extension;  ///< digits; empty when absent
  std::string printed;    ///< as on the card, label left out, width normalised
  friend bool operator==(const PhoneNumber&, const PhoneNumber&) = default;
};

/// An address; the parts keep the printed characters.
struct Address {
  std::string postal_code;  ///< "100-0001", "W2 6BD"; empty when not printed
  std::string region;       ///< 都道府県, state
  std::string locality;     ///< 市区町村, city
  std::string street;       ///< 町字・番地
  std::string building;     ///< building and floor
  std::string country;      ///< ISO 3166-1 alpha-2; empty when unknown
  std::string printed;      ///< postal code included, lines joined by a blank
  friend bool operator==(const Address&, const Address&) = default;
};

/// One post a person holds: which titles go with which department of which company.
struct Post {
  std::string company;
  std::string department;  ///< levels joined by a blank, in printed order
  std::vector<std::string> job_titles;
  friend bool operator==(const Post&, const Post&) = default;
};

/// A person as one card (or one list row, or the merged record) shows them.
/// Everywhere: an empty string is an absent value, an empty list has none; the main one comes first.
/// Texts are UTF-8 with the printed characters (髙 stays 髙); kana are katakana.
struct Contact {
  std::string family_name, given_name;
  std::string family_kana, given_kana;
  std::string latin_name;  ///< only beside a Japanese name, as printed ("Taro YAMADA")
  std::string company, company_kana, company_latin;
  std::vector<std::string> departments;
  std::vector<std::string> job_titles;
  std::vector<Post> posts;
  std::vector<std::string> qualifications;
  std::vector<PhoneNumber> phones;
  std::vector<std::string> emails;
  std::vector<std::string> urls;
  std::vector<Address> addresses;
  std::vector<std::string> social;
  std::vector<std::string> notes;
  friend bool operator==(const Contact&, const Contact&) = default;
};

}  // namespace card
