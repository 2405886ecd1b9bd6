// What the law asks for: everything about a person shown, and a person erased for good.

#include "store/erasure.h"

#include "dedupe/match_keys.h"
#include "exchange/json.h"
#include "review/api/endpoints.h"
#include "review/api/shapes.h"
#include "review/records.h"
#include "store/history.h"

namespace review::api {
namespace {

std::string operation_json(const store::Operation& operation) {
  JsonObject json;
  json.add("at", operation.at).add_or_null("user", operation.actor).add("action", operation.action);
  json.add_or_null("detail", operation.detail);
  return json.to_text();
}

std::vector<std::string> keys_of(store::Transaction& transaction, const store::StoredContact& contact) {
  std::vector<std::string> keys;
  for (const store::CardSummary& summary : contact.cards) {
    const auto card = must(store::get_card(transaction, summary.id));
    if (!card) continue;
    for (std::string& key : store::identifying_keys(dedupe::match_keys(card->contact))) keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace

http::Response delete_contact(Call& call) {
  auto transaction = call.write();
  const store::SeenContact seen = contact_in_sight(call, transaction, {call.id()});
  call.require_match(etag_of(seen.stored));
  const auto spare = must(store::erase_contact(transaction, seen.stored.id, keys_of(transaction, seen.stored)));
  call.log(transaction, "erase", seen.stored.id, std::to_string(seen.stored.cards.size()) + " cards");
  must(transaction.commit());
  for (const std::string& sha256 : spare) store::remove_picture(call.store, sha256);
  return no_content();
}

http::Response get_disclosure(Call& call) {
  auto transaction = call.read();
  const store::SeenContact seen = contact_in_sight(call, transaction, {call.id()});
  std::vector<std::string> cards, log;
  for (const store::CardSummary& card : seen.stored.cards)
    cards.push_back(card_json(call, transaction, card_in_sight(call, transaction, card.id)));
  store::LogFilter filter;
  filter.contact = seen.stored.id;
  filter.limit = 100'000;
  for (const store::Operation& operation : must(store::search_log(transaction, filter)))
    log.push_back(operation_json(operation));
  call.log("disclosure", seen.stored.id);
  JsonObject json;
  json.add_json("contact", contact_details_json(call, transaction, seen)).add_json("cards", json_list(cards));
  json.add_json("log", json_list(log));
  return json_response(json.to_text())
      .with("Content-Disposition",
            "attachment; filename=\"disclosure-" + std::to_string(seen.stored.id.value) + ".json\"");
}

}  // namespace review::api
