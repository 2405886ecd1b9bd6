#include <algorithm>

#include "samples/generator/japanese.h"
#include "samples/generator/writing.h"

namespace samples {
namespace {

/// Half of the names come from the commonest fifteen hundred, the others from the whole dictionary.
const NameEntry& known_name(const std::vector<NameEntry>& names, Random& random) {
  const std::size_t common = std::min<std::size_t>(1500, names.size());
  const std::size_t range = random.chance(0.6) ? common : names.size();
  return names[static_cast<std::size_t>(random.next() % range)];
}

/// Two kanji with readings put together, of the set.
NameEntry composed(const Words& words, const std::string& first, const std::string& second, Set set, Random& random) {
  for (;;) {
    const Entry& a = random.pick(words.all(first));
    const Entry& b = random.pick(words.all(second));
    if (a[0] != b[0] && set_of(a[0] + b[0]) == set) return {a[0] + b[0], a[1] + b[1], 0};
  }
}

NameEntry surname(const JapaneseSource& source, Random& random) {
  const double kind = random.unit();
  const auto& rare = source.words.of_set("rare_surnames", source.set);
  if (kind < 0.13 && !rare.empty()) {
    const Entry& entry = random.pick(rare);
    return {entry[0], entry[1], 0};
  }
  if (kind < 0.35) {
    for (;;) {
      const NameEntry name = composed(source.words, "surname_first", "surname_second", source.set, random);
      if (!source.dictionaries.known_surnames.contains(name.text)) return name;
    }
  }
  return known_name(source.dictionaries.surnames, random);
}

NameEntry given_name(const JapaneseSource& source, Random& random) {
  if (random.chance(0.33)) return composed(source.words, "given_first", "given_second", source.set, random);
  return known_name(source.dictionaries.given_names, random);
}

struct Core {
  std::string text, latin, slug;
};

Core company_core(const JapaneseSource& source, Random& random) {
  const Words& words = source.words;
  const double kind = random.unit();
  const Entry& business = random.pick(words.all("company_business"));
  if (kind < 0.3) {  // 山田製作所
    const NameEntry family = surname(source, random);
    const std::string romaji = to_romaji(family.kana);
    return {family.text + business[0], capitalised(romaji) + " " + business[1], romaji + "-" + lower(business[1])};
  }
  if (kind < 0.55) {  // 北央電機
    const Entry& a = random.pick(words.all("company_first"));
    const Entry& b = random.pick(words.all("company_second"));
    const std::string romaji = to_romaji(a[1] + b[1]);
    return {a[0] + b[0] + business[0], capitalised(romaji) + " " + business[1],
            random.chance(0.5) ? romaji : romaji + lower(business[1])};
  }
  if (kind < 0.82) {  // アクアテック, アクアテック商事
    const Entry& a = random.pick(words.all("company_katakana_first"));
    const Entry& b = random.pick(words.all("company_katakana_second"));
    const bool more = random.chance(0.3);
    return {a[0] + b[0] + (more ? business[0] : ""), a[1] + b[1] + (more ? " " + business[1] : ""), lower(a[1] + b[1])};
  }
  const Entry& a = random.pick(words.all("company_latin_first"));
  const Entry& b = random.pick(words.all("company_latin_second"));
  const std::string style = a[1] + b[1];
  const std::string name = random.chance(0.5) ? a[0] + b[0] : capitalised(style);
  const bool more = random.chance(0.4);
  return {name + (more ? business[0] : ""), name + (more ? " " + business[1] : ""), style};
}

std::string latin_form(const std::string& form, Random& random) {
  static const std::vector<std::string> kCompany = {" Co., Ltd.",   " Co.,Ltd.", " Inc.",
                                                    " Corporation", " K.K.",     " Ltd."};
  if (form == "合同会社") return " LLC";
  return random.pick(kCompany);
}

JapaneseCompany institution(const JapaneseSource& source, Random& random) {
  const Entry& form = random.pick(source.words.all("forms_front"));
  const Entry& kind = random.pick(source.words.all("institutions"));
  const Entry& a = random.pick(source.words.all("company_first"));
  const Entry& b = random.pick(source.words.all("company_second"));
  const std::string romaji = to_romaji(a[1] + b[1]);
  return {.name = form[0] + a[0] + b[0] + kind[0],
          .latin = capitalised(romaji) + " " + kind[1],
          .slug = romaji,
          .branch = {},
          .institution = true,
          .town = {},
          .street_number = {}};
}

/// A real office from the postal table: 株式会社　フジクラ　佐倉事業所.
JapaneseCompany from_office(const Office& office, Random& random) {
  JapaneseCompany company;
  const std::vector<std::string> parts = split(office.name, "　");
  std::string name;
  bool done = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool form = parts[i].find("会社") != std::string::npos || parts[i].find("（株）") != std::string::npos ||
                      parts[i].find("法人") != std::string::npos;
    if (done && !form) {
      company.branch = parts[i];
    } else {
      name += parts[i];
      done = !form || i > 0;
    }
  }
  company.name = random.chance(0.5) ? replace_all(name, "（株）", "株式会社") : name;
  company.slug = std::string(1, static_cast<char>('a' + random.integer(0, 25))) +
                 to_romaji(random.chance(0.5) ? "サンショウ" : "ニッコウ") + std::to_string(random.integer(2, 99));
  company.institution = name.find("法人") != std::string::npos;
  company.town = {office.postal_code, office.region, office.locality, {}};
  company.street_number = office.street;
  return company;
}

}  // namespace

JapanesePerson invent_person(const JapaneseSource& source, Random& random) {
  const NameEntry family = surname(source, random);
  const NameEntry given = given_name(source, random);
  const LongVowels vowels = random.chance(0.8)   ? LongVowels::dropped
                            : random.chance(0.6) ? LongVowels::with_h
                                                 : LongVowels::kept;
  return {family.text,
          given.text,
          family.kana,
          given.kana,
          capitalised(to_romaji(family.kana, vowels)),
          capitalised(to_romaji(given.kana, vowels))};
}

JapaneseCompany invent_company(const JapaneseSource& source, Random& random) {
  if (source.real_organisations && !source.dictionaries.offices.empty() && random.chance(0.15)) {
    return from_office(random.pick(source.dictionaries.offices), random);
  }
  for (;;) {
    JapaneseCompany company;
    if (random.chance(0.12)) {
      company = institution(source, random);
    } else {
      const Core core = company_core(source, random);
      const std::string form = random.pick(source.words.all("forms_company"))[0];
      company.name = random.chance(0.72) ? form + core.text : core.text + form;
      company.latin = core.latin + latin_form(form, random);
      company.slug = core.slug;
    }
    if (set_of(company.name) == source.set) return company;
  }
}

}  // namespace samples
