#include "review/api/shapes.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "exchange/json.h"
#include "exchange/person_name.h"
#include "review/records.h"
#include "text/fold.h"

namespace review::api {
namespace {

/// The number to call: mobile, else direct, else the first that is no fax.
std::string phone_to_call(const card::Contact& contact) {
  for (const card::PhoneKind kind : {card::PhoneKind::mobile, card::PhoneKind::direct})
    for (const card::PhoneNumber& phone : contact.phones)
      if (phone.kind == kind) return phone.printed;
  for (const card::PhoneNumber& phone : contact.phones)
    if (phone.kind != card::PhoneKind::fax) return phone.printed;
  return {};
}

std::string reading_of(const card::Contact& contact) {
  if (contact.family_kana.empty() && contact.given_kana.empty()) return contact.latin_name;
  const bool both = !contact.family_kana.empty() && !contact.given_kana.empty();
  return contact.family_kana + (both ? " " : "") + contact.given_kana;
}

std::string first(const std::vector<std::string>& values) { return values.empty() ? std::string() : values.front(); }

std::string image_of(const store::CardSummary& card) {
  if (card.pictures.empty() || card.pictures.front().picture_sha256.empty()) return {};
  return fmt::format("/api/v1/cards/{}/image?side=front&kind=card", card.id.value);
}

std::vector<std::string> owners_of(const std::vector<store::CardSummary>& cards) {
  std::set<std::string> owners;
  for (const store::CardSummary& card : cards)
    if (!card.provenance.owner.empty()) owners.insert(card.provenance.owner);
  return {owners.begin(), owners.end()};
}

std::string post_json(const card::Post& post) {
  JsonObject json;
  json.add_or_null("company", post.company).add_or_null("department", post.department);
  json.add("job_titles", post.job_titles);
  return json.to_text();
}

std::optional<std::string> text_of(const std::optional<store::Date>& date) {
  return date ? std::optional(store::to_string(*date)) : std::nullopt;
}

std::string affiliation_json(const store::Affiliation& affiliation) {
  std::vector<std::string> cards;
  for (const card::CardId card : affiliation.cards) cards.push_back(std::to_string(card.value));
  JsonObject json;
  json.add_json("post", post_json(affiliation.post));
  json.add_or_null("company_key", text::match_key(affiliation.post.company));
  json.add("seen_from", text_of(affiliation.seen_from));
  json.add("seen_to", text_of(affiliation.seen_to)).add("current", affiliation.current);
  json.add_json("cards", json_list(cards));
  return json.to_text();
}

std::string side_json(const Call& call, const store::CardSummary& card, std::size_t index) {
  const char* name = index == 0 ? "front" : "back";
  const card::Source& source = card.sides[index];
  const store::SidePictures pictures = index < card.pictures.size() ? card.pictures[index] : store::SidePictures{};
  const auto url = [&](const std::string& sha256, const char* kind) {
    return sha256.empty() ? std::string()
                          : fmt::format("/api/v1/cards/{}/image?side={}&kind={}", card.id.value, name, kind);
  };
  const auto size = picture_size(call.store, pictures.picture_sha256);
  JsonObject json;
  json.add("side", name).add_or_null("image_url", url(pictures.picture_sha256, "card"));
  json.add_or_null("scan_url", url(pictures.picture_sha256, "scan"));
  json.add("width", size ? std::optional(size->first) : std::nullopt);
  json.add("height", size ? std::optional(size->second) : std::nullopt);
  json.add("file", source.file.filename().string()).add_or_null("member", source.member);
  json.add("page", source.page).add("card", source.card);
  return json.to_text();
}

std::string earlier_scan_json(const store::EarlierScan& earlier) {
  return JsonObject().add("card", earlier.card.value).add("created_at", earlier.created_at).to_text();
}

std::string field_json(const card::Contact& contact, const store::FieldEvidence& evidence, bool read, bool doubtful) {
  JsonObject json;
  json.add("path", evidence.path).add_or_null("value", value_at(contact, evidence.path));
  json.add_or_null("printed", evidence.printed);
  json.add("confidence", read ? std::optional(double{evidence.confidence}) : std::nullopt).add("doubtful", doubtful);
  json.add("side", evidence.side == card::Side::back ? "back" : "front");
  evidence.box ? json.add_json("box", quad_json(*evidence.box)) : json.add_null("box");
  json.add("alternatives", evidence.alternatives);
  return json.to_text();
}

std::string fields_json(const store::CardDetails& card) {
  std::vector<std::string> fields;
  std::set<std::string> shown;
  const auto is_doubtful = [&](const std::string& path) {
    return std::ranges::find(card.doubtful, path) != card.doubtful.end();
  };
  for (const store::FieldEvidence& evidence : card.evidence) {
    shown.insert(evidence.path);
    fields.push_back(field_json(card.contact, evidence, true, is_doubtful(evidence.path)));
  }
  for (const std::string& path : card.doubtful)
    if (shown.insert(path).second) fields.push_back(field_json(card.contact, {.path = path}, false, true));
  return json_list(fields);
}

std::string line_json(const card::TextLine& line, std::string_view side) {
  JsonObject json;
  json.add("text", line.text()).add("confidence", double{line.confidence()});
  json.add("vertical", line.direction == card::Direction::vertical).add("side", side);
  json.add_json("box", quad_json(line.box));
  return json.to_text();
}

std::string lines_json(const store::CardDetails& card) {
  std::vector<std::string> lines;
  for (const card::TextLine& line : card.lines) lines.push_back(line_json(line, "front"));
  return json_list(lines);
}

/// Those that the viewer may decide.
std::vector<std::string> open_reviews_of(Call& call, store::Transaction& transaction,
                                         const store::StoredContact& contact) {
  std::vector<std::string> ids;
  for (const store::ReviewItem& item : must(store::open_reviews_of(transaction, contact.id)))
    if (must(store::see_review(transaction, item.id, call.viewer.visibility)))
      ids.push_back(std::to_string(item.id.value));
  return ids;
}

}  // namespace

std::string quad_json(const card::Quad& quad) {
  std::vector<std::string> corners;
  for (const card::Point& corner : quad.corners)
    corners.push_back(fmt::format("[{},{}]", json_number(corner.x), json_number(corner.y)));
  return json_list(corners);
}

std::string value_at(const card::Contact& contact, std::string_view path) {
  const std::string json = exchange::contact_to_json(contact);
  const JsonBody body(json);
  const std::size_t bracket = path.find('[');
  const std::string name(path.substr(0, bracket));
  if (bracket == std::string_view::npos) return body.has(name.c_str()) ? body.text(name.c_str()).value_or("") : "";
  const auto index = static_cast<std::size_t>(std::max(0, std::atoi(std::string(path.substr(bracket + 1)).c_str())));
  if (name == "phones") return index < contact.phones.size() ? contact.phones[index].printed : std::string();
  if (name == "addresses") {
    if (index >= contact.addresses.size()) return {};
    const card::Address& address = contact.addresses[index];
    return path.ends_with(".postal_code") ? address.postal_code : address.printed;
  }
  const auto texts = body.texts(name.c_str());
  return texts && index < texts->size() ? (*texts)[index] : std::string();
}

std::string texts_of(const std::vector<store::MaskedField>& fields) {
  std::vector<std::string> words;
  for (const store::MaskedField field : fields) words.emplace_back(store::to_string(field));
  return json_texts(words);
}

std::string etag_of(const store::StoredContact& contact) {
  return fmt::format("\"c{}.{}.{}\"", contact.id.value, contact.revision, contact.cards.size());
}

std::string etag_of(const store::ReviewItem& review, std::int64_t revision) {
  return fmt::format("\"r{}.{}.{}\"", review.id.value, store::to_string(review.status), revision);
}

std::string contact_summary_json(const store::SeenContact& seen, const std::string& sorted_as) {
  const card::Contact& contact = seen.stored.contact;
  const exchange::Record record = record_of(seen.stored);
  JsonObject json;
  json.add("id", seen.stored.id.value).add("status", store::to_string(seen.stored.status));
  json.add("revision", seen.stored.revision).add("display_name", exchange::display_name(contact));
  json.add_or_null("reading", reading_of(contact)).add_or_null("sorted_as", sorted_as);
  json.add_or_null("company", contact.company);
  json.add_or_null("department", first(contact.departments)).add_or_null("job_title", first(contact.job_titles));
  json.add_or_null("phone", phone_to_call(contact)).add_or_null("email", first(contact.emails));
  json.add_or_null("exchanged_on", record.exchanged_on).add("tags", record.tags);
  json.add("owners", owners_of(seen.stored.cards));
  json.add_or_null("image_url", seen.stored.cards.empty() ? std::string() : image_of(seen.stored.cards.front()));
  json.add("cards", seen.stored.cards.size());
  return json.to_text();
}

std::string card_summary_json(const Call& call, const store::CardSummary& card, card::ContactId contact) {
  std::vector<std::string> sides;
  for (std::size_t i = 0; i < card.sides.size(); ++i) sides.push_back(side_json(call, card, i));
  const store::Provenance& from = card.provenance;
  JsonObject json;
  json.add("id", card.id.value).add("contact", contact.value).add("created_at", card.created_at);
  json.add("exchanged_on", text_of(from.exchanged_on)).add_or_null("owner", from.owner);
  json.add_or_null("group", from.group_name).add_or_null("event", from.event).add_or_null("batch", from.batch);
  json.add_or_null("external_id", from.external_id).add("tags", from.tags).add_json("sides", json_list(sides));
  card.scan_of ? json.add_json("scan_of", earlier_scan_json(*card.scan_of)) : json.add_null("scan_of");
  return json.to_text();
}

std::string card_json(const Call& call, store::Transaction& transaction, const store::SeenCard& seen) {
  const store::CardDetails& card = seen.card;
  const auto contact = must(store::see_contact(transaction, card.contact_id, call.viewer.visibility));
  JsonObject json;
  json.add_or_null("etag", contact ? etag_of(contact->stored) : "");  // null: it was taken out as no card
  json.add_json("summary", card_summary_json(call, card.summary, card.contact_id));
  json.add_json("values", exchange::contact_to_json(card.contact)).add_or_null("author", card.author);
  json.add_json("fields", fields_json(card)).add_json("lines", lines_json(card));
  json.add("languages", card.languages).add("turned_degrees", card.turned_degrees);
  json.add("decision", card::to_string(card.decision)).add_json("masked", texts_of(seen.masked));
  return json.to_text();
}

std::string note_json(const store::Note& note) {
  JsonObject json;
  json.add("id", note.id).add("text", note.text).add("author", note.author).add("created_at", note.created_at);
  return json.to_text();
}

std::string contact_details_json(Call& call, store::Transaction& transaction, const store::SeenContact& seen) {
  const store::StoredContact& stored = seen.stored;
  const exchange::Record record = record_of(stored);
  std::vector<std::string> cards, notes, affiliations;
  for (const store::CardSummary& card : stored.cards) cards.push_back(card_summary_json(call, card, stored.id));
  for (const store::Note& note : must(store::see_notes(transaction, stored.id, call.viewer.visibility)))
    notes.push_back(note_json(note));
  for (const auto& each : must(store::see_affiliations(transaction, stored.id, call.viewer.visibility)))
    affiliations.push_back(affiliation_json(each));
  JsonObject json;
  json.add("id", stored.id.value).add("status", store::to_string(stored.status)).add("revision", stored.revision);
  json.add("etag", etag_of(stored)).add("display_name", exchange::display_name(stored.contact));
  json.add_json("contact", exchange::contact_to_json(stored.contact)).add_or_null("exchanged_on", record.exchanged_on);
  json.add("tags", record.tags).add_json("affiliations", json_list(affiliations)).add_json("cards", json_list(cards));
  json.add_json("notes", json_list(notes)).add_json("reviews", json_list(open_reviews_of(call, transaction, stored)));
  json.add_json("masked", texts_of(seen.masked));
  json.add("may_edit", call.viewer.may(Permission::edit) && seen.in_full);
  return json.to_text();
}

store::SeenContact contact_in_sight(const Call& call, store::Transaction& transaction, card::ContactId id) {
  auto seen = must(store::see_contact(transaction, id, call.viewer.visibility));
  if (!seen) not_found("contact");
  return std::move(*seen);
}

store::SeenCard card_in_sight(const Call& call, store::Transaction& transaction, card::CardId id) {
  auto seen = must(store::see_card(transaction, id, call.viewer.visibility));
  if (!seen) not_found("card");
  return std::move(*seen);
}

}  // namespace review::api
