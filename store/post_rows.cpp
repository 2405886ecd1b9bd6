// What the cards of many contacts show of posts, in a few statements.

#include <charconv>
#include <map>
#include <string>
#include <unordered_map>

#include "store/affiliation_rows.h"
#include "store/many_rows.h"
#include "store/remark_rows.h"

namespace store {
namespace {

/// By card: of the contact's values those that posts are made of.
using ContactsByCard = std::unordered_map<std::int64_t, card::Contact>;

void read_texts(Connection& connection, const std::vector<std::int64_t>& cards, ContactsByCard& contacts) {
  select_in(connection,
            "SELECT v.card_id, v.field, v.value FROM card c JOIN card_text_value v ON v.card_id = c.id AND "
            "v.version = c.version AND v.field IN ('company', 'departments', 'job_titles') WHERE c.id IN (",
            ") ORDER BY v.card_id, v.field, v.position", cards, [&](Query& query) {
              std::int64_t card = 0;
              std::string field, value;
              query.into(card).into(field).into(value);
              while (query.next()) {
                card::Contact& contact = contacts[card];
                if (field == "company") contact.company = value;
                if (field == "departments") contact.departments.push_back(value);
                if (field == "job_titles") contact.job_titles.push_back(value);
              }
            });
}

void read_listed(Connection& connection, const std::vector<std::int64_t>& cards, ContactsByCard& contacts) {
  select_in(connection,
            "SELECT p.card_id, p.company, p.department FROM card c JOIN card_post p ON p.card_id = c.id AND "
            "p.version = c.version WHERE c.id IN (",
            ") ORDER BY p.card_id, p.position", cards, [&](Query& query) {
              std::int64_t card = 0;
              card::Post post;
              query.into(card).into(post.company).into(post.department);
              while (query.next()) contacts[card].posts.push_back(post);
            });
  select_in(connection,
            "SELECT t.card_id, t.post_position, t.job_title FROM card c JOIN card_post_title t ON t.card_id = c.id AND "
            "t.version = c.version WHERE c.id IN (",
            ") ORDER BY t.card_id, t.post_position, t.position", cards, [&](Query& query) {
              std::int64_t card = 0, position = 0;
              std::string title;
              query.into(card).into(position).into(title);
              while (query.next())
                contacts.at(card).posts.at(static_cast<std::size_t>(position)).job_titles.push_back(title);
            });
}

std::int64_t chosen_card(const Remark& remark) {
  std::int64_t number = 0;
  std::from_chars(remark.value.data(), remark.value.data() + remark.value.size(), number);
  return number;
}

}  // namespace

std::vector<ContactPosts> read_posts(Connection& connection, const std::vector<card::ContactId>& contacts) {
  std::map<std::int64_t, ContactPosts> by_contact;
  std::vector<std::int64_t> numbers, cards;
  for (const card::ContactId contact : contacts) numbers.push_back(contact.value);
  select_in(connection, "SELECT contact_id, id, exchanged_on FROM card WHERE contact_id IN (", ")", numbers,
            [&](Query& query) {
              std::int64_t contact = 0, card = 0;
              std::string exchanged_on;
              query.into(contact).into(card).into(exchanged_on);
              while (query.next()) {
                by_contact[contact].cards.push_back({{card}, parse_date(exchanged_on), {}});
                cards.push_back(card);
              }
            });
  ContactsByCard values;
  read_texts(connection, cards, values);
  read_listed(connection, cards, values);
  for (const auto& [contact, remarks] : read_remarks(connection, numbers))
    for (const Remark& remark : remarks)
      if (const auto posts = by_contact.find(contact); posts != by_contact.end() && remark.kind == RemarkKind::post)
        posts->second.chosen.push_back({chosen_card(remark)});
  std::vector<ContactPosts> found;
  for (auto& [contact, posts] : by_contact) {
    posts.contact = {contact};
    for (DatedPosts& card : posts.cards)
      if (const auto shown = values.find(card.card.value); shown != values.end()) card.posts = posts_of(shown->second);
    found.push_back(std::move(posts));
  }
  return found;
}

}  // namespace store
