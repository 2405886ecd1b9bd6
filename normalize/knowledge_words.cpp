#include "normalize/knowledge_words.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr std::size_t kLongestWord = 7;
constexpr float kAffix = 1.0F / 3;

}  // namespace

card::Result<WordBook> WordBook::load(const std::filesystem::path& folder) {
  auto words = SortedLines::load(folder / "words.tsv");
  if (!words) return tl::unexpected(words.error());
  WordBook book;
  book.words_ = std::move(*words);
  return book;
}

float WordBook::unknown_kanji(std::string_view text) const {
  const std::u32string plain = text::to_utf32(text);
  std::vector<float> least(plain.size() + 1, static_cast<float>(plain.size()));
  least[0] = 0;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const float alone = !text::is_han(plain[i]) ? 0 : has(text::to_utf8(plain[i])) ? kAffix : 1;
    least[i + 1] = std::min(least[i + 1], least[i] + alone);
    for (std::size_t length = 2; length <= std::min(kLongestWord, plain.size() - i); ++length)
      if (text::is_han(plain[i]) && has(text::to_utf8(std::u32string_view(plain).substr(i, length))))
        least[i + length] = std::min(least[i + length], least[i]);
  }
  return least.back();
}

}  // namespace normalize
