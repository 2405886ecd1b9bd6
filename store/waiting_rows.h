#pragma once

#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "store/bulk.h"
#include "store/connection.h"

/// Private to store/: rows of the two largest indexes, which a load keeps back and writes together. Each part of a list
/// touches nearly every page of an index: the fewer the parts, the fewer pages are written.
///
/// Search keys wait for the end of their transaction. Match keys wait longer, for as many cards as there is room for:
/// they stand in match_form as well, and matching_state notes from which card on they are missing in match_key. Whoever
/// needs them there on another connection writes them first (write_waiting_rows), after a load that died, too.
namespace store {

class WaitingRows {
 public:
  struct Limits {
    std::size_t cards_of_a_part = 20'000;  ///< search keys of fewer cards go into search_key, not into a part
    std::size_t cards_searched = 64'000;   ///< whose search keys wait, at most: about 100 MB
    std::size_t cards_behind = 250'000;    ///< whose match keys wait, at most: about 70 MB
  };
  explicit WaitingRows(Limits limits) : limits_(limits) {}
  WaitingRows() : WaitingRows(Limits{}) {}

  /// `cards`: of which the keys are; the lowest is `first`.
  void add_match_keys(Connection& connection, std::vector<MatchRow> sorted, std::size_t cards, std::int64_t first);
  /// The cards that wait with one of the keys (sorted).
  void find(Connection& connection, std::span<const std::int64_t> keys, std::vector<MatchRow>& found);
  void retire(std::int64_t key);
  /// The same with retired keys, and those that somebody else may have written; by any thread.
  void find_any(std::span<const std::int64_t> keys, std::vector<MatchRow>& found) const;

  void add_search_keys(std::int64_t card, std::string_view keys);  ///< each ends with a line feed
  bool is_full() const { return cards_ >= limits_.cards_searched; }
  void write_search_keys(Connection& connection);

  void write(Connection& connection);   ///< everything; nothing waits afterwards
  void settle(Connection& connection);  ///< before a commit: what cannot wait, and a note of what does
  void clear();                         ///< after a rollback

 private:
  struct SearchRow {
    std::uint64_t head = 0;  ///< the first eight bytes, as a number that sorts like them: most keys differ there
    std::uint32_t at = 0, size = 0;
    std::int64_t card = 0;
  };
  std::string_view key(const SearchRow& row) const { return std::string_view(texts_).substr(row.at, row.size); }
  void meet_others(Connection& connection);
  void write_match_keys(Connection& connection);
  void clear_match_keys();

  Limits limits_;
  mutable std::shared_mutex runs_in_use_;     ///< only the connection's thread changes them
  std::vector<std::vector<MatchRow>> runs_;   ///< each sorted
  std::unordered_set<std::int64_t> retired_;  ///< since they came
  std::size_t cards_behind_ = 0;
  std::int64_t first_behind_ = 0;
  bool noted_ = false;  ///< in matching_state
  bool met_ = false;    ///< what others wrote since the last transaction is known

  std::vector<SearchRow> search_;
  std::string texts_;
  std::size_t cards_ = 0;
};

/// What waits on the connection, if anything does there.
WaitingRows* waiting_rows(Connection& connection);
/// Null: rows are written at once.
void keep_rows_waiting(Connection& connection, std::unique_ptr<WaitingRows> rows);
/// Before anything that reads or removes rows of these indexes: writes what waits here, or was left by another
/// connection.
void write_waiting_rows(Connection& connection);

/// The numbers of the parts of search_part.
std::vector<std::int64_t> search_parts(Connection& connection);

}  // namespace store
