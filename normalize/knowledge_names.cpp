#include "normalize/knowledge_names.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/kanji.h"
#include "text/utf8.h"

namespace normalize {
namespace {

struct Entry {
  int cost = 0;
  std::string_view list;  ///< comma-separated
};

std::optional<Entry> find_entry(const SortedLines& lines, std::string_view key) {
  const auto rest = lines.find(key);
  if (!rest) return std::nullopt;
  const auto columns = split_columns(*rest);
  Entry entry;
  if (columns.size() < 2) return std::nullopt;
  std::from_chars(columns[0].data(), columns[0].data() + columns[0].size(), entry.cost);
  entry.list = columns[1];
  return entry;
}

/// As printed, then with variants folded.
std::optional<Entry> find_name(const SortedLines& lines, std::string_view kanji) {
  if (auto entry = find_entry(lines, kanji)) return entry;
  const std::string folded = text::fold_kanji_variants(kanji);
  if (folded == kanji) return std::nullopt;
  return find_entry(lines, folded);
}

std::vector<std::string> readings(const SortedLines& lines, std::string_view kanji) {
  std::vector<std::string> all;
  if (const auto entry = find_name(lines, kanji)) {
    for (const std::string_view r : split_columns(entry->list, ',')) all.emplace_back(r);
  }
  return all;
}

std::vector<std::string_view> names_read(const SortedLines& lines, std::string_view katakana) {
  const auto entry = find_entry(lines, katakana);
  return entry ? split_columns(entry->list, ',') : std::vector<std::string_view>{};
}

/// ipadic's costs run from about 1,600 (渡辺) to 14,000; 20,000 stands for "no cost".
float commonness(const SortedLines& lines, std::string_view kanji) {
  const auto entry = find_name(lines, kanji);
  if (!entry) return 0;
  return std::clamp((9500.0F - static_cast<float>(entry->cost)) / 6500.0F, 0.05F, 1.0F);
}

/// Bytes of the character that begins with this byte.
std::size_t length_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Characters that differ, or more than `limit` when the lengths do.
int differing(std::string_view a, std::string_view b, int limit) {
  int count = 0;
  while (!a.empty() && !b.empty()) {
    const std::size_t la = std::min(length_of(a[0]), a.size());
    const std::size_t lb = std::min(length_of(b[0]), b.size());
    if (a.substr(0, la) != b.substr(0, lb) && ++count > limit) return count;
    a.remove_prefix(la);
    b.remove_prefix(lb);
  }
  return a.empty() && b.empty() ? count : limit + 1;
}

std::vector<std::string_view> names_near(const SortedLines& lines, std::string_view kanji, int changes) {
  struct Near {
    int changes = 0, cost = 0;
    std::string_view name;
  };
  std::vector<Near> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines.line(i);
    const std::string_view name = first_column(line);
    const int distance = differing(name, kanji, changes);
    if (distance > changes) continue;
    Near near{distance, 0, name};
    std::from_chars(line.data() + name.size() + 1, line.data() + line.size(), near.cost);
    found.push_back(near);
  }
  std::stable_sort(found.begin(), found.end(), [](const Near& a, const Near& b) {
    return a.changes != b.changes ? a.changes < b.changes : a.cost < b.cost;
  });
  std::vector<std::string_view> names;
  for (const Near& near : found) names.push_back(near.name);
  return names;
}

/// "ヤマ:0.71,サン:0.08"
std::vector<std::pair<std::string, float>> readings_in(std::string_view column) {
  std::vector<std::pair<std::string, float>> all;
  for (const std::string_view one : split_columns(column, ',')) {
    const std::size_t colon = one.find(':');
    if (colon == std::string_view::npos) continue;
    float share = 0;
    std::from_chars(one.data() + colon + 1, one.data() + one.size(), share);
    all.emplace_back(one.substr(0, colon), share);
  }
  return all;
}

}  // namespace

