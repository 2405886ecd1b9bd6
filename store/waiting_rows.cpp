#include "store/waiting_rows.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "store/connection_state.h"
#include "store/many_rows.h"

namespace store {
namespace {

std::uint64_t head_of(std::string_view key) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof(head); ++i)
    head = head << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  return head;
}

}  // namespace

void WaitingRows::add_match_keys(std::vector<MatchRow> sorted) { runs_.push_back(std::move(sorted)); }

void WaitingRows::find(std::span<const std::int64_t> keys, std::vector<MatchRow>& found) const {
  for (const std::vector<MatchRow>& run : runs_) {
    auto row = run.begin();
    for (const std::int64_t key : keys) {
      row = std::lower_bound(row, run.end(), MatchRow(key, 0));
      for (; row != run.end() && row->first == key; ++row)
        if (!retired_.contains(key)) found.push_back(*row);
    }
  }
}

void WaitingRows::add_search_keys(std::int64_t card, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    search_.push_back(
        {head_of(key), static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(key.size()), card});
    texts_ += key;
  }
  ++cards_;
}

void WaitingRows::write_match_keys(Connection& connection) {
  std::vector<MatchRow> rows;
  for (const std::vector<MatchRow>& run : runs_)
    std::ranges::copy_if(run, std::back_inserter(rows),
                         [&](const MatchRow& row) { return !retired_.contains(row.first); });
  std::sort(rows.begin(), rows.end());
  insert_rows<MatchRow>(connection, "match_key (hash, card_id)", 2, rows,
                        [](Query& query, const MatchRow& row) { query.use(row.first).use(row.second); });
}

void WaitingRows::write_search_keys(Connection& connection) {
  std::sort(search_.begin(), search_.end(), [&](const SearchRow& a, const SearchRow& b) {
    if (a.head != b.head) return a.head < b.head;
    if (const int order = key(a).compare(key(b)); order != 0) return order < 0;
    return a.card < b.card;
  });
  if (cards_ < cards_of_a_part_) {
    insert_rows<SearchRow>(connection, "search_key (key, card_id)", 2, search_,
                           [&](Query& query, const SearchRow& row) { query.use(key(row)).use(row.card); });
    return;
  }
  const std::vector<std::int64_t> parts = search_parts(connection);
  const std::int64_t part = parts.empty() ? 1 : parts.back() + 1;
  insert_rows<SearchRow>(connection, "search_part (part, key, card_id)", 3, search_,
                         [&](Query& query, const SearchRow& row) { query.use(part).use(key(row)).use(row.card); });
}

void WaitingRows::write(Connection& connection) {
  write_match_keys(connection);
  write_search_keys(connection);
  clear();
}

void WaitingRows::clear() { *this = WaitingRows(cards_of_a_part_); }

WaitingRows* waiting_rows(Connection& connection) { return connection.state().waiting.get(); }

void keep_rows_waiting(Connection& connection, std::unique_ptr<WaitingRows> rows) {
  connection.state().waiting = std::move(rows);
}

void write_waiting_rows(Connection& connection) {
  if (WaitingRows* waiting = waiting_rows(connection); waiting != nullptr) waiting->write(connection);
}

std::vector<std::int64_t> search_parts(Connection& connection) {
  std::vector<std::int64_t> parts;
  for (std::int64_t after = -1;;) {
    std::optional<std::int64_t> next;
    Query query(connection, "SELECT min(part) FROM search_part WHERE part > :after");
    query.use(after).into(next);
    while (query.next()) {
    }
    if (!next) return parts;
    after = *next;
    parts.push_back(after);
  }
}

}  // namespace store
