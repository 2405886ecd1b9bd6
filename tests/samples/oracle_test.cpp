#include "bench/accuracy/oracle.h"

#include <gtest/gtest.h>

namespace accuracy {
namespace {

TEST(Oracle, LaysLinesOnTheUprightCard) {
  // A card of 100 x 50 that lies turned clockwise by 90 degrees, its top-left corner at the picture's top right.
  TruthCard truth;
  truth.quad = {{card::Point{150, 20}, {150, 120}, {100, 120}, {100, 20}}};
  truth.lines = {{"山田 A", {{card::Point{140, 30}, {140, 80}, {130, 80}, {130, 30}}}, false}};
  const card::CardText text = perfect_text(truth);
  EXPECT_EQ(text.width, 100);
  EXPECT_EQ(text.height, 50);
  ASSERT_EQ(text.lines.size(), 1U);
  const card::Bounds box = card::bounds(text.lines[0].box);
  EXPECT_NEAR(box.left, 10, 0.01);
  EXPECT_NEAR(box.top, 10, 0.01);
  EXPECT_NEAR(box.right, 60, 0.01);
  EXPECT_NEAR(box.bottom, 20, 0.01);
  EXPECT_EQ(text.lines[0].text(), "山田 A");
  EXPECT_NEAR(text.lines[0].glyph_size_px, 10, 0.01);
}

}  // namespace
}  // namespace accuracy
