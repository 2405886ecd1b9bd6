#include "text/distance.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace {

TEST(Distance, edit_distance_in_code_points) {
  struct Case {
    const char *a, *b;
    int distance;
  };
  const Case cases[] = {{"", "", 0},
                        {"a", "", 1},
                        {"", "山田", 2},
                        {"kitten", "sitting", 3},
                        {"ab", "ba", 1},
                        {"ca", "abc", 3},
                        {"山田太郎", "山田次郎", 1},
                        {"髙橋", "高橋", 1},
                        {"田山", "山田", 1},
                        {"same", "same", 0},
                        {"𠮷田", "吉田", 1}};
  for (const Case& c : cases) {
    EXPECT_EQ(text::edit_distance(c.a, c.b), c.distance) << c.a << ' ' << c.b;
    EXPECT_EQ(text::edit_distance(c.b, c.a), c.distance) << c.a << ' ' << c.b;
  }
}

// The classical pairs of Winkler's report (1990).
TEST(Distance, jaro_winkler) {
  struct Case {
    const char *a, *b;
    double similarity;
  };
  const Case cases[] = {{"MARTHA", "MARHTA", 0.9611},
                        {"DIXON", "DICKSONX", 0.8133},
                        {"DWAYNE", "DUANE", 0.84},
                        {"", "", 1},
                        {"a", "", 0},
                        {"abc", "xyz", 0},
                        {"山田", "山田", 1},
                        {"山田太郎", "山田次郎", 0.8667}};
  for (const Case& c : cases) {
    EXPECT_NEAR(text::jaro_winkler(c.a, c.b), c.similarity, 0.0001) << c.a << ' ' << c.b;
    EXPECT_NEAR(text::jaro_winkler(c.b, c.a), c.similarity, 0.0001) << c.a << ' ' << c.b;
  }
}

TEST(Distance, bounds_hold_for_any_texts) {
  std::mt19937 random(11);
  const auto word = [&] {
    std::string letters(random() % 8, 'a');
    for (char& letter : letters) letter = static_cast<char>('a' + random() % 3);
    return letters;
  };
  for (int round = 0; round < 2000; ++round) {
    const std::string a = word(), b = word();
    const int distance = text::edit_distance(a, b);
    EXPECT_GE(distance, std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())));
    EXPECT_LE(distance, static_cast<int>(std::max(a.size(), b.size())));
    EXPECT_EQ(distance == 0, a == b);
    const double similarity = text::jaro_winkler(a, b);
    EXPECT_TRUE(similarity >= 0 && similarity <= 1) << a << ' ' << b;
    EXPECT_DOUBLE_EQ(similarity, text::jaro_winkler(b, a)) << a << ' ' << b;
  }
}

}  // namespace
