#include "store/contact_rows.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/many_rows.h"
#include "store/words.h"

namespace store {
namespace {

struct SingleField {
  std::string_view name;
  std::string card::Contact::* member;
};
struct ListField {
  std::string_view name;
  std::vector<std::string> card::Contact::* member;
};

// The texts of a contact under the contract's names.
constexpr SingleField kSingleFields[] = {
    {"family_name", &card::Contact::family_name},   {"given_name", &card::Contact::given_name},
    {"family_kana", &card::Contact::family_kana},   {"given_kana", &card::Contact::given_kana},
    {"latin_name", &card::Contact::latin_name},     {"company", &card::Contact::company},
    {"company_kana", &card::Contact::company_kana}, {"company_latin", &card::Contact::company_latin},
};
constexpr ListField kListFields[] = {
    {"departments", &card::Contact::departments},
    {"job_titles", &card::Contact::job_titles},
    {"qualifications", &card::Contact::qualifications},
    {"emails", &card::Contact::emails},
    {"urls", &card::Contact::urls},
    {"social", &card::Contact::social},
    {"notes", &card::Contact::notes},
};

using Cards = std::span<const CardValues>;

/// One value of a list (or a single one) with its place.
template <class Value>
struct Placed {
  const CardValues* card;
  std::int64_t position;
  const Value* value;
};

void use_place(Query& query, const CardValues& card, std::int64_t position) {
  query.use(card.card_id).use(card.version).use(position);
}

/// The values of one list of every card.
template <class Value>
std::vector<Placed<Value>> placed(Cards cards, std::vector<Value> card::Contact::* list) {
  std::vector<Placed<Value>> rows;
  for (const CardValues& card : cards)
    for (const Value& value : card.contact->*list)
      rows.push_back({&card, &value - (card.contact->*list).data(), &value});
  return rows;
}

void write_texts(Connection& connection, Cards cards) {
  struct Row {
    const CardValues* card;
    std::string_view field;
    std::int64_t position;
    std::string_view value;
  };
  std::vector<Row> rows;
  for (const CardValues& card : cards) {
    for (const SingleField& field : kSingleFields)
      if (const std::string& value = card.contact->*field.member; !value.empty())
        rows.push_back({&card, field.name, 0, value});
    for (const ListField& field : kListFields)
      for (const std::string& value : card.contact->*field.member)
        rows.push_back({&card, field.name, &value - (card.contact->*field.member).data(), value});
  }
  insert_rows<Row>(connection, "card_text_value (card_id, version, field, position, value)", 5, rows,
                   [](Query& query, const Row& row) {
                     query.use(row.card->card_id).use(row.card->version).use(row.field).use(row.position);
                     query.use(row.value);
                   });
}

void write_phones(Connection& connection, Cards cards) {
  using Row = Placed<card::PhoneNumber>;
  insert_rows<Row>(connection, "card_phone (card_id, version, position, kind, number, extension, printed)", 7,
                   placed(cards, &card::Contact::phones), [](Query& query, const Row& row) {
                     use_place(query, *row.card, row.position);
                     query.use(card::to_string(row.value->kind)).use(nullable(row.value->number));
                     query.use(nullable(row.value->extension)).use(nullable(row.value->printed));
                   });
}

void write_addresses(Connection& connection, Cards cards) {
  using Row = Placed<card::Address>;
  insert_rows<Row>(connection,
                   "card_address (card_id, version, position, postal_code, region, locality, street, building, "
                   "country, printed)",
                   10, placed(cards, &card::Contact::addresses), [](Query& query, const Row& row) {
                     const card::Address& address = *row.value;
                     use_place(query, *row.card, row.position);
                     query.use(nullable(address.postal_code)).use(nullable(address.region));
                     query.use(nullable(address.locality)).use(nullable(address.street));
                     query.use(nullable(address.building)).use(nullable(address.country));
                     query.use(nullable(address.printed));
                   });
}

void write_posts(Connection& connection, Cards cards) {
  using Row = Placed<card::Post>;
  const std::vector<Row> posts = placed(cards, &card::Contact::posts);
  insert_rows<Row>(connection, "card_post (card_id, version, position, company, department)", 5, posts,
                   [](Query& query, const Row& row) {
                     use_place(query, *row.card, row.position);
                     query.use(nullable(row.value->company)).use(nullable(row.value->department));
                   });
  struct Title {
    const Row* post;
    std::int64_t position;
    std::string_view title;
  };
  std::vector<Title> titles;
  for (const Row& post : posts)
    for (const std::string& title : post.value->job_titles)
      titles.push_back({&post, &title - post.value->job_titles.data(), title});
  insert_rows<Title>(connection, "card_post_title (card_id, version, post_position, position, job_title)", 5, titles,
                     [](Query& query, const Title& row) {
                       use_place(query, *row.post->card, row.post->position);
                       query.use(row.position).use(row.title);
                     });
}

/// The contacts of cards while their rows are read, which come with all versions of a card: there are few.
class ContactsByCard {
 public:
  ContactsByCard(std::span<const CardVersion> cards, std::vector<card::Contact>& contacts) {
    for (std::size_t i = 0; i < cards.size(); ++i) {
      places_.emplace(cards[i].card_id, Place{cards[i].version, &contacts[i]});
      numbers_.push_back(cards[i].card_id);
    }
  }
  const std::vector<std::int64_t>& numbers() const { return numbers_; }
  /// Nothing for another version than the one that is read.
  card::Contact* find(std::int64_t card_id, std::int64_t version) const {
    const Place& place = places_.at(card_id);
    return place.version == version ? place.contact : nullptr;
  }

