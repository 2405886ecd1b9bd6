#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/store.h"
#include "store/visibility.h"

/// What people wrote about a contact.
namespace store {

struct Note {
  std::int64_t id = 0;
  std::string text, author, created_at;
};

/// Notes may speak of all that their author sees of the contact: others see them who see at least that. Those of
/// somebody who is no user any more are seen by whoever sees the contact in full.
card::Result<std::vector<Note>> see_notes(Transaction& transaction, card::ContactId contact,
                                          const Visibility& visibility);
card::Result<Note> add_note(Transaction& transaction, card::ContactId contact, const std::string& text,
                            const std::string& author);
/// False when the contact has no such note.
card::Result<bool> remove_note(Transaction& transaction, card::ContactId contact, std::int64_t note);

}  // namespace store
