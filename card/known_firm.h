#pragma once

#include <string>
#include <vector>

#include "card/contact.h"

namespace card {

/// A value and how many confirmed cards show exactly it.
template <class T>
struct Attested {
  T value{};
  int cards = 0;
};

/// How one person of a firm is called and what their mailbox is.
struct KnownMailbox {
  std::string family_name, given_name;
  std::string family_kana, given_kana;
  std::string latin_name;
  std::string address;  ///< "taro.yamada@example.co.jp"
};

/// What the cards that people confirmed say about one firm. Every list: most cards first, then the newest.
struct KnownFirm {
  int cards = 0;  ///< how many cards tell it
  std::vector<Attested<std::string>> companies, companies_latin;
  std::vector<Attested<std::string>> departments;
  std::vector<Attested<std::string>> domains;  ///< of e-mail addresses and web addresses, without "www."
  std::vector<Attested<std::string>> urls;
  std::vector<Attested<Address>> addresses;
  std::vector<Attested<PhoneNumber>> switchboards;  ///< work and fax numbers, without extension
  std::vector<KnownMailbox> mailboxes;              ///< newest first
};

}  // namespace card
