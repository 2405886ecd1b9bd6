#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "normalize/candidates.h"
#include "normalize/name_kanji.h"
#include "normalize/tables/kanji_forms.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

constexpr std::size_t kMostOfOnePart = 250;  ///< surnames or given names near the one read that are looked at
constexpr std::size_t kMostReadSo = 60;      ///< names with a witnessed reading that are looked at
constexpr std::size_t kMostRespelt = 120;    ///< further ones, in no dictionary
constexpr std::size_t kBestOfOnePart = 10;   ///< of these, how many the print likes best are combined
constexpr std::string_view kGlyphReader = "glyphs";
constexpr float kClearForm = 0.8F;  ///< confidence in a form of a kanji that settles it
constexpr double kHopeless = -14;   ///< what no witness outweighs, as a logarithm

std::vector<std::string> other_forms(const std::string& part) {
  std::vector<std::string> all;
  const std::u32string plain = text::to_utf32(part);
  for (std::size_t i = 0; i < plain.size(); ++i)
    for (const std::u32string_view forms : kForms) {
      if (forms.find(plain[i]) == std::u32string_view::npos) continue;
      for (const char32_t form : forms) {
        if (form == plain[i]) continue;
        std::u32string other = plain;
        other[i] = form;
        all.push_back(text::to_utf8(other));
      }
    }
  return all;
}

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
      if (!kana.family.empty()) weight += 6.0 * (furigana_fit(kana, parts, names_) - 0.5F);
    }
    if (!witnesses_.romaji.empty()) {
      const auto romaji = split_romaji_name(witnesses_.romaji, parts, kana, names_);
      if (romaji) weight += 5.0 * (romaji_fit(*romaji, parts, kana, names_) - 0.5F);
    }
    double mailbox = 0;
    for (const std::string& local : witnesses_.mailboxes)
      mailbox = std::max<double>(mailbox, mailbox_fit_kanji(local, parts, names_));
    return weight + (mailbox >= 0.8 ? 6.0 : 2.0) * mailbox;
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

/// The words of the card's romaji and mailboxes, small letters.
std::vector<std::string> witnessed_words(const NameWitnesses& witnesses) {
  std::string text = witnesses.romaji + " ";
  for (const std::string& mailbox : witnesses.mailboxes) text += mailbox + " ";
  std::vector<std::string> words(1);
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter)
      words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  words.pop_back();
  return words;
}

/// Readings (katakana) that some word gives for one part of the name, of which the other part is known: the word, and
/// what is left of it without the other part or its initial ("tyamada", "yamadataro").
std::vector<std::string> witnessed_kana(const std::vector<std::string>& words, const PossibleReadings& other) {
  constexpr std::size_t kShortest = 3;
  std::vector<std::string> tried = words;
  for (const std::string& word : words) {
    if (word.size() <= kShortest) continue;
    tried.push_back(word.substr(1));
    tried.push_back(word.substr(0, word.size() - 1));
    for (const std::string& reading : other.texts) {
      const std::string romaji = text::romaji_from_kana(reading);
      if (romaji.size() + kShortest > word.size()) continue;
      if (word.starts_with(romaji)) tried.push_back(word.substr(romaji.size()));
      if (word.ends_with(romaji)) tried.push_back(word.substr(0, word.size() - romaji.size()));
    }
  }
  std::vector<std::string> kana;
  for (const std::string& word : tried) {
    if (word.size() < kShortest) continue;
    std::vector<std::string> readings = text::kana_from_romaji(word);
    readings.resize(std::min<std::size_t>(readings.size(), 6));
    kana.insert(kana.end(), readings.begin(), readings.end());
  }
  return kana;
}

