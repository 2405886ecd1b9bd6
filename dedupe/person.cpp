#include "dedupe/person.h"

#include <algorithm>

#include "text/fold.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/width.h"

namespace dedupe {
namespace {

bool is_latin_text(const std::string& utf8) {
  const text::ScriptCounts counts = text::count_scripts(utf8);
  return counts.latin > 0 && counts.japanese() == 0;
}

bool is_kana_text(const std::string& utf8) {
  const text::ScriptCounts counts = text::count_scripts(utf8);
  return counts.hiragana + counts.katakana > 0 && counts.han + counts.latin == 0;
}

// Only what is printed counts as a reading: furigana, or a name that is itself in kana.
std::string sound_of(const std::string& kana, const std::string& name) {
  if (!kana.empty()) return text::romaji_key(kana);
  return is_kana_text(name) ? text::romaji_key(name) : std::string();
}

void add_words(Person& person, const std::string& latin_name) {
  const std::string words = text::squeeze_blanks(latin_name);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string key = text::match_key(words.substr(at, end - at));
    if (!key.empty()) person.words.push_back(key);
    if (!key.empty()) person.sounds.push_back(text::romaji_key(key));
    at = end + 1;
  }
}

bool both(const std::string& a, const std::string& b) { return !a.empty() && !b.empty(); }

}  // namespace

Person person_of(const card::Contact& contact) {
  Person person;
  person.family = text::match_key(contact.family_name);
  person.given = text::match_key(contact.given_name);
  person.full = person.family + person.given;
  person.latin = is_latin_text(contact.family_name + contact.given_name);
  person.family_sound = sound_of(contact.family_kana, contact.family_name);
  person.given_sound = sound_of(contact.given_kana, contact.given_name);
  add_words(person, person.latin ? contact.family_name + " " + contact.given_name : contact.latin_name);
  if (person.sounds.empty() && both(person.family_sound, person.given_sound))
    person.sounds = {person.family_sound, person.given_sound};
  std::sort(person.words.begin(), person.words.end());
  std::sort(person.sounds.begin(), person.sounds.end());
  return person;
}

}  // namespace dedupe
