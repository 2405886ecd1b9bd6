#include "store/affiliation_rows.h"

#include <algorithm>
#include <map>

#include "store/contact_rows.h"
#include "store/contacts.h"
#include "store/joined.h"
#include "text/fold.h"

namespace store {
namespace {

struct DerivedPost {
  card::Post post;
  std::optional<Date> seen_from = {}, seen_to = {};
  bool current = false;
  std::vector<std::int64_t> cards = {};
};

std::string post_key(const card::Post& post) {
  std::string key = text::match_key(post.company) + "|" + text::match_key(post.department);
  for (const std::string& title : post.job_titles) key += "|" + text::match_key(title);
  return key;
}

void see(DerivedPost& post, const DatedContact& card) {
  post.cards.push_back(card.card.value);
  if (!card.exchanged_on) return;
  if (!post.seen_from || *card.exchanged_on < *post.seen_from) post.seen_from = card.exchanged_on;
  if (!post.seen_to || *card.exchanged_on > *post.seen_to) post.seen_to = card.exchanged_on;
}

// Current are the posts of the first card that shows any, as in survive().
std::map<std::string, DerivedPost> derive(const std::vector<DatedContact>& present_first) {
  std::map<std::string, DerivedPost> derived;
  bool any_current = false;
  for (const DatedContact& card : present_first) {
    const std::vector<card::Post> posts = posts_of(card.contact);
    std::vector<std::string> seen;
    for (const card::Post& post : posts) {
      const std::string key = post_key(post);
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
      seen.push_back(key);
      DerivedPost& held = derived.try_emplace(key, DerivedPost{.post = post}).first->second;
      held.current = held.current || !any_current;
      see(held, card);
    }
    any_current = any_current || !posts.empty();
  }
  return derived;
}

std::map<std::string, std::int64_t> stored_posts(Connection& connection, card::ContactId contact) {
  std::map<std::string, std::int64_t> stored;
  std::string key;
  std::int64_t id = 0;
  Query query(connection, "SELECT id, post_key FROM affiliation WHERE contact_id = :contact");
  query.use(contact.value).into(id).into(key);
  while (query.next()) stored.emplace(key, id);
  return stored;
}

std::optional<std::string> text_of(const std::optional<Date>& date) {
  return date ? std::optional(to_string(*date)) : std::nullopt;
}

std::int64_t insert(Connection& connection, card::ContactId contact, const std::string& key, const DerivedPost& post) {
  std::int64_t id = 0;
  Query query(connection,
              "INSERT INTO affiliation (contact_id, post_key, company_key, company, department, job_titles, seen_from, "
              "seen_to, is_current) VALUES (:contact, :key, :company_key, :company, :department, :titles, :seen_from, "
              ":seen_to, :current) RETURNING id");
  query.use(contact.value).use(key).use(text::match_key(post.post.company)).use(nullable(post.post.company));
  query.use(nullable(post.post.department)).use(nullable(joined(post.post.job_titles, '\n')));
  query.use(text_of(post.seen_from)).use(text_of(post.seen_to)).use(std::int64_t{post.current}).into(id);
  while (query.next()) {
  }
  return id;
}

void update(Connection& connection, std::int64_t id, const DerivedPost& post) {
  connection.run(
      "UPDATE affiliation SET company = :company, department = :department, job_titles = :titles, "
      "seen_from = :seen_from, seen_to = :seen_to, is_current = :current WHERE id = :id",
      nullable(post.post.company), nullable(post.post.department), nullable(joined(post.post.job_titles, '\n')),
      text_of(post.seen_from), text_of(post.seen_to), std::int64_t{post.current}, id);
  connection.run("DELETE FROM affiliation_card WHERE affiliation_id = :id", id);
}

}  // namespace

std::vector<DatedContact> dated_contacts(Connection& connection, card::ContactId contact) {
  struct Row {
    std::int64_t card = 0, version = 0;
    std::string exchanged_on;
  };
  std::vector<Row> rows;
  Row row;
  Query query(connection, "SELECT id, version, exchanged_on FROM card WHERE contact_id = :contact ORDER BY id");
  query.use(contact.value).into(row.card).into(row.version).into(row.exchanged_on);
  while (query.next()) rows.push_back(row);
  std::vector<DatedContact> cards;
  for (const Row& each : rows)
    cards.push_back({{each.card}, parse_date(each.exchanged_on), read_contact(connection, each.card, each.version)});
  sort_present_first(cards);
  return cards;
}

void refresh_affiliations(Connection& connection, card::ContactId contact) {
  const std::map<std::string, DerivedPost> derived = derive(dated_contacts(connection, contact));
  const std::map<std::string, std::int64_t> stored = stored_posts(connection, contact);
  for (const auto& [key, id] : stored) {
    if (derived.contains(key)) continue;
    connection.run("DELETE FROM affiliation_card WHERE affiliation_id = :id", id);
    connection.run("DELETE FROM affiliation WHERE id = :id", id);
  }
  for (const auto& [key, post] : derived) {
    const auto found = stored.find(key);
    if (found != stored.end()) update(connection, found->second, post);
    const std::int64_t id = found != stored.end() ? found->second : insert(connection, contact, key, post);
    for (const std::int64_t card : post.cards)
      connection.run("INSERT INTO affiliation_card (affiliation_id, card_id) VALUES (:id, :card)", id, card);
  }
}

void write_affiliations(Connection& connection, card::ContactId contact, std::vector<DatedContact> cards) {
  sort_present_first(cards);
  for (const auto& [key, post] : derive(cards)) {
    const std::int64_t id = insert(connection, contact, key, post);
    for (const std::int64_t card : post.cards)
      connection.run("INSERT INTO affiliation_card (affiliation_id, card_id) VALUES (:id, :card)", id, card);
  }
}

card::Result<std::vector<Affiliation>> affiliations(Transaction& transaction, card::ContactId id) {
  return guarded("read affiliations", [&] {
    Connection& connection = transaction.connection();
    std::vector<Affiliation> result;
    std::vector<std::int64_t> ids;
    std::int64_t affiliation_id = 0, current = 0;
    std::string company, department, titles, seen_from, seen_to;
    Query query(connection,
                "SELECT id, company, department, job_titles, seen_from, seen_to, is_current FROM affiliation "
                "WHERE contact_id = :contact ORDER BY is_current DESC, coalesce(seen_to, '') DESC, id");
    query.use(id.value).into(affiliation_id).into(company).into(department).into(titles).into(seen_from);
    query.into(seen_to).into(current);
    while (query.next()) {
      result.push_back({.post = {company, department, parted(titles, '\n')},
                        .seen_from = parse_date(seen_from),
                        .seen_to = parse_date(seen_to),
                        .current = current != 0,
                        .cards = {}});
      ids.push_back(affiliation_id);
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
      card::CardId card;
      Query cards(connection, "SELECT card_id FROM affiliation_card WHERE affiliation_id = :id ORDER BY card_id");
      cards.use(ids[i]).into(card.value);
      while (cards.next()) result[i].cards.push_back(card);
    }
    return result;
  });
}

}  // namespace store
