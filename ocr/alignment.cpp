#include "ocr/alignment.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace ocr {
namespace {

constexpr std::uint16_t kBlankCode = 0;
constexpr float kFloor = 1e-4F;  // posteriors under 0.01 are not told
constexpr std::size_t kMostAlternatives = 8;

using Step = std::vector<card::LinePosteriors::Entry>;

float probability(const Step& step, std::uint16_t code) {
  for (const auto& entry : step) {
    if (entry.code == code) return entry.probability;
  }
  return 0;
}

/// Log probability of `code` at a step; blanks between words count as null, they are looked for afterwards.
float score(const Step& step, std::uint16_t code, std::uint16_t null_code) {
  float p = probability(step, code);
  if (code == null_code) p += probability(step, kBlankCode);
  return std::log(std::max(p, kFloor));
}

/// Viterbi over the states null, code, null, code, ..., null; gives the state of each step.
std::vector<std::size_t> best_path(const std::vector<std::uint16_t>& codes, const std::vector<Step>& steps,
                                   std::uint16_t null_code) {
  const std::size_t states = 2 * codes.size() + 1;
  constexpr float kNever = -std::numeric_limits<float>::infinity();
  std::vector<float> now(states, kNever);
  std::vector<std::vector<std::uint8_t>> came(steps.size(), std::vector<std::uint8_t>(states));
  now[0] = 0;
  for (std::size_t t = 0; t < steps.size(); ++t) {
    const float null_score = score(steps[t], null_code, null_code);
    std::vector<float> next(states, kNever);
    for (std::size_t s = 0; s < states; ++s) {
      const bool is_code = s % 2 == 1;
      std::uint8_t back = 0;
      float best = now[s];
      if (t == 0 && s == 1) best = 0, back = 0;
      if (t > 0 && s >= 1 && now[s - 1] > best) best = now[s - 1], back = 1;
      if (t > 0 && is_code && s >= 3 && codes[s / 2] != codes[s / 2 - 1] && now[s - 2] > best)
        best = now[s - 2], back = 2;
      next[s] = best + (is_code ? score(steps[t], codes[s / 2], null_code) : null_score);
      came[t][s] = back;
    }
    now = std::move(next);
  }
  std::size_t at = states - 1;
  if (states >= 2 && now[states - 2] > now[at]) at = states - 2;
  std::vector<std::size_t> path(steps.size());
  if (now[at] == kNever) return {};
  for (std::size_t t = steps.size(); t-- > 0;) {
    path[t] = at;
    at -= came[t][at];
  }
  return path;
}

}  // namespace

std::vector<Span> align(std::span<const std::string> characters, const card::LinePosteriors& posteriors,
                        const card::CodeTable& table) {
  std::vector<std::uint16_t> codes;
  std::vector<std::size_t> character_of_code;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const auto found = table.codes_of.find(characters[i]);
    if (found == table.codes_of.end()) return {};
    codes.insert(codes.end(), found->second.begin(), found->second.end());
    character_of_code.resize(codes.size(), i);
  }
  if (codes.empty() || codes.size() > posteriors.steps.size()) return {};
  const std::vector<std::size_t> path = best_path(codes, posteriors.steps, table.null_code);
  if (path.empty()) return {};
  std::vector<float> peak(codes.size(), 0);
  std::vector<int> first(codes.size(), -1);
  std::vector<int> last(codes.size(), -1);
  for (std::size_t t = 0; t < path.size(); ++t) {
    if (path[t] % 2 == 0) continue;
    const std::size_t k = path[t] / 2;
    peak[k] = std::max(peak[k], probability(posteriors.steps[t], codes[k]));
    if (first[k] < 0) first[k] = static_cast<int>(t);
    last[k] = static_cast<int>(t);
  }
  std::vector<Span> spans(characters.size(), Span{-1, -1, 1});
  for (std::size_t k = 0; k < codes.size(); ++k) {
    Span& span = spans[character_of_code[k]];
    if (span.first_step < 0) span.first_step = first[k];
    span.last_step = last[k];
    span.confidence = std::min(span.confidence, std::max(peak[k], kFloor));
  }
  return spans;
}

float blank_between(const card::LinePosteriors& posteriors, int after_step, int before_step) {
  float best = 0;
  for (int t = after_step + 1; t < before_step; ++t) {
    best = std::max(best, probability(posteriors.steps[static_cast<std::size_t>(t)], kBlankCode));
  }
  return best;
}

std::vector<card::Alternative> alternatives(const Span& span, const std::string& text,
                                            const card::LinePosteriors& posteriors, const ModelCodes& codes) {
  struct Prefix {
    std::u16string codes;
    float probability = 1;
  };
  // Runs of one code over neighbouring steps; a short beam over the codes that follow each other within the span.
  std::vector<Prefix> beam = {{}};
  std::vector<card::Alternative> found;
  for (int t = span.first_step; t <= span.last_step; ++t) {
    std::vector<Prefix> next = beam;
    for (const Prefix& prefix : beam) {
      for (const auto& entry : posteriors.steps[static_cast<std::size_t>(t)]) {
        if (entry.code == codes.table.null_code || entry.code == kBlankCode) continue;
        const auto unit = static_cast<char16_t>(entry.code);
        if (!prefix.codes.empty() && prefix.codes.back() == unit) continue;
        next.push_back({prefix.codes + unit, std::min(prefix.probability, entry.probability)});
      }
    }
    std::stable_sort(next.begin(), next.end(), [](const Prefix& a, const Prefix& b) {
      return a.probability * static_cast<float>(1 + a.codes.size()) >
             b.probability * static_cast<float>(1 + b.codes.size());
    });
    std::vector<Prefix> unique;
    for (const Prefix& p : next) {
      if (std::none_of(unique.begin(), unique.end(), [&](const Prefix& q) { return q.codes == p.codes; }))
        unique.push_back(p);
      if (unique.size() == 40) break;
    }
    beam = std::move(unique);
  }
  for (const Prefix& prefix : beam) {
    const auto character = codes.character_of.find(prefix.codes);
    if (character == codes.character_of.end() || character->second == text) continue;
    found.push_back({character->second, prefix.probability});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const card::Alternative& a, const card::Alternative& b) { return a.confidence > b.confidence; });
  if (found.size() > kMostAlternatives) found.resize(kMostAlternatives);
  return found;
}

}  // namespace ocr
