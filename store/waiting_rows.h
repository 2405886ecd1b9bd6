#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "store/connection.h"

/// Private to store/: rows of the two largest indexes, which a transaction of many cards keeps back and writes
/// together. Each part of a list touches nearly every page of an index: the fewer the parts, the fewer pages are
/// written.
namespace store {

using MatchRow = std::pair<std::int64_t, std::int64_t>;  ///< hash, card

class WaitingRows {
 public:
  /// Search keys of as many cards, written together, are a part of search_part; those of fewer go into search_key.
  explicit WaitingRows(std::size_t cards_of_a_part = 20'000) : cards_of_a_part_(cards_of_a_part) {}

  void add_match_keys(std::vector<MatchRow> sorted);
  /// The cards that wait with one of the keys (sorted).
  void find(std::span<const std::int64_t> keys, std::vector<MatchRow>& found) const;
  void retire(std::int64_t key) { retired_.insert(key); }
  void add_search_keys(std::int64_t card, const std::vector<std::string>& keys);

  std::size_t cards() const { return cards_; }
  void write(Connection& connection);  ///< and is empty afterwards
  void clear();

 private:
  struct SearchRow {
    std::uint64_t head = 0;  ///< the first eight bytes, as a number that sorts like them: most keys differ there
    std::uint32_t at = 0, size = 0;
    std::int64_t card = 0;
  };
  std::string_view key(const SearchRow& row) const { return std::string_view(texts_).substr(row.at, row.size); }
  void write_match_keys(Connection& connection);
  void write_search_keys(Connection& connection);

  std::size_t cards_of_a_part_;
  std::vector<std::vector<MatchRow>> runs_;
  std::unordered_set<std::int64_t> retired_;  ///< since they came
  std::vector<SearchRow> search_;
  std::string texts_;
  std::size_t cards_ = 0;
};

/// What waits on the connection, if anything does there.
WaitingRows* waiting_rows(Connection& connection);
/// Null: rows are written at once.
void keep_rows_waiting(Connection& connection, std::unique_ptr<WaitingRows> rows);
/// Before anything that reads or removes rows of these indexes, and at the end of a transaction.
void write_waiting_rows(Connection& connection);

/// The numbers of the parts of search_part.
std::vector<std::int64_t> search_parts(Connection& connection);

}  // namespace store