 private:
  struct Place {
    std::int64_t version = 0;
    card::Contact* contact = nullptr;
  };
  std::unordered_map<std::int64_t, Place> places_;
  std::vector<std::int64_t> numbers_;
};

/// The rows of a table that holds values by card and version, each handed to `take(contact)` with the further columns
/// in the targets that `name(query)` gave.
template <class Name, class Take>
void read_rows(Connection& connection, const std::string& columns, const std::string& table, const std::string& order,
               const ContactsByCard& contacts, Name&& name, Take&& take) {
  select_in(connection, "SELECT card_id, version, " + columns + " FROM " + table + " WHERE card_id IN (",
            ") ORDER BY card_id, version, " + order, contacts.numbers(), [&](Query& query) {
              std::int64_t card_id = 0, version = 0;
              query.into(card_id).into(version);
              name(query);
              while (query.next())
                if (card::Contact* contact = contacts.find(card_id, version)) take(*contact);
            });
}

void read_texts(Connection& connection, const ContactsByCard& contacts) {
  std::string name, value;
  read_rows(
      connection, "field, value", "card_text_value", "field, position", contacts,
      [&](Query& query) { query.into(name).into(value); },
      [&](card::Contact& contact) {
        for (const SingleField& field : kSingleFields)
          if (field.name == name) contact.*field.member = value;
        for (const ListField& field : kListFields)
          if (field.name == name) (contact.*field.member).push_back(value);
      });
}

void read_phones(Connection& connection, const ContactsByCard& contacts) {
  card::PhoneNumber phone;
  std::string kind;
  read_rows(
      connection, "kind, number, extension, printed", "card_phone", "position", contacts,
      [&](Query& query) { query.into(kind).into(phone.number).into(phone.extension).into(phone.printed); },
      [&](card::Contact& contact) {
        phone.kind = parse_phone_kind(kind);
        contact.phones.push_back(phone);
      });
}

void read_addresses(Connection& connection, const ContactsByCard& contacts) {
  card::Address address;
  read_rows(
      connection, "postal_code, region, locality, street, building, country, printed", "card_address", "position",
      contacts,
      [&](Query& query) {
        query.into(address.postal_code).into(address.region).into(address.locality).into(address.street);
        query.into(address.building).into(address.country).into(address.printed);
      },
      [&](card::Contact& contact) { contact.addresses.push_back(address); });
}

void read_posts(Connection& connection, const ContactsByCard& contacts) {
  card::Post post;
  bool any = false;
  read_rows(
      connection, "company, department", "card_post", "position", contacts,
      [&](Query& query) { query.into(post.company).into(post.department); },
      [&](card::Contact& contact) {
        contact.posts.push_back(post);
        any = true;
      });
  if (!any) return;
  std::int64_t position = 0;
  std::string title;
  read_rows(
      connection, "post_position, job_title", "card_post_title", "post_position, position", contacts,
      [&](Query& query) { query.into(position).into(title); },
      [&](card::Contact& contact) {
        contact.posts.at(static_cast<std::size_t>(position)).job_titles.push_back(title);
      });
}

}  // namespace

void write_contacts(Connection& connection, std::span<const CardValues> cards) {
  write_texts(connection, cards);
  write_phones(connection, cards);
  write_addresses(connection, cards);
  write_posts(connection, cards);
}

std::vector<card::Contact> read_contacts(Connection& connection, std::span<const CardVersion> cards) {
  std::vector<card::Contact> contacts(cards.size());
  const ContactsByCard by_card(cards, contacts);
  read_texts(connection, by_card);
  read_phones(connection, by_card);
  read_addresses(connection, by_card);
  read_posts(connection, by_card);
  return contacts;
}

card::Contact read_contact(Connection& connection, std::int64_t card_id, std::int64_t version) {
  const CardVersion card{card_id, version};
  return std::move(read_contacts(connection, {&card, 1}).front());
}

}  // namespace store
