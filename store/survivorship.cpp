#include "store/survivorship.h"

#include <algorithm>
#include <string>

#include "text/fold.h"

namespace store {
namespace {

bool same_text(const std::string& a, const std::string& b) { return text::match_key(a) == text::match_key(b); }

bool shows_name(const card::Contact& contact) { return !contact.family_name.empty() || !contact.given_name.empty(); }

bool shows_post(const card::Contact& contact) {
  return !contact.company.empty() || !contact.departments.empty() || !contact.job_titles.empty() ||
         !contact.posts.empty();
}

const card::Contact* first_that(std::span<const DatedContact> cards, bool (*shows)(const card::Contact&)) {
  for (const DatedContact& card : cards)
    if (shows(card.contact)) return &card.contact;
  return nullptr;
}

void fill(std::string& blank, const std::string& value) {
  if (blank.empty()) blank = value;
}

void take_name(card::Contact& result, std::span<const DatedContact> cards) {
  if (const card::Contact* named = first_that(cards, shows_name)) {
    result.family_name = named->family_name;
    result.given_name = named->given_name;
  }
  for (const auto& [id, date, contact] : cards) {
    const bool same_family = same_text(contact.family_name, result.family_name);
    const bool same_given = same_text(contact.given_name, result.given_name);
    if (same_family) fill(result.family_kana, contact.family_kana);
    if (same_given) fill(result.given_kana, contact.given_kana);
    if (same_family && same_given) fill(result.latin_name, contact.latin_name);
  }
}

void take_post(card::Contact& result, std::span<const DatedContact> cards) {
  if (const card::Contact* posted = first_that(cards, shows_post)) {
    result.company = posted->company;
    result.departments = posted->departments;
    result.job_titles = posted->job_titles;
    result.posts = posted->posts;
  }
  for (const auto& [id, date, contact] : cards) {
    if (!same_text(contact.company, result.company)) continue;
    fill(result.company_kana, contact.company_kana);
    fill(result.company_latin, contact.company_latin);
  }
}

std::string key_of(const std::string& value) { return value; }
std::string key_of(const card::PhoneNumber& phone) {
  const std::string line = phone.number.empty() ? text::match_key(phone.printed) : phone.number;
  // A fax on the line of a telephone is a value of its own; direct and mobile are finer words for work.
  return line + (phone.kind == card::PhoneKind::fax ? "/fax/" : "/") + phone.extension;
}
std::string key_of(const card::Address& address) {
  const std::string printed =
      address.printed.empty() ? address.region + address.locality + address.street + address.building : address.printed;
  return text::match_key(printed) + "/" + (address.printed.empty() ? address.postal_code : "");
}

// A card's own list is taken as it is; of later cards' values those that are new.
template <class Value>
void add_up(std::vector<Value>& result, const std::vector<Value>& further, std::string (*key)(const Value&)) {
  const std::size_t known = result.size();
  for (const Value& value : further) {
    const auto end = result.begin() + static_cast<std::ptrdiff_t>(known);
    if (std::none_of(result.begin(), end, [&](const Value& there) { return key(there) == key(value); }))
      result.push_back(value);
  }
}

std::string email_key(const std::string& email) {
  std::string key = email;
  std::transform(key.begin(), key.end(), key.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return key;
}

void add_lists(card::Contact& result, const card::Contact& contact) {
  add_up<card::PhoneNumber>(result.phones, contact.phones, key_of);
  add_up<std::string>(result.emails, contact.emails, email_key);
  add_up<std::string>(result.urls, contact.urls, key_of);
  add_up<card::Address>(result.addresses, contact.addresses, key_of);
  add_up<std::string>(result.social, contact.social, key_of);
  add_up<std::string>(result.qualifications, contact.qualifications, key_of);
  add_up<std::string>(result.notes, contact.notes, key_of);
}

}  // namespace

void sort_present_first(std::vector<DatedContact>& cards) {
  std::sort(cards.begin(), cards.end(), comes_before<DatedContact>);
}

card::Contact survive(std::span<const DatedContact> present_first) {
  if (present_first.size() == 1) return present_first.front().contact;
  card::Contact result;
  take_name(result, present_first);
  take_post(result, present_first);
  for (const DatedContact& card : present_first) add_lists(result, card.contact);
  return result;
}

std::vector<card::Post> posts_of(const card::Contact& contact) {
  if (!contact.posts.empty() || !shows_post(contact)) return contact.posts;
  return {{.company = contact.company,
           .department = contact.departments.empty() ? std::string() : contact.departments.front(),
           .job_titles = contact.job_titles}};
}

}  // namespace store
