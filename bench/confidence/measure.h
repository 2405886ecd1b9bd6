#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "bench/confidence/table.h"
#include "normalize/doubt_model.h"

namespace confidence {

/// A row with the probability that was given to it by a model that had not seen its card.
struct Judged {
  const Row* row = nullptr;
  float score = 0;  ///< log-odds before calibration
  float probability = 0;
};

/// The line through the scores under which what came out is likeliest (Platt 1999), with his prior of one case each.
struct Line {
  double slope = 1, shift = 0;
};
Line fit_line(const std::vector<Judged>& rows);

/// For falling error rates the least threshold above which no more than that share was wrong, with one wrong row more
/// than was seen.
std::vector<normalize::ProbabilityModel::Promise> promises_of(const std::vector<Judged>& rows);

/// For each rate of `value_promises` what may be expected to be unread on a card that is accepted whole, as
/// normalize::ProbabilityModel::threshold has it: among the cards whose values are all accepted at that rate the least
/// surety (minus the expected number of unread values) above which no more than kCardsForOneValue times the rate are
/// not right, with one more than was seen.
std::vector<normalize::ProbabilityModel::Promise> gap_promises_of(
    const std::vector<CardRow>& cards, const std::vector<Judged>& values, const std::vector<Judged>& gaps,
    const std::vector<normalize::ProbabilityModel::Promise>& value_promises);

/// Wilson's interval (95 %) of a share.
struct Interval {
  double low = 0, high = 1;
};
Interval wilson(double hits, double all);

/// The mean distance of probability and share in ten classes of equal size.
double calibration_error(std::vector<Judged> rows);

/// Markdown: the reliability diagram as a table, per field and per kind what is accepted and how much of it is wrong,
/// the curve of share against error, and cards accepted whole.
std::string report(const Table& table, const std::vector<Judged>& values, const std::vector<Judged>& gaps,
                   double error_rate, const normalize::ProbabilityModel& value_model,
                   const normalize::ProbabilityModel& gap_model);

}  // namespace confidence
