#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "card/contact.h"
#include "store/cards.h"

/// Who sees what: decided card by card. A contact shows a viewer only what the cards that they may see say.
namespace store {

/// What a group may keep from those who are not its members.
enum class MaskedField { picture, mobile, phone, email, address, notes };
const char* to_string(MaskedField field);
std::optional<MaskedField> parse_masked_field(std::string_view word);

/// A card without a group is seen by everybody; one of a group that nobody defined by administrators and its owner.
struct Visibility {
  bool everything = true;           ///< the rest means nothing then
  std::string owner;                ///< cards that this person received are seen in full
  std::vector<std::string> groups;  ///< seen in full
  struct MaskedGroup {
    std::string name;
    std::vector<MaskedField> fields;
    bool exported = true;  ///< what is seen of its cards may be taken out
  };
  std::vector<MaskedGroup> masked_groups;
};

/// What of it may be taken out: cards of groups whose members alone may do so are not there.
Visibility exportable(Visibility visibility);

/// What a viewer may see of a card: nothing at all (empty optional), or all but these fields.
std::optional<std::vector<MaskedField>> sight(const Visibility& visibility, std::string_view owner,
                                              std::string_view group_name);

/// Takes masked values out of a card's contact.
void mask(card::Contact& contact, const std::vector<MaskedField>& fields);

/// Whether the contract's path ("phones[0]") names something masked; without the contact a phone counts as any kind.
bool is_masked(std::string_view path, const card::Contact& unmasked, const std::vector<MaskedField>& fields);

}  // namespace store
