#include "normalize/barcode_contact.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "normalize/barcode_text.h"
#include "normalize/email.h"
#include "normalize/phone.h"
#include "normalize/printed_line.h"
#include "normalize/url.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

bool is_japanese(std::string_view text) { return text::count_scripts(text).japanese() > 0; }

void add_phone(card::Contact& contact, const std::string& number, card::PhoneKind kind, bool decided,
               std::string_view region) {
  const std::string printed = text::squeeze_blanks(text::to_narrow(number));
  if (printed.empty()) return;
  card::PhoneNumber phone{kind, to_e164(printed, region), "", printed};
  if (!decided) {
    const auto found = find_phones(printed, region);
    if (!found.empty()) phone.kind = found.front().phone.kind;
  }
  contact.phones.push_back(std::move(phone));
}

void add_email(card::Contact& contact, std::string_view address) {
  const std::string small = to_small_ascii(text::without_blanks(text::to_narrow(address)));
  if (is_valid_email(small)) contact.emails.push_back(small);
}

/// A whole name where no parts are given: the blank divides; Japanese family first, others given first.
void set_full_name(card::Contact& contact, const std::string& full) {
  const std::string name = text::squeeze_blanks(full);
  const auto blank = is_japanese(name) ? name.find(' ') : name.rfind(' ');
  if (blank == std::string::npos) {
    contact.family_name = name;
  } else if (is_japanese(name)) {
    contact.family_name = name.substr(0, blank);
    contact.given_name = name.substr(blank + 1);
  } else {
    contact.given_name = name.substr(0, blank);
    contact.family_name = name.substr(blank + 1);
  }
}

struct KindWord {
  std::string_view type;
  card::PhoneKind kind;
};
/// vCard TYPE values (RFC 2426, RFC 6350) that say more than "phone".
constexpr KindWord kKinds[] = {{"fax", card::PhoneKind::fax},
                               {"cell", card::PhoneKind::mobile},
                               {"mobile", card::PhoneKind::mobile},
                               {"home", card::PhoneKind::other},
                               {"pager", card::PhoneKind::other}};

void set_vcard_property(card::Contact& contact, const BarcodeProperty& property, std::string_view region) {
  const auto& parts = property.parts;
  const auto part = [&](std::size_t i) { return i < parts.size() ? parts[i] : std::string(); };
  const std::string& name = property.name;
  if (name == "N" && !(part(0) + part(1)).empty()) {
    contact.family_name = part(0);
    contact.given_name = text::squeeze_blanks(part(1) + " " + part(2));
    if (!part(3).empty()) contact.qualifications.push_back(part(3));
    if (!part(4).empty()) contact.qualifications.push_back(part(4));
  } else if (name == "FN" && contact.family_name.empty() && contact.given_name.empty()) {
    set_full_name(contact, part(0));
  } else if (name == "X-PHONETIC-LAST-NAME") {
    contact.family_kana = text::to_katakana(part(0));
  } else if (name == "X-PHONETIC-FIRST-NAME") {
    contact.given_kana = text::to_katakana(part(0));
  } else if (name == "ORG") {
    contact.company = part(0);
    std::string department;
    for (std::size_t i = 1; i < parts.size(); ++i)
      department += (department.empty() || parts[i].empty() ? "" : " ") + parts[i];
    if (!department.empty()) contact.departments.push_back(department);
  } else if (name == "TITLE" && !part(0).empty()) {
    contact.job_titles.push_back(part(0));
  } else if (name == "TEL") {
    const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const KindWord& k) { return property.types.find(k.type) != std::string::npos; });
    std::string number = part(0);
    if (number.starts_with("tel:")) number.erase(0, 4);
    add_phone(contact, number, kind == std::end(kKinds) ? card::PhoneKind::work : kind->kind, kind != std::end(kKinds),
              region);
  } else if (name == "EMAIL") {
    add_email(contact, part(0));
  } else if (name == "URL" && !property.whole.empty()) {
    contact.urls.push_back(property.whole);
  } else if (name == "ADR") {
    card::Address address;
    address.street = part(2);
    address.building = text::squeeze_blanks(part(0) + " " + part(1));
    address.locality = part(3);
    address.region = part(4);
    address.postal_code = part(5);
    const bool japanese = is_japanese(address.region + address.locality + address.street);
    if (japanese) address.country = "JP";
    const std::string gap = japanese ? "" : " ";
    const std::string code = address.postal_code.empty() ? "" : (japanese ? "〒" : "") + address.postal_code + " ";
    address.printed = text::squeeze_blanks(japanese ? code + address.region + address.locality + address.street + " " +
                                                          address.building
                                                    : address.street + gap + address.building + gap + address.locality +
                                                          gap + address.region + gap + address.postal_code);
    if (!address.printed.empty()) contact.addresses.push_back(std::move(address));
  } else if (name == "NOTE" && !part(0).empty()) {
    contact.notes.push_back(property.whole);
  }
}

