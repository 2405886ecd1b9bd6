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

}  // namespace dedupe
