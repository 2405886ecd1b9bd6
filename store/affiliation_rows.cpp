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

// The posts of the card that somebody chose, else of the first that shows any, as in survive() and apply_remarks().
const DatedPosts* present_card(const std::vector<DatedPosts>& present_first, const std::vector<card::CardId>& chosen) {
  const DatedPosts* present = nullptr;
  for (const DatedPosts& card : present_first)
    if (present == nullptr && !card.posts.empty()) present = &card;
  for (const card::CardId id : chosen)
    if (const auto card = std::ranges::find(present_first, id, &DatedPosts::card);
        card != present_first.end() && !card->posts.empty())
      present = &*card;
  return present;
}

std::map<std::string, DerivedPost> derive(const ContactPosts& contact, FoldedTexts& folded) {
  std::map<std::string, DerivedPost> derived;
  const DatedPosts* present = present_card(contact.cards, contact.chosen);
  for (const DatedPosts& card : contact.cards) {
    std::vector<std::string> seen;
    for (const card::Post& post : card.posts) {
      const std::string key = post_key(post, folded);
      if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
      seen.push_back(key);
      DerivedPost& held = derived.try_emplace(key, DerivedPost{.post = post}).first->second;
      held.current = held.current || &card == present;
      see(held, card);
    }
  }
  return derived;
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

}  // namespace

namespace {

/// A row of affiliation, and the cards that show it.
struct StoredPost {
  std::int64_t id = 0;
  std::string company, department, job_titles, seen_from, seen_to;
  std::int64_t current = 0;
  std::vector<std::int64_t> cards;
};
using PostPlace = std::pair<std::int64_t, std::string>;  ///< contact, post_key

std::map<PostPlace, StoredPost> stored_posts(Connection& connection, const std::vector<std::int64_t>& contacts) {
  std::map<PostPlace, StoredPost> stored;
  select_in(connection,
            "SELECT id, contact_id, post_key, company, department, job_titles, seen_from, seen_to, is_current "
            "FROM affiliation WHERE contact_id IN (",
            ")", contacts, [&](Query& query) {
              StoredPost post;
              PostPlace place;
              query.into(post.id).into(place.first).into(place.second).into(post.company).into(post.department);
              query.into(post.job_titles).into(post.seen_from).into(post.seen_to).into(post.current);
              while (query.next()) stored.emplace(place, post);
            });
  return stored;
}

void add_cards(Connection& connection, std::map<PostPlace, StoredPost>& posts) {
  std::unordered_map<std::int64_t, StoredPost*> by_id;
  std::vector<std::int64_t> ids;
  for (auto& [place, post] : posts) {
    by_id.emplace(post.id, &post);
    ids.push_back(post.id);
  }
  select_in(connection, "SELECT affiliation_id, card_id FROM affiliation_card WHERE affiliation_id IN (", ")", ids,
            [&](Query& query) {
              std::int64_t id = 0, card = 0;
              query.into(id).into(card);
              while (query.next()) by_id.at(id)->cards.push_back(card);
            });
}

void remove(Connection& connection, std::int64_t id) {
  connection.run("DELETE FROM affiliation_card WHERE affiliation_id = :id", id);
  connection.run("DELETE FROM affiliation WHERE id = :id", id);
}

void update(Connection& connection, const StoredPost& before, const DerivedPost& post) {
  const std::string titles = joined(post.post.job_titles, '\n');
  const std::string from = text_of(post.seen_from).value_or(""), to = text_of(post.seen_to).value_or("");
  const bool same = before.company == post.post.company && before.department == post.post.department &&
                    before.job_titles == titles && before.seen_from == from && before.seen_to == to &&
                    (before.current != 0) == post.current;
  if (!same)
    connection.run(
        "UPDATE affiliation SET company = :company, department = :department, job_titles = :titles, "
        "seen_from = :seen_from, seen_to = :seen_to, is_current = :current WHERE id = :id",
        nullable(post.post.company), nullable(post.post.department), nullable(titles), nullable(from), nullable(to),
        std::int64_t{post.current}, before.id);
  for (const std::int64_t card : before.cards)
    if (std::ranges::find(post.cards, card) == post.cards.end())
      connection.run("DELETE FROM affiliation_card WHERE affiliation_id = :id AND card_id = :card", before.id, card);
}

using Derived = std::map<PostPlace, DerivedPost>;

/// Writes what is derived beside what is stored of the same contacts.
void replace(Connection& connection, std::map<PostPlace, StoredPost> before, const Derived& derived,
             FoldedTexts& folded) {
  std::vector<PostRow> fresh;
  std::vector<std::int64_t> grown;
  for (const auto& [place, post] : before)
    if (!derived.contains(place)) remove(connection, post.id);
  for (const auto& [place, post] : derived) {
    if (const auto found = before.find(place); found != before.end()) {
      update(connection, found->second, post);
      continue;
    }
    fresh.push_back({{place.first}, &place.second, &post});
    if (grown.empty() || grown.back() != place.first) grown.push_back(place.first);
  }
  insert(connection, fresh, folded);
  for (auto& [place, post] : stored_posts(connection, grown)) before.emplace(place, post);
  std::vector<AffiliationCard> held;
  for (const auto& [place, post] : derived) {
    const StoredPost& row = before.at(place);
    for (const std::int64_t card : post.cards)
      if (std::ranges::find(row.cards, card) == row.cards.end()) held.emplace_back(row.id, card);
  }
  insert_cards(connection, std::move(held));
}

Derived derive_all(std::vector<ContactPosts>& contacts, FoldedTexts& folded) {
  Derived derived;
  for (ContactPosts& each : contacts) {
    std::sort(each.cards.begin(), each.cards.end(), comes_before<DatedPosts>);
    for (auto& [key, post] : derive(each, folded)) derived.emplace(PostPlace(each.contact.value, key), std::move(post));
  }
  return derived;
}

}  // namespace

void refresh_affiliations(Connection& connection, const std::vector<card::ContactId>& contacts) {
  FoldedTexts folded;
  std::vector<ContactPosts> posts = read_posts(connection, contacts);
  std::vector<std::int64_t> numbers;
  for (const card::ContactId contact : contacts) numbers.push_back(contact.value);
  std::map<PostPlace, StoredPost> before = stored_posts(connection, numbers);
  add_cards(connection, before);
  replace(connection, std::move(before), derive_all(posts, folded), folded);
}

void refresh_affiliations(Connection& connection, card::ContactId contact) {
  refresh_affiliations(connection, std::vector{contact});
}

void write_affiliations(Connection& connection, std::vector<ContactPosts> contacts) {
  FoldedTexts folded;
  replace(connection, {}, derive_all(contacts, folded), folded);
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
