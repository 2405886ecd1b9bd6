// meishi_knowledge OUTPUT-FOLDER [DICTIONARY-ROOT]: compiles Debian's dictionaries into the lists that Knowledge loads.
// Runs at build time; what it writes is not distributed with the source (normalize/tables/README.md, "Licences").

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "normalize/kanji_readings.h"
#include "normalize/knowledge_fold.h"
#include "normalize/knowledge_sources.h"
#include "normalize/tables/more_names.h"
#include "normalize/tables/prefectures.h"
#include "text/script.h"
#include "text/utf8.h"

namespace {

using normalize::NameEntry;
using normalize::PostalEntry;
using Kind = NameEntry::Kind;

struct Reading {
  std::string text;
  int cost = 0;
};
using NameTable = std::map<std::string, std::vector<Reading>>;  // name -> readings

void add(NameTable& table, const std::string& key, const std::string& value, int cost) {
  auto& readings = table[key];
  const auto known = std::find_if(readings.begin(), readings.end(), [&](const Reading& r) { return r.text == value; });
  if (known == readings.end()) {
    readings.push_back({value, cost});
  } else {
    known->cost = std::min(known->cost, cost);
  }
}

/// name <TAB> lowest cost <TAB> readings, most usual first.
bool write_names(const std::filesystem::path& file, NameTable& table) {
  std::ofstream out(file);
  for (auto& [name, readings] : table) {
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading& a, const Reading& b) { return a.cost < b.cost; });
    out << name << '\t' << readings.front().cost << '\t';
    for (std::size_t i = 0; i < readings.size(); ++i) out << (i ? "," : "") << readings[i].text;
    out << '\n';
  }
  return out.good();
}

NameTable by_reading(const NameTable& names) {
  NameTable readings;
  for (const auto& [name, list] : names) {
    for (const Reading& r : list) add(readings, r.text, name, r.cost);
  }
  return readings;
}

/// Where each kanji stands: surname first, inner, last, only; given name the same.
bool write_kanji_places(const std::filesystem::path& file, const NameTable& surnames, const NameTable& given) {
  std::map<char32_t, std::array<int, 8>> counts;
  const auto count = [&](const NameTable& names, std::size_t offset) {
    for (const auto& entry : names) {
      const std::u32string name = text::to_utf32(entry.first);
      for (std::size_t i = 0; i < name.size(); ++i) {
        if (!text::is_han(name[i]) && !text::is_kana(name[i])) continue;
        const std::size_t place = name.size() == 1 ? 3 : i == 0 ? 0 : i + 1 == name.size() ? 2 : 1;
        ++counts[name[i]][offset + place];
      }
    }
  };
  count(surnames, 0);
  count(given, 4);
  std::ofstream out(file);
  std::map<std::string, std::array<int, 8>> by_bytes;
  for (const auto& [kanji, places] : counts) by_bytes[text::to_utf8(kanji)] = places;
  for (const auto& [kanji, places] : by_bytes)
    out << kanji << '\t' << fmt::format("{}", fmt::join(places, "\t")) << '\n';
  return out.good();
}

normalize::KanjiReadings kanji_readings(const NameTable& names) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [name, list] : names)
    for (const Reading& r : list) pairs.emplace_back(name, r.text);
  return normalize::learn_kanji_readings(pairs);
}

/// kanji <TAB> readings in surnames <TAB> readings in given names, each "ヤマ:0.71,サン:0.08".
bool write_kanji_readings(const std::filesystem::path& file, const NameTable& surnames, const NameTable& given) {
  std::map<std::string, std::array<std::string, 2>> rows;  // by bytes
  const std::array all = {kanji_readings(surnames), kanji_readings(given)};
  for (std::size_t side = 0; side < all.size(); ++side)
    for (const auto& [kanji, list] : all[side])
      for (const auto& [kana, share] : list) {
        std::string& row = rows[text::to_utf8(kanji)][side];
        row += fmt::format("{}{}:{:.3f}", row.empty() ? "" : ",", kana, share);
      }
  std::ofstream out(file);
  for (const auto& [kanji, sides] : rows) out << kanji << '\t' << sides[0] << '\t' << sides[1] << '\n';
  return out.good();
}

using Readings = std::unordered_set<std::string>;
using KanjiBalance = std::unordered_map<char32_t, std::array<double, 2>>;

/// How often each kanji is in decided surnames and in decided given names.
KanjiBalance balance_of(const std::vector<NameEntry>& entries) {
  KanjiBalance balance;
  for (const NameEntry& e : entries) {
    if (e.kind == Kind::unknown) continue;
    for (const char32_t c : text::to_utf32(e.name)) balance[c][e.kind == Kind::surname ? 0 : 1] += 1;
  }
  return balance;
}

