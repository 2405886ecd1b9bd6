#include "normalize/kanji_readings.h"

#include <algorithm>
#include <functional>
#include <set>

#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr std::size_t kMostKanji = 4;
constexpr std::size_t kMostKana = 5;  ///< of one kanji
constexpr int kRounds = 6;
constexpr float kLeastShare = 0.02F;
constexpr double kUnseen = 1e-4;

/// Small kana, ん and the long mark belong to what stands before them.
bool may_begin(char32_t c) {
  constexpr std::u32string_view kNever = U"ァィゥェォッャュョーンヮ";
  return kNever.find(c) == std::u32string_view::npos;
}

struct Name {
  std::u32string kanji, kana;
};

bool teaches(const Name& name) {
  return !name.kanji.empty() && name.kanji.size() <= kMostKanji && name.kana.size() >= name.kanji.size() &&
         std::all_of(name.kanji.begin(), name.kanji.end(), [](char32_t c) { return text::is_han(c) && c != U'々'; });
}

/// Calls visit(lengths) for every way of giving each kanji a piece of the reading.
void each_division(const Name& name, std::vector<std::size_t>& lengths, std::size_t at,
                   const std::function<void()>& visit) {
  const std::size_t left = name.kanji.size() - lengths.size();
  if (left == 0) {
    if (at == name.kana.size()) visit();
    return;
  }
  for (std::size_t length = 1; length <= kMostKana && at + length <= name.kana.size(); ++length) {
    const std::size_t next = at + length;
    if (next < name.kana.size() && !may_begin(name.kana[next])) continue;
    lengths.push_back(length);
    each_division(name, lengths, next, visit);
    lengths.pop_back();
  }
}

using Counts = std::map<char32_t, std::map<std::u32string, double>>;

double share_of(const Counts& counts, char32_t kanji, const std::u32string& piece) {
  const auto all = counts.find(kanji);
  if (all == counts.end()) return kUnseen;
  const auto one = all->second.find(piece);
  return one == all->second.end() ? kUnseen : std::max(kUnseen, one->second);
}

/// Adds each division of a name by its part in all of them.
void count(const Name& name, const Counts& shares, Counts& counts) {
  struct Division {
    std::vector<std::u32string> pieces;
    double weight = 1;
  };
  std::vector<Division> divisions;
  double sum = 0;
  std::vector<std::size_t> lengths;
  each_division(name, lengths, 0, [&] {
    Division division;
    std::size_t at = 0;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      division.pieces.push_back(name.kana.substr(at, lengths[i]));
      if (!shares.empty()) division.weight *= share_of(shares, name.kanji[i], division.pieces.back());
      at += lengths[i];
    }
    sum += division.weight;
    divisions.push_back(std::move(division));
  });
  for (const Division& division : divisions)
    for (std::size_t i = 0; i < division.pieces.size(); ++i)
      counts[name.kanji[i]][division.pieces[i]] += division.weight / sum;
}

void to_shares(Counts& counts) {
  for (auto& [kanji, pieces] : counts) {
    double sum = 0;
    for (const auto& [piece, number] : pieces) sum += number;
    for (auto& [piece, number] : pieces) number /= sum;
  }
}

/// Where a reading may stand after each of these kanji, forwards from its beginning.
std::set<std::size_t> ends_after(const std::u32string& kanji, std::string_view katakana,
                                 const KanjiReadings& readings) {
  std::set<std::size_t> ends{0};
  for (const char32_t c : kanji) {
    std::set<std::size_t> next;
    const auto found = readings.find(c);
    if (found == readings.end()) return {};
    for (const std::size_t at : ends)
      for (const auto& [piece, share] : found->second)
        if (katakana.substr(at).starts_with(piece)) next.insert(at + piece.size());
    ends = std::move(next);
  }
  return ends;
}

/// ... backwards from its end.
std::set<std::size_t> begins_before(const std::u32string& kanji, std::string_view katakana,
                                    const KanjiReadings& readings) {
  std::set<std::size_t> begins{katakana.size()};
  for (auto c = kanji.rbegin(); c != kanji.rend(); ++c) {
    std::set<std::size_t> next;
    const auto found = readings.find(*c);
    if (found == readings.end()) return {};
    for (const std::size_t at : begins)
      for (const auto& [piece, share] : found->second)
        if (katakana.substr(0, at).ends_with(piece)) next.insert(at - piece.size());
    begins = std::move(next);
  }
  return begins;
}

}  // namespace

KanjiReadings learn_kanji_readings(const std::vector<std::pair<std::string, std::string>>& names) {
  std::vector<Name> usable;
  for (const auto& [kanji, kana] : names) {
    Name name{text::to_utf32(kanji), text::to_utf32(kana)};
    if (teaches(name)) usable.push_back(std::move(name));
  }
  Counts shares;
  for (int round = 0; round < kRounds; ++round) {
    Counts counts;
    for (const Name& name : usable) count(name, shares, counts);
    to_shares(counts);
    shares = std::move(counts);
  }
  KanjiReadings readings;
  for (const auto& [kanji, pieces] : shares) {
    auto& list = readings[kanji];
    for (const auto& [piece, share] : pieces)
      if (share >= kLeastShare) list.emplace_back(text::to_utf8(piece), static_cast<float>(share));
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  }
  return readings;
}

std::vector<std::string> composed_readings(std::string_view name, const KanjiReadings& readings, std::size_t most) {
  std::vector<std::pair<float, std::string>> whole{{1.0F, ""}};
  for (const char32_t c : text::to_utf32(name)) {
    const auto found = readings.find(c);
    if (found == readings.end()) return {};
    std::vector<std::pair<float, std::string>> longer;
    for (const auto& [share, begun] : whole)
      for (const auto& [piece, own] : found->second) longer.emplace_back(share * own, begun + piece);
    std::stable_sort(longer.begin(), longer.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    longer.resize(std::min(longer.size(), most));
    whole = std::move(longer);
  }
  std::vector<std::string> all;
  for (auto& [share, reading] : whole)
    if (!reading.empty() && std::find(all.begin(), all.end(), reading) == all.end()) all.push_back(std::move(reading));
  return all;
}

KanjiByReading by_reading(const KanjiReadings& readings) {
  KanjiByReading kanji;
  for (const auto& [character, list] : readings)
    for (const auto& [piece, share] : list) kanji[piece] += character;
  return kanji;
}

std::vector<std::string> respelt(std::string_view name, std::string_view katakana, const KanjiReadings& readings,
                                 const KanjiByReading& kanji) {
  const std::u32string plain = text::to_utf32(name);
  std::set<std::string> all;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const auto begins = ends_after(plain.substr(0, i), katakana, readings);
    const auto ends = begins_before(plain.substr(i + 1), katakana, readings);
    for (const std::size_t begin : begins)
      for (const std::size_t end : ends) {
        const auto found = begin < end ? kanji.find(katakana.substr(begin, end - begin)) : kanji.end();
        if (found == kanji.end()) continue;
        for (const char32_t other : found->second) {
          std::u32string changed = plain;
          changed[i] = other;
          if (other != plain[i]) all.insert(text::to_utf8(changed));
        }
      }
  }
  return {all.begin(), all.end()};
}

}  // namespace normalize
