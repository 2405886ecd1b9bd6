#include <algorithm>
#include <utility>

#include "dedupe/compare_fields.h"
#include "dedupe/edits.h"
#include "dedupe/name_book.h"

namespace dedupe {
namespace {

constexpr float kConfident = 0.8F;
constexpr float kBothDiffer = -8;  // bits

/// The levels and terms of one half of the name.
struct HalfRow {
  Half half;
  Level exact, variant, sound, likely, homophone, confusable, similar, initial, unlikely, differs;
  TermKind written, read;
};
constexpr HalfRow kFamily = {
    Half::family,          Level::family_exact,     Level::family_variant,    Level::family_sound,
    Level::family_likely,  Level::family_homophone, Level::family_confusable, Level::family_similar,
    Level::family_differs, Level::family_unlikely,  Level::family_differs,    TermKind::family,
    TermKind::family_sound};
constexpr HalfRow kGiven = {Half::given,          Level::given_exact,     Level::given_variant,    Level::given_sound,
                            Level::given_likely,  Level::given_homophone, Level::given_confusable, Level::given_similar,
                            Level::given_initial, Level::given_unlikely,  Level::given_differs,    TermKind::given,
                            TermKind::given_sound};

const std::string* shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (const std::string& each : a)
    if (std::find(b.begin(), b.end(), each) != b.end()) return &each;
  return nullptr;
}

/// Scripts in which a name cannot be compared letter by letter with another one's.
enum class Script { latin, kana, kanji };

Script script_of(const NamePart& part) {
  if (part.latin) return Script::latin;
  for (std::size_t at = 0; at < part.key.size(); at += 3)  // keys have hiragana as katakana: E3 82 A1 to E3 83 BF
    if (part.key.compare(at, 2, "\xE3\x82") < 0 || part.key.compare(at, 2, "\xE3\x83") > 0) return Script::kanji;
  return Script::kana;
}

bool is_initial_of(const std::string& a, const std::string& b) {
  return a.size() == 1 && b.size() > 1 && a.front() == b.front();
}

// "jean" of "jeanpaul".
bool is_beginning_of(const std::string& a, const std::string& b) {
  constexpr std::size_t kLeast = 4;
  return a.size() >= kLeast && b.size() > a.size() && b.starts_with(a);
}

// Names that both stand in a book of names are two names, however near; a slip rarely gives another name.
bool both_known(Half half, const NamePart& a, const NamePart& b) {
  if (a.latin) return is_known_reading(half, a.sounds.front()) && is_known_reading(half, b.sounds.front());
  return is_known_name(half, a.key) && is_known_name(half, b.key);
}

bool holds(const std::vector<std::string>& sounds, const std::string& near) {
  constexpr int kLeast = 4, kLong = 6;
  return length_of(near) >= kLeast && std::any_of(sounds.begin(), sounds.end(), [&](const std::string& each) {
           const int shorter = std::min(length_of(each), length_of(near)), limit = shorter >= kLong ? 2 : 1;
           return shorter >= kLeast && edits_up_to(each, near, limit) <= limit;
         });
}

bool nearly_shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& each) { return holds(b, each); });
}

// 明明 for 明, 桜桜井 for 桜井: recognition reads a character twice.
bool is_stutter_of(const std::string& longer, const std::string& shorter) {
  constexpr std::size_t kHan = 3;  // bytes
  if (longer.size() != shorter.size() + kHan) return false;
  for (std::size_t at = 0; at + kHan < longer.size(); at += kHan)
    if (longer.compare(at, kHan, longer, at + kHan, kHan) == 0 &&
        longer.substr(0, at) + longer.substr(at + kHan) == shorter)
      return true;
  return false;
}

