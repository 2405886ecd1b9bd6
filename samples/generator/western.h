#pragma once

#include <string>
#include <vector>

#include "samples/generator/random.h"
#include "samples/generator/sheet.h"
#include "samples/generator/words.h"

namespace samples {

/// One country's habits: its word list and how its phone numbers become E.164.
struct Locale {
  const char* file;      ///< in samples/words, without ".txt"
  const char* language;  ///< ISO 639-1
  const char* country;   ///< ISO 3166-1 alpha-2
  const char* calling_code;
  const char* trunk_prefix;  ///< dropped from national numbers in E.164
  double share;              ///< of the Western cards
};

const std::vector<Locale>& western_locales();

/// A card from that country.
Sheet western_sheet(const Locale& locale, const Words& words, Set set, Random& random);
/// Another office there: its address and, mostly, its number, both added to the contact.
Block western_office(const Locale& locale, const Words& words, Set set, Random& random, card::Contact& contact);

}  // namespace samples
