#include "dedupe/edits.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "text/distance.h"

namespace {

TEST(Edits, AgreeWithTheFullDistance) {
  std::mt19937 random(5);
  const char* letters[] = {"a", "b", "c", "高", "橋"};
  for (int i = 0; i < 3000; ++i) {
    std::string a, b;
    for (auto k = random() % 7; k > 0; --k) a += letters[random() % 5];
    for (auto k = random() % 7; k > 0; --k) b += letters[random() % 5];
    const int full = text::edit_distance(a, b);
    for (int limit = 0; limit <= 3; ++limit)
      EXPECT_EQ(dedupe::edits_up_to(a, b, limit), std::min(full, limit + 1)) << a << " " << b << " " << limit;
  }
}

TEST(Edits, ASingleReplacementIsFound) {
  const dedupe::Replacement found = dedupe::single_replacement("健太", "建太");
  EXPECT_TRUE(found.single);
  EXPECT_EQ(found.from, U'健');
  EXPECT_EQ(found.to, U'建');
  EXPECT_FALSE(dedupe::single_replacement("健太", "建大").single);
  EXPECT_FALSE(dedupe::single_replacement("健太", "健").single);
  EXPECT_TRUE(dedupe::easily_misread(U'太', U'大'));
  EXPECT_FALSE(dedupe::easily_misread(U'太', U'郎'));
}

}  // namespace
