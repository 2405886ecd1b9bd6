#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "card/result.h"
#include "normalize/doubt_clues.h"

namespace normalize {

/// How many times the error rate of values the cards that are accepted whole may have something wrong or missing: a
/// card has some ten values, and the rest is left to what was not read.
inline constexpr double kCardsForOneValue = 15;

/// Boosted trees with a calibration behind them: a row of clues to a probability.
/// Source: Chen and Guestrin 2016, "XGBoost", for the trees; Platt 1999 for the calibration, with one line of slopes.
class ProbabilityModel {
 public:
  struct Node {
    std::int32_t clue = -1;            ///< -1: a leaf
    float value = 0;                   ///< of a leaf: what it adds; else rows with a smaller number go left
    std::int32_t left = 0, right = 0;  ///< indexes into the nodes
  };
  /// The sum of the trees' leaves, a log-odds.
  float score(std::span<const float> numbers) const;
  /// 0..1, never quite either.
  float probability(std::span<const float> numbers) const;
  float calibrated(float score) const;
  /// The least probability that may be accepted so that of what is accepted no more than `error_rate` is wrong; above
  /// 1 where no threshold promises it. Measured on cards that the trees have not seen. For gaps: the negative of how
  /// many unread values may be expected on a card so that of the cards accepted whole (all values above their
  /// threshold, too) no more than kCardsForOneValue times `error_rate` have anything wrong or missing.
  float threshold(double error_rate) const;

  std::vector<Node> nodes;
  std::vector<std::int32_t> roots;
  float offset = 0;            ///< log-odds without any tree
  float slope = 1, shift = 0;  ///< of the calibration: log-odds = slope * score + shift
  struct Promise {
    double error_rate;
    float threshold;
  };
  std::vector<Promise> promises;  ///< error rates falling
};

/// What is learnt about doubt: one model for values, one for gaps. Immutable after load; may be shared by threads.
struct DoubtModel {
  ProbabilityModel value, gap;

  /// Reads `confidence.model` of the folder. Fails with missing_component when it is not there, or was made for other
  /// clues than this program's; the message says which line is wrong.
  static card::Result<DoubtModel> load(const std::filesystem::path& folder);
  static card::Result<DoubtModel> parse(std::string_view text, const std::string& name);
};

/// The text that parse() takes.
std::string to_string(const DoubtModel& model);

}  // namespace normalize
