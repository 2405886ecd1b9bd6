#include "cli/contact_filter.h"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "cli/date_option.h"

namespace cli {
namespace {

/// Dates compare as texts; an unknown one is empty.
std::string exchanged_on(const store::CardSummary& card) {
  return card.provenance.exchanged_on ? store::to_string(*card.provenance.exchanged_on) : std::string();
}

bool is_tagged(const store::StoredContact& contact, const store::CardSummary& card, const std::string& tag) {
  return std::ranges::find(card.provenance.tags, tag) != card.provenance.tags.end() ||
         std::ranges::any_of(contact.remarks, [&](const store::Remark& remark) {
           return remark.kind == store::RemarkKind::tag && remark.value == tag;
         });
}

}  // namespace

void ContactFilter::declare(CLI::App& app) {
  app.add_option("--owner", owner_, "Only with a card that this person received")->type_name("NAME");
  app.add_option("--group", group_, "Only with a card of this group")->type_name("NAME");
  app.add_option("--event", event_, "Only with a card exchanged there")->type_name("NAME");
  app.add_option("--tag", tag_, "Only with this tag");
  add_date_option(app, "--exchanged-from", from_, "Only with a card exchanged on that day or later");
  add_date_option(app, "--exchanged-until", until_, "Only with a card exchanged on that day or before");
  add_date_option(app, "--not-seen-since", not_since_, "Only when the last exchange known is older than that day");
}

bool ContactFilter::given() const { return !(owner_ + group_ + event_ + tag_ + from_ + until_ + not_since_).empty(); }

bool ContactFilter::fits(const store::StoredContact& contact, const store::CardSummary& card) const {
  const std::string day = exchanged_on(card);
  return (owner_.empty() || card.provenance.owner == owner_) &&
         (group_.empty() || card.provenance.group_name == group_) &&
         (event_.empty() || card.provenance.event == event_) && (tag_.empty() || is_tagged(contact, card, tag_)) &&
         (from_.empty() || day >= from_) && (until_.empty() || (!day.empty() && day <= until_));
}

bool ContactFilter::fits(const store::StoredContact& contact) const {
  if (!given()) return true;
  if (!not_since_.empty()) {
    const std::string seen = last_seen(contact);
    if (seen.empty() || seen >= not_since_) return false;
  }
  return std::ranges::any_of(contact.cards, [&](const store::CardSummary& card) { return fits(contact, card); });
}

std::string last_seen(const store::StoredContact& contact) {
  std::string last;
  for (const store::CardSummary& card : contact.cards) last = std::max(last, exchanged_on(card));
  return last;
}

}  // namespace cli
