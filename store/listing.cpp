#include "store/listing.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>

#include "store/connection.h"
#include "store/many_rows.h"
#include "store/search.h"
#include "store/sight_sql.h"

namespace store {
namespace {

constexpr std::size_t kMostFound = 1000;  ///< of a search by words; beyond, the words tell too little
constexpr std::int64_t kCountUpTo = 10'000;

/// A contact stands in the list at the place of one of its cards in sight.
struct Row {
  card::ContactId contact;
  std::string key;
  std::int64_t card = 0;
};

const char* key_column(SortBy sort) {
  switch (sort) {
    case SortBy::company: return "o.company";
    case SortBy::exchanged_on: return "o.exchanged_on";
    case SortBy::added: return "''";
    case SortBy::reading:
    case SortBy::best: break;
  }
  return "o.reading";
}

/// The condition that no other card in sight (b) stands for the contact rather than c: the present one does, as in
/// sort_present_first(), and for `added` the latest.
std::string stands_for_contact(SortBy sort, const SightCondition& sight) {
  const std::string better = sort == SortBy::added ? "b.id > c.id" : comes_before("b", "c");
  return "NOT EXISTS (SELECT 1 FROM card b WHERE b.contact_id = c.contact_id AND b.id <> c.id AND " + better + " AND " +
         sight.on("b") + ")";
}

/// The filter as conditions on c.contact_id, and its values in their order.
class Conditions {
 public:
  Conditions(const ListFilter& filter, const Visibility& visibility) : filter_(filter), sight_(visibility) {}

  std::string sql() const {
    std::string sql = sight_.on("c");
    const auto add = [&](bool wanted, const std::string& from_where) {
      if (wanted)
        sql += " AND c.contact_id IN (SELECT f.contact_id FROM " + from_where + " AND " + sight_.on("f") + ")";
    };
    add(!filter_.company_key.empty(),
        "affiliation a JOIN affiliation_card ac ON ac.affiliation_id = a.id JOIN card f ON f.id = ac.card_id "
        "WHERE a.company_key = :company");
    add(!filter_.tag.empty(), "card_tag t JOIN card f ON f.id = t.card_id WHERE t.tag = :tag");
    add(!filter_.owner.empty(), "card f WHERE f.owner = :owner");
    add(!filter_.group_name.empty(), "card f WHERE f.group_name = :group_name");
    add(!filter_.event.empty(), "card f WHERE f.event = :event");
    add(filter_.exchanged_from || filter_.exchanged_until,
        "card_order fo JOIN card f ON f.id = fo.card_id WHERE fo.exchanged_on >= :from AND fo.exchanged_on <= :until");
    if (filter_.not_seen_since)
      sql +=
          " AND c.contact_id NOT IN (SELECT f.contact_id FROM card_order fo JOIN card f ON f.id = fo.card_id "
          "WHERE fo.exchanged_on >= :since AND " +
          sight_.on("f") + ")";
    if (filter_.confirmed)
      sql += std::string(" AND c.contact_id ") + (*filter_.confirmed ? "NOT " : "") +
             "IN (SELECT f.contact_id FROM review_item r JOIN card f ON f.id = r.card_id WHERE r.status = 'open' AND " +
             sight_.on("f") + ")";
    return sql;
  }

  void bind(Query& query) const {
    sight_.bind(query);
    const auto text = [&](const std::string& value) {
      if (value.empty()) return;
      query.use(value);
      sight_.bind(query);
    };
    text(filter_.company_key);
    text(filter_.tag);
    text(filter_.owner);
    text(filter_.group_name);
    text(filter_.event);
    if (filter_.exchanged_from || filter_.exchanged_until) {
      query.use(filter_.exchanged_from ? to_string(*filter_.exchanged_from) : "0");
      query.use(filter_.exchanged_until ? to_string(*filter_.exchanged_until) : "9999-12-31");
      sight_.bind(query);
    }
    if (filter_.not_seen_since) text(to_string(*filter_.not_seen_since));
    if (filter_.confirmed) sight_.bind(query);
  }

  const SightCondition& sight() const { return sight_; }
  /// Whether the filter asks for more than to be in sight; its words aside.
  bool narrow() const {
    return !filter_.company_key.empty() || !filter_.tag.empty() || !filter_.owner.empty() ||
           !filter_.group_name.empty() || !filter_.event.empty() || filter_.exchanged_from || filter_.exchanged_until ||
           filter_.not_seen_since || filter_.confirmed;
  }

