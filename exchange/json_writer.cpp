#include <cmath>

#include <nlohmann/json.hpp>

#include "exchange/json.h"

namespace exchange {
namespace {

using Json = nlohmann::ordered_json;  // keys stay in the order of the contract

/// `printed` is for people and programs outside, `stored` keeps every bit.
enum class Detail { printed, stored };

std::string one_line(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json probability(float value, Detail detail) {
  if (!std::isfinite(value)) return 0;
  if (detail == Detail::stored) return static_cast<double>(value);
  return std::round(static_cast<double>(value) * 1e4) / 1e4;
}

Json coordinate(float value, Detail detail) {
  if (!std::isfinite(value)) return 0;
  if (detail == Detail::stored) return static_cast<double>(value);
  return std::lround(value);
}

Json corners(const card::Quad& quad, Detail detail) {
  Json points = Json::array();
  for (const card::Point& point : quad.corners) {
    points.push_back(Json::array({coordinate(point.x, detail), coordinate(point.y, detail)}));
  }
  return points;
}

Json post_object(const card::Post& post) {
  return {{"company", text_or_null(post.company)},
          {"department", text_or_null(post.department)},
          {"job_titles", post.job_titles}};
}

Json phone_object(const card::PhoneNumber& phone) {
  return {{"kind", card::to_string(phone.kind)},
          {"number", text_or_null(phone.number)},
          {"extension", text_or_null(phone.extension)},
          {"printed", text_or_null(phone.printed)}};
}

Json address_object(const card::Address& address) {
  return {{"postal_code", text_or_null(address.postal_code)}, {"region", text_or_null(address.region)},
          {"locality", text_or_null(address.locality)},       {"street", text_or_null(address.street)},
          {"building", text_or_null(address.building)},       {"country", text_or_null(address.country)},
          {"printed", text_or_null(address.printed)}};
}

template <class T>
Json list(const std::vector<T>& values, Json (*object)(const T&)) {
  Json all = Json::array();
  for (const T& value : values) all.push_back(object(value));
  return all;
}

Json contact_object(const card::Contact& contact) {
  return {{"family_name", text_or_null(contact.family_name)},
          {"given_name", text_or_null(contact.given_name)},
          {"family_kana", text_or_null(contact.family_kana)},
          {"given_kana", text_or_null(contact.given_kana)},
          {"latin_name", text_or_null(contact.latin_name)},
          {"company", text_or_null(contact.company)},
          {"company_kana", text_or_null(contact.company_kana)},
          {"company_latin", text_or_null(contact.company_latin)},
          {"departments", contact.departments},
          {"job_titles", contact.job_titles},
          {"posts", list(contact.posts, post_object)},
          {"qualifications", contact.qualifications},
          {"phones", list(contact.phones, phone_object)},
          {"emails", contact.emails},
          {"urls", contact.urls},
          {"addresses", list(contact.addresses, address_object)},
          {"social", contact.social},
          {"notes", contact.notes}};
}

Json source_object(const card::Source& source) {
  return {{"file", source.file.string()},
          {"member", text_or_null(source.member)},
          {"sha256", text_or_null(source.sha256)},
          {"page", source.page},
          {"card", source.card}};
}

Json symbol_object(const card::Symbol& symbol) {
  Json alternatives = Json::array();
  for (const card::Alternative& other : symbol.alternatives) {
    alternatives.push_back({{"text", other.text}, {"confidence", probability(other.confidence, Detail::stored)}});
  }
  return {{"text", symbol.text},
          {"box", corners(symbol.box, Detail::stored)},
          {"confidence", probability(symbol.confidence, Detail::stored)},
          {"alternatives", std::move(alternatives)}};
}

Json reading_object(const card::Reading& reading) {
  return {{"model", reading.model}, {"symbols", list(reading.symbols, symbol_object)}};
}

Json line_object(const card::TextLine& line, Detail detail) {
  Json object = {{"text", line.text()},
                 {"confidence", probability(line.confidence(), detail)},
                 {"vertical", line.direction == card::Direction::vertical},
                 {"box", corners(line.box, detail)}};
  if (detail == Detail::stored) {
    object["glyph_size_px"] = coordinate(line.glyph_size_px, detail);
    object["readings"] = list(line.readings, reading_object);
  }
  return object;
}

Json barcode_object(const card::Barcode& barcode) {
  return {{"format", barcode.format}, {"text", barcode.text}, {"box", corners(barcode.box, Detail::stored)}};
}

Json card_object(const card::CardReading& reading, Detail detail) {
  Json source = source_object(reading.source);
  source["quad"] = corners(reading.quad_in_source, detail);
  source["turned_degrees"] = reading.turned_degrees;
  Json object = Json::object();
  object["source"] = std::move(source);
  if (!reading.sides.empty()) object["sides"] = list(reading.sides, source_object);
  object["languages"] = reading.languages;
  const bool is_card = reading.decision != card::Decision::not_a_card;
  object["contact"] = is_card ? contact_object(reading.contact) : Json(nullptr);
  Json confidence = Json::object();
  for (const card::FieldConfidence& field : reading.confidence) {
    confidence[field.path] = probability(field.confidence, detail);
  }
  object["confidence"] = std::move(confidence);
  object["doubtful"] = reading.doubtful;
  object["decision"] = card::to_string(reading.decision);
  object["lines"] = Json::array();
  for (const card::TextLine& line : reading.lines) object["lines"].push_back(line_object(line, detail));
  if (detail == Detail::stored) {
    object["barcodes"] = list(reading.barcodes, barcode_object);
    object["engine"] = reading.engine;
  }
  return object;
}

Json record_source_object(const RecordSource& source) {
  if (source.card == 0) return Json::object({{"external_id", text_or_null(source.external_id)}});
  return {{"card", source.card}, {"file", text_or_null(source.file)}, {"member", text_or_null(source.member)}};
}

}  // namespace

std::string card_json(const card::CardReading& reading) { return one_line(card_object(reading, Detail::printed)); }

std::string reading_to_json(const card::CardReading& reading) { return one_line(card_object(reading, Detail::stored)); }

std::string error_json(const card::Source& source, const card::Error& error) {
  return one_line({{"source", source_object(source)},
                   {"error", {{"kind", card::to_string(error.kind)}, {"message", error.message}}}});
}

std::string contact_to_json(const card::Contact& contact) { return one_line(contact_object(contact)); }

std::string record_json(const Record& record) {
  Json object = {{"id", record.id}, {"status", to_string(record.status)}};
  object.update(contact_object(record.contact));
  object["exchanged_on"] = text_or_null(record.exchanged_on);
  object["tags"] = record.tags;
  object["sources"] = list(record.sources, record_source_object);
  return one_line(object);
}

}  // namespace exchange