Level near_level(const HalfRow& row, const NamePart& a, const NamePart& b) {
  const Replacement replaced = single_replacement(a.key, b.key);
  if (is_stutter_of(a.key, b.key) || is_stutter_of(b.key, a.key)) return row.similar;
  if (replaced.single && easily_misread(replaced.from, replaced.to)) {
    if (!both_known(row.half, a, b)) return row.similar;
    return a.latin ? row.differs : row.confusable;
  }
  if (a.latin && (is_initial_of(a.key, b.key) || is_initial_of(b.key, a.key))) return row.initial;
  const int shorter = std::min(length_of(a.key), length_of(b.key)), limit = shorter >= 6 ? 2 : 1;
  // 水 for 清水: a character is lost; 林 and 小林 are two names, and known as such.
  const bool near = a.latin ? shorter >= 3 && edits_up_to(a.key, b.key, limit) <= limit
                            : replaced.single || edits_up_to(a.key, b.key, 1) <= 1;
  // A given name that no book knows may be a slip or a brother's; only a person's own number tells.
  const bool brothers = row.half == Half::given && !a.latin;
  if (near && !both_known(row.half, a, b)) return brothers ? row.confusable : row.similar;
  if (a.latin && (is_beginning_of(a.key, b.key) || is_beginning_of(b.key, a.key))) return row.similar;
  return row.differs;
}

// A reading is at least as common as each of its spellings.
double share_of_sound(const HalfRow& row, const NamePart& a, const NamePart& b, const std::string& sound,
                      const Scale& scale) {
  const Frequencies& all = scale.frequencies;
  return std::max({all.share(row.read, sound), all.share(row.written, a.key), all.share(row.written, b.key)});
}

Evidence across_scripts(const HalfRow& row, const NamePart& a, const NamePart& b, const Scale& scale) {
  if (const std::string* sound = shared(a.sounds, b.sounds))
    return {row.sound, scale.bits(row.sound, share_of_sound(row, a, b, *sound, scale))};
  const std::string* likely = shared(a.sounds, b.likely);
  if (likely == nullptr) likely = shared(a.likely, b.sounds);
  if (likely != nullptr) return {row.likely, scale.bits(row.likely, share_of_sound(row, a, b, *likely, scale))};
  const bool latin_initial = (a.latin && a.key.size() == 1) || (b.latin && b.key.size() == 1);
  if (latin_initial) {
    const NamePart& initial = a.latin ? a : b;
    const NamePart& other = a.latin ? b : a;
    for (const std::vector<std::string>* sounds : {&other.sounds, &other.likely})
      for (const std::string& sound : *sounds)
        if (sound.starts_with(initial.key)) return {row.initial, scale.bits(row.initial)};
    return {};
  }
  const bool near =
      nearly_shared(a.sounds, b.sounds) || nearly_shared(a.sounds, b.likely) || nearly_shared(a.likely, b.sounds);
  // A slip seldom gives the reading of another name.
  const auto unknown = [&](const NamePart& part) {
    return !part.sounds.empty() && !is_known_reading(row.half, part.sounds.front());
  };
  const bool known = !unknown(a) && !unknown(b);
  if (near && !known) return {row.similar, scale.bits(row.similar)};
  if (!a.sounds.empty() && !b.sounds.empty()) return {row.differs, scale.bits(row.differs)};
  const bool readable = (!a.sounds.empty() || !a.likely.empty()) && (!b.sounds.empty() || !b.likely.empty());
  return readable ? Evidence{row.unlikely, scale.bits(row.unlikely)} : Evidence{};
}

// 哲 テツヤ for 哲也: a character is lost, and the reading that is printed is one of the other name.
bool reads_as_printed(const NamePart& a, const NamePart& b) {
  const bool likely = shared(a.sounds, b.likely) != nullptr || shared(a.likely, b.sounds) != nullptr;
  return likely && edits_up_to(a.key, b.key, 1) <= 1;
}

