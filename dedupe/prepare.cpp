#include <algorithm>
#include <string>

#include "dedupe/contact_points.h"
#include "dedupe/organisation.h"
#include "dedupe/prepare_address.h"
#include "dedupe/prepare_name.h"
#include "dedupe/prepared.h"
#include "text/fold.h"

namespace dedupe {
namespace {

// Mailboxes that anybody can have; the largest in Japan and abroad, November 2026.
constexpr std::string_view kGenericDomains[] = {
    "gmail.com",      "googlemail.com", "yahoo.co.jp",   "yahoo.com",     "ymail.ne.jp",     "outlook.com",
    "outlook.jp",     "hotmail.com",    "hotmail.co.jp", "live.jp",       "live.com",        "msn.com",
    "icloud.com",     "me.com",         "mac.com",       "docomo.ne.jp",  "ezweb.ne.jp",     "au.com",
    "softbank.ne.jp", "i.softbank.jp",  "nifty.com",     "biglobe.ne.jp", "so-net.ne.jp",    "ocn.ne.jp",
    "plala.or.jp",    "dion.ne.jp",     "gmx.de",        "gmx.net",       "web.de",          "aol.com",
    "mail.com",       "protonmail.com", "proton.me",     "orange.fr",     "free.fr",         "t-online.de",
    "infoseek.jp",    "excite.co.jp",   "ybb.ne.jp",     "rakuten.jp",    "asahi-net.or.jp",
};

float lowest_confidence(const Record& record, std::string_view path_begin) {
  float lowest = 1;
  for (const ReadConfidence& each : record.confidences)
    if (each.path.starts_with(path_begin)) lowest = std::min(lowest, each.confidence);
  return lowest;
}

void add_emails(const card::Contact& contact, Prepared& out) {
  for (const std::string& email : contact.emails) {
    const std::string address = canonical_email(email);
    const std::size_t at = address.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == address.size()) continue;
    MailPart part{.local = address.substr(0, at), .domain = address.substr(at + 1)};
    part.role = is_role_mailbox(part.local);
    part.generic =
        std::find(std::begin(kGenericDomains), std::end(kGenericDomains), part.domain) != std::end(kGenericDomains);
    out.emails.push_back(std::move(part));
  }
}

void add_phones(const card::Contact& contact, Prepared& out) {
  for (const card::PhoneNumber& phone : contact.phones) {
    const bool none =
        phone.number.empty() || phone.kind == card::PhoneKind::fax || phone.kind == card::PhoneKind::toll_free;
    if (!none) out.phones.push_back({phone.number, is_mobile_number(phone), phone.extension});
  }
}

// "https://www.example.co.jp/ja/" -> "example.co.jp"
std::string host_of(const std::string& url) {
  const std::string address = canonical_email(url);
  const std::size_t scheme = address.find("://");
  std::string host = scheme == std::string::npos ? address : address.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  return host.starts_with("www.") ? host.substr(4) : host;
}

void add_titles(const card::Contact& contact, Prepared& out) {
  for (const std::string& title : contact.job_titles) out.titles.push_back(text::match_key(title));
  for (const std::string& department : contact.departments) out.titles.push_back(text::match_key(department));
  std::erase(out.titles, std::string());
}

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void add_term(std::vector<Term>& terms, TermKind kind, const std::string& value) {
  if (!value.empty()) terms.push_back({kind, value});
}

}  // namespace

Prepared prepare(const Record& record) {
  const card::Contact& contact = record.contact;
  Prepared out;
  out.id = record.id;
  out.exchanged_on = record.exchanged_on;
  prepare_name(contact, out);
  out.family.confidence = lowest_confidence(record, "family_name");
  out.given.confidence = lowest_confidence(record, "given_name");
  add_emails(contact, out);
  add_phones(contact, out);
  for (const Organisation& organisation : organisations_of(contact, Branch::dropped))
    out.companies.push_back({organisation.core, organisation.form, organisation.latin});
  for (const std::string& url : contact.urls) out.hosts.push_back(host_of(url));
  std::erase(out.hosts, std::string());
  sort_unique(out.hosts);
  for (const card::Address& address : contact.addresses) out.addresses.push_back(prepare_address(address));
  add_titles(contact, out);
  sort_unique(out.titles);
  out.contact_confidence = std::min(lowest_confidence(record, "emails"), lowest_confidence(record, "phones"));
  const bool latin = (out.family.empty() || out.family.latin) && (out.given.empty() || out.given.latin);
  out.is_home = latin && out.companies.empty() && out.emails.empty() && out.phones.empty() && out.hosts.empty() &&
                !out.addresses.empty() && !out.addresses.front().japanese;
  out.company_confidence = lowest_confidence(record, "company");
  return out;
}

std::vector<Term> terms_of(const Prepared& record) {
  std::vector<Term> terms;
  add_term(terms, TermKind::family, record.family.key);
  add_term(terms, TermKind::given, record.given.key);
  for (const std::string& sound : record.family.sounds) add_term(terms, TermKind::family_sound, sound);
  for (const std::string& sound : record.given.sounds) add_term(terms, TermKind::given_sound, sound);
  for (const CompanyPart& company : record.companies) add_term(terms, TermKind::company, company.core);
  for (const MailPart& email : record.emails)
    if (!email.generic) add_term(terms, TermKind::domain, email.domain);
  for (const std::string& host : record.hosts) add_term(terms, TermKind::domain, host);
  for (const AddressPart& address : record.addresses) add_term(terms, TermKind::postal_code, address.postal_code);
  for (const PhonePart& phone : record.phones)
    if (!phone.mobile) add_term(terms, TermKind::line, phone.number);
  sort_unique(terms);
  return terms;
}

}  // namespace dedupe
