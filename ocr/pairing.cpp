#include "ocr/pairing.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ocr {

std::vector<std::size_t> pair_in_order(const std::vector<float>& characters, const std::vector<float>& places,
                                       float size, const PairingPrices& prices) {
  const std::size_t count = characters.size();
  if (count == 0 || places.empty()) return {};
  std::vector<float> empty_before(places.size() + 1, 0);  // price of leaving all places before one empty
  for (std::size_t j = 0; j < places.size(); ++j) empty_before[j + 1] = empty_before[j] + prices.empty(j);
  const auto apart = [&](std::size_t i, std::size_t j) {
    const float far = std::max(0.0F, std::abs(characters[i] - places[j]) / size - prices.loose);
    return far + (prices.misfit ? prices.misfit(i, j) : 0);
  };
  const auto shared = [&](std::size_t j) { return prices.shared_at ? prices.shared_at(j) : prices.shared; };
  // cost[i][j]: the first i + 1 characters dealt out, the last of them to place j.
  std::vector<std::vector<float>> cost(count, std::vector<float>(places.size()));
  std::vector<std::vector<std::size_t>> before(count, std::vector<std::size_t>(places.size(), 0));
  for (std::size_t i = 0; i < count; ++i) {
    float least = std::numeric_limits<float>::max();  // over places before j, without the empty ones up to j
    std::size_t at = 0;
    for (std::size_t j = 0; j < places.size(); ++j) {
      float reach = i == 0 ? empty_before[j] : cost[i - 1][j] + shared(j);
      before[i][j] = j;
      if (i > 0 && least + empty_before[j] < reach) reach = least + empty_before[j], before[i][j] = at;
      cost[i][j] = reach + apart(i, j);
      if (i > 0 && cost[i - 1][j] - empty_before[j + 1] < least) least = cost[i - 1][j] - empty_before[j + 1], at = j;
    }
  }
  std::size_t at = 0;
  for (std::size_t j = 1; j < places.size(); ++j)
    if (cost.back()[j] - empty_before[j + 1] < cost.back()[at] - empty_before[at + 1]) at = j;
  std::vector<std::size_t> owner(count);
  for (std::size_t i = count; i-- > 0;) {
    owner[i] = at;
    at = before[i][at];
  }
  return owner;
}

}  // namespace ocr
