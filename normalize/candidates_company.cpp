#include <algorithm>
#include <string>
#include <vector>

#include "normalize/candidates.h"
#include "normalize/company.h"
#include "normalize/printed_line.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr double kRead = 4.0;  ///< what the domain as a witness is worth, as a logarithm: under one clear character
constexpr float kFits = 0.95F;
constexpr std::size_t kMostKanji = 4;
constexpr std::size_t kMostKana = 8;      ///< of one romaji word
constexpr std::size_t kShortestWord = 4;  ///< letters

/// The first two, three and four kanji of a name, as far as it has them.
std::vector<std::string> heads_of(const std::string& core) {
  const std::u32string plain = text::to_utf32(core);
  std::vector<std::string> heads;
  for (std::size_t i = 0; i < std::min(plain.size(), kMostKanji) && text::is_han(plain[i]); ++i)
    if (i > 0) heads.push_back(text::to_utf8(plain.substr(0, i + 1)));
  return heads;
}

std::vector<std::string> heads_read_as(const std::string& head, const std::string& domain, const NameBook& names) {
  std::vector<std::string> all;
  for (const std::string& word : domain_words(domain)) {
    if (word.size() < kShortestWord) continue;
    std::vector<std::string> kana = text::kana_from_romaji(word);
    kana.resize(std::min(kana.size(), kMostKana));
    for (const std::string& reading : kana)
      for (const NamePart part : {NamePart::family, NamePart::given})
        for (std::string& other : names.respelt(head, reading, part)) all.push_back(std::move(other));
  }
  return all;
}

float best_fit(const LabelledCard& card, const std::string& text) {
  float best = 0;
  for (const std::string& domain : card.context.domains)
    best = std::max({best, domain_fit(domain, text), kanji_domain_fit(domain, text, card.context.knowledge->names)});
  return best;
}

/// Another reading of the place that has a legal form where the preferred one has none (株 for ㈱, which few models
/// know), or that the domain knows far better and that has a form as well.
std::optional<std::string> better_reading(const LabelledCard& card, const Segment& segment) {
  constexpr float kFarBetter = 0.2F;
  const bool own_form = !read_company_name(segment.text).form.empty();
  const float own_fit = best_fit(card, segment.text);
  std::optional<std::string> best;
  float best_worth = 0;
  for (const std::string& other : other_readings(card, segment)) {
    if (read_company_name(other).form.empty()) continue;
    const float fit = best_fit(card, other);
    const bool better = own_form ? fit >= kFits && fit > own_fit + kFarBetter : fit + kFarBetter > own_fit;
    if (!better || 1 + fit <= best_worth) continue;
    best_worth = 1 + fit;
    best = other;
  }
  return best;
}

constexpr double kSpelt =
    7.5;  ///< what a domain is worth of whose word all letters but one are printed: under a clear one

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

/// Letters of a domain in the capitals of the print that they replace.
std::string capitalised_as(std::string word, std::string_view print) {
  const bool all = std::none_of(print.begin(), print.end(), is_small);
  const bool first = !is_small(print.front()) || word.substr(1) == print;  // a lost first letter was a capital
  for (std::size_t i = 0; i < word.size(); ++i)
    if (is_small(word[i]) && (all || (first && i == 0))) word[i] = static_cast<char>(word[i] - 'a' + 'A');
  return word;
}

/// Whether two words of one length differ where a digit and the letter that looks like it stand.
bool are_twins(std::string_view a, std::string_view b) {
  constexpr std::string_view kLetters = "oilszb", kDigits = "011528";
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < kLetters.size(); ++k)
      if ((a[i] == kLetters[k] && b[i] == kDigits[k]) || (b[i] == kLetters[k] && a[i] == kDigits[k])) return true;
  return false;
}

