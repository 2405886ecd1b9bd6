#include "store/rereading.h"

#include <algorithm>
#include <array>

#include "store/boxes.h"
#include "store/card_versions.h"
#include "store/change_rows.h"
#include "store/columns.h"
#include "store/connection.h"
#include "store/history.h"
#include "store/joined.h"
#include "store/moment.h"
#include "store/reading_rows.h"
#include "store/review_rows.h"

namespace store {
namespace {

constexpr std::array kBecomes = {"this_card", "another_card", "two_cards"};

void insert_rereading(Connection& connection, JobId job, const Rereading& rereading) {
  const auto turned = rereading.turned_degrees ? std::optional<std::int64_t>(*rereading.turned_degrees) : std::nullopt;
  connection.run(
      "INSERT INTO rereading (job_id, card_id, side, turned_degrees, outline, becomes, actor) VALUES (:job, :card, "
      ":side, :turned, :outline, :becomes, :actor)",
      job.value, rereading.card.value, std::int64_t{rereading.side == card::Side::back}, turned,
      rereading.outline ? std::optional(to_text(*rereading.outline)) : std::nullopt, to_string(rereading.becomes),
      nullable(rereading.actor));
}

std::optional<Rereading> read_rereading(Connection& connection, JobId job) {
  Rereading rereading;
  std::int64_t side = 0;
  std::optional<std::int64_t> turned;
  std::string outline, becomes;
  Query query(connection,
              "SELECT card_id, side, turned_degrees, outline, becomes, actor FROM rereading WHERE job_id = :job");
  query.use(job.value).into(rereading.card.value).into(side).into(turned).into(outline).into(becomes);
  query.into(rereading.actor);
  while (query.next()) {
  }
  if (rereading.card.value == 0) return std::nullopt;
  const auto word = parse_becomes(becomes);
  if (!word) throw DatabaseFailure("a card is to be read again in a way that this program does not know");
  rereading.side = side == 1 ? card::Side::back : card::Side::front;
  if (turned) rereading.turned_degrees = static_cast<int>(*turned);
  rereading.outline = parse_quad(outline);
  rereading.becomes = *word;
  return rereading;
}

void replace_rows(Connection& connection, card::CardId card, const NewCard& reading) {
  for (const char* table : {"card_side", "card_evidence", "card_line", "card_barcode"})
    connection.run(std::string("DELETE FROM ") + table + " WHERE card_id = :card", card.value);
  write_sides(connection, card.value, reading);
  write_reading(connection, card.value, reading);
  const card::CardReading& read = reading.reading;
  connection.run(
      "UPDATE card SET turned_degrees = :turned, languages = :languages, engine = :engine, decision = :decision WHERE "
      "id = :card",
      std::int64_t{read.turned_degrees}, nullable(joined(read.languages, ' ')), nullable(read.engine),
      card::to_string(read.decision), card.value);
}

/// What was decided about the former reading says nothing about this one.
void ask_again(Connection& connection, card::CardId card, const NewCard& reading, const Change& change) {
  if (reading.reading.decision != card::Decision::accept) {
    const auto open =
        column(connection, "SELECT id FROM review_item WHERE card_id = :card AND status = 'open'", card.value);
    if (open.empty()) open_card_review(connection, card, reading.reading.doubtful);
    for (const std::int64_t id : open) rank_card_review(connection, {id}, reading.reading.doubtful);
    return;
  }
  connection.run(
      "UPDATE review_item SET status = 'accepted', decided_at = :at, decided_by = :by, change_id = :change WHERE "
      "card_id = :card AND status = 'open'",
      now_utc(), nullable(change.actor), change.id.value, card.value);
}

}  // namespace

const char* to_string(Becomes becomes) { return kBecomes[static_cast<std::size_t>(becomes)]; }

std::optional<Becomes> parse_becomes(std::string_view word) {
  const auto* found = std::ranges::find(kBecomes, word);
  if (found == kBecomes.end()) return std::nullopt;
  return static_cast<Becomes>(found - kBecomes.begin());
}

card::Result<JobId> add_rereading(Transaction& transaction, const Rereading& rereading, const Provenance& provenance,
                                  const std::vector<JobFile>& files) {
  const auto earlier = guarded("count earlier readings", [&] {
    return column(transaction.connection(), "SELECT job_id FROM rereading WHERE card_id = :card", rereading.card.value);
  });
  if (!earlier) return tl::unexpected(earlier.error());
  NewJob job{.files = files, .content_key = {}, .origin = "reread", .pairing = {}, .provenance = provenance};
  job.content_key = "reread:" + std::to_string(rereading.card.value) + ":" + std::to_string(earlier->size() + 1);
  const auto added = add_job(transaction, job);
  if (!added) return tl::unexpected(added.error());
  return guarded("note that a card is to be read again", [&] {
    insert_rereading(transaction.connection(), added->id, rereading);
    return added->id;
  });
}

card::Result<std::optional<Rereading>> find_rereading(Transaction& transaction, JobId job) {
  return guarded("look what a job is to do", [&] { return read_rereading(transaction.connection(), job); });
}

card::Result<Change> replace_reading(Transaction& transaction, card::CardId card, const NewCard& reading,
                                     const std::string& actor) {
  return guarded("store a new reading", [&] {
    Connection& connection = transaction.connection();
    const CardState before = card_state(connection, card);
    const Change change = add_version(connection, card, {}, reading.reading.contact, actor);
    replace_rows(connection, card, reading);
    ask_again(connection, card, reading, change);
    record(connection, {.actor = actor,
                        .kind = EventKind::card_reread,
                        .contact = before.contact,
                        .card = card,
                        .change = change.id.value});
    return change;
  });
}

card::Result<std::vector<card::CardId>> cards_of_page(Transaction& transaction, const card::Source& page) {
  return guarded("look for the cards of a page", [&] {
    std::vector<card::CardId> cards;
    card::CardId card;
    Query query(transaction.connection(),
                "SELECT DISTINCT card_id FROM card_side WHERE source_sha256 = :sha256 AND source_page = :page ORDER BY "
                "card_id");
    query.use(page.sha256).use(std::int64_t{page.page}).into(card.value);
    while (query.next()) cards.push_back(card);
    return cards;
  });
}

card::Result<int> next_card_of_page(Transaction& transaction, const card::Source& page) {
  return guarded("count the cards of a page", [&] {
    int next = 0;
    Query query(transaction.connection(),
                "SELECT coalesce(max(source_card), -1) + 1 FROM card_side WHERE source_sha256 = :sha256 AND "
                "source_page = :page");
    query.use(page.sha256).use(std::int64_t{page.page}).into(next);
    while (query.next()) {
    }
    return next;
  });
}

card::Result<std::vector<JobFile>> files_of_card(Transaction& transaction, card::CardId card) {
  return guarded("look for a card's files", [&] {
    std::vector<JobFile> files;
    JobFile file;
    Query query(transaction.connection(),
                "SELECT DISTINCT f.sha256, f.name, f.bytes FROM job_card c JOIN job_file f ON f.job_id = c.job_id "
                "WHERE c.card_id = :card ORDER BY f.sha256");
    query.use(card.value).into(file.sha256).into(file.name).into(file.bytes);
    while (query.next()) files.push_back(file);
    return files;
  });
}

}  // namespace store
