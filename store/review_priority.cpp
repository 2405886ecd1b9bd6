#include "store/review_priority.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace store {
namespace {

struct Worth {
  std::string_view field;
  double value;
};

/// Judgement of 2026-11. Fields that are not named here are worth 1.
constexpr std::array kWorth{Worth{"family_name", 5}, Worth{"given_name", 5}, Worth{"emails", 4}, Worth{"company", 3},
                            Worth{"family_kana", 3}, Worth{"given_kana", 3}, Worth{"phones", 3}};
constexpr double kEffortOfLooking = 2;  ///< each doubtful field adds 1 to it
constexpr double kNothingDoubtful = 1;  ///< priority of a card that waits all the same

double worth_of(std::string_view path) {
  const auto* found = std::ranges::find(kWorth, path.substr(0, path.find_first_of("[.")), &Worth::field);
  return found == kWorth.end() ? 1 : found->value;
}

}  // namespace

double card_priority(const std::vector<std::string>& doubtful_paths) {
  if (doubtful_paths.empty()) return kNothingDoubtful;
  double sum = 0;
  for (const std::string& path : doubtful_paths) sum += worth_of(path);
  return sum / (kEffortOfLooking + static_cast<double>(doubtful_paths.size()));
}

double merge_priority(double score) { return 1.5 + 1.5 * (0.5 + 0.5 * score / (5.0 + std::abs(score))); }

}  // namespace store
