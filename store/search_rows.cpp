#include "store/search_rows.h"

#include <algorithm>
#include <utility>

#include "store/search_index.h"
#include "store/waiting_rows.h"
#include "text/utf8.h"

namespace store {
namespace {

constexpr std::size_t kShortestPiece = 8, kLongestPiece = 512;

/// `what` FROM the table of the place WHERE its keys lie in a range, and the values of the place and the range. Without
/// further conditions behind it, rows come as the database likes.
class PlaceSql {
 public:
  PlaceSql(std::int64_t place, const std::string& what)
      : place_(place),
        sql_("SELECT " + what + (place == 0 ? " FROM search_key k" : " FROM search_part k") + " WHERE " +
             (place == 0 ? "" : "k.part = :part AND ") + "k.key >= :first AND k.key < :last") {}
  const std::string& text() const { return sql_; }
  void bind(Query& query, const KeyRange& range) const {
    if (place_ != 0) query.use(place_);
    query.use(range.first).use(range.last);
  }

 private:
  std::int64_t place_;
  std::string sql_;
};

void sort_each_once(std::vector<std::int64_t>& numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void add_numbers(Query& query, std::vector<std::int64_t>& numbers) {
  std::int64_t number = 0;
  query.into(number);
  while (query.next()) numbers.push_back(number);
}

}  // namespace

KeyRange range_of(const std::string& spelling) {
  std::u32string characters = text::to_utf32(spelling);
  if (characters.size() > kKeyLength) characters.resize(kKeyLength);
  const std::string first = text::to_utf8(characters);
  return {first, first + text::to_utf8(U'\U0010FFFF')};
}

bool is_whole(const KeyRange& range, const std::string& spelling) { return range.first == spelling; }

Places all_places(Connection& connection) {
  Places places = search_parts(connection);
  places.insert(places.begin(), 0);
  return places;
}

std::int64_t count_rows(Connection& connection, const Places& places, const KeyRange& range, std::int64_t up_to) {
  std::int64_t sum = 0;
  for (const std::int64_t place : places) {
    if (sum >= up_to) break;
    std::int64_t rows = 0;
    const PlaceSql sql(place, "1");
    Query query(connection, "SELECT count(*) FROM (" + sql.text() + " LIMIT :limit) s");
    sql.bind(query, range);
    query.use(up_to).into(rows);
    while (query.next()) {
    }
    sum += rows;
  }
  return std::min(sum, up_to);
}

std::vector<KeyRow> rows_in(Connection& connection, std::int64_t place, const KeyRange& range) {
  std::vector<KeyRow> rows;
  KeyRow row;
  const PlaceSql sql(place, "k.key, k.card_id");
  Query query(connection, sql.text() + " ORDER BY k.key, k.card_id");
  sql.bind(query, range);
  query.into(row.key).into(row.card);
  while (query.next()) rows.push_back(row);
  return rows;
}

std::vector<std::int64_t> cards_in(Connection& connection, std::int64_t place, std::span<const KeyRange> ranges) {
  std::vector<std::int64_t> cards;
  for (const KeyRange& range : ranges) {
    const PlaceSql sql(place, "k.card_id");
    Query query(connection, sql.text());
    sql.bind(query, range);
    add_numbers(query, cards);
  }
  sort_each_once(cards);
  return cards;
}

std::vector<std::int64_t> contacts_in(Connection& connection, const Places& places, std::span<const KeyRange> ranges) {
  std::vector<std::int64_t> contacts;
  for (const std::int64_t place : places)
    for (const KeyRange& range : ranges) {
      const PlaceSql sql(place, "k.card_id");
      Query query(connection, "SELECT c.contact_id FROM card c WHERE c.id IN (" + sql.text() + ")");
      sql.bind(query, range);
      add_numbers(query, contacts);
    }
  sort_each_once(contacts);
  return contacts;
}

MergedRows::MergedRows(Connection& connection, const Places& places, KeyRange range, std::size_t wanted)
    : connection_(connection), range_(std::move(range)) {
  const std::size_t length = std::clamp(2 * wanted / places.size(), kShortestPiece, kLongestPiece);
  for (const std::int64_t place : places) {
    places_.push_back({.number = place, .rows = {}, .length = length});
    read_piece(places_.back());
    if (!places_.back().rows.empty()) heap_.push_back(places_.size() - 1);
  }
  std::ranges::make_heap(heap_, [this](std::size_t a, std::size_t b) { return comes_later(a, b); });
}

void MergedRows::read_piece(Place& place) {
  const KeyRow last = place.rows.empty() ? KeyRow{.key = range_.first, .card = 0} : place.rows.back();
  place.rows.clear();
  place.at = 0;
  Query query(connection_, std::string("SELECT k.key, k.card_id FROM ") +
                               (place.number == 0 ? "search_key k WHERE " : "search_part k WHERE k.part = :part AND ") +
                               "(k.key, k.card_id) > (:key, :card) AND k.key < :last ORDER BY k.key, k.card_id "
                               "LIMIT :limit");
  if (place.number != 0) query.use(place.number);
  KeyRow row;
  query.use(last.key).use(last.card).use(range_.last).use(static_cast<std::int64_t>(place.length));
  query.into(row.key).into(row.card);
  while (query.next()) place.rows.push_back(row);
  place.all_read = place.rows.size() < place.length;
  place.length = std::min(2 * place.length, kLongestPiece);
}

bool MergedRows::comes_later(std::size_t a, std::size_t b) const {
  return places_[b].rows[places_[b].at] < places_[a].rows[places_[a].at];
}

std::vector<std::int64_t> MergedRows::next(std::size_t most) {
  const auto later = [this](std::size_t a, std::size_t b) { return comes_later(a, b); };
  std::vector<std::int64_t> cards;
  while (cards.size() < most && !heap_.empty()) {
    std::ranges::pop_heap(heap_, later);
    Place& place = places_[heap_.back()];
    cards.push_back(place.rows[place.at].card);
    if (++place.at == place.rows.size() && !place.all_read) read_piece(place);
    if (place.at < place.rows.size())
      std::ranges::push_heap(heap_, later);
    else
      heap_.pop_back();
  }
  return cards;
}

}  // namespace store
