#include <string_view>

#include <gtest/gtest.h>

#include "capture/capture.h"

// The tests are their own decoder program: capture::open starts this executable again as `... decode`.
int main(int count, char** words) {
  if (count > 1 && std::string_view(words[1]) == "decode") return capture::run_decoder_child();
  testing::InitGoogleTest(&count, words);
  return RUN_ALL_TESTS();
}
