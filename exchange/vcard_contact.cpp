#include "exchange/vcard_contact.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "exchange/address_text.h"
#include "exchange/person_name.h"
#include "exchange/phone_text.h"
#include "exchange/posts.h"
#include "exchange/vcard_terms.h"
#include "text/fold.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/width.h"

namespace exchange {
namespace {

using card::Contact;
using Texts = std::vector<std::string>;

// Forms of address, as text::match_key writes them: they say nothing about a person. Own list, November 2026.
constexpr std::array<std::string_view, 16> kFormsOfAddress = {"mr",   "mrs", "ms",   "miss", "mister",   "herr",
                                                              "frau", "sr",  "sra",  "mme",  "monsieur", "madame",
                                                              "様",   "殿",  "先生", "氏"};

/// Line ends to blanks, no blanks at the ends; else the characters stay as they are.
std::string on_one_line(std::string text) {
  std::erase(text, '\r');
  std::ranges::replace(text, '\n', ' ');
  const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

/// Both with a blank between, or the one that there is.
std::string with_blank(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + " " + b;
}

std::string part(const Texts& parts, std::size_t i) {
  return i < parts.size() ? on_one_line(parts[i]) : std::string();
}

bool is_latin(std::string_view text) {
  return text::count_scripts(text).latin > 0 && !is_east_asian(text);
}

/// 1 is the most preferred: 4.0's PREF=1, before that TYPE=PREF.
int preference(const Property& property) {
  if (property.has_type("PREF")) return 1;
  const std::string pref = property.parameter("PREF");
  int rank = 101;
  std::from_chars(pref.data(), pref.data() + pref.size(), rank);
  return rank;
}

/// The properties of one card, looked up by name.
class Properties {
 public:
  explicit Properties(const std::vector<Property>& all) : all_(all) {}

  /// The preferred ones first.
  std::vector<const Property*> named(std::string_view name) const {
    std::vector<const Property*> found;
    for (const Property& property : all_) {
      if (property.name == name) found.push_back(&property);
    }
    std::ranges::stable_sort(found, {}, [](const Property* one) { return preference(*one); });
    return found;
  }

  const Property* first(std::string_view name) const {
    const auto found = named(name);
    return found.empty() ? nullptr : found.front();
  }

  std::string text(std::string_view name) const {
    const Property* property = first(name);
    return property == nullptr ? std::string() : on_one_line(unescaped(property->value));
  }

  Texts parts(std::string_view name, char separator) const {
    const Property* property = first(name);
    Texts parts = property == nullptr ? Texts() : split_value(property->value, separator);
    std::erase(parts, std::string());
    return parts;
  }

  /// The property of that name which stands in the group of another one.
  const Property* beside(const Property& other, std::string_view name) const {
    if (other.group.empty()) return nullptr;
    const auto found =
        std::ranges::find_if(all_, [&](const Property& one) { return one.group == other.group && one.name == name; });
    return found == all_.end() ? nullptr : &*found;
  }

 private:
  const std::vector<Property>& all_;
};

/// Values that were written apart, as long as the standard property still says the same.
Texts apart_or_whole(const Properties& properties, std::string_view apart, const Texts& whole, std::string_view joint) {
  Texts values = properties.parts(apart, ';');
  const std::string joined = fmt::format("{}", fmt::join(values, joint));
  return whole.size() == 1 && joined == whole.front() ? values : whole;
}

void read_qualifications(const Texts& name_parts, Contact& contact) {
  for (const std::size_t at : {std::size_t{3}, std::size_t{4}}) {
    if (at >= name_parts.size()) continue;
    for (const std::string& title : split_value(name_parts[at], ',')) {
      const std::string key = text::match_key(title);
      const bool address = std::ranges::find(kFormsOfAddress, std::string_view(key)) != kFormsOfAddress.end();
      if (!key.empty() && !address) contact.qualifications.push_back(on_one_line(title));
    }
  }
}

/// N's parts with their commas still escaped.
Texts raw_parts(std::string_view value) {
  Texts parts(1);
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size())
      parts.back() += value.substr(i++, 2);
    else if (value[i] == ';')
      parts.emplace_back();
    else
      parts.back() += value[i];
  }
  return parts;
}

/// Several N (ALTID) are one name in several scripts: the East Asian one is the name.
const Property* main_name(const Properties& properties) {
  const auto names = properties.named("N");
  const auto east_asian = std::ranges::find_if(names, [](const Property* one) { return is_east_asian(one->value); });
  if (east_asian != names.end()) return *east_asian;
  return names.empty() ? nullptr : names.front();
}

void read_kana(const Properties& properties, const Property* name, Contact& contact) {
  contact.family_kana = properties.text("X-PHONETIC-LAST-NAME");
  contact.given_kana = properties.text("X-PHONETIC-FIRST-NAME");
  contact.company_kana = properties.text("X-PHONETIC-ORG");
  Texts sorted;
  if (name != nullptr) sorted = split_value(name->parameter("SORT-AS"), ',');
  for (const Property* sound : properties.named("SOUND")) {  // what Japanese phones write
    if (sound->has_type("X-IRMC-N")) sorted = split_value(sound->value, ';');
  }
  if ((contact.family_kana + contact.given_kana).empty() && !sorted.empty()) {
    const bool kana = text::count_scripts(sorted[0]).japanese() > 0 && text::count_scripts(sorted[0]).han == 0;
    if (kana) contact.family_kana = part(sorted, 0), contact.given_kana = part(sorted, 1);
  }
  for (std::string* field : {&contact.family_kana, &contact.given_kana, &contact.company_kana}) {
    *field = text::to_katakana(*field);
  }
}

void read_latin_name(const Properties& properties, Contact& contact) {
  contact.latin_name = properties.text("X-MEISHI-LATIN-NAME");
  if (!contact.latin_name.empty() || !is_east_asian(contact.family_name + contact.given_name)) return;
  for (const char* name : {"FN", "NICKNAME"}) {
    for (const Property* property : properties.named(name)) {
      const std::string text = on_one_line(unescaped(property->value));
      const bool full = is_latin(text) && text.find(' ') != std::string::npos;
      if (full && contact.latin_name.empty()) contact.latin_name = text;
    }
  }
}

/// Whether the card is about a company: FN is then no person's name.
bool is_company(const Properties& properties, const std::string& shown, const std::string& company) {
  const std::string kind = text::match_key(properties.text("KIND"));
  return kind == "org" || text::match_key(properties.text("X-ABSHOWAS")) == "company" || shown == company;
}

void read_name(const Properties& properties, Contact& contact) {
  const Property* name = main_name(properties);
  if (name != nullptr) {
    const Texts parts = raw_parts(name->value);
    const auto plain = [&](std::size_t i) {
      return i < parts.size() ? on_one_line(fmt::format("{}", fmt::join(split_value(parts[i], ','), " "))) : "";
    };
    const auto whole = [&](std::size_t i) { return i < parts.size() ? on_one_line(unescaped(parts[i])) : ""; };
    contact.family_name = whole(0);
    contact.given_name = with_blank(whole(1), plain(2));
    read_qualifications(parts, contact);
  }
  read_kana(properties, name, contact);
  read_latin_name(properties, contact);
  const std::string shown = properties.text("FN");
  const std::string kana = text::squeeze_blanks(contact.family_kana + " " + contact.given_kana);
  const bool nameless = (contact.family_name + contact.given_name).empty();
  if (!nameless || shown.empty() || shown == contact.latin_name || shown == kana) return;
  if (!is_company(properties, shown, contact.company))
    set_name(contact, shown);
  else if ((contact.company + contact.company_latin + contact.company_kana).empty())
    contact.company = shown;
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