void set_mecard_property(card::Contact& contact, const BarcodeProperty& property, std::string_view region) {
  const std::string& value = property.whole;
  if (value.empty()) return;
  const auto comma = value.find(',');
  if (property.name == "N") {
    if (comma == std::string::npos) {
      set_full_name(contact, value);
    } else {
      contact.family_name = value.substr(0, comma);
      contact.given_name = text::squeeze_blanks(value.substr(comma + 1));
    }
  } else if (property.name == "SOUND") {
    contact.family_kana = text::to_katakana(value.substr(0, comma));
    if (comma != std::string::npos) contact.given_kana = text::to_katakana(value.substr(comma + 1));
  } else if (property.name == "TEL" || property.name == "TEL-AV") {
    add_phone(contact, value, card::PhoneKind::work, false, region);
  } else if (property.name == "EMAIL") {
    add_email(contact, value);
  } else if (property.name == "URL") {
    contact.urls.push_back(value);
  } else if (property.name == "ORG") {
    contact.company = value;
  } else if (property.name == "TITLE") {
    contact.job_titles.push_back(value);
  } else if (property.name == "ADR") {
    card::Address address;
    address.printed = address.street = value;
    contact.addresses.push_back(std::move(address));
  } else if (property.name == "NOTE") {
    contact.notes.push_back(value);
  }
}

/// Posts follow from company, department and titles, as on a card with one post.
void set_post(card::Contact& contact) {
  if (contact.departments.empty() && contact.job_titles.empty()) return;
  contact.posts.push_back(
      {contact.company, contact.departments.empty() ? "" : contact.departments.front(), contact.job_titles});
}

/// Well-formed UTF-8 without zeros, as every value of a contact has to be: a code may hold any bytes.
std::string well_formed(std::string_view bytes) {
  std::string text = text::to_utf8(text::to_utf32(bytes));
  std::erase(text, '\0');
  return text;
}

BarcodeProperty well_formed(BarcodeProperty property) {
  for (std::string& part : property.parts) part = well_formed(part);
  property.whole = well_formed(property.whole);
  return property;
}

}  // namespace

std::optional<card::Contact> contact_from_barcode(std::string_view bytes, std::string_view region) {
  const std::string raw = well_formed(bytes);
  const std::string text = text::squeeze_blanks(raw);
  const std::string small = to_small_ascii(text);
  card::Contact contact;
  if (small.starts_with("begin:vcard")) {
    for (BarcodeProperty& property : read_vcard(raw))
      set_vcard_property(contact, well_formed(std::move(property)), region);
  } else if (small.starts_with("mecard:")) {
    for (BarcodeProperty& property : read_mecard(raw))
      set_mecard_property(contact, well_formed(std::move(property)), region);
  } else if (small.starts_with("mailto:")) {
    add_email(contact, std::string_view(text).substr(
                           7, text.find('?') == std::string::npos ? std::string::npos : text.find('?') - 7));
  } else if (small.starts_with("tel:")) {
    add_phone(contact, text.substr(4), card::PhoneKind::work, false, region);
  } else if ((small.starts_with("http://") || small.starts_with("https://")) && text.find(' ') == std::string::npos) {
    contact.urls.push_back(text);
  } else {
    return std::nullopt;
  }
  set_post(contact);
  return contact == card::Contact{} ? std::nullopt : std::optional(std::move(contact));
}

}  // namespace normalize
