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
bool differ(const std::string& a, const std::string& b) { return both(a, b) && a != b; }
bool agree(const std::string& a, const std::string& b) { return both(a, b) && a == b; }

bool sounds_differ(const Person& a, const Person& b) {
  return differ(a.family_sound, b.family_sound) || differ(a.given_sound, b.given_sound);
}
bool sounds_agree(const Person& a, const Person& b) {
  return agree(a.family_sound, b.family_sound) && agree(a.given_sound, b.given_sound);
}

// Names in one script, part by part; `full` has been found to differ.
NameRelation relate_parts(const Person& a, const Person& b) {
  const bool family = agree(a.family, b.family);
  const bool given = agree(a.given, b.given) || agree(a.given_sound, b.given_sound);
  if (family && !both(a.given, b.given)) return NameRelation::same_family;
  if (family) return given ? NameRelation::same_sound : NameRelation::given_differs;
  if (given) return NameRelation::family_differs;
  return NameRelation::differs;
}

// One name in Latin letters, one not: only the sound can be compared, and the order of the words is unknown.
NameRelation relate_sounds(const Person& a, const Person& b) {
  if (a.sounds.empty() || b.sounds.empty()) return NameRelation::incomparable;
  if (a.sounds == b.sounds) return NameRelation::same_sound;
  const bool shared = std::any_of(a.sounds.begin(), a.sounds.end(), [&](const std::string& sound) {
    return std::find(b.sounds.begin(), b.sounds.end(), sound) != b.sounds.end();
  });
  if (!shared) return NameRelation::differs;
  return a.sounds.size() == 1 || b.sounds.size() == 1 ? NameRelation::same_family : NameRelation::given_differs;
}

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

NameRelation relate(const Person& a, const Person& b) {
  if (a.empty() || b.empty()) return NameRelation::missing;
  if (sounds_differ(a, b)) return NameRelation::sound_differs;
  if (a.latin != b.latin) return relate_sounds(a, b);
  // Without any given name it may be a family name alone; with one on one side, a list did not part the other.
  if (a.full == b.full) return a.given.empty() && b.given.empty() ? NameRelation::same_family : NameRelation::same;
  if (a.latin && a.words == b.words) return NameRelation::same;
  if (sounds_agree(a, b) || (a.latin && a.sounds == b.sounds)) return NameRelation::same_sound;
  return relate_parts(a, b);
}

}  // namespace dedupe
