#pragma once

#include <filesystem>
#include <string_view>

#include "card/result.h"
#include "normalize/knowledge_lines.h"

namespace normalize {

/// Japanese words of two and more characters, place names among them, and the single characters that stand behind and
/// before words (部, 第, 号). Immutable after load; may be shared by threads.
/// Source: mecab-ipadic's common nouns, place names and affixes (normalize/tables/README.md).
class WordBook {
 public:
  /// Fails with missing_component when `folder` lacks the compiled list.
  static card::Result<WordBook> load(const std::filesystem::path& folder);

  bool has(std::string_view word) const { return words_.find(word).has_value(); }

  /// How many kanji of a text belong to no word, under the division into words that leaves the fewest; a character that
  /// is an affix counts a third. 繊維工業 has none, 織維工業 two.
  float unknown_kanji(std::string_view text) const;

 private:
  SortedLines words_;
};

}  // namespace normalize