/// jinmei's undecided 人名: its reading may be known on one side only, else its kanji decide.
Kind decide(const NameEntry& e, const Readings& surnames, const Readings& given, const KanjiBalance& balance) {
  if (e.kind != Kind::unknown) return e.kind;
  const bool as_surname = surnames.contains(e.reading);
  const bool as_given = given.contains(e.reading);
  if (as_surname != as_given) return as_surname ? Kind::surname : Kind::given;
  double odds = 0;
  for (const char32_t c : text::to_utf32(e.name)) {
    const auto found = balance.find(c);
    if (found != balance.end()) odds += std::log((found->second[0] + 0.5) / (found->second[1] + 0.5));
  }
  const double enough = as_surname ? 0.5 : 2.0;
  return odds > enough ? Kind::surname : odds < -enough ? Kind::given : Kind::unknown;
}

void add_names(const std::vector<NameEntry>& entries, NameTable& surnames, NameTable& given) {
  Readings surname_readings, given_readings;
  for (const NameEntry& e : entries) {
    if (e.kind == Kind::surname) surname_readings.insert(e.reading);
    if (e.kind == Kind::given) given_readings.insert(e.reading);
  }
  const KanjiBalance balance = balance_of(entries);
  for (const NameEntry& e : entries) {
    const Kind kind = decide(e, surname_readings, given_readings, balance);
    if (kind == Kind::surname) add(surnames, e.name, e.reading, e.cost);
    if (kind == Kind::given) add(given, e.name, e.reading, e.cost);
  }
}

std::string_view prefecture_of(std::string_view place) {
  for (const std::string_view prefecture : normalize::tables::kPrefectures) {
    if (place.starts_with(prefecture)) return prefecture;
  }
  return {};
}

/// Every municipality: the table gives each a code of its own that ends in 00; a village with a single code of another
/// ending is a row that no such municipality begins.
std::set<std::string> municipalities(const std::vector<PostalEntry>& rows) {
  std::set<std::string> found;
  for (const PostalEntry& row : rows) {
    if (row.code.ends_with("00")) found.insert(row.place);
  }
  const auto covered = [&](const std::string& place) {
    for (std::size_t n = 9; n <= place.size(); n += 3) {
      if (found.contains(place.substr(0, n))) return true;
    }
    return false;
  };
  std::vector<std::string> single;
  for (const PostalEntry& row : rows) {
    if (!covered(row.place)) single.push_back(row.place);
  }
  found.insert(single.begin(), single.end());
  for (const auto& city : normalize::tables::kMunicipalitiesSince2022) {
    found.insert(std::string(city.region) + std::string(city.locality));
  }
  return found;
}

/// The names under which cards print a municipality, besides its full one: a town without its 郡.
std::vector<std::string> short_names(const std::string& locality) {
  const auto county = locality.find("郡", 3);
  const bool town = locality.ends_with("町") || locality.ends_with("村");
  if (!town || county == std::string::npos || county + 3 >= locality.size() - 3) return {};
  return {locality.substr(county + 3)};
}

/// Codes of single offices are written without a town, like the code of a whole city.
bool write_postal(const std::filesystem::path& folder, const std::vector<PostalEntry>& rows,
                  const std::vector<PostalEntry>& offices) {
  const std::set<std::string> cities = municipalities(rows);
  std::unordered_map<std::string, int> number_of;
  std::multimap<std::string, std::string> city_lines;  // printed name -> rest of the line
  std::set<std::pair<std::string, std::string>> designated;
  int number = 0;
  for (const std::string& city : cities) {
    const std::string region(prefecture_of(city));
    const std::string locality = city.substr(region.size());
    number_of[city] = number;
    city_lines.emplace(locality, fmt::format("{}\t{}\t{}", region, number, locality));
    for (const std::string& name : short_names(locality)) {
      city_lines.emplace(name, fmt::format("{}\t{}\t{}", region, number, locality));
    }
    ++number;
    const auto ward = locality.find("市", 3);
    if (locality.ends_with("区") && ward != std::string::npos) designated.emplace(region, locality.substr(0, ward + 3));
  }
  // A designated city printed without its ward.
  for (const auto& [region, city] : designated)
    city_lines.emplace(city, fmt::format("{}\t{}\t{}", region, number++, city));

  std::ofstream city_file(folder / "cities.tsv");
  for (const auto& [name, rest] : city_lines) city_file << name << '\t' << rest << '\n';

  std::vector<std::string> lines;
  const auto add_lines = [&](const std::vector<PostalEntry>& entries, bool with_town) {
    for (const PostalEntry& row : entries) {
      for (std::size_t n = 9; n <= row.place.size(); n += 3) {
        const auto city = number_of.find(row.place.substr(0, n));
        if (city == number_of.end()) continue;
        lines.push_back(fmt::format("{}\t{}\t{}", row.code, city->second, with_town ? row.place.substr(n) : ""));
        break;
      }
    }
  };
  add_lines(rows, true);
  add_lines(offices, false);
  std::stable_sort(lines.begin(), lines.end(),
                   [](const std::string& a, const std::string& b) { return a.compare(0, 7, b, 0, 7) < 0; });
  std::ofstream row_file(folder / "postal.tsv");
  for (const std::string& line : lines) row_file << line << '\n';
  return city_file.good() && row_file.good();
}

