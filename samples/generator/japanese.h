#pragma once

#include "samples/generator/dictionaries.h"
#include "samples/generator/random.h"
#include "samples/generator/sheet.h"
#include "samples/generator/words.h"

namespace samples {

/// Where Japanese cards take their words from.
struct JapaneseSource {
  const Dictionaries& dictionaries;
  const Words& words;
  Set set = Set::dev;
  bool real_organisations = true;  ///< false: every company is invented
};

/// A person at a company, as facts, not yet printed.
struct JapanesePerson {
  std::string family, given, family_kana, given_kana;
  std::string family_romaji, given_romaji;  ///< "Yamada", "Taro"
};
struct JapaneseCompany {
  std::string name;           ///< with legal form: 株式会社山田製作所
  std::string latin;          ///< "Yamada Seisakusho Co., Ltd."
  std::string slug;           ///< for the domain: "yamada-seisakusho"
  std::string branch;         ///< 東京支店; empty for most
  bool institution = false;   ///< hospital, school, association: other titles
  Town town;                  ///< of the office; empty postal code when it may be anywhere
  std::string street_number;  ///< as in the table, full-width; only with town
};

JapanesePerson invent_person(const JapaneseSource& source, Random& random);
JapaneseCompany invent_company(const JapaneseSource& source, Random& random);

enum class Numerals { western, kanji };

/// What chance decides about a card: `firm` what the cards of all colleagues have in common (company, address,
/// switchboard, domain, the habits of its print), `person` the rest. Both may be the same stream.
struct Chances {
  Random& firm;
  Random& person;
};

/// A whole Japanese card: horizontal, vertical or bilingual. Kanji numerals go with vertical lines of address and
/// phones.
Sheet japanese_sheet(const JapaneseSource& source, Style style, Numerals numerals, Chances chances);
/// The English side of a Japanese company's card.
Sheet english_side_sheet(const JapaneseSource& source, Random& random);

}  // namespace samples
