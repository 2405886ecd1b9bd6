#include "bench/accuracy/pairing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace accuracy {
namespace {

/// The largest distance between corners that belong together, after the turn that makes it smallest.
struct Fit {
  double distance = std::numeric_limits<double>::max();
  int turn = 0;
};

Fit fit_of(const card::Quad& truth, const card::Quad& found) {
  Fit best;
  for (int turn = 0; turn < 4; ++turn) {
    double worst = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const card::Point a = truth.corners[i], b = found.corners[(i + static_cast<std::size_t>(turn)) % 4];
      worst = std::max(worst, static_cast<double>(std::hypot(a.x - b.x, a.y - b.y)));
    }
    if (worst < best.distance) best = {worst, turn};
  }
  return best;
}

bool is_found(const card::Quad& truth, const Fit& fit) {
  const auto& c = truth.corners;
  const double side =
      std::max(std::hypot(c[0].x - c[1].x, c[0].y - c[1].y), std::hypot(c[1].x - c[2].x, c[1].y - c[2].y));
  return fit.distance < side / 8;
}

}  // namespace

std::vector<std::optional<Pairing>> pair_cards(const std::vector<TruthCard>& printed,
                                               const std::vector<card::Quad>& found) {
  std::vector<bool> used(found.size(), false);
  std::vector<std::optional<Pairing>> pairs;
  for (const TruthCard& truth : printed) {
    Fit fit;
    std::size_t best = found.size();
    for (std::size_t f = 0; f < found.size(); ++f) {
      if (used[f]) continue;
      const Fit candidate = fit_of(truth.quad, found[f]);
      if (candidate.distance >= fit.distance) continue;
      fit = candidate;
      best = f;
    }
    if (best == found.size() || !is_found(truth.quad, fit)) {
      pairs.emplace_back();
      continue;
    }
    used[best] = true;
    pairs.push_back(Pairing{best, fit.turn == 0});
  }
  return pairs;
}

}  // namespace accuracy
