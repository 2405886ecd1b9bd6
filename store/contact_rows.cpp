#include "store/contact_rows.h"

#include <string>
#include <string_view>

#include "store/words.h"

namespace store {
namespace {

struct SingleField {
  std::string_view name;
  std::string card::Contact::*member;
};
struct ListField {
  std::string_view name;
  std::vector<std::string> card::Contact::*member;
};

// The texts of a contact under the contract's names.
constexpr SingleField kSingleFields[] = {
    {"family_name", &card::Contact::family_name},   {"given_name", &card::Contact::given_name},
    {"family_kana", &card::Contact::family_kana},   {"given_kana", &card::Contact::given_kana},
    {"latin_name", &card::Contact::latin_name},     {"company", &card::Contact::company},
    {"company_kana", &card::Contact::company_kana}, {"company_latin", &card::Contact::company_latin},
};
constexpr ListField kListFields[] = {
    {"departments", &card::Contact::departments},       {"job_titles", &card::Contact::job_titles},
    {"qualifications", &card::Contact::qualifications}, {"emails", &card::Contact::emails},
    {"urls", &card::Contact::urls},                     {"social", &card::Contact::social},
    {"notes", &card::Contact::notes},
};

void write_texts(Connection& connection, std::int64_t card_id, std::int64_t version, const card::Contact& contact) {
  const auto write = [&](std::string_view field, std::size_t position, const std::string& value) {
    connection.run(
        "INSERT INTO card_text_value (card_id, version, field, position, value) "
        "VALUES (:card, :version, :field, :position, :value)",
        card_id, version, field, static_cast<std::int64_t>(position), std::string_view(value));
  };
  for (const SingleField& field : kSingleFields)
    if (!(contact.*field.member).empty()) write(field.name, 0, contact.*field.member);
  for (const ListField& field : kListFields)
    for (std::size_t i = 0; i < (contact.*field.member).size(); ++i) write(field.name, i, (contact.*field.member)[i]);
}

void write_phones(Connection& connection, std::int64_t card_id, std::int64_t version, const card::Contact& contact) {
  for (std::size_t i = 0; i < contact.phones.size(); ++i) {
    const card::PhoneNumber& phone = contact.phones[i];
    connection.run(
        "INSERT INTO card_phone (card_id, version, position, kind, number, extension, printed) "
        "VALUES (:card, :version, :position, :kind, :number, :extension, :printed)",
        card_id, version, static_cast<std::int64_t>(i), std::string_view(card::to_string(phone.kind)),
        nullable(phone.number), nullable(phone.extension), nullable(phone.printed));
  }
}

void write_addresses(Connection& connection, std::int64_t card_id, std::int64_t version,
                     const card::Contact& contact) {
  for (std::size_t i = 0; i < contact.addresses.size(); ++i) {
    const card::Address& address = contact.addresses[i];
    connection.run(
        "INSERT INTO card_address (card_id, version, position, postal_code, region, locality, street, building, "
        "country, printed) VALUES (:card, :version, :position, :postal_code, :region, :locality, :street, :building, "
        ":country, :printed)",
        card_id, version, static_cast<std::int64_t>(i), nullable(address.postal_code), nullable(address.region),
        nullable(address.locality), nullable(address.street), nullable(address.building), nullable(address.country),
        nullable(address.printed));
  }
}

void write_posts(Connection& connection, std::int64_t card_id, std::int64_t version, const card::Contact& contact) {
  for (std::size_t i = 0; i < contact.posts.size(); ++i) {
    const card::Post& post = contact.posts[i];
    const auto position = static_cast<std::int64_t>(i);
    connection.run(
        "INSERT INTO card_post (card_id, version, position, company, department) "
        "VALUES (:card, :version, :position, :company, :department)",
        card_id, version, position, nullable(post.company), nullable(post.department));
    for (std::size_t k = 0; k < post.job_titles.size(); ++k)
      connection.run(
          "INSERT INTO card_post_title (card_id, version, post_position, position, job_title) "
          "VALUES (:card, :version, :post, :position, :title)",
          card_id, version, position, static_cast<std::int64_t>(k), std::string_view(post.job_titles[k]));
  }
}

void read_texts(Connection& connection, std::int64_t card_id, std::int64_t version, card::Contact& contact) {
  Query query(connection,
              "SELECT field, value FROM card_text_value WHERE card_id = :card AND version = :version "
              "ORDER BY field, position");
  std::string name, value;
  query.use(card_id).use(version).into(name).into(value);
  while (query.next()) {
    for (const SingleField& field : kSingleFields)
      if (field.name == name) contact.*field.member = value;
    for (const ListField& field : kListFields)
      if (field.name == name) (contact.*field.member).push_back(value);
  }
}

void read_phones(Connection& connection, std::int64_t card_id, std::int64_t version, card::Contact& contact) {
  Query query(connection,
              "SELECT kind, number, extension, printed FROM card_phone WHERE card_id = :card AND version = :version "
              "ORDER BY position");
  card::PhoneNumber phone;
  std::string kind;
  query.use(card_id).use(version).into(kind).into(phone.number).into(phone.extension).into(phone.printed);
  while (query.next()) {
    phone.kind = parse_phone_kind(kind);
    contact.phones.push_back(phone);
  }
}

void read_addresses(Connection& connection, std::int64_t card_id, std::int64_t version, card::Contact& contact) {
  Query query(connection,
              "SELECT postal_code, region, locality, street, building, country, printed FROM card_address "
              "WHERE card_id = :card AND version = :version ORDER BY position");
  card::Address address;
  query.use(card_id).use(version);
  query.into(address.postal_code).into(address.region).into(address.locality).into(address.street);
  query.into(address.building).into(address.country).into(address.printed);
  while (query.next()) contact.addresses.push_back(address);
}

void read_posts(Connection& connection, std::int64_t card_id, std::int64_t version, card::Contact& contact) {
  Query posts(connection,
              "SELECT company, department FROM card_post WHERE card_id = :card AND version = :version "
              "ORDER BY position");
  card::Post post;
  posts.use(card_id).use(version).into(post.company).into(post.department);
  while (posts.next()) contact.posts.push_back(post);
  if (contact.posts.empty()) return;
  Query titles(connection,
               "SELECT post_position, job_title FROM card_post_title WHERE card_id = :card AND version = :version "
               "ORDER BY post_position, position");
  std::int64_t position = 0;
  std::string title;
  titles.use(card_id).use(version).into(position).into(title);
  while (titles.next()) contact.posts.at(static_cast<std::size_t>(position)).job_titles.push_back(title);
}

}  // namespace

void write_contact(Connection& connection, std::int64_t card_id, std::int64_t version, const card::Contact& contact) {
  write_texts(connection, card_id, version, contact);
  write_phones(connection, card_id, version, contact);
  write_addresses(connection, card_id, version, contact);
  write_posts(connection, card_id, version, contact);
}

card::Contact read_contact(Connection& connection, std::int64_t card_id, std::int64_t version) {
  card::Contact contact;
  read_texts(connection, card_id, version, contact);
  read_phones(connection, card_id, version, contact);
  read_addresses(connection, card_id, version, contact);
  read_posts(connection, card_id, version, contact);
  return contact;
}

}  // namespace store
