#include "dedupe/model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace dedupe {

std::string_view default_model_text();  // compiled in from tables/default_model.txt

namespace {

constexpr double kLeast = 1e-6;

struct Setting {
  const char* name;
  double Model::* member;
};
constexpr Setting kSettings[] = {
    {"matches_per_card", &Model::matches_per_card},
    {"accept_bits", &Model::accept_bits},
    {"link_bits", &Model::link_bits},
    {"review_bits", &Model::review_bits},
    {"floor_bits", &Model::floor_bits},
    {"margin_bits", &Model::margin_bits},
    {"organisation_cap", &Model::organisation_cap},
    {"residence_cap", &Model::residence_cap},
    {"against_cap", &Model::against_cap},
    {"calibration_slope", &Model::calibration_slope},
    {"calibration_offset", &Model::calibration_offset},
};

// These have no odds: the prior follows from the population, the others from the other bars.
bool has_odds(Level level) {
  return level != Level::none && level != Level::prior && level != Level::limit && level != Level::calibration;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end > at) words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool read_number(std::string_view word, double& number) {
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size() && std::isfinite(number);
}

bool in_range(double odds) { return odds >= kLeast && odds <= 1; }

bool read_line(const std::vector<std::string_view>& words, Model& model, std::array<bool, kLevelCount>& seen) {
  if (words.size() == 2 && words[0] == "version") {
    model.version = std::string(words[1]);
    return true;
  }
  for (const Setting& setting : kSettings)
    if (words.size() == 2 && words[0] == setting.name) return read_number(words[1], model.*setting.member);
  for (const LevelRow& row : kLevels) {
    if (words.size() != 3 || words[0] != row.name || !has_odds(row.level)) continue;
    LevelOdds& odds = model.odds[static_cast<std::size_t>(row.level)];
    seen[static_cast<std::size_t>(row.level)] = true;
    return read_number(words[1], odds.m) && read_number(words[2], odds.u) && in_range(odds.m) && in_range(odds.u);
  }
  return false;
}

tl::unexpected<card::Error> bad(std::string message) {
  return tl::unexpected(card::Error{card::ErrorKind::bad_input, std::move(message)});
}

}  // namespace

double Model::bits(Level level) const {
  const LevelOdds& each = odds[static_cast<std::size_t>(level)];
  return std::log2(each.m / each.u);
}

card::Result<Model> parse_model(std::string_view text) {
  Model model;
  std::array<bool, kLevelCount> seen{};
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::vector<std::string_view> words = words_of(text.substr(at, end - at));
    at = end + 1;
    ++number;
    if (words.empty() || words[0].starts_with('#')) continue;
    if (!read_line(words, model, seen))
      return bad(
          fmt::format("matching model, line {}: no setting or level of this version; train the model again", number));
  }
  for (const LevelRow& row : kLevels)
    if (has_odds(row.level) && !seen[static_cast<std::size_t>(row.level)])
      return bad(fmt::format("matching model: the level {} is missing; train the model again", row.name));
  if (model.version.empty()) return bad("matching model: it has no version; train the model again");
  return model;
}

std::string to_text(const Model& model) {
  std::string text = fmt::format("version {}\n", model.version);
  for (const Setting& setting : kSettings) text += fmt::format("{} {}\n", setting.name, model.*setting.member);
  for (const LevelRow& row : kLevels) {
    const LevelOdds& odds = model.odds[static_cast<std::size_t>(row.level)];
    if (has_odds(row.level)) text += fmt::format("{} {} {}\n", row.name, odds.m, odds.u);
  }
  return text;
}

const Model& default_model() {
  static const Model model = parse_model(default_model_text()).value();
  return model;
}

}  // namespace dedupe
