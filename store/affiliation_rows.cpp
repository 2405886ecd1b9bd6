#include "store/affiliation_rows.h"

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>

#include "store/contact_rows.h"
#include "store/contacts.h"
#include "store/joined.h"
#include "store/many_rows.h"
#include "text/fold.h"

namespace store {
namespace {

struct DerivedPost {
  card::Post post;
  std::optional<Date> seen_from = {}, seen_to = {};
  bool current = false;
  std::vector<std::int64_t> cards = {};
};

/// Folded texts; titles, departments and companies come again and again in a list.
class FoldedTexts {
 public:
  const std::string& of(const std::string& text) {
    const auto [entry, is_new] = known_.try_emplace(text);
    if (is_new) entry->second = text::match_key(text);
    return entry->second;
  }

 private:
  std::unordered_map<std::string, std::string> known_;
};

std::string post_key(const card::Post& post, FoldedTexts& folded) {
  std::string key = folded.of(post.company) + "|" + folded.of(post.department);
  for (const std::string& title : post.job_titles) key += "|" + folded.of(title);
  return key;
}

void see(DerivedPost& post, const DatedPosts& card) {
  post.cards.push_back(card.card.value);
  if (!card.exchanged_on) return;
  if (!post.seen_from || *card.exchanged_on < *post.seen_from) post.seen_from = card.exchanged_on;
  if (!post.seen_to || *card.exchanged_on > *post.seen_to) post.seen_to = card.exchanged_on;
}

// Current are the posts of the first card that shows any, as in survive().
std::map<std::string, DerivedPost> derive(const std::vector<DatedPosts>& present_first, FoldedTexts& folded) {
  std::map<std::string, DerivedPost> derived;
  bool any_current = false;
  for (const DatedPosts& card : present_first) {
    std::vector<std::string> seen;
    for (const card::Post& post : card.posts) {
      const std::string key = post_key(post, folded);
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
      seen.push_back(key);
      DerivedPost& held = derived.try_emplace(key, DerivedPost{.post = post}).first->second;
      held.current = held.current || !any_current;
      see(held, card);
    }
    any_current = any_current || !card.posts.empty();
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

struct PostRow {
  card::ContactId contact;
  const std::string* key;
  const DerivedPost* post;
};

void insert(Connection& connection, std::span<const PostRow> rows, FoldedTexts& folded) {
  insert_rows<PostRow>(
      connection,
      "affiliation (contact_id, post_key, company_key, company, department, job_titles, seen_from, seen_to, "
      "is_current)",
      9, rows, [&](Query& query, const PostRow& row) {
        const card::Post& post = row.post->post;
        query.use(row.contact.value).use(*row.key).use(folded.of(post.company)).use(nullable(post.company));
        query.use(nullable(post.department)).use(nullable(joined(post.job_titles, '\n')));
        query.use(text_of(row.post->seen_from)).use(text_of(row.post->seen_to)).use(std::int64_t{row.post->current});
      });
}

using AffiliationCard = std::pair<std::int64_t, std::int64_t>;

void insert_cards(Connection& connection, std::vector<AffiliationCard> rows) {
  std::sort(rows.begin(), rows.end());
  insert_rows<AffiliationCard>(connection, "affiliation_card (affiliation_id, card_id)", 2, rows,
                               [](Query& query, const AffiliationCard& row) { query.use(row.first).use(row.second); });
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
  FoldedTexts folded;
  std::vector<DatedPosts> cards;
  for (const DatedContact& card : dated_contacts(connection, contact))
    cards.push_back({card.card, card.exchanged_on, posts_of(card.contact)});
  const std::map<std::string, DerivedPost> derived = derive(cards, folded);
  const std::map<std::string, std::int64_t> before = stored_posts(connection, contact);
  for (const auto& [key, id] : before) {
    if (derived.contains(key)) continue;
    connection.run("DELETE FROM affiliation_card WHERE affiliation_id = :id", id);
    connection.run("DELETE FROM affiliation WHERE id = :id", id);
  }
  std::vector<PostRow> fresh;
  for (const auto& [key, post] : derived) {
    const auto found = before.find(key);
    if (found != before.end())
      update(connection, found->second, post);
    else
      fresh.push_back({contact, &key, &post});
  }
  insert(connection, fresh, folded);
  const std::map<std::string, std::int64_t> ids = fresh.empty() ? before : stored_posts(connection, contact);
  std::vector<AffiliationCard> held;
  for (const auto& [key, post] : derived)
    for (const std::int64_t card : post.cards) held.emplace_back(ids.at(key), card);
  insert_cards(connection, std::move(held));
}

namespace {

/// The affiliations of many contacts, by contact and key.
std::map<std::pair<std::int64_t, std::string>, std::int64_t> stored_posts(Connection& connection,
                                                                          const std::vector<std::int64_t>& contacts) {
  std::map<std::pair<std::int64_t, std::string>, std::int64_t> stored;
  select_in(connection, "SELECT id, contact_id, post_key FROM affiliation WHERE contact_id IN (", ")", contacts,
            [&](Query& query) {
              std::int64_t id = 0, contact = 0;
              std::string key;
              query.into(id).into(contact).into(key);
              while (query.next()) stored.emplace(std::pair(contact, key), id);
            });
  return stored;
}

}  // namespace

void write_affiliations(Connection& connection, std::vector<NewContact> contacts) {
  FoldedTexts folded;
  std::vector<std::map<std::string, DerivedPost>> derived;
  std::vector<PostRow> rows;
  std::vector<std::int64_t> numbers;
  derived.reserve(contacts.size());
  for (NewContact& each : contacts) {
    std::sort(each.cards.begin(), each.cards.end(), comes_before<DatedPosts>);
    derived.push_back(derive(each.cards, folded));
    for (const auto& [key, post] : derived.back()) rows.push_back({each.contact, &key, &post});
    if (!derived.back().empty()) numbers.push_back(each.contact.value);
  }
  insert(connection, rows, folded);
  const auto ids = stored_posts(connection, numbers);
  std::vector<AffiliationCard> held;
  for (const PostRow& row : rows)
    for (const std::int64_t card : row.post->cards) held.emplace_back(ids.at({row.contact.value, *row.key}), card);
  insert_cards(connection, std::move(held));
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
