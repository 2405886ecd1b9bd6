#pragma once

#include <string>
#include <vector>

#include "card/contact.h"

/// Private to dedupe/: a person's name in the forms in which it is compared.
namespace dedupe {

struct Person {
  std::string family, given;              ///< match keys; empty when absent
  std::string full;                       ///< family + given: the same where a list did not part them
  bool latin = false;                     ///< the name is in Latin letters
  std::string family_sound, given_sound;  ///< romaji keys of the kana (furigana, or a name in kana); empty when absent
  std::vector<std::string> words;         ///< match keys of the Latin name's words, sorted; empty without one
  std::vector<std::string> sounds;        ///< romaji keys of those words, else of the kana, sorted; maybe empty

  bool empty() const { return full.empty(); }
};
Person person_of(const card::Contact& contact);

/// How two names stand to each other. Symmetric.
enum class NameRelation {
  missing,         ///< one record has no name
  incomparable,    ///< different scripts and no readings: nothing speaks for or against
  same,            ///< family and given name as written, in any order of Latin words
  same_sound,      ///< written differently, but what is printed of the readings agrees
  same_family,     ///< the given name is missing on one side
  family_differs,  ///< the given names agree
  given_differs,   ///< forbids
  sound_differs,   ///< printed readings differ: forbids
  differs,         ///< nothing in common
};
NameRelation relate(const Person& a, const Person& b);

}  // namespace dedupe
