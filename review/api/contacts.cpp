// Finding, showing and changing contacts.

#include <algorithm>
#include <map>

#include "exchange/vcard.h"
#include "pipeline/decisions.h"
#include "review/api/contact_query.h"
#include "review/api/corrected.h"
#include "review/api/endpoints.h"
#include "review/api/pages.h"
#include "review/api/shapes.h"
#include "review/api/standing.h"
#include "review/records.h"
#include "store/history.h"
#include "store/log.h"
#include "store/notes.h"
#include "store/provenance.h"

namespace review::api {
namespace {

http::Response details_response(Call& call, store::Transaction& transaction, const store::SeenContact& seen,
                                int status = 200) {
  return json_response(contact_details_json(call, transaction, seen), status).with("ETag", etag_of(seen.stored));
}

/// The contact for a change: in sight in full (nobody may overwrite what they cannot see) and in the version that the
/// request names.
store::SeenContact contact_to_change(Call& call, store::Transaction& transaction) {
  store::SeenContact seen = contact_in_sight(call, transaction, {call.id()});
  call.require_match(etag_of(seen.stored));
  if (!seen.in_full)
    throw Refusal{403, ProblemCode::not_in_full,
                  "the contact has cards or values that you may not see; ask somebody who may"};
  return seen;
}

std::string event_json(const store::Event& event, bool undoable) {
  const auto id = [](std::int64_t value) { return value != 0 ? std::optional(value) : std::nullopt; };
  JsonObject json;
  json.add("id", event.id).add("at", event.at).add_or_null("actor", event.actor);
  json.add("kind", store::to_string(event.kind)).add("contact", id(event.contact.value));
  json.add("other_contact", id(event.other_contact.value)).add("card", id(event.card.value));
  json.add("review", id(event.review.value)).add("undoable", undoable);
  return json.to_text();
}

}  // namespace

http::Response get_contacts(Call& call) {
  const ContactQuery query = contact_query(call);
  auto transaction = call.read();
  const auto page = must_page(store::list_contacts(transaction, query.filter, query.sort, query.order,
                                                   call.viewer.visibility, query.limit, query.cursor));
  const auto seen = must(store::see_contacts(transaction, page.contacts, call.viewer.visibility));
  std::vector<std::string> items;
  for (std::size_t i = 0; i < seen.size(); ++i)
    if (seen[i])
      items.push_back(contact_summary_json(*seen[i], query.sort == store::SortBy::reading ? page.keys[i] : ""));
  if (!query.filter.words.empty() && query.cursor.empty())
    call.log("search", {}, std::to_string(items.size()) + " shown");
  return json_response(page_json(items, page.total, page.next_cursor));
}

http::Response get_contact(Call& call) {
  auto transaction = call.read();
  const store::SeenContact seen = contact_in_sight(call, transaction, {call.id()});
  const std::string etag = etag_of(seen.stored);
  if (call.request.header("if-none-match") == etag) {
    http::Response same;
    same.status = 304;
    return same.with("ETag", etag);
  }
  call.log("view", seen.stored.id);
  return details_response(call, transaction, seen);
}

http::Response patch_contact(Call& call) {
  const JsonBody body(call.request.body);
  const auto values = body.json("contact");
  if (!values) throw Refusal{422, ProblemCode::malformed, "the contact's values are missing", "/contact"};
  auto transaction = call.write();
  const store::SeenContact seen = contact_to_change(call, transaction);
  const card::Contact contact = corrected(seen.stored.contact, *values);
  pipeline::Matcher matcher;
  must(pipeline::correct(transaction, matcher, seen.stored.cards.front().id, contact, call.viewer.user.name));
  call.log(transaction, "edit", seen.stored.id);
  const store::SeenContact changed = contact_in_sight(call, transaction, seen.stored.id);
  http::Response response = details_response(call, transaction, changed);
  must(transaction.commit());
  return response;
}

http::Response post_contact_undo(Call& call) {
  auto transaction = call.write();
  const store::SeenContact seen = contact_to_change(call, transaction);
  const auto change = last_standing(transaction, seen.stored.id, [](const store::Event&) { return true; });
  if (!change) throw Refusal{409, ProblemCode::nothing_to_undo, "nothing was done to the contact that could be undone"};
  pipeline::Matcher matcher;
  const auto undone = must(pipeline::undo(transaction, matcher, change->id, call.viewer.user.name));
  if (!undone.conflicts.empty())
    throw Refusal{409, ProblemCode::later_changes, "later changes stand in the way: " + undone.conflicts.front()};
  call.log(transaction, "edit", seen.stored.id, "undo");
  const store::SeenContact changed = contact_in_sight(call, transaction, seen.stored.id);
  http::Response response = details_response(call, transaction, changed);
  must(transaction.commit());
  return response;
}

http::Response post_split(Call& call) {
  const auto numbers = JsonBody(call.request.body).numbers("cards").value_or(std::vector<std::int64_t>());
  if (numbers.empty())
    throw Refusal{422, ProblemCode::malformed, "the cards that are somebody else's are missing", "/cards"};
  auto transaction = call.write();
  const store::SeenContact seen = contact_to_change(call, transaction);
  std::vector<card::CardId> cards;
  for (const std::int64_t number : numbers) cards.push_back({number});
  const auto own = [&](card::CardId id) {
    return std::ranges::find(seen.stored.cards, id, &store::CardSummary::id) != seen.stored.cards.end();
  };
  if (!std::ranges::all_of(cards, own) || cards.size() >= seen.stored.cards.size())
    throw Refusal{422, ProblemCode::not_all_cards, "name some of the contact's cards, not all of them", "/cards"};
  pipeline::Matcher matcher;
  const auto split = must(pipeline::split(transaction, matcher, seen.stored.id, cards, call.viewer.user.name));
  call.log(transaction, "edit", seen.stored.id, "split");
  const store::SeenContact parted = contact_in_sight(call, transaction, split.contacts.back());
  http::Response response = details_response(call, transaction, parted);
  response.status = 201;
  must(transaction.commit());
  return response;
}

http::Response get_history(Call& call) {
  auto transaction = call.read();
  const store::SeenContact seen = contact_in_sight(call, transaction, {call.id()});
  std::vector<std::string> items;
  std::map<std::int64_t, bool> undoable{{0, false}};
  for (const store::Event& event : must(store::history(transaction, seen.stored.id))) {
    const auto [known, is_new] = undoable.try_emplace(event.change);
    if (is_new) known->second = standing(transaction, {event.change}).has_value();
    const bool card_in_sight =
        event.card.value == 0 ||
        std::ranges::find(seen.stored.cards, event.card, &store::CardSummary::id) != seen.stored.cards.end();
    if (call.viewer.visibility.everything || (card_in_sight && event.other_contact.value == 0))
      items.push_back(event_json(event, known->second));
  }
  return json_response(page_json(items, items.size(), ""));
}

http::Response post_note(Call& call) {
  const JsonBody body(call.request.body);
  const std::string text = body.needed_text("text");
  auto transaction = call.write();
  const store::SeenContact seen = contact_in_sight(call, transaction, {call.id()});
  const store::Note note = must(store::add_note(transaction, seen.stored.id, text, call.viewer.user.name));
  call.log(transaction, "note_added", seen.stored.id);
  must(transaction.commit());
  return json_response(note_json(note), 201);
}

http::Response delete_note(Call& call) {
  auto transaction = call.write();
  const store::SeenContact seen = contact_in_sight(call, transaction, {call.id()});
  const auto notes = must(store::see_notes(transaction, seen.stored.id, call.viewer.visibility));
  if (std::ranges::find(notes, call.id(1), &store::Note::id) == notes.end()) not_found("note");
  must(store::remove_note(transaction, seen.stored.id, call.id(1)));
  call.log(transaction, "note_removed", seen.stored.id);
  must(transaction.commit());
  return no_content();
}

http::Response get_vcard(Call& call) {
  auto transaction = call.read();
  const card::ContactId shown = contact_in_sight(call, transaction, {call.id()}).stored.id;
  const auto exported = must(store::see_contact(transaction, shown, store::exportable(call.viewer.visibility)));
  if (!exported) throw Refusal{403, ProblemCode::no_right, "the members of its group alone may take this contact out"};
  const store::SeenContact& seen = *exported;
  const bool four = call.parameter("version") == "4.0";
  call.log("export", seen.stored.id, four ? "vcard4" : "vcard");
  http::Response response;
  response.with("Content-Type", "text/vcard; charset=utf-8");
  response.with("Content-Disposition",
                "attachment; filename=\"contact-" + std::to_string(seen.stored.id.value) + ".vcf\"");
  response.body =
      exchange::to_vcard(record_of(seen.stored), four ? exchange::VCardVersion::v4_0 : exchange::VCardVersion::v3_0);
  return response;
}

http::Response put_tags(Call& call) {
  const JsonBody body(call.request.body);
  const auto tags = body.texts("tags");
  if (!tags) throw Refusal{422, ProblemCode::malformed, "the list of tags is missing", "/tags"};
  auto transaction = call.write();
  const store::SeenContact seen = contact_to_change(call, transaction);
  must(store::set_tags(transaction, seen.stored.id, *tags, call.viewer.user.name));
  call.log(transaction, "edit", seen.stored.id, "tags");
  const store::SeenContact changed = contact_in_sight(call, transaction, seen.stored.id);
  http::Response response = details_response(call, transaction, changed);
  must(transaction.commit());
  return response;
}

}  // namespace review::api
