#pragma once

#include <string>
#include <vector>

#include "samples/generator/japanese.h"

namespace samples {

enum class Print { horizontal, vertical, english };

/// An address as facts and as printed lines.
struct PrintedAddress {
  card::Address address;
  std::vector<Piece> pieces;
};

/// The company's place, printed in one of many habits. English: romaji order.
PrintedAddress print_address(const JapaneseSource& source, const JapaneseCompany& company, Print print, Random& random);

/// Phones, fax and mobile with their labels, in the mix of real cards; one habit of labels and dashes per card.
std::vector<Piece> print_phones(const JapaneseSource& source, const std::string& region, Print print, Chances chances,
                                card::Contact& contact);

/// A label and a number as one card prints them.
struct PhonePrint {
  std::string label, number;
};

/// A further number of a region, with this label and in the manner of that number.
Piece print_other_phone(const JapaneseSource& source, const std::string& region, card::PhoneKind kind,
                        const PhonePrint& like, Random& random, card::Contact& contact);

/// Mail address and web page of a person at a company.
std::vector<Piece> print_net(const JapanesePerson& person, const JapaneseCompany& company, Chances chances,
                             card::Contact& contact);

}  // namespace samples
