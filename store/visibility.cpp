#include "store/visibility.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace store {
namespace {

constexpr std::array<std::pair<MaskedField, const char*>, 6> kWords{{{MaskedField::picture, "picture"},
                                                                     {MaskedField::mobile, "mobile"},
                                                                     {MaskedField::phone, "phone"},
                                                                     {MaskedField::email, "email"},
                                                                     {MaskedField::address, "address"},
                                                                     {MaskedField::notes, "notes"}}};

bool has(const std::vector<MaskedField>& fields, MaskedField field) {
  return std::ranges::find(fields, field) != fields.end();
}

std::size_t index_in(std::string_view path) {
  const std::size_t open = path.find('[');
  std::size_t index = 0;
  if (open != std::string_view::npos) std::from_chars(path.data() + open + 1, path.data() + path.size(), index);
  return index;
}

}  // namespace

const char* to_string(MaskedField field) {
  return std::ranges::find(kWords, field, &std::pair<MaskedField, const char*>::first)->second;
}

std::optional<MaskedField> parse_masked_field(std::string_view word) {
  for (const auto& [field, name] : kWords)
    if (word == name) return field;
  return std::nullopt;
}

Visibility exportable(Visibility visibility) {
  std::erase_if(visibility.masked_groups, [](const Visibility::MaskedGroup& group) { return !group.exported; });
  return visibility;
}

std::optional<std::vector<MaskedField>> sight(const Visibility& visibility, std::string_view owner,
                                              std::string_view group_name) {
  const std::vector<MaskedField> in_full;
  if (visibility.everything || group_name.empty()) return in_full;
  if (!owner.empty() && owner == visibility.owner) return in_full;
  if (std::ranges::find(visibility.groups, group_name) != visibility.groups.end()) return in_full;
  const auto masked = std::ranges::find(visibility.masked_groups, group_name, &Visibility::MaskedGroup::name);
  return masked != visibility.masked_groups.end() ? std::optional(masked->fields) : std::nullopt;
}

void mask(card::Contact& contact, const std::vector<MaskedField>& fields) {
  if (has(fields, MaskedField::phone)) contact.phones.clear();
  if (has(fields, MaskedField::mobile))
    std::erase_if(contact.phones, [](const card::PhoneNumber& p) { return p.kind == card::PhoneKind::mobile; });
  if (has(fields, MaskedField::email)) contact.emails.clear();
  if (has(fields, MaskedField::address)) contact.addresses.clear();
  // Lines that no rule claimed may be any of these.
  if (!fields.empty() && (fields.size() > 1 || fields.front() != MaskedField::picture)) contact.notes.clear();
}

bool is_masked(std::string_view path, const card::Contact& unmasked, const std::vector<MaskedField>& fields) {
  if (path.starts_with("emails")) return has(fields, MaskedField::email);
  if (path.starts_with("addresses")) return has(fields, MaskedField::address);
  if (!path.starts_with("phones")) return false;
  const std::size_t index = index_in(path);
  const bool mobile = index >= unmasked.phones.size() || unmasked.phones[index].kind == card::PhoneKind::mobile;
  return has(fields, MaskedField::phone) || (mobile && has(fields, MaskedField::mobile));
}

}  // namespace store
