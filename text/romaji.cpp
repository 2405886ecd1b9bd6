#include <algorithm>
#include <array>
#include <optional>

#include "text/kana.h"
#include "text/kana_table.h"
#include "text/utf8.h"

namespace text {
namespace {

constexpr std::size_t kMostCandidates = 32;
constexpr std::size_t kLongestWord = 64;

struct LongVowel {
  char32_t letter;
  char plain;
};
constexpr std::array<LongVowel, 10> kLongVowels = {{{U'ā', 'a'},
                                                    {U'ī', 'i'},
                                                    {U'ū', 'u'},
                                                    {U'ē', 'e'},
                                                    {U'ō', 'o'},
                                                    {U'â', 'a'},
                                                    {U'î', 'i'},
                                                    {U'û', 'u'},
                                                    {U'ê', 'e'},
                                                    {U'ô', 'o'}}};
constexpr char kLengthMark = ':';  // stands after a vowel that was printed with a macron

char32_t lower_case(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c >= U'A' && c <= U'Z') return c + 0x20;
  if (c >= 0x100 && c <= 0x17F && c % 2 == 0) return c + 1;  // Ā Ī Ū Ē Ō
  return c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 0x20 : c;
}

bool is_break(char32_t c) { return std::u32string_view(U"'-’‘`´‐‑").find(c) != std::u32string_view::npos; }

/// Lower-case ASCII letters, long vowels as vowel and kLengthMark, apostrophes and hyphens as '; nothing for a text
/// with anything else in it.
std::optional<std::string> plain_romaji(std::string_view word) {
  std::string out;
  for (char32_t c : to_utf32(word)) {
    c = lower_case(c);
    const auto* vowel =
        std::find_if(kLongVowels.begin(), kLongVowels.end(), [c](const LongVowel& row) { return row.letter == c; });
    if (c >= U'a' && c <= U'z')
      out += static_cast<char>(c);
    else if (vowel != kLongVowels.end())
      out += {vowel->plain, kLengthMark};
    else if (is_break(c))
      out += '\'';
    else if ((c == 0x304 || c == 0x302) && !out.empty() && is_vowel(out.back()))
      out += kLengthMark;
    else
      return std::nullopt;
  }
  return out;
}

/// One way to write a part of the word, with its cost: 0 is the usual one.
struct Option {
  std::u32string kana;
  double cost = 0;
};
using Options = std::vector<Option>;

/// A word under division into syllables.
struct Division {
  std::string_view rest;
  bool at_start = true;
  char vowel_before = 0;  ///< of the syllable before; 0 after a consonant, a break, or at the start
};

// The first letter is compared before the rest: this is a large part of what folding a name costs.
bool is(std::string_view row, std::string_view spelling) {
  return row.front() == spelling.front() && row.size() == spelling.size() && row == spelling;
}

const Syllable* syllable_for(std::string_view spelling) {
  const auto found = std::find_if(kHepburn.begin(), kHepburn.end(),
                                  [spelling](const Syllable& row) { return is(row.romaji, spelling); });
  return found == kHepburn.end() ? nullptr : found;
}

/// The longest syllable at the start of rest in any spelling: its row and how many letters it takes.
std::pair<const Syllable*, std::size_t> longest_syllable(std::string_view rest) {
  for (std::size_t length = std::min<std::size_t>(3, rest.size()); length > 0; --length) {
    const std::string_view spelling = rest.substr(0, length);
    const auto other = std::find_if(kRespellings.begin(), kRespellings.end(),
                                    [spelling](const Respelling& row) { return is(row.other, spelling); });
    const auto* syllable = syllable_for(other == kRespellings.end() ? spelling : other->hepburn);
    if (syllable != nullptr) return {syllable, length};
  }
  return {nullptr, 0};
}

/// How the letters behind a vowel mark its length: not at all, with an h that may be there for another reason, or
/// surely.
enum class LengthMark { none, with_h, sure };

/// Takes the letters that mark the length of the vowel before off the word.
LengthMark take_length_mark(Division& division, bool initial_o) {
  const char vowel = division.vowel_before;
  const bool o_or_u = vowel == 'o' || vowel == 'u';
  LengthMark mark = LengthMark::none;
  if (division.rest.starts_with(kLengthMark) || (vowel == 'o' && division.rest.starts_with('o'))) {
    mark = LengthMark::sure;
  } else if (o_or_u && is_length_h(division.rest, division.at_start && vowel == 'o', initial_o)) {
    mark = LengthMark::with_h;
  }
  if (mark != LengthMark::none) division.rest.remove_prefix(1);
  return mark;
}

/// The ways to write a syllable whose vowel is marked long.
Options long_forms(const std::u32string& short_form, char vowel, bool initial_o, LengthMark mark) {
  static constexpr std::string_view kVowels = "aieou";
  static constexpr std::u32string_view kUsual = U"アイエウウ";
  const std::u32string usual = short_form + kUsual[kVowels.find(vowel)];
  Options options = {{usual, initial_o ? 1.0 : 0.0}};
  if (vowel == 'o') options.push_back({short_form + U"オ", initial_o ? 0.0 : 1.0});
  if (vowel != 'o' && vowel != 'u') options.push_back({short_form + U"ー", 1.0});
  if (mark == LengthMark::with_h) options.push_back({short_form, 0.9});
  return options;
}

/// Whether n or a double consonant closes the syllable: its vowel is short then ("Kondo", "Hotta").
bool is_closed(std::string_view rest) {
  if (rest.empty() || is_vowel(rest[0])) return false;
  const char second = rest.size() > 1 ? rest[1] : '\0';
  if (rest[0] == 'n' || rest[0] == 'm') return !is_vowel(second) && second != 'y';
  return rest[0] == second || rest.starts_with("tch");
}

/// The ways to write a syllable in o or u whose length romaji does not show. With these costs 99 % of the readings in
/// mecab-ipadic's list of names (without foreign ones) are among the candidates of their passport spelling.
void add_hidden_length(Options& options, char vowel, bool initial_o, std::string_view rest) {
  if (is_closed(rest)) return;
  const std::u32string short_form = options.front().kana;
  if (initial_o) options.push_back({short_form + U"オ", 0.9});
  if (rest.starts_with('u')) return;
  if (vowel == 'o') {
    options.push_back({short_form + U"ウ", initial_o ? 1.6 : rest.empty() ? 1.0 : 1.2});
    if (!initial_o) options.push_back({short_form + U"オ", 2.2});
  }
  if (vowel == 'u' && std::u32string_view(U"ユュ").find(short_form.back()) != std::u32string_view::npos)
    options.push_back({short_form + U"ウ", 1.0});
  if (short_form == U"フ") options.push_back({short_form + U"ウ", 1.8});
}

/// The ways to write a syllable: its vowel may be long, marked or not.
void add_long_vowel(Division& division, Options& options) {
  const char vowel = division.vowel_before;
  const bool initial_o = options.front().kana == U"オ" && division.at_start;
  const LengthMark mark = take_length_mark(division, initial_o);
  if (mark == LengthMark::none)
    add_hidden_length(options, vowel, initial_o, division.rest);
  else
    options = long_forms(options.front().kana, vowel, initial_o, mark);
}

/// Double consonants and n, m before a consonant: ッ or ン.
bool take_consonant(Division& division, Options& options) {
  const std::string_view rest = division.rest;
  const char first = rest.front();
  const char second = rest.size() > 1 ? rest[1] : '\0';
  const bool n_closes = first == 'n' && !is_vowel(second) && second != 'y';
  const bool m_closes = first == 'm' && (second == 'b' || second == 'p' || second == 'm');
  if (division.at_start) return false;
  if (n_closes || m_closes) {
    division.rest.remove_prefix(second == '\'' ? 2 : 1);
    options = {{U"ン", 0}};
    return true;
  }
  const bool doubled = first == second && std::string_view("kstpcgdbzjfrhw").find(first) != std::string_view::npos;
  if (!doubled && !rest.starts_with("tch")) return false;
  division.rest.remove_prefix(1);
  options = {{U"ッ", 0}};
  return true;
}

/// The next part of the word with the ways to write it; nothing where it is no romaji.
std::optional<Options> take_part(Division& division) {
  Options options;
  if (take_consonant(division, options)) {
    division.vowel_before = 0;
    division.at_start = false;
    return options;
  }
  const auto [syllable, length] = longest_syllable(division.rest);
  if (syllable == nullptr) return std::nullopt;
  const char before = division.vowel_before;
  const std::string_view romaji = syllable->romaji;
  division.rest.remove_prefix(length);
  division.vowel_before = romaji.back();
  options.push_back({std::u32string(syllable->kana), 0});
  add_long_vowel(division, options);
  // "Junichi", "Junya": ン may hide before i, e and y.
  const bool hides_n = before != 0 && romaji[0] == 'n' && (romaji == "ni" || romaji == "ne" || romaji[1] == 'y');
  const Syllable* open = hides_n ? syllable_for(romaji.substr(1)) : nullptr;
  for (std::size_t i = 0, count = options.size(); i < count && open != nullptr; ++i) {
    const std::u32string tail = options[i].kana.substr(syllable->kana.size());
    options.push_back({U"ン" + std::u32string(open->kana) + tail, options[i].cost + (romaji == "ne" ? 2.0 : 0.8)});
  }
  if (romaji == "zu") options.push_back({U"ヅ", 1.5});
  if (romaji == "ji") options.push_back({U"ヂ", 2.5});
  division.at_start = false;
  return options;
}

/// The cheapest beginnings, each with each option; what costs too much to be among the first is dropped.
void extend(Options& beginnings, const Options& options) {
  Options longer;
  for (const Option& beginning : beginnings) {
    for (const Option& option : options) longer.push_back({beginning.kana + option.kana, beginning.cost + option.cost});
  }
  std::stable_sort(longer.begin(), longer.end(), [](const Option& a, const Option& b) { return a.cost < b.cost; });
  if (longer.size() > kMostCandidates) longer.resize(kMostCandidates);
  beginnings = std::move(longer);
}

}  // namespace

std::vector<std::string> kana_from_romaji(std::string_view word) {
  const auto letters = plain_romaji(word);
  if (!letters || letters->empty() || letters->size() > kLongestWord) return {};
  Options candidates = {{U"", 0}};
  Division division{*letters};
  while (!division.rest.empty()) {
    if (division.rest.front() == '\'') {
      division.rest.remove_prefix(1);
      division.vowel_before = 0;
      continue;
    }
    const auto options = take_part(division);
    if (!options) return {};
    extend(candidates, *options);
  }
  std::vector<std::string> kana;
  for (const Option& candidate : candidates) {
    std::string spelt = to_utf8(candidate.kana);
    if (!spelt.empty() && std::find(kana.begin(), kana.end(), spelt) == kana.end()) kana.push_back(std::move(spelt));
  }
  return kana;
}

}  // namespace text
