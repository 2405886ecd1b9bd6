#include "normalize/ctc_score.h"

#include <algorithm>
#include <cmath>

#include "text/utf8.h"

namespace normalize {
namespace {

constexpr float kFloor = 1e-4F;

std::size_t highest_code(const card::LinePosteriors& posteriors, const card::CodeTable& table) {
  std::size_t highest = table.null_code;
  for (const auto& [character, codes] : table.codes_of)
    for (const std::uint16_t code : codes) highest = std::max<std::size_t>(highest, code);
  for (const auto& step : posteriors.steps)
    for (const auto& entry : step) highest = std::max<std::size_t>(highest, entry.code);
  return highest;
}

}  // namespace

double weight_of(const card::CodeTable& table) {
  constexpr std::string_view kGlyphReader = "glyphs";
  return table.name == kGlyphReader ? 1.5 : 1;
}

/// The candidate's codes, and which of them begin a character (before those a printed blank is free).
struct CtcScorer::Lattice {
  std::vector<std::uint16_t> codes;
  std::vector<bool> begins_character;
};

CtcScorer::CtcScorer(const card::LinePosteriors& posteriors, const card::CodeTable& codes) : table_(&codes) {
  if (posteriors.steps.empty() || codes.codes_of.empty()) return;
  step_count_ = posteriors.steps.size();
  code_count_ = highest_code(posteriors, codes) + 1;
  probabilities_.assign(step_count_ * code_count_, kFloor);
  blank_or_null_.assign(step_count_, kFloor);
  const auto blank = codes.codes_of.find(" ");
  const bool has_blank = blank != codes.codes_of.end() && blank->second.size() == 1;
  for (std::size_t step = 0; step < step_count_; ++step) {
    float* row = &probabilities_[step * code_count_];
    for (const auto& entry : posteriors.steps[step]) row[entry.code] = std::max(kFloor, entry.probability);
    blank_or_null_[step] = row[codes.null_code];
    if (has_blank && blank->second[0] != codes.null_code)
      blank_or_null_[step] = std::min(1.0F, blank_or_null_[step] + row[blank->second[0]]);
  }
}

bool CtcScorer::append_codes(std::string_view candidate, Lattice& lattice) const {
  for (const char32_t character : text::to_utf32(candidate)) {
    if (character == U' ' || character == U'\u3000') continue;
    const auto found = table_->codes_of.find(text::to_utf8(character));
    if (found == table_->codes_of.end()) return false;
    bool begins = true;
    for (const std::uint16_t code : found->second) {
      lattice.codes.push_back(code);
      lattice.begins_character.push_back(begins);
      begins = false;
    }
  }
  return true;
}

std::optional<double> CtcScorer::log_probability(std::string_view candidate) const {
  Lattice lattice;
  if (!usable() || !append_codes(candidate, lattice) || lattice.codes.size() > step_count_) return std::nullopt;

  // States: gap 0, code 0, gap 1, code 1, ..., last gap. A gap may be passed over unless two equal codes meet there.
  const std::size_t code_total = lattice.codes.size();
  const std::size_t state_count = 2 * code_total + 1;
  std::vector<double> forward(state_count, 0.0), next(state_count, 0.0);
  double log_scale = 0;
  for (std::size_t step = 0; step < step_count_; ++step) {
    const float* row = &probabilities_[step * code_count_];
    const double null_probability = row[table_->null_code];
    double sum = 0;
    for (std::size_t state = 0; state < state_count; ++state) {
      const bool is_gap = state % 2 == 0;
      const std::size_t index = state / 2;
      double reach = step == 0 ? (state <= 1 ? 1.0 : 0.0) : forward[state];
      if (step > 0 && state >= 1) reach += forward[state - 1];
      if (step > 0 && !is_gap && index >= 1 && lattice.codes[index] != lattice.codes[index - 1])
        reach += forward[state - 2];
      const bool between_characters = index == code_total || lattice.begins_character[index];
      const double seen =
          !is_gap ? row[lattice.codes[index]] : (between_characters ? blank_or_null_[step] : null_probability);
      next[state] = reach * seen;
      sum += next[state];
    }
    if (sum <= 0) return std::nullopt;
    for (double& value : next) value /= sum;
    log_scale += std::log(sum);
    forward.swap(next);
  }
  const double last = forward[state_count - 1] + (code_total > 0 ? forward[state_count - 2] : 0.0);
  return last <= 0 ? std::nullopt : std::optional<double>(log_scale + std::log(last));
}

}  // namespace normalize
