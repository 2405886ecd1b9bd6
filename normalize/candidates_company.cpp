#include <algorithm>
#include <string>
#include <vector>

#include "normalize/candidates.h"
#include "normalize/company.h"
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

}  // namespace

std::optional<std::string> correct_company(const LabelledCard& card, const Segment& segment) {
  if (auto better = better_reading(card, segment)) return better;
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
