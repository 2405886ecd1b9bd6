#include "cli/review_text.h"

#include <fmt/format.h>

#include "cli/contact_text.h"
#include "cli/json_text.h"
#include "exchange/person_name.h"
#include "store/contacts.h"

namespace cli {
namespace {

card::Result<store::StoredContact> contact_with(store::Transaction& transaction, card::ContactId id) {
  auto found = store::get_contact(transaction, id);
  if (!found) return tl::unexpected(found.error());
  if (!*found)
    return card::fail(card::ErrorKind::internal, fmt::format("contact {}: gone; run meishi doctor", id.value));
  return std::move(**found);
}

card::Result<store::CardDetails> card_with(store::Transaction& transaction, card::CardId id) {
  auto found = store::get_card(transaction, id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return card::fail(card::ErrorKind::internal, fmt::format("card {}: gone; run meishi doctor", id.value));
  return std::move(**found);
}

std::string strings_json(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(json_string(text));
  return json_list(quoted);
}

std::string in_brief(const store::StoredContact& stored) {
  const std::string name = exchange::display_name(stored.contact);
  const std::string& company = stored.contact.company;
  return fmt::format("{} {}{}", stored.id.value, name, company.empty() || company == name ? "" : " (" + company + ")");
}

}  // namespace

std::string reasons_json(const std::vector<card::MatchReason>& reasons) {
  std::vector<std::string> items;
  for (const card::MatchReason& reason : reasons)
    items.push_back(
        JsonObject().add("rule", reason.rule).add_json("weight", fmt::format("{:.3f}", reason.weight)).to_text());
  return json_list(items);
}

std::string reasons_text(const std::vector<card::MatchReason>& reasons) {
  std::string text;
  for (const card::MatchReason& reason : reasons) text += fmt::format("  {:>+7.1f}  {}\n", reason.weight, reason.rule);
  return text;
}

card::Result<std::string> review_json(store::Transaction& transaction, const store::ReviewItem& item) {
  JsonObject object;
  object.add("id", item.id.value).add("kind", store::to_string(item.kind));
  if (item.kind == store::ReviewKind::card) {
    const auto card = card_with(transaction, item.card);
    if (!card) return tl::unexpected(card.error());
    object.add("card", item.card.value).add("contact", card->contact_id.value);
    return object.add_json("doubtful", strings_json(card->doubtful)).to_text();
  }
  std::vector<std::string> ids;
  for (const card::ContactId id : {item.contact_a, item.contact_b}) {
    const auto contact = contact_with(transaction, id);
    if (!contact) return tl::unexpected(contact.error());
    ids.push_back(std::to_string(contact->id.value));
  }
  object.add_json("contacts", json_list(ids)).add_json("score", fmt::format("{:.3f}", item.score));
  return object.add_json("reasons", reasons_json(item.reasons)).to_text();
}

card::Result<std::string> review_text(store::Transaction& transaction, const store::ReviewItem& item) {
  if (item.kind == store::ReviewKind::card) {
    const auto card = card_with(transaction, item.card);
    if (!card) return tl::unexpected(card.error());
    return fmt::format("Review {}: was card {} of contact {} read correctly?\n{}  Doubtful: {}\n", item.id.value,
                       item.card.value, card->contact_id.value, to_text(card->contact), joined(card->doubtful));
  }
  std::string text = fmt::format("Review {}: are these one person? {:+.1f} bits speak for it\n{}", item.id.value,
                                 item.score, reasons_text(item.reasons));
  for (const card::ContactId id : {item.contact_a, item.contact_b}) {
    const auto contact = contact_with(transaction, id);
    if (!contact) return tl::unexpected(contact.error());
    text += fmt::format("Contact {}\n{}", contact->id.value, to_text(contact->contact));
  }
  return text;
}

card::Result<std::vector<std::string>> review_row(store::Transaction& transaction, const store::ReviewItem& item) {
  std::vector<std::string> row{std::to_string(item.id.value), store::to_string(item.kind)};
  if (item.kind == store::ReviewKind::card) {
    const auto card = card_with(transaction, item.card);
    if (!card) return tl::unexpected(card.error());
    row.push_back(fmt::format("{} {}", card->contact_id.value, exchange::display_name(card->contact)));
    row.push_back("");
    row.push_back(joined(card->doubtful));
    return row;
  }
  for (const card::ContactId id : {item.contact_a, item.contact_b}) {
    const auto contact = contact_with(transaction, id);
    if (!contact) return tl::unexpected(contact.error());
    row.push_back(in_brief(*contact));
  }
  row.push_back(fmt::format("{:+.1f} bits", item.score));
  return row;
}

}  // namespace cli
