#include "store/waiting_rows.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <mutex>
#include <optional>

#include "store/connection_state.h"
#include "store/many_rows.h"
#include "store/match_index.h"

namespace store {
namespace {

constexpr std::size_t kLongestRun = 2'000'000;             // rows, 32 MB: while runs are merged both are there
constexpr std::string_view kBehind = "match_keys_behind";  // of matching_state: the first card whose keys are missing

std::uint64_t head_of(std::string_view key) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof(head); ++i)
    head = head << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
  return head;
}

/// Zero: the keys of all cards are there.
std::int64_t first_behind(Connection& connection) {
  std::string text;
  Query query(connection, "SELECT value FROM matching_state WHERE name = :name");
  query.use(kBehind).into(text);
  while (query.next()) {
  }
  std::int64_t first = 0;
  std::from_chars(text.data(), text.data() + text.size(), first);
  return first;
}

void forget_behind(Connection& connection) { connection.run("DELETE FROM matching_state WHERE name = :name", kBehind); }

void insert_match_keys(Connection& connection, std::span<const MatchRow> sorted) {
  insert_rows<MatchRow>(connection, "match_key (hash, card_id)", 2, sorted,
                        [](Query& query, const MatchRow& row) { query.use(row.first).use(row.second); });
}

void write_keys_behind(Connection& connection, std::int64_t first) {
  std::unordered_set<std::int64_t> retired;
  std::int64_t hash = 0, card = 0;
  Query hashes(connection, "SELECT hash FROM retired_key");
  hashes.into(hash);
  while (hashes.next()) retired.insert(hash);
  std::vector<MatchRow> rows;
  std::string keys;
  Query forms(connection, "SELECT card_id, keys FROM match_form WHERE card_id >= :first");
  forms.use(first).into(card).into(keys);
  while (forms.next())
    for (const std::int64_t key : parse_hashes(keys))
      if (!retired.contains(key)) rows.emplace_back(key, card);
  std::sort(rows.begin(), rows.end());
  insert_match_keys(connection, rows);
  forget_behind(connection);
}

}  // namespace

namespace {

using Row = std::vector<MatchRow>::const_iterator;

/// lower_bound() that looks near the beginning first.
Row first_with(Row begin, Row end, std::int64_t key) {
  std::ptrdiff_t step = 1;
  Row probe = begin;
  while (end - probe > step && (probe + step)->first < key) {
    probe += step;
    step *= 2;
  }
  return std::lower_bound(probe, end - probe > step ? probe + step + 1 : end, MatchRow(key, 0));
}

}  // namespace

void WaitingRows::find_any(std::span<const std::int64_t> keys, std::vector<MatchRow>& found) const {
  constexpr std::size_t kAtOnce = 4096;  // the thread that writes does not wait for all
  for (std::span<const std::int64_t> rest = keys; !rest.empty();) {
    const auto some = rest.first(std::min(rest.size(), kAtOnce));
    rest = rest.subspan(some.size());
    const std::shared_lock lock(runs_in_use_);
    for (const std::vector<MatchRow>& run : runs_) {
      Row row = run.begin();
      for (const std::int64_t key : some) {
        row = first_with(row, run.end(), key);
        for (; row != run.end() && row->first == key; ++row) found.push_back(*row);
      }
    }
  }
}

/// Between two transactions others may have written what waited, or left keys of their own.
void WaitingRows::meet_others(Connection& connection) {
  if (met_) return;
  met_ = true;
  const std::int64_t first = first_behind(connection);
  if (first == (noted_ ? first_behind_ : 0)) return;
  if (first != 0) write_keys_behind(connection, first);
  clear_match_keys();
}

void WaitingRows::add_match_keys(Connection& connection, std::vector<MatchRow> sorted, std::size_t cards,
                                 std::int64_t first) {
  meet_others(connection);
  if (cards_behind_ == 0) first_behind_ = first;
  cards_behind_ += cards;
  const std::unique_lock lock(runs_in_use_);
  // Each run is longer than the one behind it, so that there are few.
  while (!runs_.empty() && runs_.back().size() <= sorted.size() && 2 * sorted.size() <= kLongestRun) {
    std::vector<MatchRow> merged(runs_.back().size() + sorted.size());
    std::merge(runs_.back().begin(), runs_.back().end(), sorted.begin(), sorted.end(), merged.begin());
    runs_.pop_back();
    sorted = std::move(merged);
  }
  runs_.push_back(std::move(sorted));
}

