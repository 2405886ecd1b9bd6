#include "ocr/unread_ink.h"

#include <gtest/gtest.h>

namespace {

ocr::FoundLine found(const card::Bounds& box, float strength) {
  ocr::FoundLine line;
  line.box = card::quad_from_bounds(box);
  line.strength = strength;
  return line;
}

card::TextLine read(const card::Bounds& box) {
  card::TextLine line;
  line.box = card::quad_from_bounds(box);
  return line;
}

TEST(UnreadInk, IsWhatNoReadLineCovers) {
  const card::Bounds name{100, 100, 300, 140}, phone{100, 200, 260, 220}, address{100, 300, 500, 330};
  const auto unread = ocr::unread_ink({found(name, 4), found(phone, 8), found(address, 9)}, {read(name)});
  ASSERT_EQ(unread.size(), 2U);
  EXPECT_EQ(unread[0], card::quad_from_bounds(address));
  EXPECT_EQ(unread[1], card::quad_from_bounds(phone));
}

TEST(UnreadInk, LoneGlyphsAndShadowsOfReadLinesDoNotCount) {
  const card::Bounds name{100, 100, 300, 140}, shadow{102, 104, 290, 142}, dot{400, 100, 410, 110};
  EXPECT_TRUE(ocr::unread_ink({found(name, 4), found(shadow, 3), found(dot, 0.2F)}, {read(name)}).empty());
  EXPECT_TRUE(ocr::unread_ink({}, {}).empty());
}

}  // namespace
