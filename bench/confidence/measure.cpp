#include "bench/confidence/measure.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace confidence {
namespace {

/// How many values of a card are expected to be unread.
struct GapRisk {
  float expected = 0;
  bool missing = false;
};
std::map<std::string, GapRisk> gap_risks(const std::vector<Judged>& gaps) {
  std::map<std::string, GapRisk> risks;
  for (const Judged& j : gaps) {
    risks[j.row->card].expected += 1 - j.probability;
    risks[j.row->card].missing |= !j.row->right;
  }
  return risks;
}

/// Something that may be accepted, surest first.
struct Case {
  float surety = 0;
  bool right = false;
};
/// The least surety above which no more than `rate` of the cases are wrong, with one more than was seen; 2 where there
/// is none.
float threshold_for(std::vector<Case> cases, double rate) {
  std::stable_sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.surety > b.surety; });
  float threshold = 2;
  int wrong = 0;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    wrong += cases[i].right ? 0 : 1;
    const bool last = i + 1 == cases.size() || cases[i + 1].surety < cases[i].surety;
    if (last && wrong + 1 <= rate * static_cast<double>(i + 1)) threshold = cases[i].surety;
  }
  return threshold;
}

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

void sort_surest_first(std::vector<Judged>& rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Judged& a, const Judged& b) { return a.probability > b.probability; });
}

struct Count {
  int values = 0, right = 0, accepted = 0, accepted_wrong = 0, accepted_worth = 0;
  void add(const Judged& judged, float threshold) {
    ++values;
    right += judged.row->right ? 1 : 0;
    if (judged.probability < threshold) return;
    ++accepted;
    accepted_wrong += judged.row->right ? 0 : 1;
    accepted_worth += judged.row->right ? judged.row->worth : 0;
  }
};

std::string share(double part, double whole, int digits = 3) {
  return whole == 0 ? "–" : fmt::format("{:.{}f}", part / whole, digits);
}

std::string reliability(std::vector<Judged> rows) {
  std::string out = "| given probability | values | mean given | share right |\n|---|---|---|---|\n";
  constexpr std::array<double, 11> kBounds = {0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.997, 1.0};
  for (std::size_t b = 0; b + 1 < kBounds.size(); ++b) {
    double sum = 0;
    int all = 0, right = 0;
    for (const Judged& j : rows) {
      if (j.probability < kBounds[b] || j.probability >= kBounds[b + 1]) continue;
      ++all;
      sum += j.probability;
      right += j.row->right ? 1 : 0;
    }
    out += fmt::format("| {}–{} | {} | {} | {} |\n", kBounds[b], kBounds[b + 1], all, share(sum, all, 4),
                       share(right, all, 4));
  }
  return out;
}

std::string group_table(const std::string& title, const std::vector<Judged>& rows, float threshold,
                        const std::function<std::string(const Row&)>& group_of) {
  std::map<std::string, std::vector<Judged>> groups;
  for (const Judged& j : rows) groups[group_of(*j.row)].push_back(j);
  std::string out = fmt::format(
      "| {} | values | right | calibration error | accepted | wrong of these |\n|---|---|---|---|---|---|\n", title);
  for (const auto& [name, members] : groups) {
    Count count;
    for (const Judged& j : members) count.add(j, threshold);
    out += fmt::format("| {} | {} | {} | {:.4f} | {} | {} |\n", name, count.values, share(count.right, count.values),
                       calibration_error(members), share(count.accepted, count.values), count.accepted_wrong);
  }
  return out;
}

std::string curve(const std::vector<Judged>& values) {
  std::vector<Judged> rows = values;
  sort_surest_first(rows);
  std::string out =
      "| accepted share of the values read | wrong of these | error | least probability |\n|---|---|---|---|\n";
  for (const double part : {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95}) {
    const auto count = static_cast<std::size_t>(part * static_cast<double>(rows.size()));
    const auto wrong = std::count_if(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count),
                                     [](const Judged& j) { return !j.row->right; });
    if (count > 0)
      out += fmt::format("| {} | {} | {:.5f} | {:.4f} |\n", part, wrong,
                         static_cast<double>(wrong) / static_cast<double>(count), rows[count - 1].probability);
  }
  return out;
}

