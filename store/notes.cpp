#include "store/notes.h"

#include <algorithm>
#include <map>

#include "store/connection.h"
#include "store/contacts.h"
#include "store/moment.h"
#include "store/users.h"

namespace store {
namespace {

std::vector<Note> read_notes(Connection& connection, card::ContactId contact) {
  std::vector<Note> notes;
  Note note;
  Query query(connection,
              "SELECT n.id, n.text, n.author, n.created_at FROM contact_note n JOIN contact c ON c.id = n.contact_id "
              "WHERE c.id = :id OR c.merged_into = :survivor ORDER BY n.id");
  query.use(contact.value).use(contact.value);
  query.into(note.id).into(note.text).into(note.author).into(note.created_at);
  while (query.next()) notes.push_back(note);
  return notes;
}

/// Whether nothing that `author` sees of the card is hidden from `viewer`.
bool sees_as_much(const Visibility& viewer, const Visibility& author, const Provenance& card) {
  const auto theirs = sight(author, card.owner, card.group_name);
  if (!theirs) return true;
  const auto hidden = sight(viewer, card.owner, card.group_name);
  return hidden && std::ranges::all_of(
                       *hidden, [&](MaskedField field) { return std::ranges::find(*theirs, field) != theirs->end(); });
}

card::Result<Visibility> visibility_of_author(Transaction& transaction, const std::string& name) {
  const auto user = find_user(transaction, name);
  if (!user) return tl::unexpected(user.error());
  return *user ? visibility_of(transaction, **user) : Visibility{};
}

}  // namespace

card::Result<std::vector<Note>> see_notes(Transaction& transaction, card::ContactId contact,
                                          const Visibility& visibility) {
  auto notes = guarded("read notes", [&] { return read_notes(transaction.connection(), contact); });
  if (!notes || notes->empty() || visibility.everything) return notes;
  const auto stored = get_contact(transaction, contact);
  if (!stored) return tl::unexpected(stored.error());
  std::map<std::string, bool> seen{{visibility.owner, true}};  // one's own always
  for (const Note& note : *notes) {
    if (seen.contains(note.author)) continue;
    const auto author = visibility_of_author(transaction, note.author);
    if (!author) return tl::unexpected(author.error());
    seen[note.author] = *stored && std::ranges::all_of((*stored)->cards, [&](const CardSummary& card) {
      return sees_as_much(visibility, *author, card.provenance);
    });
  }
  std::erase_if(*notes, [&](const Note& note) { return !seen.at(note.author); });
  return notes;
}

card::Result<Note> add_note(Transaction& transaction, card::ContactId contact, const std::string& text,
                            const std::string& author) {
  return guarded("add a note", [&] {
    Note note{.text = text, .author = author, .created_at = now_utc()};
    Query query(
        transaction.connection(),
        "INSERT INTO contact_note (contact_id, text, author, created_at) VALUES (:contact, :text, :author, :at) "
        "RETURNING id");
    query.use(contact.value).use(text).use(author).use(note.created_at).into(note.id);
    while (query.next()) {
    }
    return note;
  });
}

card::Result<bool> remove_note(Transaction& transaction, card::ContactId contact, std::int64_t note) {
  return guarded("remove a note", [&] {
    std::int64_t removed = 0;
    Query query(transaction.connection(),
                "DELETE FROM contact_note WHERE id = :id AND contact_id IN "
                "(SELECT id FROM contact WHERE id = :contact OR merged_into = :survivor) RETURNING id");
    query.use(note).use(contact.value).use(contact.value).into(removed);
    while (query.next()) {
    }
    return removed != 0;
  });
}

}  // namespace store