Evidence compare_half(const HalfRow& row, const NamePart& a, const NamePart& b, const Scale& scale) {
  if (a.empty() || b.empty()) return {};
  if (a.key == b.key) {
    const Level level = a.printed == b.printed || a.latin ? row.exact : row.variant;
    // What is written in letters or kana is as common as all names that are read so.
    const bool read = script_of(a) != Script::kanji && !a.sounds.empty();
    const double share =
        read ? share_of_sound(row, a, b, a.sounds.front(), scale) : scale.frequencies.share(row.written, a.key);
    return {level, scale.bits(level, share)};
  }
  if (script_of(a) != script_of(b)) return across_scripts(row, a, b, scale);
  const std::string* sound = shared(a.sounds, b.sounds);
  // In Latin letters two spellings of one reading are the same name.
  if (sound != nullptr && a.latin) return {row.sound, scale.bits(row.sound, share_of_sound(row, a, b, *sound, scale))};
  const Level level = near_level(row, a, b);
  if (level == row.differs && sound == nullptr && reads_as_printed(a, b))
    return {row.confusable, scale.bits(row.confusable)};
  if (sound != nullptr && level == row.differs)
    return {row.homophone, scale.bits(row.homophone, scale.frequencies.share(row.read, *sound))};
  if (level != row.differs) return {level, scale.bits(level)};
  return {level, scale.bits_unsure(level, std::min(a.confidence, b.confidence))};
}

// 東 ヒガシ and 東 アズマ are two names; a reading one slip apart is a slip.
bool readings_differ(const NamePart& a, const NamePart& b) {
  if (a.latin || b.latin || a.sounds.empty() || b.sounds.empty() || shared(a.sounds, b.sounds) != nullptr) return false;
  const int limit = std::min(a.sounds.front().size(), b.sounds.front().size()) >= 6 ? 2 : 1;
  return edits_up_to(a.sounds.front(), b.sounds.front(), limit) > limit;
}

// A list gave the whole name in one column, and it could not be parted.
bool same_unparted(const Prepared& a, const Prepared& b) {
  return a.given.empty() && !b.given.empty() && a.family.key.size() > b.family.key.size() &&
         a.family.key == b.family.key + b.given.key;
}

struct NameEvidence {
  Evidence family, given;
  float bits() const { return family.bits + given.bits; }
};

bool says_more(const NameEvidence& a, const NameEvidence& b) {
  return std::pair(a.bits(), a.family.bits) > std::pair(b.bits(), b.family.bits);
}

}  // namespace

void compare_names(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars, std::uint8_t& vetoes) {
  if (same_unparted(a, b) || same_unparted(b, a)) {
    const NamePart &family = a.given.empty() ? b.family : a.family, &given = a.given.empty() ? b.given : a.given;
    set(bars, Field::family, compare_half(kFamily, family, family, scale));
    set(bars, Field::given, compare_half(kGiven, given, given, scale));
    return;
  }
  NameEvidence best{compare_half(kFamily, a.family, b.family, scale), compare_half(kGiven, a.given, b.given, scale)};
  const bool crossed_may_help =
      best.bits() <= 0 &&
      (script_of(a.family) != script_of(b.family) || (a.family.latin && best.bits() < kBothDiffer) ||
       (!a.family.empty() && a.family.key == b.given.key) || (!a.given.empty() && a.given.key == b.family.key));
  if (crossed_may_help) {
    // Which of the two is the family name is not known; the same from both sides.
    const NameEvidence first{compare_half(kFamily, a.family, b.given, scale),
                             compare_half(kGiven, a.given, b.family, scale)};
    const NameEvidence second{compare_half(kFamily, a.given, b.family, scale),
                              compare_half(kGiven, a.family, b.given, scale)};
    // The halves as they are oftener borne say less: 明 is a given name, however rare it is as a family name.
    const NameEvidence& crossed = says_more(first, second) ? second : first;
    if (crossed.bits() > best.bits()) best = crossed;
  }
  set(bars, Field::family, best.family);
  set(bars, Field::given, best.given);
  const bool confident = std::min(a.given.confidence, b.given.confidence) >= kConfident;
  const bool homes = a.is_home && b.is_home;
  const bool two_names = best.given.level == Level::given_differs || best.given.level == Level::given_homophone;
  if (two_names && confident && !homes) vetoes |= static_cast<std::uint8_t>(Veto::given_names_differ);
  if (readings_differ(a.given, b.given) || readings_differ(a.family, b.family))
    vetoes |= static_cast<std::uint8_t>(Veto::readings_differ);
}

}  // namespace dedupe
