// Sentences of the reading stages have stable words for the page.

#include "review/api/file_trouble.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace {

using review::api::trouble_word;

std::string sources_of(const char* folder) {
  std::ostringstream text;
  for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(MEISHI_SOURCE_DIR) / folder))
    if (file.path().extension() == ".cpp") text << std::ifstream(file.path()).rdbuf();
  return text.str();
}

}  // namespace

TEST(FileTrouble, has_a_word_for_what_capture_says) {
  const std::vector<std::pair<std::string, std::string_view>> cases{
      {"a.png: is truncated; copy or scan it again", "truncated"},
      {"a.pdf: is encrypted; save a copy without a password", "encrypted"},
      {"a.png: has 60000 x 60000 pixels, more than the 100 million allowed; save it at a lower resolution",
       "too_large"},
      {"a.pdf: has a page of 9000 x 9000 mm, more than the 100 million pixels allowed; print it to a smaller page",
       "too_large"},
      {"a.jp2: took longer than 30 seconds to decode; save it at a lower resolution", "too_slow"},
      {"a.zip: took too long to unpack; unpack it and import the folder", "too_slow"},
      {"a.zip: broke the decoder, it is damaged or hostile; unpack it by hand if you trust it", "bad_archive"},
      {"a.png: broke the decoder, it is damaged or hostile; try converting it to PNG", "damaged"},
      {"a.png: is not a readable PNG file; scan the card again or convert the file to PNG", "damaged"},
      {"no writing was found there; draw the outline around the card", "no_writing"},
      {"something that nobody has said yet", ""}};
  for (const auto& [sentence, word] : cases) EXPECT_EQ(trouble_word(sentence), word) << sentence;
}

TEST(FileTrouble, knows_no_phrase_that_nobody_says) {
  const std::string sources = sources_of("capture") + sources_of("pipeline");
  for (const auto& [phrase, word] : review::api::trouble_phrases())
    EXPECT_NE(sources.find(phrase), std::string::npos) << phrase;
}
