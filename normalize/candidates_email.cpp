#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "normalize/candidates.h"
#include "normalize/email.h"
#include "text/distance.h"
#include "text/kana.h"

namespace normalize {
namespace {

/// What the name as a witness is worth, as a logarithm: never more than one clearly printed letter costs.
constexpr double kNamesake = 4.0;
constexpr std::size_t kMostReadings = 4;

std::string lower_ascii(const std::string& text) {
  std::string low;
  for (const char c : text) low += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return low;
}

/// Romaji of one part of the name, with long vowels written out and not.
std::vector<std::string> romaji_of(const std::string& kana) {
  const std::string full = text::romaji_from_kana(kana);
  std::set<std::string> all{full};
  std::string shortened = full;
  for (const auto& [from, to] : {std::pair{"ou", "o"}, {"oo", "o"}, {"uu", "u"}}) {
    for (std::size_t at; (at = shortened.find(from)) != std::string::npos;) shortened.replace(at, 2, to);
    all.insert(shortened);
  }
  return {all.begin(), all.end()};
}

void add(std::vector<std::string>& all, const std::string& word) {
  if (word.size() >= 2 && std::find(all.begin(), all.end(), word) == all.end()) all.push_back(word);
}

void add_readings(std::vector<std::string>& all, const std::vector<std::string>& readings) {
  for (std::size_t i = 0; i < std::min(readings.size(), kMostReadings); ++i) {
    if (readings[i].empty()) continue;
    for (const std::string& word : romaji_of(readings[i])) add(all, word);
  }
}

struct Words {
  std::vector<std::string> family, given;
};

Words words_of(const card::ParsedCard& parsed, const NameBook& names) {
  Words words;
  add_readings(words.family, {parsed.family_kana.value});
  add_readings(words.family, names.surname_readings(parsed.family_name.value));
  add_readings(words.given, {parsed.given_kana.value});
  add_readings(words.given, names.given_readings(parsed.given_name.value));
  const std::string latin = lower_ascii(parsed.latin_name.value);
  const std::size_t blank = latin.find(' ');
  if (blank != std::string::npos) {
    for (const std::string& word : {latin.substr(0, blank), latin.substr(blank + 1)}) {
      add(words.family, word);
      add(words.given, word);
    }
  }
  return words;
}

/// The ways in which firms make mailboxes of a name.
std::set<std::string> mailboxes_of(const Words& words) {
  std::set<std::string> all;
  for (const std::string& f : words.family) {
    all.insert(f);
    for (const std::string& g : words.given) {
      if (f == g) continue;
      all.insert(g);
      for (const char* joint : {".", "-", "_", ""}) {
        all.insert(f + joint + g);
        all.insert(g + joint + f);
        all.insert(g.substr(0, 1) + joint + f);
        all.insert(f + joint + g.substr(0, 1));
      }
    }
  }
  return all;
}

}  // namespace

std::optional<std::string> correct_email(const LabelledCard& card, const Placed<std::string>& placed,
                                         const card::ParsedCard& parsed) {
  const std::string local(local_part(placed.value));
  const std::string domain(domain_of(placed.value));
  if (is_role_address(placed.value)) return std::nullopt;
  const PrintedText& printed = card.features.lines[placed.line].readings[placed.reading];
  // Only the mailbox is replaced, where it stands literally.
  const std::size_t at = lower_ascii(printed.text).find(local + "@", placed.span.begin);
  if (at == std::string::npos || at >= placed.span.end) return std::nullopt;
  const Replacement place(card, placed.line, {at, at + local.size()}, placed.reading);
  std::optional<std::string> best;
  double best_weight = 0;
  for (const std::string& mailbox : mailboxes_of(words_of(parsed, card.context.knowledge->names))) {
    if (mailbox == local) return std::nullopt;
    if (mailbox.size() < 4 || text::edit_distance(mailbox, local) > 2) continue;
    const std::optional<double> print = place.log_ratio(mailbox);
    if (!print || *print + kNamesake <= best_weight) continue;
    best_weight = *print + kNamesake;
    best = mailbox + "@" + domain;
  }
  return best;
}

}  // namespace normalize
