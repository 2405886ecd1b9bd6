#pragma once

#include <string>

#include "review/call.h"
#include "store/contacts.h"
#include "store/history.h"
#include "store/notes.h"
#include "store/review_queue.h"
#include "store/reviews.h"
#include "store/seen.h"

/// Stored values as the JSON of openapi.json's schemas, for the viewer of a call.
namespace review::api {

/// `sorted_as`: what a list by reading sorts it by; empty: not such a list.
std::string contact_summary_json(const store::SeenContact& seen, const std::string& sorted_as = {});
/// ContactDetails; reads notes, affiliations and open reviews.
std::string contact_details_json(Call& call, store::Transaction& transaction, const store::SeenContact& seen);
std::string card_summary_json(const Call& call, const store::CardSummary& card, card::ContactId contact);
/// Card; its etag is that of its contact.
std::string card_json(const Call& call, store::Transaction& transaction, const store::SeenCard& seen);
std::string note_json(const store::Note& note);

/// The version that If-Match names. It is the viewer's: what they may see is part of it.
std::string etag_of(const store::StoredContact& contact);
std::string etag_of(const store::ReviewItem& review, std::int64_t revision);

/// Throws Refusal 404 when there is none that the viewer may see.
store::SeenContact contact_in_sight(const Call& call, store::Transaction& transaction, card::ContactId id);
store::SeenCard card_in_sight(const Call& call, store::Transaction& transaction, card::CardId id);

std::string quad_json(const card::Quad& quad);  ///< [[x,y],...]
/// The picture that a side can be cut out of again (GET cards/{id}/image?kind=scan). Throws Refusal.
http::Response scan_response(const Call& call, store::Transaction& transaction, const store::SeenCard& seen);

std::string texts_of(const std::vector<store::MaskedField>& fields);  ///< a JSON list

/// A value of a contact as text, by the contract's path; empty when there is none.
std::string value_at(const card::Contact& contact, std::string_view path);

}  // namespace review::api
