#include "normalize/mailbox_pattern.h"

#include <algorithm>
#include <set>
#include <utility>

#include "normalize/printed_line.h"
#include "text/fold.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr std::size_t kMostReadings = 4;

/// Romaji of one part of the name, with long vowels written out and not, with n and m before b, m and p.
std::vector<std::string> romaji_of(const std::string& kana) {
  const std::string full = text::romaji_from_kana(kana);
  std::set<std::string> all{full};
  std::string with_m = full;
  for (std::size_t i = 0; i + 1 < with_m.size(); ++i)
    if (with_m[i] == 'n' && (with_m[i + 1] == 'b' || with_m[i + 1] == 'm' || with_m[i + 1] == 'p')) with_m[i] = 'm';
  all.insert(with_m);
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

/// A western name as mailboxes spell it, without accents and with umlauts written out ("koenig", "konig"): whole, and
/// its first and last word.
void add_western(std::vector<std::string>& all, const std::string& name) {
  if (text::count_scripts(name).eastern() > 0) return;
  std::string spelt = name;
  for (const auto& [from, to] :
       {std::pair{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}})
    for (std::size_t at; (at = spelt.find(from)) != std::string::npos;)
      spelt.replace(at, std::string_view(from).size(), to);
  for (const std::string& one : {spelt, name})
    for (const std::string& part : {one, one.substr(0, one.find(' ')), one.substr(one.rfind(' ') + 1)})
      add(all, text::match_key(part));
}

/// "mc" and "mdc" of "María del Carmen", "jb" of "Jean-Baptiste": the initials of a western given name of several
/// words, without those in small letters and with them.
void add_initials(std::vector<std::string>& all, const std::string& given) {
  if (text::count_scripts(given).eastern() > 0) return;
  std::string capitals, every;
  bool begins = true;
  for (const char32_t c : text::to_utf32(given)) {
    const bool letter = text::is_latin(c);
    if (letter && begins) {
      const std::string initial = text::match_key(text::to_utf8(std::u32string(1, c)));
      every += initial;
      if (to_small(c) != c) capitals += initial;
    }
    begins = !letter;
  }
  add(all, capitals);
  add(all, every);
}

constexpr MailboxParts kBoth[] = {MailboxParts::family_given, MailboxParts::given_family, MailboxParts::family_initial,
                                  MailboxParts::initial_family};
constexpr char kJoints[] = {'.', '-', '_', 0};

const std::vector<MailboxPattern>& all_patterns() {
  static const std::vector<MailboxPattern> kAll = [] {
    std::vector<MailboxPattern> all{{MailboxParts::family, 0}, {MailboxParts::given, 0}};
    for (const MailboxParts parts : kBoth)
      for (const char joint : kJoints) all.push_back({parts, joint});
    return all;
  }();
  return kAll;
}

std::string joined(const std::string& first, char joint, const std::string& second) {
  return joint == 0 ? first + second : first + joint + second;
}

std::string mailbox_of(const MailboxPattern& pattern, const std::string& family, const std::string& given) {
  switch (pattern.parts) {
    case MailboxParts::family: return family;
    case MailboxParts::given: return given;
    case MailboxParts::family_given: return joined(family, pattern.joint, given);
    case MailboxParts::given_family: return joined(given, pattern.joint, family);
    case MailboxParts::family_initial: return joined(family, pattern.joint, given.substr(0, 1));
    case MailboxParts::initial_family: break;
  }
  return joined(given.substr(0, 1), pattern.joint, family);
}

/// The name and a number behind it, letters that look like digits as these.
std::string with_number(const std::string& local, const std::set<std::string>& names) {
  constexpr std::string_view kTwins = "ilosbzg", kDigits = "1105829";
  constexpr std::size_t kMostDigits = 2;
  std::size_t end = local.size();
  std::string digits;
  while (end > 0 && digits.size() < kMostDigits) {
    const char c = local[end - 1];
    const std::size_t twin = kTwins.find(c);
    if ((c < '0' || c > '9') && twin == std::string_view::npos) break;
    digits.insert(0, 1, twin == std::string_view::npos ? c : kDigits[twin]);
    --end;
    if (names.contains(local.substr(0, end))) return local.substr(0, end) + digits;
  }
  return {};
}

}  // namespace

MailboxWords mailbox_words(const card::ParsedCard& parsed, const NameBook& names) {
  MailboxWords words;
  add_readings(words.family, {parsed.family_kana.value});
  add_readings(words.family, names.possible_readings(parsed.family_name.value, NamePart::family).texts);
  add_readings(words.given, {parsed.given_kana.value});
  add_readings(words.given, names.possible_readings(parsed.given_name.value, NamePart::given).texts);
  add_western(words.family, parsed.family_name.value);
  add_western(words.given, parsed.given_name.value);
  add_initials(words.given, parsed.given_name.value);
  const std::string latin = to_small_ascii(parsed.latin_name.value);
  const std::size_t blank = latin.find(' ');
  if (blank != std::string::npos) {
    for (const std::string& word : {latin.substr(0, blank), latin.substr(blank + 1)}) {
      for (const std::string& spelt : {word, text::match_key(word)}) {  // "li-hua" and "lihua"
        add(words.family, spelt);
        add(words.given, spelt);
      }
    }
  }
  return words;
}

std::vector<std::string> mailboxes_by(const MailboxPattern& pattern, const MailboxWords& words) {
  std::set<std::string> all;
  // A part that the pattern leaves out need not be known.
  const std::vector<std::string> none{""};
  for (const std::string& family : pattern.parts == MailboxParts::given ? none : words.family)
    for (const std::string& given : pattern.parts == MailboxParts::family ? none : words.given)
      all.insert(mailbox_of(pattern, family, given));
  return {all.begin(), all.end()};
}

std::vector<MailboxPattern> patterns_of(const MailboxWords& words, std::string_view mailbox) {
  std::vector<MailboxPattern> fitting;
  for (const MailboxPattern& pattern : all_patterns()) {
    const std::vector<std::string> made = mailboxes_by(pattern, words);
    if (std::ranges::find(made, mailbox) != made.end()) fitting.push_back(pattern);
  }
  return fitting;
}

std::set<std::string> mailboxes_of(const MailboxWords& words) {
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

std::string numbered_mailbox(const std::string& local, const std::set<std::string>& names) {
  std::string numbered = with_number(local, names);
  constexpr std::pair<char, char> kFirst[] = {{'1', 'l'}, {'1', 'i'}, {'0', 'o'}};
  for (const auto& [digit, letter] : kFirst) {
    if (!numbered.empty() || !local.starts_with(digit)) continue;
    const std::string named = letter + local.substr(1);
    numbered = names.contains(named) ? named : with_number(named, names);
  }
  return numbered;
}

bool looks_numbered(const std::string& local) {
  if (local.size() < 3) return false;
  const auto is_digit = [&](std::size_t i) { return is_ascii_digit(static_cast<unsigned char>(local[i])); };
  return is_digit(local.size() - 1) || is_digit(local.size() - 2) || is_digit(0);
}

std::string without_marks(std::string_view mailbox) {
  std::string letters;
  for (const char c : mailbox)
    if (c != '.' && c != '-' && c != '_') letters += c;
  return letters;
}

}  // namespace normalize
