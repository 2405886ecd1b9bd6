#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "card/contact.h"
#include "store/card_batch.h"
#include "store/connection.h"

/// Private to store/: how texts are found. A card's texts are folded (text/fold.h) into lines of tokens. A search may
/// begin at every token and, inside Japanese tokens, at every character; legal forms are found by their beginning
/// only. Each of these beginnings is a row of search_key, or of search_part where a large load brought it, cut at
/// kKeyLength characters, so that any search is one range of each: two-character words and every database alike (FTS5's
/// trigrams need three and SQLite).
namespace store {

inline constexpr std::size_t kKeyLength = 12;  ///< code points

/// Lines joined by line feeds, tokens by blanks (folded text has neither).
std::string fold_for_search(const card::Contact& contact, const std::vector<std::string>& readings);

/// The rows of search_key for folded lines, sorted, without repetition; each ends with a line feed.
std::string search_beginnings(std::string_view folded);

/// Whether a folded word stands at a beginning of the folded lines. Words longer than kKeyLength too.
bool holds(std::string_view folded, std::string_view folded_word);

/// Whether a text in which folded words stand one behind the other, from a beginning on, surely holds each of them: a
/// search may begin wherever one of them begins. False where a look at the text is needed.
bool is_beginning_of_each(const std::vector<std::string>& folded_words);

struct CardSearch {
  std::int64_t card_id = 0;
  const SearchEntry* entry = nullptr;
};
void add_search_entries(Connection& connection, std::span<const CardSearch> cards);
/// Gives the readings that the card was indexed with.
std::vector<std::string> remove_search_keys(Connection& connection, std::int64_t card_id);

}  // namespace store