 private:
  const ListFilter& filter_;
  SightCondition sight_;
};

struct Cursor {
  std::string key;
  std::int64_t number = 0;  ///< of a card, or of rows passed
};

/// The number and the key as hexadecimal digits: a cursor goes through addresses unharmed.
std::string to_text(const Cursor& cursor) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = std::to_string(cursor.number) + ".";
  for (const char c : cursor.key) {
    text += kDigits[static_cast<unsigned char>(c) >> 4U];
    text += kDigits[static_cast<unsigned char>(c) & 0xFU];
  }
  return text;
}

std::optional<Cursor> parse_cursor(const std::string& text) {
  Cursor cursor;
  const char* end = text.data() + text.size();
  const auto number = std::from_chars(text.data(), end, cursor.number);
  if (number.ec != std::errc() || number.ptr == end || *number.ptr != '.' || cursor.number < 0) return std::nullopt;
  for (const char* at = number.ptr + 1; at < end; at += 2) {
    unsigned value = 0;
    const char* last = std::min(at + 2, end);
    const auto read = std::from_chars(at, last, value, 16);
    if (read.ec != std::errc() || read.ptr != last || last != at + 2) return std::nullopt;
    cursor.key += static_cast<char>(value);
  }
  return cursor;
}

std::vector<Row> walk(Connection& connection, const Conditions& conditions, SortBy sort, SortOrder order,
                      const std::optional<Cursor>& after, std::size_t limit) {
  const std::string key = key_column(sort);
  const bool ascending = order == SortOrder::ascending;
  const std::string number = sort == SortBy::added ? "c.id" : "o.card_id";
  std::string sql = "SELECT c.contact_id, " + key + ", c.id FROM " +
                    (sort == SortBy::added ? "card c" : "card_order o JOIN card c ON c.id = o.card_id") + " WHERE ";
  if (after && sort == SortBy::added) sql += number + (ascending ? " > " : " < ") + ":number AND ";
  if (after && sort != SortBy::added)
    sql += "(" + key + ", " + number + ")" + (ascending ? " > " : " < ") + "(:key, :number) AND ";
  sql += conditions.sql() + " AND " + stands_for_contact(sort, conditions.sight()) + " ORDER BY ";
  const std::string direction = ascending ? "" : " DESC";
  if (sort != SortBy::added) sql += key + direction + ", ";
  Query query(connection, sql + number + direction + " LIMIT :limit");
  if (after && sort != SortBy::added) query.use(after->key);
  if (after) query.use(after->number);
  conditions.bind(query);
  conditions.sight().bind(query);
  query.use(static_cast<std::int64_t>(limit));
  std::vector<Row> rows;
  Row row;
  query.into(row.contact.value).into(row.key).into(row.card);
  while (query.next()) rows.push_back(row);
  return rows;
}

std::optional<std::int64_t> count(Connection& connection, const Conditions& conditions) {
  std::int64_t contacts = 0;
  Query query(connection, "SELECT count(*) FROM (SELECT DISTINCT c.contact_id FROM card c WHERE " + conditions.sql() +
                              " LIMIT :limit) s");
  conditions.bind(query);
  query.use(kCountUpTo + 1).into(contacts);
  while (query.next()) {
  }
  return contacts > kCountUpTo ? std::nullopt : std::optional(contacts);
}

/// The places of found contacts that the filter leaves in, in the order of `found`.
std::vector<Row> places_of(Connection& connection, const Conditions& conditions, SortBy sort,
                           const std::vector<card::ContactId>& found) {
  std::vector<std::int64_t> numbers;
  for (const card::ContactId contact : found) numbers.push_back(contact.value);
  std::unordered_map<std::int64_t, Row> places;
  const auto read = [&](Query& query) {
    conditions.bind(query);
    conditions.sight().bind(query);
    Row row;
    query.into(row.contact.value).into(row.key).into(row.card);
    while (query.next()) places.insert_or_assign(row.contact.value, row);
  };
  select_in(connection,
            std::string("SELECT c.contact_id, ") + key_column(sort) +
                ", c.id FROM card c JOIN card_order o ON o.card_id = c.id WHERE c.contact_id IN (",
            ") AND " + conditions.sql() + " AND " + stands_for_contact(sort, conditions.sight()), numbers, read);
  std::vector<Row> rows;
  for (const card::ContactId contact : found)
    if (const auto place = places.find(contact.value); place != places.end()) rows.push_back(place->second);
  return rows;
}

/// Of contacts whose order is known already those that the filter leaves in.
std::vector<Row> left_in(Connection& connection, const Conditions& conditions,
                         const std::vector<card::ContactId>& found) {
  std::vector<std::int64_t> numbers;
  for (const card::ContactId contact : found) numbers.push_back(contact.value);
  std::unordered_set<std::int64_t> left;
  const auto read = [&](Query& query) {
    std::int64_t contact = 0;
    conditions.bind(query);
    query.into(contact);
    while (query.next()) left.insert(contact);
  };
  select_in(connection, "SELECT DISTINCT c.contact_id FROM card c WHERE c.contact_id IN (", ") AND " + conditions.sql(),
            numbers, read);
  std::vector<Row> rows;
  for (const card::ContactId contact : found)
    if (left.contains(contact.value)) rows.push_back({.contact = contact, .key = {}});
  return rows;
}

/// Found contacts that the filter leaves in, in the order of `found`, with their keys where `sort` needs some. What a
/// search finds is in sight: with nothing to narrow it by, the thousand are not looked at once more for fifty.
std::vector<Row> rows_of_found(Connection& connection, const Conditions& conditions, SortBy sort,
                               const std::vector<card::ContactId>& found) {
  if (sort != SortBy::best) return places_of(connection, conditions, sort, found);
  if (conditions.narrow()) return left_in(connection, conditions, found);
  std::vector<Row> rows;
  for (const card::ContactId contact : found) rows.push_back({.contact = contact, .key = {}});
  return rows;
}

void add(ListPage& page, const Row& row) {
  page.contacts.push_back(row.contact);
  page.keys.push_back(row.key);
}

ListPage page_of_found(Connection& connection, const std::vector<card::ContactId>& found, const Conditions& conditions,
                       SortBy sort, SortOrder order, std::size_t first, std::size_t limit) {
  std::vector<Row> rows = rows_of_found(connection, conditions, sort, found);
  const bool ascending = order == SortOrder::ascending;
  if (sort != SortBy::best)
    std::ranges::stable_sort(rows, [&](const Row& a, const Row& b) {
      const auto before = std::tie(a.key, a.card) < std::tie(b.key, b.card);
      return ascending ? before : std::tie(b.key, b.card) < std::tie(a.key, a.card);
    });
  ListPage page;
  for (std::size_t i = first; i < std::min(first + limit, rows.size()); ++i) add(page, rows[i]);
  if (first + limit < rows.size())
    page.next_cursor = to_text({.key = "", .number = static_cast<std::int64_t>(first + limit)});
  if (found.size() < kMostFound) page.total = static_cast<std::int64_t>(rows.size());
  return page;
}

ListPage page_of_all(Connection& connection, const Conditions& conditions, SortBy sort, SortOrder order,
                     const std::optional<Cursor>& after, std::size_t limit) {
  std::vector<Row> rows = walk(connection, conditions, sort, order, after, limit + 1);
  ListPage page;
  if (rows.size() > limit) {
    rows.pop_back();
    page.next_cursor = to_text({.key = rows.back().key, .number = rows.back().card});
  }
  for (const Row& row : rows) add(page, row);
  page.total = count(connection, conditions);
  return page;
}

}  // namespace

card::Result<ListPage> list_contacts(Transaction& transaction, const ListFilter& filter, SortBy sort, SortOrder order,
                                     const Visibility& visibility, std::size_t limit, const std::string& cursor) {
  const std::optional<Cursor> after = cursor.empty() ? std::nullopt : parse_cursor(cursor);
  if (!cursor.empty() && !after)
    return card::fail(card::ErrorKind::wrong_use, "the cursor is none; take it from the page before");
  Connection& connection = transaction.connection();
  const Conditions conditions(filter, visibility);
  if (filter.words.empty())
    return guarded("list contacts", [&] {
      return page_of_all(connection, conditions, sort == SortBy::best ? SortBy::reading : sort, order, after, limit);
    });
  const auto found = search(transaction, filter.words, kMostFound, visibility);
  if (!found) return tl::unexpected(found.error());
  return guarded("list contacts", [&] {
    const std::size_t first = after ? static_cast<std::size_t>(after->number) : 0;
    return page_of_found(connection, *found, conditions, sort, order, first, limit);
  });
}

}  // namespace store
