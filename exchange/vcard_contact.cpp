#include "exchange/vcard_contact.h"

#include <algorithm>

#include <fmt/format.h>

#include "exchange/address_text.h"
#include "exchange/date_text.h"
#include "exchange/person_name.h"
#include "exchange/phone_text.h"
#include "exchange/posts.h"
#include "exchange/vcard_properties.h"
#include "exchange/vcard_terms.h"
#include "text/fold.h"

namespace exchange {
namespace {

using card::Contact;
using Texts = std::vector<std::string>;

/// Values that were written apart, as long as the standard property still says the same.
Texts apart_or_whole(const Properties& properties, std::string_view apart, const Texts& whole, std::string_view joint) {
  Texts values = properties.parts(apart, ';');
  const std::string joined = fmt::format("{}", fmt::join(values, joint));
  return whole.size() == 1 && joined == whole.front() ? values : whole;
}

void read_organisation(const Properties& properties, Contact& contact) {
  const Property* organisation = properties.first("ORG");
  Texts units = organisation == nullptr ? Texts() : split_value(organisation->value, ';');
  contact.company = part(units, 0);
  if (!units.empty()) units.erase(units.begin());
  const std::string department = on_one_line(fmt::format("{}", fmt::join(units, " ")));
  if (!department.empty()) contact.departments = {department};
  const Texts departments = properties.parts("X-MEISHI-DEPARTMENTS", ';');
  if (!departments.empty() && departments.front() == department) contact.departments = departments;
  contact.company_latin = properties.text("X-MEISHI-COMPANY-LATIN");
  Texts titles;
  for (const Property* title : properties.named("TITLE")) titles.push_back(on_one_line(unescaped(title->value)));
  std::erase(titles, std::string());
  contact.job_titles = apart_or_whole(properties, "X-MEISHI-JOB-TITLES", titles, kTitleJoint);
}

/// Posts as written apart, unless company, department or titles have been edited since.
void read_posts(const Properties& properties, Contact& contact) {
  contact.posts = paired_posts(contact);
  const auto written = properties.named("X-MEISHI-POST");
  std::vector<card::Post> posts;
  bool same_company = contact.company.empty() || written.size() == 1;
  bool known = true;
  const auto among = [](const Texts& all, const std::string& one) {
    return one.empty() || std::ranges::find(all, one) != all.end();
  };
  for (const Property* property : written) {
    if (property->value.empty()) continue;
    const Texts parts = split_value(property->value, ';');
    card::Post post{part(parts, 0), part(parts, 1), {}};
    for (std::size_t i = 2; i < parts.size(); ++i) post.job_titles.push_back(part(parts, i));
    same_company = same_company || post.company == contact.company;
    known = known && among(contact.departments, post.department) &&
            std::ranges::all_of(post.job_titles, [&](const auto& title) { return among(contact.job_titles, title); });
    posts.push_back(std::move(post));
  }
  if (!written.empty() && same_company && known) contact.posts = std::move(posts);
}

card::PhoneKind phone_kind(const Properties& properties, const Property& phone) {
  const Property* label = properties.beside(phone, "X-ABLABEL");
  const std::string key = label == nullptr ? std::string() : text::match_key(unescaped(label->value));
  const auto* row = std::ranges::find(kPhoneLabels, std::string_view(key), &PhoneLabel::key);
  if (row != kPhoneLabels.end()) return row->kind;
  if (phone.has_type("FAX")) return card::PhoneKind::fax;
  if (phone.has_type("CELL") || phone.has_type("MOBILE") || phone.has_type("IPHONE")) return card::PhoneKind::mobile;
  if (phone.has_type("PAGER") || phone.has_type("HOME")) return card::PhoneKind::other;
  return card::PhoneKind::work;
}

void read_phones(const Properties& properties, Contact& contact) {
  for (const Property* property : properties.named("TEL")) {
    card::PhoneNumber phone =
        phone_from_text(on_one_line(unescaped(property->value)), phone_kind(properties, *property));
    const Property* printed = properties.beside(*property, "X-MEISHI-PRINTED");
    if (printed != nullptr) phone.printed = on_one_line(unescaped(printed->value));
    if (!(phone.number + phone.printed).empty()) contact.phones.push_back(std::move(phone));
  }
}

std::string address_label(const Properties& properties, const Property& address) {
  std::string label = address.parameter("LABEL");
  const Property* beside = properties.beside(address, "LABEL");
  if (label.empty() && beside != nullptr) label = unescaped(beside->value);
  const auto labels = properties.named("LABEL");
  const bool alone = labels.size() == 1 && properties.named("ADR").size() == 1;
  if (label.empty() && alone && labels[0]->group.empty()) label = unescaped(labels[0]->value);
  return on_one_line(label);
}

void read_addresses(const Properties& properties, Contact& contact) {
  for (const Property* property : properties.named("ADR")) {
    const Texts parts = split_value(property->value, ';');
    card::Address address;
    address.building = part(parts, 1);
    address.street = with_blank(part(parts, 0), part(parts, 2));
    address.locality = part(parts, 3);
    address.region = part(parts, 4);
    address.postal_code = part(parts, 5);
    address.country = part(parts, 6);
    if (address == card::Address()) continue;
    const Property* mark = properties.beside(*property, "X-MEISHI-ADDRESS");
    const std::string printed = address_label(properties, *property);
    if (mark == nullptr || mark->value != "parts") address.printed = printed.empty() ? address_text(address) : printed;
    address.country = country_code(address.country);
    if (mark != nullptr && mark->value == "printed" && address.street == printed) address.street.clear();
    contact.addresses.push_back(std::move(address));
  }
}

/// Apple's own labels stand in brackets: "_$!<Anniversary>!$_".
std::string plain_label(std::string label) {
  if (label.starts_with("_$!<") && label.ends_with(">!$_")) label = label.substr(4, label.size() - 8);
  return label;
}

Texts other_notes(const Properties& properties, const std::string& latin_name) {
  Texts notes;
  for (const NotedProperty& noted : kNotedProperties) {
    for (const Property* property : properties.named(noted.name)) {
      const std::string text = on_one_line(unescaped(property->value));
      if (text.empty() || text == latin_name) continue;
      const Property* label = properties.beside(*property, "X-ABLABEL");
      const std::string word = label == nullptr ? std::string() : plain_label(on_one_line(unescaped(label->value)));
      notes.push_back(fmt::format("{}: {}", word.empty() ? noted.word : std::string_view(word), text));
    }
  }
  return notes;
}

void read_rest(const Properties& properties, LoadedContact& loaded) {
  Contact& contact = loaded.contact;
  const auto texts = [&](const char* name) {
    Texts all;
    for (const Property* property : properties.named(name)) all.push_back(on_one_line(unescaped(property->value)));
    std::erase(all, std::string());
    return all;
  };
  contact.emails = texts("EMAIL");
  for (std::string& email : contact.emails) {
    if (email.starts_with("mailto:")) email.erase(0, 7);
  }
  contact.urls = texts("URL");
  contact.social = texts("X-SOCIALPROFILE");
  for (std::string& address : texts("IMPP")) contact.social.push_back(std::move(address));
  Texts notes;
  for (const Property* note : properties.named("NOTE")) notes.push_back(unescaped(note->value));
  std::erase(notes, std::string());
  contact.notes = apart_or_whole(properties, "X-MEISHI-NOTES", notes, kNoteJoint);
  for (std::string& role : texts("ROLE")) contact.notes.push_back(std::move(role));
  for (std::string& note : other_notes(properties, contact.latin_name)) contact.notes.push_back(std::move(note));
  for (const Property* property : properties.named("CATEGORIES")) {
    for (const std::string& tag : split_value(property->value, ',')) loaded.tags.push_back(on_one_line(tag));
  }
  std::erase(loaded.tags, std::string());
  loaded.external_id = properties.text("UID");
  loaded.exchanged_on = date_from_text(properties.text("X-MEISHI-EXCHANGED-ON"));
}

}  // namespace

card::Result<LoadedContact> contact_from_properties(const std::vector<Property>& all) {
  const Properties properties(all);
  LoadedContact loaded;
  Contact& contact = loaded.contact;
  read_organisation(properties, contact);
  read_name(properties, contact);
  read_posts(properties, contact);
  read_phones(properties, contact);
  read_addresses(properties, contact);
  read_rest(properties, loaded);
  if (display_name(contact).empty()) {
    return card::fail(card::ErrorKind::bad_input, "the card has neither a name nor a company; fill in N, FN or ORG");
  }
  return loaded;
}

}  // namespace exchange
