#include "dedupe/name_book.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "text/fold.h"
#include "text/kana.h"

namespace dedupe {

std::string_view surnames_text();
std::string_view given_names_text();
std::string_view common_given_names_text();

namespace {

// The list's head counts stand for 99.6 of 124 million people (総務省, 人口推計 2024).
constexpr double kPeople = 124e6;
constexpr double kPerTenThousand = 1e-4;

using Words = std::vector<std::string_view>;

void for_each_row(std::string_view text, const std::function<void(const Words&)>& take) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, line_end - at);
    at = line_end + 1;
    if (line.empty() || line.front() == '#') continue;
    Words words;
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t end = std::min(line.find(' ', begin), line.size());
      words.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    take(words);
  }
}

double number_of(std::string_view word) {
  double number = 0;
  std::from_chars(word.data(), word.data() + word.size(), number);
  return number;
}

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

struct Book {
  std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> readings;
  std::unordered_set<std::string, Hash, std::equal_to<>> sounds;
  std::vector<NameShare> shares;

  void add(std::string_view spelling, const std::string& sound) {
    std::vector<std::string>& held = readings[text::match_key(spelling)];
    if (std::find(held.begin(), held.end(), sound) == held.end()) held.push_back(sound);
    sounds.insert(sound);
  }
};

Book read_family_names() {
  Book book;
  std::map<std::string, double> people;
  for_each_row(surnames_text(), [&](const Words& words) {
    book.add(words.at(0), text::romaji_key(words.at(2)));
    people[text::match_key(words.at(0))] += number_of(words.at(1));
  });
  for (const auto& [name, count] : people) book.shares.push_back({name, count / kPeople});
  return book;
}

Book read_given_names() {
  Book book;
  for_each_row(given_names_text(), [&](const Words& words) {
    const std::string sound = text::romaji_key(words.at(0));
    for (std::size_t i = 1; i < words.size(); ++i) book.add(words[i], sound);
  });
  for_each_row(common_given_names_text(), [&](const Words& words) {
    book.shares.push_back({text::match_key(words.at(0)), number_of(words.at(1)) * kPerTenThousand});
  });
  for (auto& [name, sounds] : book.readings) std::sort(sounds.begin(), sounds.end());
  return book;
}

const Book& book_of(Half half) {
  static const Book family = read_family_names(), given = read_given_names();
  return half == Half::family ? family : given;
}

}  // namespace

const std::vector<std::string>& readings_of(Half half, std::string_view key) {
  static const std::vector<std::string> kNone;
  const auto found = book_of(half).readings.find(key);
  return found == book_of(half).readings.end() ? kNone : found->second;
}

bool is_known_name(Half half, std::string_view key) { return book_of(half).readings.contains(key); }

bool is_known_reading(Half half, std::string_view sound) { return book_of(half).sounds.contains(sound); }

std::vector<NameShare> name_shares(Half half) { return book_of(half).shares; }

std::vector<NameShare> sound_shares(Half half) {
  std::map<std::string, double> shares;
  for (const NameShare& each : book_of(half).shares) {
    const std::vector<std::string>& sounds = readings_of(half, each.name);
    for (const std::string& sound : sounds) shares[sound] += each.share / static_cast<double>(sounds.size());
  }
  std::vector<NameShare> all;
  for (const auto& [sound, share] : shares) all.push_back({sound, share});
  return all;
}

}  // namespace dedupe
