#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "card/contact.h"
#include "card/match.h"
#include "card/result.h"
#include "store/changes.h"
#include "store/store.h"
#include "store/survivorship.h"

/// What people chose and wrote about a contact, beside what its cards say. Nothing is overwritten: each is a change
/// that can be undone. A remark belongs to the number under which it was written, so it follows a merge and comes back
/// with a split.
namespace store {

enum class RemarkKind {
  pin,   ///< this value of a field is shown first, whatever the cards say
  post,  ///< the card whose company, departments and titles are the present ones; value: its number
  note,
  tag,
};

struct Remark {
  std::int64_t id = 0;
  RemarkKind kind = RemarkKind::note;
  std::string field = {};  ///< of a pin: a text field of the contract ("family_name", "emails")
  std::string value = {};
  card::ContactId contact = {};  ///< under which it was written
  std::string actor = {}, at = {};
  ChangeId change = {};
};

/// Adds a remark; a pin or post takes the place of an earlier one of its field. `revision`: what the writer saw; fails
/// with wrong_use when the contact changed since, when it is not there, or when a pin names no text field.
card::Result<Change> add_remark(Transaction& transaction, card::ContactId contact, RemarkKind kind,
                                const std::string& field, const std::string& value, const std::string& actor,
                                std::optional<std::int64_t> revision = std::nullopt);
/// Takes one remark away, as a change of its own.
card::Result<Change> revoke_remark(Transaction& transaction, std::int64_t remark, const std::string& actor);

/// Those that hold, of the contact and of those merged into it, in the order in which they were written.
card::Result<std::vector<Remark>> remarks(Transaction& transaction, card::ContactId contact);

/// The surviving values with the remarks over them: posts, then pins, then notes behind the cards' notes. Pure.
void apply_remarks(card::Contact& contact, const std::vector<Remark>& remarks, const std::vector<DatedContact>& cards);

/// Private to store/.
std::vector<Remark> read_remarks(Connection& connection, card::ContactId contact);

}  // namespace store
