#include "review/api/corrected.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "exchange/json.h"
#include "exchange/posts.h"
#include "normalize/phone.h"
#include "review/refusal.h"
#include "text/script.h"

namespace review::api {
namespace {

using Json = nlohmann::json;

/// ISO 3166-1: how phones of the contact without a country code are read.
std::string region_of(const card::Contact& contact) {
  for (const card::Address& address : contact.addresses)
    if (!address.country.empty()) return address.country;
  const auto names = text::count_scripts(contact.family_name + contact.given_name + contact.company);
  if (names.japanese() > 0) return "JP";
  for (const card::PhoneNumber& phone : contact.phones)
    if (std::string region = normalize::region_of_number(phone.number); !region.empty()) return region;
  return "JP";
}

/// Whether posts that are not said anew would contradict what is.
bool changes_posts(const Json& given) {
  constexpr std::array kTold{"company", "departments", "job_titles"};
  return !given.contains("posts") && std::ranges::any_of(kTold, [&](const char* key) { return given.contains(key); });
}

}  // namespace

card::Contact with_phone_numbers(card::Contact contact) {
  const std::string region = region_of(contact);
  for (card::PhoneNumber& phone : contact.phones) {
    phone.number = normalize::to_e164(phone.number, region);
    if (phone.number.empty()) phone.number = normalize::to_e164(phone.printed, region);
  }
  return contact;
}

card::Contact corrected(const card::Contact& before, const std::string& json) {
  must(exchange::contact_from_json(json));  // or it is refused, with what is wrong
  const Json given = Json::parse(json);
  Json values = Json::parse(exchange::contact_to_json(before));
  values.update(given);
  card::Contact contact = with_phone_numbers(must(exchange::contact_from_json(values.dump())));
  if (changes_posts(given)) contact.posts = exchange::paired_posts(contact);
  return contact;
}

}  // namespace review::api
