#include "store/cards.h"

#include <utility>

#include "store/affiliation_rows.h"
#include "store/card_batch.h"
#include "store/card_order.h"
#include "store/card_versions.h"
#include "store/contact_rows.h"
#include "store/history.h"
#include "store/joined.h"
#include "store/match_index.h"
#include "store/review_rows.h"
#include "store/search_index.h"
#include "store/state.h"

namespace store {
namespace {

std::optional<StoredCard> find(Connection& connection, const card::Source& source) {
  if (source.sha256.empty()) return std::nullopt;
  StoredCard stored;
  Query query(connection,
              "SELECT c.contact_id, c.id FROM card_side s JOIN card c ON c.id = s.card_id "
              "WHERE s.source_sha256 = :sha256 AND s.source_page = :page AND s.source_card = :card");
  query.use(source.sha256).use(std::int64_t{source.page}).use(std::int64_t{source.card});
  query.into(stored.contact.value).into(stored.card.value);
  while (query.next()) {
  }
  return stored.card.value != 0 ? std::optional(stored) : std::nullopt;
}

std::optional<StoredCard> find_any_side(Connection& connection, const card::CardReading& reading) {
  if (auto stored = find(connection, reading.source)) return stored;
  for (const card::Source& side : reading.sides)
    if (auto stored = find(connection, side)) return stored;
  return std::nullopt;
}

card::ContactId create_contact(Connection& connection) {
  card::ContactId id;
  Query query(connection, "INSERT INTO contact (created_at) VALUES (:at) RETURNING id");
  query.use(now_utc()).into(id.value);
  while (query.next()) {
  }
  return id;
}

// Numbers are given here and not by the database: matching needs them before anything is written.
card::CardId next_id(Connection& connection) {
  card::CardId id;
  Query query(connection, "SELECT coalesce(max(id), 0) + 1 FROM card");
  query.into(id.value);
  while (query.next()) {
  }
  return id;
}

card::CardId insert_card(Connection& connection, card::ContactId contact, const NewCard& card) {
  const Provenance& provenance = card.provenance;
  const std::optional<std::string> exchanged_on =
      provenance.exchanged_on ? std::optional(to_string(*provenance.exchanged_on)) : std::nullopt;
  card::CardId id = card.id.value != 0 ? card.id : next_id(connection);
  Query query(connection,
              "INSERT INTO card (id, component, born_in, digest, contact_id, exchanged_on, owner, group_name, event, "
              "batch, external_id, turned_degrees, languages, engine, decision, scan_of, created_at) "
              "VALUES (:id, :component, :born_in, :digest, :contact, :exchanged_on, :owner, :group_name, :event, "
              ":batch, :external_id, :turned, :languages, :engine, :decision, :scan_of, :at)");
  query.use(id.value).use(card.component != 0 ? card.component : id.value);
  query.use(card.born_in.value != 0 ? card.born_in.value : contact.value);
  query.use(nullable_number(card.digest));
  query.use(contact.value).use(exchanged_on).use(nullable(provenance.owner)).use(nullable(provenance.group_name));
  query.use(nullable(provenance.event)).use(nullable(provenance.batch)).use(nullable(provenance.external_id));
  query.use(std::int64_t{card.reading.turned_degrees}).use(nullable(joined(card.reading.languages, ' ')));
  query.use(nullable(card.reading.engine)).use(card::to_string(card.reading.decision));
  query.use(nullable_number(card.scan_of ? card.scan_of->value : 0)).use(now_utc());
  while (query.next()) {
  }
  return id;
}

card::Outcome place(Connection& connection, const NewCard& card, const card::MatchDecision& decision) {
  if (const auto stored = find_any_side(connection, card.reading)) {
    record(connection, {.actor = card.provenance.owner,
                        .kind = EventKind::card_met_again,
                        .contact = stored->contact,
                        .card = stored->card});
    return card::AlreadyImported{stored->contact, stored->card};
  }
  const bool same = decision.verdict == card::Verdict::same && decision.contact;
  const card::ContactId contact = same ? *decision.contact : create_contact(connection);
  const card::CardId id = insert_card(connection, contact, card);
  std::vector<card::ReviewId> reviews;
  if (card.reading.decision != card::Decision::accept)
    reviews.push_back(open_card_review(connection, id, card.reading.doubtful));
  if (decision.verdict == card::Verdict::unsure && decision.contact)
    if (const auto review = open_merge_review(connection, *decision.contact, contact, decision.score, decision.reasons))
      reviews.push_back(*review);
  if (same) return card::Merged{contact, id, std::move(reviews), card.scan_of};
  return card::Inserted{contact, id, std::move(reviews)};
}

// The keys under which somebody else could store the same person, or the same scan.
std::vector<std::int64_t> claims_of(const NewCard& card) {
  std::vector<std::int64_t> claims;
  for (const std::string& key : card.match_keys) claims.push_back(match_hash(key));
  const auto claim_scan = [&](const card::Source& source) {
    if (!source.sha256.empty()) claims.push_back(match_hash("scan:" + source.sha256));
  };
  claim_scan(card.reading.source);
  for (const card::Source& side : card.reading.sides) claim_scan(side);
  return claims;
}

}  // namespace

card::Result<std::optional<StoredCard>> find_card(Transaction& transaction, const card::Source& source) {
  return guarded("look for a known card", [&] { return find(transaction.connection(), source); });
}

card::Result<Transaction> begin_card(Store& store, const NewCard& card) {
  if (card.match_keys.empty() || store.state().dialect.begin_claiming.empty())
    return Transaction::begin(store, Access::write);
  auto claiming = Transaction::begin_claiming(store, claims_of(card));
  if (!claiming) return claiming;
  const auto known =
      guarded("look for matching contacts", [&] { return has_match_key(claiming->connection(), card.match_keys); });
  if (!known) return tl::unexpected(known.error());
  if (!*known) return claiming;
  {
    const Transaction given_up = std::move(*claiming);
  }
  return Transaction::begin(store, Access::write);
}

card::Result<card::Outcome> add_card(Transaction& transaction, const NewCard& card,
                                     const card::MatchDecision& decision) {
  auto outcome = place_card(transaction, card, decision);
  if (!outcome) return outcome;
  auto placed = placed_card(card, *outcome);
  if (!placed) return outcome;
  placed->search = search_entry(card.reading.contact, card.readings);
  if (auto completed = complete_cards(transaction, {std::move(*placed)}); !completed)
    return tl::unexpected(completed.error());
  return outcome;
}

card::Result<card::Outcome> place_card(Transaction& transaction, const NewCard& card,
                                       const card::MatchDecision& decision) {
  if (card.reading.decision == card::Decision::not_a_card) return card::Outcome(card::NotACard{});
  return guarded("store a card", [&] { return place(transaction.connection(), card, decision); });
}

card::Result<void> correct_card(Transaction& transaction, card::CardId card, const card::Contact& corrected,
                                const std::vector<std::string>& match_keys, const std::string& author) {
  return guarded("store a correction", [&] {
    Connection& connection = transaction.connection();
    const CardState before = card_state(connection, card);
    const ChangeId change = add_version(connection, card, author, corrected, author).id;
    const CardKeys keys{.card_id = card.value, .hashes = hashes_of(match_keys)};
    add_match_keys(connection, {&keys, 1});
    connection.run(
        "UPDATE review_item SET status = 'accepted', decided_at = :at, decided_by = :author, change_id = "
        ":change WHERE card_id = :card AND status IN ('open', 'rejected')",
        now_utc(), nullable(author), change.value, card.value);
    record(connection, {.actor = author,
                        .kind = EventKind::card_corrected,
                        .contact = before.contact,
                        .card = card,
                        .change = change.value});
  });
}

}  // namespace store
