#include "text/utf8.h"

#include <random>

#include <gtest/gtest.h>

namespace {

struct Case {
  std::string bytes;
  std::u32string code_points;
  bool valid;
};

TEST(Utf8, decodes_and_marks_ill_formed_bytes) {
  const std::vector<Case> cases = {
      {"", U"", true},
      {"a", U"a", true},
      {"髙橋", U"髙橋", true},
      {"𠮷", U"𠮷", true},
      {std::string("a\0b", 3), std::u32string(U"a\0b", 3), true},
      {"\x80", U"\uFFFD", false},
      {"\xE9\xAB", U"\uFFFD", false},  // one maximal subpart
      {"\xE9\xAB"
       "a",
       U"\uFFFDa", false},
      {"\xC0\xAF", U"\uFFFD\uFFFD", false},            // overlong: two bytes that start nothing
      {"\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD", false},  // a surrogate
      {"\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD", false},
      {"\xF0\x9F\x98", U"\uFFFD", false},
      {"x\xFFy", U"x\uFFFDy", false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(text::to_utf32(c.bytes), c.code_points) << c.bytes;
    EXPECT_EQ(text::is_valid_utf8(c.bytes), c.valid) << c.bytes;
  }
}

TEST(Utf8, encodes_and_replaces_what_is_no_character) {
  EXPECT_EQ(text::to_utf8(U'a'), "a");
  EXPECT_EQ(text::to_utf8(U'é'), "é");
  EXPECT_EQ(text::to_utf8(U'髙'), "髙");
  EXPECT_EQ(text::to_utf8(U'𠮷'), "𠮷");
  EXPECT_EQ(text::to_utf8(char32_t{0xD800}), "\uFFFD");
  EXPECT_EQ(text::to_utf8(char32_t{0x110000}), "\uFFFD");
}

TEST(Utf8, round_trip_of_every_character) {
  std::u32string all;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c < 0xD800 || c > 0xDFFF) all += c;
  }
  EXPECT_TRUE(text::to_utf32(text::to_utf8(all)) == all);
}

TEST(Utf8, whatever_the_bytes_the_result_is_valid) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(1 + random() % 20, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 3 == 0 ? random() : 0x80 + random() % 0x80);
    const std::string repaired = text::to_utf8(text::to_utf32(bytes));
    EXPECT_TRUE(text::is_valid_utf8(repaired));
    EXPECT_EQ(text::is_valid_utf8(bytes), repaired == bytes);
  }
}

}  // namespace