/// The characters of the postal table that are compared in another form.
bool write_folds(const std::filesystem::path& file, const std::vector<PostalEntry>& rows) {
  std::set<char32_t> characters;
  for (const PostalEntry& row : rows) {
    for (const char32_t c : text::to_utf32(row.place)) characters.insert(c);
  }
  std::map<std::string, std::string> folds;
  for (const char32_t c : characters) {
    const char32_t folded = normalize::fold_place_character(c);
    if (folded != c) folds[text::to_utf8(c)] = text::to_utf8(folded);
  }
  std::ofstream out(file);
  for (const auto& [from, to] : folds) out << from << '\t' << to << '\n';
  return out.good();
}

/// Words of two and more characters, and single characters where a file of affixes has them.
bool write_words(const std::filesystem::path& file, const std::filesystem::path& ipadic) {
  struct Source {
    const char* file;
    std::size_t least;  ///< characters
  };
  constexpr std::array kSources = {
      Source{"Noun.csv", 2},   Source{"Noun.verbal.csv", 2}, Source{"Noun.adjv.csv", 2},  Source{"Noun.place.csv", 2},
      Source{"Suffix.csv", 1}, Source{"Prefix.csv", 1},      Source{"Noun.number.csv", 1}};
  std::set<std::string> words;
  for (const Source& source : kSources) {
    const auto lines = normalize::read_lines(ipadic / source.file, "EUC-JP", "mecab-ipadic");
    if (!lines) return false;
    for (std::string& word : normalize::ipadic_words(*lines))
      if (text::to_utf32(word).size() >= source.least) words.insert(std::move(word));
  }
  std::ofstream out(file);
  for (const std::string& word : words) out << word << '\n';
  return out.good();
}

int run(const std::filesystem::path& folder, const std::filesystem::path& root) {
  std::filesystem::create_directories(folder);
  const auto ipadic = normalize::read_lines(root / "mecab/dic/ipadic/Noun.name.csv", "EUC-JP", "mecab-ipadic");
  const auto jinmei = normalize::read_lines(root / "skk/SKK-JISYO.jinmei", "EUC-JISX0213", "skkdic-extra");
  const auto zipcode = normalize::read_lines(root / "skk/SKK-JISYO.zipcode", "EUC-JISX0213", "skkdic-extra");
  const auto offices = normalize::read_lines(root / "skk/SKK-JISYO.office.zipcode", "EUC-JISX0213", "skkdic-extra");
  for (const auto* lines : {&ipadic, &jinmei, &zipcode, &offices}) {
    if (lines->has_value()) continue;
    fmt::print(stderr, "{}\n", lines->error().message);
    return 4;
  }
  std::vector<NameEntry> names = normalize::ipadic_names(*ipadic);
  for (NameEntry& entry : normalize::skk_names(*jinmei)) names.push_back(std::move(entry));
  for (const auto& more : normalize::tables::kMoreSurnames) {
    names.push_back({std::string(more.name), std::string(more.reading), Kind::surname, 9000});
  }
  NameTable surnames, given;
  add_names(names, surnames, given);
  NameTable surname_readings = by_reading(surnames), given_readings = by_reading(given);
  const std::vector<PostalEntry> postal = normalize::skk_postal(*zipcode);
  const bool written =
      write_names(folder / "surnames.tsv", surnames) && write_names(folder / "given_names.tsv", given) &&
      write_names(folder / "surname_readings.tsv", surname_readings) &&
      write_names(folder / "given_readings.tsv", given_readings) &&
      write_kanji_places(folder / "kanji_places.tsv", surnames, given) &&
      write_kanji_readings(folder / "kanji_readings.tsv", surnames, given) &&
      write_words(folder / "words.tsv", root / "mecab/dic/ipadic") &&
      write_postal(folder, postal, normalize::skk_offices(*offices)) && write_folds(folder / "folds.tsv", postal);
  if (!written) fmt::print(stderr, "{}: cannot be written; check the disk and the rights\n", folder.string());
  return written ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: meishi_knowledge OUTPUT-FOLDER [DICTIONARY-ROOT, /usr/share]\n");
    return 2;
  }
  try {
    return run(argv[1], argc > 2 ? argv[2] : "/usr/share");
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}: {}; check the disk and the rights\n", argv[1], e.what());
    return 1;
  }
}