/// "有限会社ertsystems警備", "株式会社FVOCRAFT": a Latin word that is one letter off the domain's. A first letter that
/// was lost leaves nothing in the print; other letters are changed where some reading has them so or the print allows
/// it.
std::optional<std::string> spelt_as_domain(const LabelledCard& card, const Segment& segment) {
  for (const std::string& domain : card.context.domains) {
    const std::optional<NearWord> near = near_domain_word(segment.text, domain);
    if (!near) continue;
    const std::string print = segment.text.substr(near->begin, near->end - near->begin);
    const bool lost_capital = is_small(print.front()) && near->domain_word.substr(1) == print;
    std::string text = segment.text;
    text.replace(near->begin, print.size(), capitalised_as(near->domain_word, print));
    const auto read_so = [&](const std::string& other) {
      return to_small_ascii(other).find(near->domain_word) != std::string::npos;
    };
    const std::vector<std::string> others = other_readings(card, segment);
    if (lost_capital || are_twins(to_small_ascii(print), near->domain_word) ||
        std::any_of(others.begin(), others.end(), read_so))
      return text;
    if (Replacement(card, segment.line, segment.span).log_ratio(text).value_or(-kSpelt) > -kSpelt) return text;
  }
  return std::nullopt;
}

/// "株式4RoKazedesign": the domain tells where the name begins behind 会社 that was read as Latin letters.
std::optional<std::string> half_read_form_mended(const LabelledCard& card, const Segment& segment) {
  constexpr std::string_view kHalf = "株式", kWhole = "株式会社";
  constexpr std::size_t kMost = 6;  // letters made of 会社
  if (!segment.text.starts_with(kHalf) || segment.text.starts_with(kWhole)) return std::nullopt;
  const std::string rest = segment.text.substr(kHalf.size());
  for (const std::string& domain : card.context.domains)
    for (const std::string& word : domain_words(domain)) {
      const std::size_t at = to_small_ascii(rest).find(word);
      if (word.size() < kShortestWord || at == 0 || at > kMost) continue;
      return std::string(kWhole) + rest.substr(at);
    }
  return std::nullopt;
}

/// "FM8O2" as "FM802", "0RBPARTNERS" as "ORBPARTNERS": an O between digits is a zero, a zero before capitals an O.
std::optional<std::string> with_zeros_told_apart(const std::string& text) {
  const auto is_digit = [&](std::size_t i) {
    return i < text.size() && is_ascii_digit(static_cast<unsigned char>(text[i]));
  };
  const auto is_capital = [&](std::size_t i) { return i < text.size() && text[i] >= 'A' && text[i] <= 'Z'; };
  const auto is_latin = [&](std::size_t i) {
    return i < text.size() && is_ascii_letter_or_digit(static_cast<unsigned char>(text[i]));
  };
  std::string told = text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == 'O' && i > 0 && is_digit(i - 1) && is_digit(i + 1)) told[i] = '0';
    const bool begins = text[i] == '0' && (i == 0 || !is_latin(i - 1));
    if (begins && is_capital(i + 1) && is_capital(i + 2) && is_capital(i + 3)) told[i] = 'O';
  }
  return told == text ? std::nullopt : std::optional(told);
}

}  // namespace

std::optional<std::string> correct_company(const LabelledCard& card, const Segment& segment) {
  if (auto better = better_reading(card, segment)) return better;
  if (auto mended = half_read_form_mended(card, segment)) return mended;
  if (auto mended = spelt_as_domain(card, segment)) return mended;
  if (auto mended = with_zeros_told_apart(segment.text)) return mended;
  const NameBook& names = card.context.knowledge->names;
  const std::string core = read_company_name(segment.text).core;
  const std::vector<std::string> heads = heads_of(core);
  const std::size_t at = segment.text.find(core);
  if (heads.empty() || at == std::string::npos) return std::nullopt;
  for (const std::string& domain : card.context.domains)
    if (kanji_domain_fit(domain, segment.text, names) >= kFits) return std::nullopt;
  const Replacement place(card, segment.line, segment.span);
  std::optional<std::string> best;
  double best_print = -kRead;
  for (const std::string& domain : card.context.domains)
    for (const std::string& head : heads)
      for (const std::string& other : heads_read_as(head, domain, names)) {
        std::string text = segment.text;
        text.replace(at, head.size(), other);
        const std::optional<double> print = place.log_ratio(text);
        if (!print || *print <= best_print) continue;
        best_print = *print;
        best = std::move(text);
      }
  return best;
}

}  // namespace normalize