struct CardDoubt {
  bool doubtful = false;
  int accepted_worth = 0;
};

std::string cards_table(const Table& table, const std::vector<Judged>& values, const std::vector<Judged>& gaps,
                        float value_threshold, float gap_threshold) {
  std::map<std::string, CardDoubt> doubts;
  for (const Judged& j : values) {
    CardDoubt& doubt = doubts[j.row->card];
    if (j.probability < value_threshold)
      doubt.doubtful = true;
    else if (j.row->right)
      doubt.accepted_worth += j.row->worth;
  }
  int complete = 0, complete_wrong = 0;
  for (const auto& [card, risk] : gap_risks(gaps)) {
    if (-risk.expected < gap_threshold)
      doubts[card].doubtful = true;
    else
      ++complete, complete_wrong += risk.missing ? 1 : 0;
  }
  struct Sum {
    int cards = 0, right = 0, accepted = 0, accepted_wrong = 0, printed = 0, accepted_worth = 0;
  };
  std::map<std::string, Sum> sums;
  for (const CardRow& card : table.cards) {
    const CardDoubt doubt = doubts[card.card];
    const bool accepted = card.found && !card.hinted && !doubt.doubtful;
    for (const std::string& group : {std::string("all"), card.kind, card.style}) {
      Sum& sum = sums[group];
      ++sum.cards;
      sum.right += card.right ? 1 : 0;
      sum.accepted += accepted ? 1 : 0;
      sum.accepted_wrong += accepted && !card.right ? 1 : 0;
      sum.printed += card.printed;
      sum.accepted_worth += doubt.accepted_worth;
    }
  }
  std::string out =
      "| cards | number | whole right | accepted whole | of these not right | printed values accepted and right |\n"
      "|---|---|---|---|---|---|\n";
  for (const auto& [name, sum] : sums) {
    out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", name, sum.cards, share(sum.right, sum.cards),
                       share(sum.accepted, sum.cards), sum.accepted_wrong, share(sum.accepted_worth, sum.printed));
  }
  return out + fmt::format("\nCards held to be complete: {} of {}, {} of these not.\n", complete, table.cards.size(),
                           complete_wrong);
}

/// As normalize::acceptance_for has it: the strictest promise where none is so small.
float gap_threshold_for(const normalize::ProbabilityModel& model, double error_rate) {
  float threshold = 2;
  for (const auto& promise : model.promises)
    if (promise.error_rate >= error_rate && promise.threshold <= 1) threshold = promise.threshold;
  return threshold;
}

}  // namespace

Line fit_line(const std::vector<Judged>& rows) {
  double right = 0;
  for (const Judged& j : rows) right += j.row->right ? 1 : 0;
  const double wrong = static_cast<double>(rows.size()) - right;
  const double high = (right + 1) / (right + 2), low = 1 / (wrong + 2);
  Line line;
  for (int step = 0; step < 100; ++step) {  // Newton's method
    double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
    for (const Judged& j : rows) {
      const double p = logistic(line.slope * j.score + line.shift);
      const double d = p - (j.row->right ? high : low), w = p * (1 - p);
      g0 += d * j.score, g1 += d;
      h00 += w * j.score * j.score, h01 += w * j.score, h11 += w;
    }
    const double det = h00 * h11 - h01 * h01;
    const double ds = (h11 * g0 - h01 * g1) / det, db = (h00 * g1 - h01 * g0) / det;
    line.slope -= ds;
    line.shift -= db;
    if (std::abs(ds) + std::abs(db) < 1e-9) break;
  }
  return line;
}

std::vector<normalize::ProbabilityModel::Promise> promises_of(const std::vector<Judged>& rows) {
  std::vector<Case> cases;
  for (const Judged& j : rows) cases.push_back({j.probability, j.row->right});
  std::vector<normalize::ProbabilityModel::Promise> promises{{1, 0}};
  for (const double rate : {0.2, 0.1, 0.05, 0.03, 0.02, 0.015, 0.01, 0.007, 0.005, 0.004, 0.003, 0.0025, 0.002, 0.0015,
                            0.00125, 0.001, 0.00075, 0.0005})
    promises.push_back({rate, threshold_for(cases, rate)});
  return promises;
}

