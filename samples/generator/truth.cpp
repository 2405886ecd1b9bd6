#include "samples/generator/truth.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace samples {
namespace {

using Json = nlohmann::ordered_json;

Json quad_json(const card::Quad& quad) {
  Json out = Json::array();
  for (const card::Point& p : quad.corners) out.push_back({std::round(p.x * 10) / 10, std::round(p.y * 10) / 10});
  return out;
}

/// Absent is null.
Json single(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

Json posts_json(const std::vector<card::Post>& posts) {
  Json out = Json::array();
  for (const card::Post& post : posts) {
    out.push_back(
        {{"company", single(post.company)}, {"department", single(post.department)}, {"job_titles", post.job_titles}});
  }
  return out;
}

Json phones_json(const std::vector<card::PhoneNumber>& phones) {
  Json out = Json::array();
  for (const card::PhoneNumber& phone : phones) {
    out.push_back({{"kind", card::to_string(phone.kind)},
                   {"number", single(phone.number)},
                   {"extension", single(phone.extension)},
                   {"printed", phone.printed}});
  }
  return out;
}

Json addresses_json(const std::vector<card::Address>& addresses) {
  Json out = Json::array();
  for (const card::Address& a : addresses) {
    out.push_back({{"postal_code", single(a.postal_code)},
                   {"region", single(a.region)},
                   {"locality", single(a.locality)},
                   {"street", single(a.street)},
                   {"building", single(a.building)},
                   {"country", single(a.country)},
                   {"printed", a.printed}});
  }
  return out;
}

Json contact_json(const card::Contact& c) {
  return {{"family_name", single(c.family_name)},
          {"given_name", single(c.given_name)},
          {"family_kana", single(c.family_kana)},
          {"given_kana", single(c.given_kana)},
          {"latin_name", single(c.latin_name)},
          {"company", single(c.company)},
          {"company_kana", single(c.company_kana)},
          {"company_latin", single(c.company_latin)},
          {"departments", c.departments},
          {"job_titles", c.job_titles},
          {"posts", posts_json(c.posts)},
          {"qualifications", c.qualifications},
          {"phones", phones_json(c.phones)},
          {"emails", c.emails},
          {"urls", c.urls},
          {"addresses", addresses_json(c.addresses)},
          {"social", c.social},
          {"notes", c.notes}};
}

Json also_right_json(const card::Contact& also) {
  Json out = {{"departments", also.departments}, {"job_titles", also.job_titles}};
  if (!also.company_latin.empty()) out["company_latin"] = also.company_latin;
  return out;
}

Json card_json(const CardOnPicture& on) {
  Json lines = Json::array();
  for (const PlacedLine& line : on.card.lines) {
    lines.push_back({{"text", line.text},
                     {"field", line.field},
                     {"box", quad_json(mapped(line.box, on.picture_from_card))},
                     {"vertical", line.vertical}});
  }
  return {{"quad", quad_json(quad_on_picture(on))},
          {"turned_degrees", turned_degrees(on)},
          {"layout", on.card.layout},
          {"style", to_string(on.card.sheet.style)},
          {"language", on.card.sheet.language},
          {"contact", contact_json(on.card.sheet.contact)},
          {"also_right", also_right_json(on.card.sheet.also_right)},
          {"qr", single(on.card.sheet.qr_text)},
          {"lines", lines}};
}

}  // namespace

std::string truth_json(const Picture& picture, const std::string& kind, Set set, std::uint64_t seed) {
  Json cards = Json::array();
  for (const CardOnPicture& on : picture.cards) cards.push_back(card_json(on));
  const bool one = picture.cards.size() == 1;
  const Json all = {{"kind", kind},
                    {"set", to_string(set)},
                    {"seed", seed},
                    {"layout", one ? Json(picture.cards[0].card.layout) : Json(nullptr)},
                    {"style", one ? Json(to_string(picture.cards[0].card.sheet.style)) : Json(nullptr)},
                    {"cards", cards}};
  return all.dump(1) + "\n";
}

}  // namespace samples
