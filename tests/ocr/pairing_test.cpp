#include "ocr/pairing.h"

#include <vector>

#include <gtest/gtest.h>

namespace {

struct Case {
  const char* what;
  std::vector<float> characters, places;
  std::vector<std::size_t> owners;
};

TEST(PairInOrder, CountsRatherThanMeasures) {
  const std::vector<Case> cases = {
      {"each at its place", {10, 20, 30}, {10, 20, 30}, {0, 1, 2}},
      {"all told too far to the right", {16, 26, 36}, {10, 20, 30}, {0, 1, 2}},
      {"one place without a character", {10, 20, 40}, {10, 20, 30, 40}, {0, 1, 3}},
      {"two characters in one place", {10, 19, 22, 30}, {10, 20, 30}, {0, 1, 1, 2}},
      {"no characters", {}, {10}, {}},
      {"no places", {10}, {}, {}},
  };
  ocr::PairingPrices prices;
  prices.empty = [](std::size_t) { return 1.5F; };
  for (const Case& c : cases) EXPECT_EQ(ocr::pair_in_order(c.characters, c.places, 10, prices), c.owners) << c.what;
}

}  // namespace