/// The part as read and those near it that the print likes best; `whole` makes a whole name of a part. `read_so` are
/// names, listed or not, with a reading that the card gives elsewhere.
template <class Whole>
std::vector<std::string> best_parts(const std::string& part, const std::vector<std::string_view>& near,
                                    const std::vector<std::string>& read_so, const NameWeigher& weigher,
                                    const Whole& whole) {
  const bool lone = text::to_utf32(part).size() == 1;  // every one-kanji name would be near
  std::vector<std::string> tried = with_neighbours(part, lone ? std::vector<std::string_view>{} : near);
  for (const std::string& other : read_so) {
    tried.push_back(other);
    for (const std::string& form : other_forms(other)) tried.push_back(form);
  }
  for (const std::string& form : other_forms(part)) tried.push_back(form);
  std::vector<std::pair<double, std::string>> liked;
  for (const std::string& other : tried) {
    const std::optional<double> print = weigher.print(whole(other));
    if (!print || *print <= kHopeless) continue;
    liked.emplace_back(-*print, other);
  }
  std::sort(liked.begin(), liked.end());
  liked.erase(std::unique(liked.begin(), liked.end()), liked.end());
  std::vector<std::string> best{part};
  for (const auto& [cost, other] : liked)
    if (best.size() <= kBestOfOnePart && other != part) best.push_back(other);
  return best;
}

/// Names that are read as the card says elsewhere: those of the dictionary, and the part as read with one kanji
/// changed.
std::vector<std::string> names_read(const std::vector<std::string>& kana, const std::string& part,
                                    const NameBook& names, NamePart which) {
  std::vector<std::string> all;
  for (const std::string& reading : kana)
    for (const std::string_view name :
         which == NamePart::family ? names.surnames_read(reading) : names.given_names_read(reading))
      if (all.size() < kMostReadSo) all.emplace_back(name);
  for (const std::string& reading : kana)
    for (std::string& name : names.respelt(part, reading, which))
      if (all.size() < kMostReadSo + kMostRespelt) all.push_back(std::move(name));
  return all;
}

std::set<Pair> candidate_pairs(const std::string& text, const NameBook& names, const NameWitnesses& witnesses,
                               const NameWeigher& weigher) {
  std::set<Pair> pairs;
  const std::vector<std::string> words = witnessed_words(witnesses);
  for (const Pair& read : divisions(text, names)) {
    auto family_kana = witnessed_kana(words, names.possible_readings(read.given, NamePart::given));
    auto given_kana = witnessed_kana(words, names.possible_readings(read.family, NamePart::family));
    if (const auto split = split_furigana(witnesses.furigana, {read.family, read.given, 1, false, false}, names)) {
      family_kana.insert(family_kana.begin(), split->family);
      given_kana.insert(given_kana.begin(), split->given);
    }
    const auto families = best_parts(read.family, names.surnames_near(read.family),
                                     names_read(family_kana, read.family, names, NamePart::family), weigher,
                                     [&](const std::string& family) { return Pair{family, read.given}; });
    const auto givens = best_parts(read.given, names.given_names_near(read.given),
                                   names_read(given_kana, read.given, names, NamePart::given), weigher,
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

bool are_forms_of_one(char32_t a, char32_t b) {
  return std::any_of(kForms.begin(), kForms.end(), [&](std::u32string_view forms) {
    return forms.find(a) != forms.npos && forms.find(b) != forms.npos;
  });
}

/// The candidate with the forms of kanji (髙 for 高) that are printed, as the reader of glyphs sees them: the mean over
/// all readings knows little of them, for most line models have one form alone, and no dictionary tells which one a
/// family uses.
Pair with_printed_forms(const Pair& winner, const LabelledCard& card, const Segment& segment) {
  const card::TextLine& line = card.text.lines[segment.line];
  std::size_t closest = 0;
  for (std::size_t r = 0; r < line.readings.size(); ++r)
    if (line.readings[r].model == kGlyphReader) closest = r;
  const card::Reading& reading = line.readings[closest];
  const SymbolRange own = symbols_of(card.features.lines[segment.line].readings.front(), segment.span);
  const SymbolRange range = same_place(line, 0, own, closest);
  std::u32string family = text::to_utf32(winner.family), given = text::to_utf32(winner.given);
  std::vector<std::pair<char32_t, float>> printed;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const card::Symbol& symbol = reading.symbols[i];
    const std::u32string character = text::to_utf32(symbol.text);
    if (character.size() == 1 && character[0] != U' ') printed.emplace_back(character[0], symbol.confidence);
  }
  if (printed.size() != family.size() + given.size()) return winner;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    char32_t& character = i < family.size() ? family[i] : given[i - family.size()];
    const auto& [form, confidence] = printed[i];
    if (form != character && confidence >= kClearForm && are_forms_of_one(form, character)) character = form;
  }
  return {text::to_utf8(family), text::to_utf8(given)};
}

/// How many parts of a foreigner's name in katakana begin as a word of the card's Latin name does: ピエール as Pierre.
int spelt_alike(const std::string& text, const std::vector<std::string>& words) {
  const auto parts = split_foreign_name(text);
  if (!parts) return -1;
  const auto sound = [](char c) { return c == 'l' ? 'r' : c == 'c' || c == 'q' ? 'k' : c; };
  int alike = 0;
  for (const std::string& part : {parts->given, parts->family}) {
    const std::string romaji = text::romaji_from_kana(part);
    alike += !romaji.empty() && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return !word.empty() && sound(word[0]) == sound(romaji[0]);
    });
  }
  return alike;
}

