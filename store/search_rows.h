#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "store/connection.h"

/// Private to store/: the rows of the search index, read.
namespace store {

/// The keys that begin so: [first, last).
struct KeyRange {
  std::string first, last;
};
KeyRange range_of(const std::string& spelling);
/// Whether a key in the range says that the spelling is there: it is not longer than keys are.
bool is_whole(const KeyRange& range, const std::string& spelling);

/// Where keys are: search_key, which has the number zero, and the parts of search_part. All keys of a card are in one
/// place.
using Places = std::vector<std::int64_t>;
Places all_places(Connection& connection);

struct KeyRow {
  std::string key;
  std::int64_t card = 0;
  friend auto operator<=>(const KeyRow&, const KeyRow&) = default;
};

/// No more than `up_to`.
std::int64_t count_rows(Connection& connection, const Places& places, const KeyRange& range, std::int64_t up_to);

/// The rows of a range in one place, in their order.
std::vector<KeyRow> rows_in(Connection& connection, std::int64_t place, const KeyRange& range);
/// The cards with a key in one of the ranges in one place; in ascending order, each once.
std::vector<std::int64_t> cards_in(Connection& connection, std::int64_t place, std::span<const KeyRange> ranges);
/// The contacts that such cards are of, in all places; in ascending order, each once.
std::vector<std::int64_t> contacts_in(Connection& connection, const Places& places, std::span<const KeyRange> ranges);

/// The rows of a range in all places together, in the order of the keys, a piece at a time: who needs the first
/// thousand of a common word does not read the others.
class MergedRows {
 public:
  /// `wanted`: about how many rows will be asked for.
  MergedRows(Connection& connection, const Places& places, KeyRange range, std::size_t wanted);
  /// The cards of the next rows, at most so many; none: that was all.
  std::vector<std::int64_t> next(std::size_t most);

 private:
  struct Place {
    std::int64_t number = 0;
    std::vector<KeyRow> rows;  ///< the piece
    std::size_t at = 0;        ///< the row of it that comes next
    std::size_t length = 0;    ///< of the next piece
    bool all_read = false;     ///< there is no further piece
  };
  void read_piece(Place& place);
  bool comes_later(std::size_t a, std::size_t b) const;

  Connection& connection_;
  KeyRange range_;
  std::vector<Place> places_;
  std::vector<std::size_t> heap_;  ///< places with rows left, the one with the first row on top
};

}  // namespace store