std::vector<normalize::ProbabilityModel::Promise> gap_promises_of(
    const std::vector<CardRow>& cards, const std::vector<Judged>& values, const std::vector<Judged>& gaps,
    const std::vector<normalize::ProbabilityModel::Promise>& value_promises) {
  std::map<std::string, float> least_sure;
  for (const Judged& j : values) {
    const auto card = least_sure.try_emplace(j.row->card, j.probability).first;
    card->second = std::min(card->second, j.probability);
  }
  const std::map<std::string, GapRisk> risks = gap_risks(gaps);
  std::vector<normalize::ProbabilityModel::Promise> promises;
  for (const auto& [rate, threshold] : value_promises) {
    std::vector<Case> cases;
    for (const CardRow& card : cards) {
      const auto value = least_sure.find(card.card);
      const auto risk = risks.find(card.card);
      if (card.hinted || value == least_sure.end() || risk == risks.end() || value->second < threshold) continue;
      cases.push_back({-risk->second.expected, card.right});
    }
    const float threshold_here =
        rate == 1 ? -1000 : threshold_for(std::move(cases), normalize::kCardsForOneValue * rate);
    // Other cards are left at each rate; a smaller one never asks for less.
    const float before = promises.empty() ? threshold_here : promises.back().threshold;
    promises.push_back({rate, std::max(before, threshold_here)});
  }
  return promises;
}

Interval wilson(double hits, double all) {
  if (all == 0) return {};
  constexpr double z = 1.96;
  const double p = hits / all, centre = p + z * z / (2 * all);
  const double half = z * std::sqrt(p * (1 - p) / all + z * z / (4 * all * all)), scale = 1 + z * z / all;
  return {(centre - half) / scale, (centre + half) / scale};
}

double calibration_error(std::vector<Judged> rows) {
  sort_surest_first(rows);
  constexpr std::size_t kClasses = 10;
  double error = 0;
  for (std::size_t c = 0; c < kClasses; ++c) {
    double gap = 0;
    for (std::size_t i = rows.size() * c / kClasses; i < rows.size() * (c + 1) / kClasses; ++i)
      gap += rows[i].probability - (rows[i].row->right ? 1.0 : 0.0);
    error += std::abs(gap);
  }
  return rows.empty() ? 0 : error / static_cast<double>(rows.size());
}

std::string report(const Table& table, const std::vector<Judged>& values, const std::vector<Judged>& gaps,
                   double error_rate, const normalize::ProbabilityModel& value_model,
                   const normalize::ProbabilityModel& gap_model) {
  const float threshold = value_model.threshold(error_rate), gap_threshold = gap_threshold_for(gap_model, error_rate);
  Count all;
  for (const Judged& j : values) all.add(j, threshold);
  const Interval interval = wilson(all.accepted - all.accepted_wrong, all.accepted);
  std::string out = fmt::format(
      "Values: {} of {} accepted ({}) at {:.5f}, {} of these wrong: {:.5f} right, Wilson {:.5f}–{:.5f}; expected "
      "calibration error {:.4f}; of gaps {:.4f}.\n\n",
      all.accepted, all.values, share(all.accepted, all.values), threshold, all.accepted_wrong,
      all.accepted == 0 ? 1 : 1 - static_cast<double>(all.accepted_wrong) / all.accepted, interval.low, interval.high,
      calibration_error(values), calibration_error(gaps));
  out += cards_table(table, values, gaps, threshold, gap_threshold) + "\n";
  out += reliability(values) + "\n";
  out += group_table("kind of picture", values, threshold, [](const Row& row) { return row.kind; }) + "\n";
  out += group_table("style", values, threshold, [](const Row& row) { return row.style; }) + "\n";
  out += group_table("field", values, threshold, [](const Row& row) { return row.field; }) + "\n";
  out += group_table("field, complete or not", gaps, 0.99F, [](const Row& row) { return row.field; }) + "\n";
  return out + curve(values);
}

}  // namespace confidence
