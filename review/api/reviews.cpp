// The review queue: what waits, one item, decisions.

#include <algorithm>

#include "exchange/json.h"
#include "exchange/person_name.h"
#include "pipeline/decisions.h"
#include "review/api/corrected.h"
#include "review/api/endpoints.h"
#include "review/api/merge_choice.h"
#include "review/api/pages.h"
#include "review/api/shapes.h"
#include "review/api/standing.h"
#include "store/review_queue.h"

namespace review::api {
namespace {

store::QueuedReview review_in_sight(const Call& call, store::Transaction& transaction, card::ReviewId id) {
  auto review = must(store::see_review(transaction, id, call.viewer.visibility));
  if (!review) not_found("review item");
  return std::move(*review);
}

std::vector<card::ContactId> contacts_of(store::Transaction& transaction, const store::ReviewItem& item) {
  if (item.kind == store::ReviewKind::merge) return {item.contact_a, item.contact_b};
  const auto card = must(store::get_card(transaction, item.card));
  return card ? std::vector{card->contact_id} : std::vector<card::ContactId>();
}

/// Grows with every change to a contact that the item is about.
std::int64_t revision_of(store::Transaction& transaction, const store::ReviewItem& item) {
  std::int64_t revision = 0;
  for (const card::ContactId id : contacts_of(transaction, item))
    if (const auto contact = must(store::get_contact(transaction, id))) revision += contact->revision;
  return revision;
}

std::string title_of(const card::Contact& contact) {
  const std::string name = exchange::display_name(contact);
  return name.empty() || contact.company.empty() || name == contact.company ? name : name + " · " + contact.company;
}

std::string summary_json(const Call& call, store::Transaction& transaction, const store::QueuedReview& review) {
  const store::ReviewItem& item = review.item;
  const bool about_card = item.kind == store::ReviewKind::card;
  std::vector<std::string> contacts, titles;
  std::string image;
  for (const card::ContactId id : contacts_of(transaction, item)) {
    const auto seen = must(store::see_contact(transaction, id, call.viewer.visibility));
    if (!seen) continue;
    contacts.push_back(std::to_string(id.value));
    titles.push_back(title_of(seen->stored.contact));
  }
  if (about_card) {
    const auto card = must(store::see_card(transaction, item.card, call.viewer.visibility));
    if (card) titles = {title_of(card->card.contact)};
    if (card && !card->card.summary.pictures.empty() && !card->card.summary.pictures.front().picture_sha256.empty())
      image = "/api/v1/cards/" + std::to_string(item.card.value) + "/image?side=front&kind=card";
  }
  std::string title;
  for (const std::string& each : titles) title += (title.empty() ? "" : " / ") + each;
  JsonObject json;
  json.add("id", item.id.value).add("kind", store::to_string(item.kind)).add("status", store::to_string(item.status));
  json.add("etag", etag_of(item, revision_of(transaction, item))).add("created_at", item.created_at);
  json.add("title", title).add("card", about_card ? std::optional(item.card.value) : std::nullopt);
  json.add_json("contacts", json_list(contacts)).add("doubtful", review.doubtful);
  json.add("score", about_card ? std::nullopt : std::optional(double{item.score})).add("priority", review.priority);
  json.add_or_null("image_url", image);
  return json.to_text();
}

/// The first open item of the same kind but this one.
std::optional<std::int64_t> next_open(const Call& call, store::Transaction& transaction,
                                      const store::ReviewItem& item) {
  const auto page = must(store::list_reviews(transaction, {.kind = item.kind}, call.viewer.visibility, 2));
  for (const store::QueuedReview& each : page.items)
    if (each.item.id != item.id) return each.item.id.value;
  return std::nullopt;
}

std::string reasons_json(std::vector<card::MatchReason> reasons) {
  std::ranges::stable_sort(reasons, [](const card::MatchReason& a, const card::MatchReason& b) {
    return std::abs(a.weight) > std::abs(b.weight);
  });
  std::vector<std::string> items;
  for (const card::MatchReason& reason : reasons) {
    JsonObject json;
    json.add("rule", reason.rule).add("weight", double{reason.weight});
    items.push_back(json.to_text());
  }
  return json_list(items);
}

std::string item_json(Call& call, store::Transaction& transaction, const store::QueuedReview& review) {
  const store::ReviewItem& item = review.item;
  JsonObject json;
  json.add("id", item.id.value).add("kind", store::to_string(item.kind)).add("status", store::to_string(item.status));
  json.add("etag", etag_of(item, revision_of(transaction, item))).add("created_at", item.created_at);
  json.add_or_null("decided_at", item.decided_at).add_or_null("decided_by", item.decided_by);
  if (item.kind == store::ReviewKind::card) {
    const store::SeenCard card = card_in_sight(call, transaction, item.card);
    json.add("contact", card.card.contact_id.value).add_json("card", card_json(call, transaction, card));
  } else {
    std::vector<std::string> sides;
    for (const card::ContactId id : {item.contact_a, item.contact_b})
      sides.push_back(contact_details_json(call, transaction, contact_in_sight(call, transaction, id)));
    json.add_json("contacts", json_list(sides)).add("score", double{item.score});
    json.add_json("reasons", reasons_json(item.reasons));
  }
  json.add("next", next_open(call, transaction, item));
  return json.to_text();
}

/// What a person said about an item.
struct Spoken {
  std::string action;
  std::optional<card::Contact> contact = {};
  std::optional<std::int64_t> elapsed_ms = {};
};

void require_open(const store::ReviewItem& item) {
  if (item.status == store::ReviewStatus::open) return;
  throw Refusal{
      409, ProblemCode::decided_already,
      "the item was decided already" + (item.decided_by.empty() ? "" : " by " + item.decided_by) + "; read it again"};
}

void require_in_full(const Call& call, store::Transaction& transaction, const store::ReviewItem& item) {
  if (call.viewer.visibility.everything) return;
  if (item.kind == store::ReviewKind::card) {
    if (!card_in_sight(call, transaction, item.card).masked.empty())
      throw Refusal{403, ProblemCode::masked, "the card is masked for you; somebody who sees it in full has to decide"};
    return;
  }
  for (const card::ContactId id : {item.contact_a, item.contact_b})
    if (!contact_in_sight(call, transaction, id).in_full)
      throw Refusal{403, ProblemCode::not_in_full,
                    "one of the contacts has cards that you may not see; somebody who may has to decide"};
}

void decide(Call& call, store::Transaction& transaction, const store::ReviewItem& item, const Spoken& spoken) {
  require_open(item);
  require_in_full(call, transaction, item);
  const std::string& actor = call.viewer.user.name;
  must(store::record_effort(transaction, item.id, actor, spoken.elapsed_ms));
  if (spoken.action == "skip") return;
  const bool accepted = spoken.action == "accept";
  pipeline::Matcher matcher;
  const auto contacts = contacts_of(transaction, item);  // before one of them closes
  if (accepted && spoken.contact && item.kind == store::ReviewKind::merge)
    pin_chosen_values(call, transaction, item, *spoken.contact);
  if (accepted && spoken.contact && item.kind == store::ReviewKind::card)
    must(pipeline::correct(transaction, matcher, item.card, with_phone_numbers(*spoken.contact), actor));
  // A correction answers the card's item by itself.
  const auto now = must(store::see_review(transaction, item.id, call.viewer.visibility));
  const bool waits = !now || now->item.status == store::ReviewStatus::open;
  if (waits && spoken.action == "not_a_card" && item.kind == store::ReviewKind::card)
    must(pipeline::withdraw(transaction, matcher, item.id, actor));
  else if (waits)
    must(pipeline::decide(transaction, matcher, item.id,
                          accepted ? store::ReviewStatus::accepted : store::ReviewStatus::rejected, actor));
  call.log(transaction, "review", contacts.empty() ? card::ContactId{} : contacts.front(),
           spoken.action + " item " + std::to_string(item.id.value), item.card);
}

constexpr std::array<std::string_view, 5> kActions{"accept", "reject", "not_a_card", "unreadable", "skip"};

Spoken spoken_in(const JsonBody& body) {
  Spoken spoken{.action = body.needed_text("action")};
  if (std::ranges::find(kActions, spoken.action) == kActions.end())
    throw Refusal{422, ProblemCode::malformed, "the action is none of accept, reject, not_a_card, unreadable, skip",
                  "/action"};
  if (const auto contact = body.json("contact")) spoken.contact = must(exchange::contact_from_json(*contact));
  spoken.elapsed_ms = body.number("elapsed_ms");
  return spoken;
}

store::QueueFilter filter_of(const Call& call) {
  store::QueueFilter filter;
  if (call.parameter("kind") == "card") filter.kind = store::ReviewKind::card;
  if (call.parameter("kind") == "merge") filter.kind = store::ReviewKind::merge;
  if (call.parameter("status") == "decided") filter.state = store::QueueFilter::State::decided;
  return filter;
}

http::Response list_of(Call& call, const store::QueueFilter& filter) {
  auto transaction = call.read();
  const auto page =
      must_page(store::list_reviews(transaction, filter, call.viewer.visibility,
                                    static_cast<std::size_t>(call.number("limit", 50)), call.parameter("cursor")));
  std::vector<std::string> items;
  for (const store::QueuedReview& review : page.items) items.push_back(summary_json(call, transaction, review));
  return json_response(page_json(items, page.total, page.next_cursor));
}

}  // namespace

http::Response get_reviews(Call& call) { return list_of(call, filter_of(call)); }

http::Response get_merges(Call& call) { return list_of(call, {.kind = store::ReviewKind::merge}); }

http::Response get_review(Call& call) {
  auto transaction = call.read();
  const store::QueuedReview review = review_in_sight(call, transaction, {call.id()});
  return json_response(item_json(call, transaction, review))
      .with("ETag", etag_of(review.item, revision_of(transaction, review.item)));
}

http::Response post_decision(Call& call) {
  const Spoken spoken = spoken_in(JsonBody(call.request.body));
  auto transaction = call.write();
  const store::QueuedReview review = review_in_sight(call, transaction, {call.id()});
  require_open(review.item);
  call.require_match(etag_of(review.item, revision_of(transaction, review.item)));
  const auto next = next_open(call, transaction, review.item);
  decide(call, transaction, review.item, spoken);
  JsonObject json;
  const auto after = must(store::see_review(transaction, review.item.id, call.viewer.visibility));
  json.add_json("review", summary_json(call, transaction, after ? *after : review));
  const auto contacts = contacts_of(transaction, review.item);
  const bool is_there = !contacts.empty() && must(store::resolve_contact(transaction, contacts.front()));
  json.add("contact", is_there ? std::optional(contacts.front().value) : std::nullopt).add("next", next);
  must(transaction.commit());
  return json_response(json.to_text());
}

http::Response post_decisions(Call& call) {
  const JsonBody body(call.request.body);
  const Spoken spoken{.action = body.needed_text("action")};
  if (spoken.action != "accept" && spoken.action != "reject")
    throw Refusal{422, ProblemCode::malformed, "the action is neither accept nor reject", "/action"};
  std::vector<std::string> decided, failed;
  for (const JsonBody& each : body.objects("items")) {
    const card::ReviewId id{each.number("id").value_or(0)};
    try {
      auto transaction = call.write();
      const store::QueuedReview review = review_in_sight(call, transaction, id);
      const auto etag = each.text("etag");
      if (etag && *etag != etag_of(review.item, revision_of(transaction, review.item)))
        throw Refusal{412, ProblemCode::changed, "somebody changed it since it was read; read it again"};
      decide(call, transaction, review.item, spoken);
      must(transaction.commit());
      decided.push_back(std::to_string(id.value));
    } catch (const Refusal& refusal) {
      JsonObject json;
      json.add("id", id.value).add_json("problem", to_response(refusal).body);
      failed.push_back(json.to_text());
    }
  }
  JsonObject json;
  json.add_json("decided", json_list(decided)).add_json("failed", json_list(failed));
  return json_response(json.to_text());
}

http::Response post_review_undo(Call& call) {
  auto transaction = call.write();
  const store::QueuedReview review = review_in_sight(call, transaction, {call.id()});
  if (review.item.status == store::ReviewStatus::open)
    throw Refusal{409, ProblemCode::not_decided, "the item is open; nobody has decided it"};
  require_in_full(call, transaction, review.item);
  const auto answers_it = [&](const store::Event& event) {
    return event.review == review.item.id ||
           ((event.kind == store::EventKind::card_corrected || event.kind == store::EventKind::card_withdrawn) &&
            event.card == review.item.card);
  };
  std::optional<store::Change> change;
  for (const card::ContactId contact : contacts_of(transaction, review.item))
    if (!change) change = last_standing(transaction, contact, answers_it);
  if (!change) throw Refusal{409, ProblemCode::nothing_to_undo, "nothing of the decision is left that could be undone"};
  pipeline::Matcher matcher;
  const auto undone = must(pipeline::undo(transaction, matcher, change->id, call.viewer.user.name));
  if (!undone.conflicts.empty())
    throw Refusal{409, ProblemCode::later_changes, "later changes stand in the way: " + undone.conflicts.front()};
  const auto contacts = contacts_of(transaction, review.item);
  call.log(transaction, "review", contacts.empty() ? card::ContactId{} : contacts.front(),
           "undo item " + std::to_string(review.item.id.value), review.item.card);
  const store::QueuedReview again = review_in_sight(call, transaction, review.item.id);
  http::Response response = json_response(item_json(call, transaction, again));
  response.with("ETag", etag_of(again.item, revision_of(transaction, again.item)));
  must(transaction.commit());
  return response;
}

}  // namespace review::api
