#include <gtest/gtest.h>

#include "normalize/confidence.h"

namespace {

using normalize::Clues;
using normalize::FieldKind;
using normalize::probability;

TEST(Confidence, EveryClueSpeaksInItsDirection) {
  for (int kind = 0; kind <= static_cast<int>(FieldKind::note); ++kind) {
    const auto field = static_cast<FieldKind>(kind);
    const Clues middle{0.8F, 0.9F, 0.5F, 0.5F, 0.5F, 0};
    const float base = probability(field, middle);
    EXPECT_GT(base, 0) << kind;
    EXPECT_LT(base, 1) << kind;
    const Clues better[] = {{0.95F, 0.9F, 0.5F, 0.5F, 0.5F, 0}, {0.8F, 0.98F, 0.5F, 0.5F, 0.5F, 0},
                            {0.8F, 0.9F, 1, 0.5F, 0.5F, 0},     {0.8F, 0.9F, 0.5F, 1, 0.5F, 0},
                            {0.8F, 0.9F, 0.5F, 0.5F, 1, 0},     {0.8F, 0.9F, 0.5F, 0.5F, 0.5F, 1}};
    for (const Clues& clues : better) EXPECT_GE(probability(field, clues), base) << kind;
  }
}

TEST(Confidence, ClearPrintThatFitsIsAlmostSureAndMudIsNot) {
  const Clues clear{0.98F, 0.99F, 1, 1, 1, 0.8F};
  const Clues mud{0.2F, 0.5F, 0, 0.4F, 0.4F, -0.3F};
  for (const FieldKind kind : {FieldKind::family_name, FieldKind::phone, FieldKind::email, FieldKind::address}) {
    EXPECT_GT(probability(kind, clear), 0.95F);
    EXPECT_LT(probability(kind, mud), 0.5F);
  }
}

TEST(Confidence, CertaintyIsNotInfinite) {
  EXPECT_LT(probability(FieldKind::phone, {1, 1, 1, 1, 1, 1}), 1.0F);
  EXPECT_GT(probability(FieldKind::phone, {0, 0, 0, 0, 0, -1}), 0.0F);
}

}  // namespace
