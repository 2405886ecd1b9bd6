#include "store/contact_reading.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "store/contact_rows.h"
#include "store/many_rows.h"
#include "store/reading_rows.h"
#include "store/remark_rows.h"
#include "store/review_rows.h"

namespace store {
namespace {

struct CardRow {
  card::ContactId contact;
  card::CardId card;
  std::int64_t version = 0;
  std::optional<Date> exchanged_on;
  std::int64_t scan_of = 0;
  CardSummary summary;
};

/// By a column of card; without tags, sides and the earlier scan.
std::vector<CardRow> card_rows(Connection& connection, std::string_view column,
                               const std::vector<std::int64_t>& numbers) {
  std::vector<CardRow> rows;
  const auto read = [&](Query& query) {
    CardRow row;
    Provenance& from = row.summary.provenance;
    std::string exchanged_on;
    query.into(row.contact.value).into(row.card.value).into(row.version).into(exchanged_on).into(from.owner);
    query.into(from.group_name).into(from.event).into(from.batch).into(from.external_id);
    query.into(row.summary.created_at).into(row.scan_of);
    while (query.next()) {
      row.summary.id = row.card;
      row.exchanged_on = from.exchanged_on = parse_date(exchanged_on);
      rows.push_back(row);
    }
  };
  select_in(connection,
            "SELECT contact_id, id, version, exchanged_on, owner, group_name, event, batch, external_id, created_at, "
            "scan_of FROM card WHERE " +
                std::string(column) + " IN (",
            ")", numbers, read);
  return rows;
}

/// By number; withdrawn ones are not there.
std::unordered_map<std::int64_t, EarlierScan> earlier_scans(Connection& connection, const std::vector<CardRow>& rows) {
  std::vector<std::int64_t> numbers;
  for (const CardRow& row : rows)
    if (row.scan_of != 0) numbers.push_back(row.scan_of);
  std::unordered_map<std::int64_t, EarlierScan> earlier;
  select_in(connection, "SELECT id, created_at, owner, group_name FROM card WHERE id IN (",
            ") AND withdrawn_by IS NULL", numbers, [&](Query& query) {
              EarlierScan scan;
              query.into(scan.card.value).into(scan.created_at).into(scan.owner).into(scan.group_name);
              while (query.next()) earlier.insert_or_assign(scan.card.value, scan);
            });
  return earlier;
}

/// The summaries of the rows, in their order.
std::vector<CardSummary> whole_summaries(Connection& connection, std::vector<CardRow>& rows) {
  const auto earlier = earlier_scans(connection, rows);
  std::vector<CardSummary> summaries;
  for (CardRow& row : rows) {
    summaries.push_back(std::move(row.summary));
    if (const auto scan = earlier.find(row.scan_of); scan != earlier.end()) summaries.back().scan_of = scan->second;
  }
  read_tags(connection, summaries);
  read_sides(connection, summaries);
  return summaries;
}

struct ContactRow {
  card::ContactId id;
  std::int64_t revision = 0;
};

/// The contacts that the ids stand for. Chains end: a contact that absorbs is open, and merging re-points what was
/// merged into the absorbed one.
std::unordered_map<std::int64_t, ContactRow> resolved(Connection& connection, const std::vector<card::ContactId>& ids) {
  std::vector<std::int64_t> numbers;
  for (const card::ContactId id : ids) numbers.push_back(id.value);
  std::unordered_map<std::int64_t, ContactRow> found;
  select_in(connection,
            "SELECT c.id, t.id, t.revision FROM contact c JOIN contact t ON t.id = coalesce(c.merged_into, c.id) "
            "WHERE c.id IN (",
            ") AND t.withdrawn = 0", numbers, [&](Query& query) {
              std::int64_t asked = 0;
              ContactRow row;
              query.into(asked).into(row.id.value).into(row.revision);
              while (query.next()) found.insert_or_assign(asked, row);
            });
  return found;
}

/// What several contacts are made of, before it is put together.
using CardsByContact = std::unordered_map<std::int64_t, ReadContact>;

/// The cards of the contacts, present one first.
CardsByContact cards_of(Connection& connection, const std::vector<std::int64_t>& contacts) {
  std::vector<CardRow> rows = card_rows(connection, "contact_id", contacts);
  std::ranges::sort(rows, comes_before<CardRow>);
  std::vector<CardVersion> versions;
  for (const CardRow& row : rows) versions.push_back({row.card.value, row.version});
  std::vector<card::Contact> values = read_contacts(connection, versions);
  std::vector<CardSummary> summaries = whole_summaries(connection, rows);
  CardsByContact found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ReadContact& contact = found[rows[i].contact.value];
    contact.cards.push_back({rows[i].card, rows[i].exchanged_on, std::move(values[i])});
    contact.stored.cards.push_back(std::move(summaries[i]));
  }
  return found;
}

/// Every one of the rows once.
CardsByContact read_each(Connection& connection, const std::map<std::int64_t, ContactRow>& rows) {
  std::vector<std::int64_t> numbers;
  for (const auto& [number, row] : rows) numbers.push_back(number);
  CardsByContact contacts = cards_of(connection, numbers);
  const auto open = with_open_review(connection, numbers);
  auto remarks = read_remarks(connection, numbers);
  for (const auto& [number, row] : rows) {
    ReadContact& contact = contacts[number];
    StoredContact& stored = contact.stored;
    stored.id = row.id;
    stored.status = open.contains(number) ? Status::unconfirmed : Status::confirmed;
    stored.revision = row.revision;
    stored.contact = survive(contact.cards);
    stored.remarks = std::move(remarks[number]);
    apply_remarks(stored.contact, stored.remarks, contact.cards);
  }
  return contacts;
}

}  // namespace

std::vector<std::optional<ReadContact>> read_contacts(Connection& connection, const std::vector<card::ContactId>& ids) {
  const auto rows = resolved(connection, ids);
  std::map<std::int64_t, ContactRow> each;
  for (const auto& [asked, row] : rows) each.emplace(row.id.value, row);
  CardsByContact contacts = read_each(connection, each);
  std::unordered_map<std::int64_t, std::size_t> first;  // where a contact that two of the ids stand for is already
  std::vector<std::optional<ReadContact>> found(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto row = rows.find(ids[i].value);
    if (row == rows.end()) continue;
    const std::int64_t number = row->second.id.value;
    const auto [place, is_first] = first.emplace(number, i);
    found[i] = is_first ? std::optional(std::move(contacts.at(number))) : found[place->second];
  }
  return found;
}

CardSummary read_summary(Connection& connection, card::CardId id) {
  std::vector<CardRow> rows = card_rows(connection, "id", {id.value});
  return std::move(whole_summaries(connection, rows).at(0));
}

}  // namespace store
