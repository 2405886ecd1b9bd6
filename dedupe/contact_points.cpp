#include "dedupe/contact_points.h"

#include <algorithm>

#include "text/width.h"

namespace dedupe {
namespace {

// Mailboxes that several people read, in English and in Japanese as written in romaji. Sources: RFC 2142 (1997) and
// the contact pages of Japanese companies, November 2026.
constexpr std::string_view kRoleWords[] = {
    "abuse",     "accounting", "accounts",  "admin",       "administrator", "all",      "billing",    "booking",
    "career",    "careers",    "center",    "company",     "contact",       "customer", "cs",         "desk",
    "eigyo",     "eigyou",     "enquiries", "enquiry",     "event",         "export",   "feedback",   "finance",
    "front",     "gyomu",      "hello",     "help",        "helpdesk",      "honsha",   "hostmaster", "hotel",
    "hq",        "hr",         "info",      "information", "inquiries",     "inquiry",  "it",         "jimukyoku",
    "jinji",     "jobs",       "keiri",     "kikaku",      "kobai",         "koho",     "kouhou",     "legal",
    "mail",      "mailbox",    "main",      "marketing",   "master",        "media",    "news",       "noreply",
    "office",    "order",      "orders",    "otoiawase",   "postmaster",    "pr",       "press",      "purchase",
    "reception", "recruit",    "reply",     "reservation", "saiyo",         "saiyou",   "sales",      "secretary",
    "security",  "service",    "shop",      "shomu",       "somu",          "soumu",    "staff",      "store",
    "support",   "team",       "tech",      "toiawase",    "uketsuke",      "user",     "webmaster",  "welcome",
};

// Numbers of mobile phones: 070, 080, 090 (総務省, 電気通信番号計画), 060 since 2024; 0800 is free of charge.
constexpr std::string_view kMobilePrefixes[] = {"+8160", "+8170", "+8180", "+8190"};
constexpr std::string_view kTollFreePrefix = "+81800";
constexpr std::size_t kMobileLength = 13;  // a fixed line in Osaka, +8160..., has a digit less

bool is_role_word(std::string_view word) {
  return std::find(std::begin(kRoleWords), std::end(kRoleWords), word) != std::end(kRoleWords);
}

void sort_unique(std::vector<std::string>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

bool is_mobile_number(const card::PhoneNumber& phone) {
  if (phone.number.empty() || phone.kind == card::PhoneKind::fax || phone.kind == card::PhoneKind::toll_free)
    return false;
  if (phone.kind == card::PhoneKind::mobile) return true;
  return phone.number.size() == kMobileLength && !phone.number.starts_with(kTollFreePrefix) &&
         std::any_of(std::begin(kMobilePrefixes), std::end(kMobilePrefixes),
                     [&](std::string_view prefix) { return phone.number.starts_with(prefix); });
}

std::string canonical_email(const std::string& email) {
  std::string address = text::without_blanks(text::nfkc(email));
  std::transform(address.begin(), address.end(), address.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return address;
}

// "info-tokyo", "tokyo.sales" and "sales2" are roles as well.
bool is_role_mailbox(std::string_view local_part) {
  constexpr std::string_view kBetween = ".-_+0123456789";
  for (std::size_t at = 0; at < local_part.size();) {
    const std::size_t end = std::min(local_part.find_first_of(kBetween, at), local_part.size());
    if (is_role_word(local_part.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

std::vector<std::string> personal_emails(const card::Contact& contact) {
  std::vector<std::string> emails;
  for (const std::string& printed : contact.emails) {
    std::string email = canonical_email(printed);
    const std::size_t at = email.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == email.size()) continue;
    if (!is_role_mailbox(std::string_view(email).substr(0, at))) emails.push_back(std::move(email));
  }
  sort_unique(emails);
  return emails;
}

std::vector<std::string> mobile_numbers(const card::Contact& contact) {
  std::vector<std::string> numbers;
  for (const card::PhoneNumber& phone : contact.phones)
    if (is_mobile_number(phone)) numbers.push_back(phone.number);
  sort_unique(numbers);
  return numbers;
}

}  // namespace dedupe
