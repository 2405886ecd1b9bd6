#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "normalize/candidates.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

constexpr std::size_t kMostOfOnePart = 250;  ///< surnames or given names near the one read that are looked at
constexpr std::size_t kBestOfOnePart = 10;   ///< of these, how many the print likes best are combined
constexpr double kHopeless = -14;            ///< what no witness outweighs, as a logarithm

struct Pair {
  std::string family, given;
  bool operator<(const Pair& other) const { return std::pair(family, given) < std::pair(other.family, other.given); }
};

std::vector<std::string> with_neighbours(const std::string& part, const std::vector<std::string_view>& near) {
  std::vector<std::string> all{part};
  for (const std::string_view other : near) {
    if (all.size() > kMostOfOnePart) break;
    if (other != part) all.emplace_back(other);
  }
  return all;
}

/// Where the name may divide: where it is printed divided, else everywhere.
std::vector<Pair> divisions(const std::string& text, const NameBook& names) {
  const std::size_t gap = text.find(' ');
  if (gap != std::string::npos && text.find(' ', gap + 1) == std::string::npos)
    return {{text.substr(0, gap), text.substr(gap + 1)}};
  const std::u32string plain = text::to_utf32(text::without_blanks(text));
  std::vector<Pair> all;
  if (const auto parts = split_kanji_name(text, names)) all.push_back({parts->family, parts->given});
  for (std::size_t at = 1; at < plain.size() && at <= 3; ++at) {
    Pair pair{text::to_utf8(plain.substr(0, at)), text::to_utf8(plain.substr(at))};
    if (all.empty() || pair.family != all[0].family) all.push_back(std::move(pair));
  }
  return all;
}

/// How many characters differ, for texts of one length; many for others.
int changes(std::string_view a, std::string_view b) {
  const std::u32string x = text::to_utf32(a), y = text::to_utf32(b);
  if (x.size() != y.size()) return 9;
  int count = 0;
  for (std::size_t i = 0; i < x.size(); ++i) count += x[i] != y[i];
  return count;
}

class NameWeigher {
 public:
  NameWeigher(const LabelledCard& card, const Segment& segment, const NameWitnesses& witnesses)
      : names_(card.context.knowledge->names), place_(card, segment.line, segment.span), witnesses_(witnesses) {}

  /// The logarithm of a candidate's weight, without the print.
  double prior(const Pair& pair) const {
    NameParts parts{pair.family, pair.given, 1, names_.is_surname(pair.family), names_.is_given_name(pair.given)};
    double weight = parts.known_family ? 1.5 * names_.surname_commonness(pair.family) : -3.5;
    weight += parts.known_given ? 1.0 * names_.given_commonness(pair.given) : -1.5;
    NameParts kana;
    if (!witnesses_.furigana.empty()) {
      if (const auto split = split_furigana(witnesses_.furigana, parts, names_)) kana = *split;
      if (!kana.family.empty()) weight += 4.0 * (furigana_fit(kana, parts, names_) - 0.5F);
    }
    if (!witnesses_.romaji.empty()) {
      const auto romaji = split_romaji_name(witnesses_.romaji, parts, kana, names_);
      if (romaji) weight += 2.5 * (romaji_fit(*romaji, parts, kana, names_) - 0.5F);
    }
    double mailbox = 0;
    for (const std::string& local : witnesses_.mailboxes)
      mailbox = std::max<double>(mailbox, mailbox_fit_kanji(local, parts, names_));
    return weight + 2.0 * mailbox;
  }

  std::optional<double> print(const Pair& pair) const { return place_.log_ratio(pair.family + pair.given); }

 private:
  const NameBook& names_;
  Replacement place_;
  const NameWitnesses& witnesses_;
};

/// Another reading's text with the gap of the preferred one, where it shows none itself.
std::string with_gap_of(const std::string& printed, const std::string& other) {
  const std::size_t gap = printed.find(' ');
  if (gap == std::string::npos || other.find(' ') != std::string::npos) return other;
  const std::u32string plain = text::to_utf32(other);
  const std::size_t before = text::to_utf32(printed.substr(0, gap)).size();
  if (before >= plain.size()) return other;
  return text::to_utf8(plain.substr(0, before)) + " " + text::to_utf8(plain.substr(before));
}

/// The part as read and those near it that the print likes best; `whole` makes a whole name of a part.
template <class Whole>
std::vector<std::string> best_parts(const std::string& part, const std::vector<std::string_view>& near,
                                    const NameWeigher& weigher, const Whole& whole) {
  if (text::to_utf32(part).size() == 1) return {part};
  std::vector<std::pair<double, std::string>> liked;
  for (const std::string& other : with_neighbours(part, near)) {
    const std::optional<double> print = weigher.print(whole(other));
    if (print && *print > kHopeless) liked.emplace_back(-*print, other);
  }
  std::sort(liked.begin(), liked.end());
  std::vector<std::string> best{part};
  for (const auto& [cost, other] : liked)
    if (best.size() <= kBestOfOnePart && other != part) best.push_back(other);
  return best;
}

std::set<Pair> candidate_pairs(const std::string& text, const NameBook& names, const NameWeigher& weigher) {
  std::set<Pair> pairs;
  for (const Pair& read : divisions(text, names)) {
    const auto families = best_parts(read.family, names.surnames_near(read.family), weigher,
                                     [&](const std::string& family) { return Pair{family, read.given}; });
    const auto givens = best_parts(read.given, names.given_names_near(read.given), weigher,
                                   [&](const std::string& given) { return Pair{read.family, given}; });
    for (const std::string& family : families)
      for (const std::string& given : givens) pairs.insert({family, given});
  }
  return pairs;
}

/// The printed text with the winner's characters: the gap stays where it is printed.
std::string spelt(const std::string& printed, const Pair& winner) {
  const bool gap = printed.find(' ') != std::string::npos;
  return winner.family + (gap ? " " : "") + winner.given;
}

}  // namespace

CorrectedName correct_name(const LabelledCard& card, const Segment& segment, const NameWitnesses& witnesses) {
  const NameBook& names = card.context.knowledge->names;
  const std::string plain = text::without_blanks(segment.text);
  const NameWeigher weigher(card, segment, witnesses);
  struct Weighed {
    Pair pair;
    double weight = 0;
  };
  std::vector<Weighed> weighed;
  std::set<Pair> pairs = candidate_pairs(segment.text, names, weigher);
  for (const std::string& other : other_readings(card, segment))
    if (text::count_scripts(other).latin == 0) pairs.merge(candidate_pairs(with_gap_of(segment.text, other), names, weigher));
  for (const Pair& pair : pairs) {
    const std::optional<double> print = weigher.print(pair);
    if (!print || *print < kHopeless) continue;
    weighed.push_back({pair, *print + weigher.prior(pair)});
  }
  if (weighed.empty()) return {segment.text, 0};
  std::sort(weighed.begin(), weighed.end(), [](auto& a, auto& b) { return a.weight > b.weight; });
  const Pair& winner = weighed.front().pair;
  double rivals = 0;  // shares of the texts that differ from the winner's, however they divide
  for (const Weighed& other : weighed)
    if (other.pair.family + other.pair.given != winner.family + winner.given)
      rivals += std::exp(other.weight - weighed.front().weight);
  const float share = static_cast<float>(1 / (1 + rivals));
  const bool unchanged = changes(plain, winner.family + winner.given) == 0;
  return {unchanged ? segment.text : spelt(segment.text, winner), (share - 0.6F) * (unchanged ? 1.0F : 0.5F)};
}

}  // namespace normalize
