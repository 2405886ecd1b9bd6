#include "store/remarks.h"

#include <algorithm>
#include <array>

#include "store/affiliation_rows.h"
#include "store/change_rows.h"
#include "store/connection.h"
#include "store/many_rows.h"
#include "store/remark_rows.h"

namespace store {
namespace {

constexpr std::array kKindNames = {"pin", "post", "note", "tag"};

struct TextField {
  std::string_view name;
  std::string card::Contact::* text;
};
constexpr TextField kTextFields[] = {
    {"family_name", &card::Contact::family_name},   {"given_name", &card::Contact::given_name},
    {"family_kana", &card::Contact::family_kana},   {"given_kana", &card::Contact::given_kana},
    {"latin_name", &card::Contact::latin_name},     {"company", &card::Contact::company},
    {"company_kana", &card::Contact::company_kana}, {"company_latin", &card::Contact::company_latin}};

struct ListField {
  std::string_view name;
  std::vector<std::string> card::Contact::* list;
};
constexpr ListField kListFields[] = {{"departments", &card::Contact::departments},
                                     {"job_titles", &card::Contact::job_titles},
                                     {"qualifications", &card::Contact::qualifications},
                                     {"emails", &card::Contact::emails},
                                     {"urls", &card::Contact::urls}};

bool is_field(std::string_view name) {
  return std::ranges::find(kTextFields, name, &TextField::name) != std::end(kTextFields) ||
         std::ranges::find(kListFields, name, &ListField::name) != std::end(kListFields);
}

void apply_pin(card::Contact& contact, const Remark& pin) {
  for (const TextField& field : kTextFields)
    if (field.name == pin.field) contact.*field.text = pin.value;
  for (const ListField& field : kListFields) {
    if (field.name != pin.field) continue;
    std::vector<std::string>& list = contact.*field.list;
    std::erase(list, pin.value);
    list.insert(list.begin(), pin.value);
  }
}

void apply_post(card::Contact& contact, const Remark& post, const std::vector<DatedContact>& cards) {
  for (const DatedContact& card : cards) {
    if (std::to_string(card.card.value) != post.value) continue;
    contact.company = card.contact.company;
    contact.company_kana = card.contact.company_kana;
    contact.company_latin = card.contact.company_latin;
    contact.departments = card.contact.departments;
    contact.job_titles = card.contact.job_titles;
    contact.posts = card.contact.posts;
  }
}

/// The number that the contact has now, and its revision.
struct Seen {
  card::ContactId id;
  std::int64_t revision = 0;
};
Seen see(Connection& connection, card::ContactId contact) {
  Seen seen;
  Query query(connection,
              "SELECT t.id, t.revision FROM contact c JOIN contact t ON t.id = coalesce(c.merged_into, c.id) "
              "WHERE c.id = :id AND t.withdrawn = 0");
  query.use(contact.value).into(seen.id.value).into(seen.revision);
  while (query.next()) {
  }
  return seen;
}

void revise(Connection& connection, card::ContactId contact) {
  connection.run("UPDATE contact SET revision = revision + 1 WHERE id = :id", contact.value);
}

}  // namespace

using RemarksByContact = std::map<std::int64_t, std::vector<Remark>>;

RemarksByContact read_remarks(Connection& connection, const std::vector<std::int64_t>& contacts) {
  RemarksByContact found;
  const auto read = [&](Query& query) {
    std::int64_t contact = 0;
    Remark remark;
    std::string kind;
    query.into(contact).into(remark.id).into(kind).into(remark.field).into(remark.value).into(remark.contact.value);
    query.into(remark.actor).into(remark.at).into(remark.change.value);
    while (query.next()) {
      const auto* name = std::ranges::find(kKindNames, kind);
      if (name == kKindNames.end()) throw DatabaseFailure("a remark of a kind that this program does not know");
      remark.kind = static_cast<RemarkKind>(name - kKindNames.begin());
      found[contact].push_back(remark);
    }
  };
  // Their own, and those of contacts merged into them.
  for (const std::string column : {"c.id", "c.merged_into"})
    select_in(connection,
              "SELECT " + column +
                  ", r.id, r.kind, r.field, r.value, r.contact_id, h.actor, h.at, h.id FROM contact c "
                  "JOIN contact_remark r ON r.contact_id = c.id JOIN change h ON h.id = r.change_id WHERE " +
                  column + " IN (",
              ") AND r.revoked_by IS NULL", contacts, read);
  for (auto& [contact, remarks] : found) std::ranges::sort(remarks, {}, &Remark::id);
  return found;
}

std::vector<Remark> read_remarks(Connection& connection, card::ContactId contact) {
  return read_remarks(connection, std::vector{contact.value})[contact.value];
}

void apply_remarks(card::Contact& contact, const std::vector<Remark>& remarks, const std::vector<DatedContact>& cards) {
  for (const Remark& remark : remarks)
    if (remark.kind == RemarkKind::post) apply_post(contact, remark, cards);
  for (const Remark& remark : remarks) {
    if (remark.kind == RemarkKind::pin) apply_pin(contact, remark);
    if (remark.kind == RemarkKind::note) contact.notes.push_back(remark.value);
  }
}

card::Result<Change> add_remark(Transaction& transaction, card::ContactId contact, RemarkKind kind,
                                const std::string& field, const std::string& value, const std::string& actor,
                                std::optional<std::int64_t> revision) {
  if (kind == RemarkKind::pin && !is_field(field))
    return card::fail(card::ErrorKind::wrong_use,
                      "a value can be pinned for a text field of the contact only; correct "
                      "the card for other fields");
  const auto seen = guarded("look for a contact", [&] { return see(transaction.connection(), contact); });
  if (!seen) return tl::unexpected(seen.error());
  if (seen->id.value == 0)
    return card::fail(card::ErrorKind::wrong_use, "contact " + std::to_string(contact.value) +
                                                      ": there is none with "
                                                      "this identifier; meishi search shows them");
  if (revision && *revision != seen->revision)
    return card::fail(card::ErrorKind::wrong_use,
                      "contact " + std::to_string(seen->id.value) + ": changed meanwhile; look at it again");
  return guarded("store a remark", [&] {
    Connection& connection = transaction.connection();
    const Change change =
        add_change(connection, {.actor = actor, .kind = ChangeKind::remark, .subject = seen->id.value});
    for (const Remark& earlier : read_remarks(connection, seen->id)) {
      const bool replaced =
          kind == earlier.kind && (kind == RemarkKind::post || (kind == RemarkKind::pin && earlier.field == field));
      if (replaced)
        connection.run("UPDATE contact_remark SET revoked_by = :by WHERE id = :id", change.id.value, earlier.id);
    }
    connection.run(
        "INSERT INTO contact_remark (contact_id, kind, field, value, change_id) VALUES (:contact, :kind, :field, "
        ":value, :change)",
        seen->id.value, kKindNames[static_cast<std::size_t>(kind)], nullable(field), value, change.id.value);
    revise(connection, seen->id);
    if (kind == RemarkKind::post) refresh_affiliations(connection, seen->id);
    return change;
  });
}

card::Result<Change> revoke_remark(Transaction& transaction, std::int64_t remark, const std::string& actor) {
  return guarded("take a remark away", [&] {
    Connection& connection = transaction.connection();
    card::ContactId contact;
    Query query(connection, "SELECT contact_id FROM contact_remark WHERE id = :id AND revoked_by IS NULL");
    query.use(remark).into(contact.value);
    while (query.next()) {
    }
    if (contact.value == 0) throw DatabaseFailure("there is no such remark");
    const Seen seen = see(connection, contact);
    const Change change =
        add_change(connection, {.actor = actor, .kind = ChangeKind::remark, .subject = seen.id.value});
    connection.run("UPDATE contact_remark SET revoked_by = :by WHERE id = :id", change.id.value, remark);
    revise(connection, seen.id);
    refresh_affiliations(connection, seen.id);
    return change;
  });
}

card::Result<std::vector<Remark>> remarks(Transaction& transaction, card::ContactId contact) {
  return guarded("read remarks", [&] { return read_remarks(transaction.connection(), contact); });
}

}  // namespace store
