#include "dedupe/match_keys.h"

#include <algorithm>

#include "dedupe/contact_points.h"
#include "dedupe/organisation.h"
#include "dedupe/person.h"

namespace dedupe {
namespace {

// From three kanji on, a name that was not parted is more than a family name (most of those have two).
constexpr std::size_t kLikelyFullBytes = 9;

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

// The spellings under which a name meets itself: as written, and as sounded (in any order of the words).
std::vector<std::string> name_keys(const Person& person) {
  std::vector<std::string> keys;
  if (!person.given.empty() || person.full.size() >= kLikelyFullBytes) keys.push_back("name:" + person.full);
  if (person.sounds.size() > 1) keys.push_back("sound:" + joined(person.sounds));
  if (!person.family_sound.empty() && !person.given_sound.empty()) {
    std::vector<std::string> sounds{person.family_sound, person.given_sound};
    std::sort(sounds.begin(), sounds.end());
    keys.push_back("sound:" + joined(sounds));
  }
  return keys;
}

}  // namespace

// The name keys of a name that hundreds bear find nobody (the store leaves crowded keys out); with the company, the
// address or the number they still do.
MatchKeys match_keys(const card::Contact& contact) {
  MatchKeys keys;
  for (const std::string& email : personal_emails(contact)) keys.push_back("email:" + email);
  for (const std::string& number : mobile_numbers(contact)) keys.push_back("mobile:" + number);
  const Person person = person_of(contact);
  if (!person.empty()) {
    const std::vector<std::string> names = name_keys(person);
    keys.insert(keys.end(), names.begin(), names.end());
    for (const Organisation& organisation : organisations_of(contact, Branch::kept))
      for (const std::string& name : names) keys.push_back(name + "@" + organisation.core);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace dedupe