card::Result<NameBook> NameBook::load(const std::filesystem::path& folder) {
  NameBook book;
  struct Part {
    SortedLines* lines;
    const char* file;
  };
  for (const Part& part :
       {Part{&book.surnames_, "surnames.tsv"}, Part{&book.given_, "given_names.tsv"},
        Part{&book.surname_kana_, "surname_readings.tsv"}, Part{&book.given_kana_, "given_readings.tsv"}}) {
    auto lines = SortedLines::load(folder / part.file);
    if (!lines) return tl::unexpected(lines.error());
    *part.lines = std::move(*lines);
  }
  auto places = SortedLines::load(folder / "kanji_places.tsv");
  if (!places) return tl::unexpected(places.error());
  for (std::size_t i = 0; i < places->size(); ++i) {
    const auto columns = split_columns(places->line(i));
    const std::u32string kanji = text::to_utf32(columns[0]);
    if (columns.size() < 9 || kanji.size() != 1) continue;
    KanjiCounts& counts = book.kanji_[kanji[0]];
    for (std::size_t k = 0; k < 8; ++k) {
      std::uint32_t& count = k < 4 ? counts.surname[k] : counts.given[k - 4];
      std::from_chars(columns[k + 1].data(), columns[k + 1].data() + columns[k + 1].size(), count);
    }
  }
  auto kanji = SortedLines::load(folder / "kanji_readings.tsv");
  if (!kanji) return tl::unexpected(kanji.error());
  for (std::size_t i = 0; i < kanji->size(); ++i) {
    const auto columns = split_columns(kanji->line(i));
    const std::u32string character = text::to_utf32(columns[0]);
    if (columns.size() < 3 || character.size() != 1) continue;
    book.surname_kanji_.readings[character[0]] = readings_in(columns[1]);
    book.given_kanji_.readings[character[0]] = readings_in(columns[2]);
  }
  for (KanjiInNames* part : {&book.surname_kanji_, &book.given_kanji_}) part->by_reading = by_reading(part->readings);
  return book;
}

bool NameBook::is_surname(std::string_view kanji) const { return find_name(surnames_, kanji).has_value(); }
bool NameBook::is_given_name(std::string_view kanji) const { return find_name(given_, kanji).has_value(); }

std::vector<std::string> NameBook::surname_readings(std::string_view kanji) const { return readings(surnames_, kanji); }
std::vector<std::string> NameBook::given_readings(std::string_view kanji) const { return readings(given_, kanji); }

PossibleReadings NameBook::possible_readings(std::string_view kanji, NamePart part) const {
  const bool family = part == NamePart::family;
  PossibleReadings possible{family ? surname_readings(kanji) : given_readings(kanji), true};
  if (!possible.texts.empty()) return possible;
  possible.listed = false;
  const KanjiReadings& kanji_readings = (family ? surname_kanji_ : given_kanji_).readings;
  possible.texts = composed_readings(kanji, kanji_readings);
  if (possible.texts.empty()) possible.texts = composed_readings(text::fold_kanji_variants(kanji), kanji_readings);
  return possible;
}

std::vector<std::string> NameBook::respelt(std::string_view kanji, std::string_view katakana, NamePart part) const {
  const KanjiInNames& known = part == NamePart::family ? surname_kanji_ : given_kanji_;
  return normalize::respelt(kanji, katakana, known.readings, known.by_reading);
}

bool NameBook::is_surname_reading(std::string_view katakana) const { return surname_kana_.find(katakana).has_value(); }
bool NameBook::is_given_reading(std::string_view katakana) const { return given_kana_.find(katakana).has_value(); }

float NameBook::surname_commonness(std::string_view kanji) const { return commonness(surnames_, kanji); }
float NameBook::given_commonness(std::string_view kanji) const { return commonness(given_, kanji); }

double NameBook::surname_log_odds(char32_t kanji, Place place) const {
  const auto found = kanji_.find(kanji);
  if (found == kanji_.end()) return 0;
  const auto at = static_cast<std::size_t>(place);
  // Half a count on either side keeps rare kanji near zero.
  return std::log((found->second.surname[at] + 0.5) / (found->second.given[at] + 0.5));
}

std::vector<std::string_view> NameBook::surnames_near(std::string_view kanji, int changes) const {
  return names_near(surnames_, kanji, changes);
}
std::vector<std::string_view> NameBook::given_names_near(std::string_view kanji, int changes) const {
  return names_near(given_, kanji, changes);
}
std::vector<std::string_view> NameBook::surnames_read(std::string_view katakana) const {
  return names_read(surname_kana_, katakana);
}
std::vector<std::string_view> NameBook::given_names_read(std::string_view katakana) const {
  return names_read(given_kana_, katakana);
}

}  // namespace normalize