/// The reading of a foreigner's name that goes best with the card's Latin one; the preferred one where none does.
std::string foreign_as_spelt(const LabelledCard& card, const Segment& segment, const NameWitnesses& witnesses) {
  const std::vector<std::string> words = witnessed_words({{}, witnesses.romaji, {}});
  std::string best = segment.text;
  for (const std::string& other : other_readings(card, segment))
    if (spelt_alike(other, words) > spelt_alike(best, words)) best = other;
  return best;
}

/// Print so clear that no candidate could win.
bool is_certain(const LabelledCard& card, const Segment& segment) {
  const card::TextLine& line = card.text.lines[segment.line];
  const SymbolRange range = symbols_of(card.features.lines[segment.line].readings.front(), segment.span);
  return confidence_of(line.readings.front(), range).weakest > 0.98F && other_readings(card, segment).empty();
}

}  // namespace

CorrectedName correct_name(const LabelledCard& card, const Segment& segment, const NameWitnesses& witnesses) {
  const NameBook& names = card.context.knowledge->names;
  const std::string plain = text::without_blanks(segment.text);
  if (is_certain(card, segment)) return {segment.text, 0.3F};
  if (split_foreign_name(segment.text)) return {foreign_as_spelt(card, segment, witnesses), 0};
  const NameWeigher weigher(card, segment, witnesses);
  struct Weighed {
    Pair pair;
    double weight = 0;
  };
  std::vector<Weighed> weighed;
  std::set<Pair> pairs = candidate_pairs(segment.text, names, witnesses, weigher);
  for (const std::string& other : other_readings(card, segment))
    if (text::count_scripts(other).latin == 0)
      pairs.merge(candidate_pairs(with_gap_of(segment.text, other), names, witnesses, weigher));
  for (const Pair& pair : pairs) {
    const std::optional<double> print = weigher.print(pair);
    if (!print || *print < kHopeless) continue;
    weighed.push_back({pair, *print + weigher.prior(pair)});
  }
  if (weighed.empty()) return {segment.text, 0};
  std::sort(weighed.begin(), weighed.end(), [](auto& a, auto& b) { return a.weight > b.weight; });
  const Pair winner = with_printed_forms(weighed.front().pair, card, segment);
  double rivals = 0;  // shares of the texts that differ from the winner's, however they divide
  for (const Weighed& other : weighed)
    if (other.pair.family + other.pair.given != winner.family + winner.given)
      rivals += std::exp(other.weight - weighed.front().weight);
  const float share = static_cast<float>(1 / (1 + rivals));
  const bool unchanged = changes(plain, winner.family + winner.given) == 0;
  return {unchanged ? segment.text : spelt(segment.text, winner), (share - 0.6F) * (unchanged ? 1.0F : 0.5F)};
}

}  // namespace normalize
