#pragma once

#include <string>
#include <vector>

#include "samples/generator/random.h"

/// Private to bench/linkage: firms and people before any card is printed.
namespace linkage {

struct Office {
  std::string postal_code, region, locality, town, numbers, building, latin;
  std::string switchboard, fax;  ///< E.164
};

struct Firm {
  std::int64_t id = 0;
  std::string core, latin_core, form, latin_form, domain;
  bool form_in_front = true;
  std::vector<Office> offices;
  int mail_style = 0;  ///< how mailboxes are named: taro.yamada, t.yamada, yamada, t-yamada, yamada-t
};

/// A name as the person writes it.
struct Name {
  std::string family, given;
  std::string family_kana, given_kana;    ///< katakana
  std::string family_latin, given_latin;  ///< as in a passport's long form, lower case: "satou"
};

/// A post a person holds for a time.
struct Post {
  const Firm* firm = nullptr;
  std::size_t office = 0;
  std::string mailbox;              ///< address; empty when the person has none
  std::string direct;               ///< E.164; empty when none
  std::vector<std::string> titles;  ///< promotions, one after the other
  std::string department;
};

struct Person {
  std::int64_t id = 0;
  Name name;
  std::vector<std::string> mobiles;  ///< by post; empty when none
  std::vector<Post> posts;           ///< in time
};

struct World {
  std::vector<Firm> firms;
  std::vector<Person> people;
};

World make_world(int people, samples::Random& random);

}  // namespace linkage