void WaitingRows::find(Connection& connection, std::span<const std::int64_t> keys, std::vector<MatchRow>& found) {
  meet_others(connection);
  const auto begin = static_cast<std::ptrdiff_t>(found.size());
  find_any(keys, found);
  found.erase(std::remove_if(found.begin() + begin, found.end(),
                             [&](const MatchRow& row) { return retired_.contains(row.first); }),
              found.end());
}

void WaitingRows::retire(std::int64_t key) { retired_.insert(key); }

void WaitingRows::add_search_keys(std::int64_t card, std::string_view keys) {
  for (std::size_t at = 0; at < keys.size();) {
    const std::size_t size = keys.find('\n', at) - at;
    search_.push_back({head_of(keys.substr(at, size)), static_cast<std::uint32_t>(texts_.size() + at),
                       static_cast<std::uint32_t>(size), card});
    at += size + 1;
  }
  texts_ += keys;
  ++cards_;
}

void WaitingRows::clear_match_keys() {
  const std::unique_lock lock(runs_in_use_);
  runs_.clear();
  retired_.clear();
  cards_behind_ = 0;
  first_behind_ = 0;
  noted_ = false;
}

/// The runs are merged as they are written: a copy of all would be the most memory that a load takes.
void WaitingRows::write_match_keys(Connection& connection) {
  constexpr std::size_t kAtOnce = 4096;
  meet_others(connection);
  if (cards_behind_ == 0) return;
  std::vector<std::span<const MatchRow>> rest(runs_.begin(), runs_.end());
  std::vector<MatchRow> rows;
  for (;;) {
    std::erase_if(rest, [](std::span<const MatchRow> run) { return run.empty(); });
    if (rest.empty() || rows.size() >= kAtOnce) {
      insert_match_keys(connection, rows);
      rows.clear();
    }
    if (rest.empty()) break;
    std::span<const MatchRow>& next = *std::ranges::min_element(rest, {}, [](const auto& run) { return run.front(); });
    if (!retired_.contains(next.front().first)) rows.push_back(next.front());
    next = next.subspan(1);
  }
  if (noted_) forget_behind(connection);
  clear_match_keys();
}

void WaitingRows::write_search_keys(Connection& connection) {
  std::sort(search_.begin(), search_.end(), [&](const SearchRow& a, const SearchRow& b) {
    if (a.head != b.head) return a.head < b.head;
    if (const int order = key(a).compare(key(b)); order != 0) return order < 0;
    return a.card < b.card;
  });
  if (cards_ < limits_.cards_of_a_part) {
    insert_rows<SearchRow>(connection, "search_key (key, card_id)", 2, search_,
                           [&](Query& query, const SearchRow& row) { query.use(key(row)).use(row.card); });
  } else {
    const std::vector<std::int64_t> parts = search_parts(connection);
    const std::int64_t part = parts.empty() ? 1 : parts.back() + 1;
    insert_rows<SearchRow>(connection, "search_part (part, key, card_id)", 3, search_,
                           [&](Query& query, const SearchRow& row) { query.use(part).use(key(row)).use(row.card); });
  }
  search_.clear();
  texts_.clear();
  cards_ = 0;
}

void WaitingRows::write(Connection& connection) {
  write_search_keys(connection);
  write_match_keys(connection);
}

void WaitingRows::settle(Connection& connection) {
  write_search_keys(connection);
  if (cards_behind_ >= limits_.cards_behind) write_match_keys(connection);
  if (cards_behind_ != 0 && !noted_) {
    connection.run("INSERT INTO matching_state (name, value) VALUES (:name, :value)", kBehind,
                   std::to_string(first_behind_));
    noted_ = true;
  }
  met_ = false;
}

void WaitingRows::clear() {
  clear_match_keys();
  met_ = false;
  search_.clear();
  texts_.clear();
  cards_ = 0;
}

WaitingRows* waiting_rows(Connection& connection) { return connection.state().waiting.get(); }

void keep_rows_waiting(Connection& connection, std::unique_ptr<WaitingRows> rows) {
  connection.state().waiting = std::move(rows);
}

void write_waiting_rows(Connection& connection) {
  if (WaitingRows* waiting = waiting_rows(connection); waiting != nullptr)
    waiting->write(connection);
  else if (const std::int64_t first = first_behind(connection); first != 0)
    write_keys_behind(connection, first);
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
