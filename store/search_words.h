#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Private to store/: what somebody typed into the search box, as words that can be looked for.
namespace store {

/// The folded forms of one word, any of which will do; the word as it was typed comes first. Never empty.
using Spellings = std::vector<std::string>;

/// Words are parted by blanks, but "03 1234 5678" is one number. Words that fold to nothing are left out.
std::vector<Spellings> search_words(std::string_view query);

/// Words as one: what has it has them too, or may have.
struct Phrase {
  std::string text;
  bool has_all_words = false;
};

/// The words one behind the other in the order in which they were typed and, where there are two, in the other one:
/// family and given name stand so on most cards.
std::vector<Phrase> phrases_of(const std::vector<Spellings>& words);

/// Whether every word is in the text (store/search_index.h).
bool holds_all(std::string_view folded, const std::vector<Spellings>& words);

}  // namespace store
