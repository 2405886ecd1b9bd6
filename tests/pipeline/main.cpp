#include <cstddef>
#include <string_view>

#include <gtest/gtest.h>

#include "capture/capture.h"
#include "tests/pipeline/intake_child.h"
#include "tests/pipeline/random_steps.h"

// The tests are their own decoder program: capture::open starts this executable again as `... decode`.
int main(int count, char** words) {
  if (count > 1 && std::string_view(words[1]) == "decode") return capture::run_decoder_child();
  if (count > 1 && std::string_view(words[1]) == "intake")
    return run_intake_child({words, static_cast<std::size_t>(count)});
  if (count > 1 && std::string_view(words[1]) == "steps")
    return run_steps_child({words, static_cast<std::size_t>(count)});
  testing::InitGoogleTest(&count, words);
  return RUN_ALL_TESTS();
}
