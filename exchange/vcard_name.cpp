#include <algorithm>

#include <fmt/format.h>

#include "exchange/person_name.h"
#include "exchange/vcard_properties.h"
#include "text/fold.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/width.h"

namespace exchange {
namespace {

using card::Contact;
using Texts = std::vector<std::string>;

bool is_latin(std::string_view text) { return text::count_scripts(text).latin > 0 && !is_east_asian(text); }

void read_qualifications(const Texts& name_parts, Contact& contact) {
  for (const std::size_t at : {std::size_t{3}, std::size_t{4}}) {
    if (at >= name_parts.size()) continue;
    for (const std::string& title : split_value(name_parts[at], ',')) {
      if (!text::match_key(title).empty() && !is_form_of_address(title))
        contact.qualifications.push_back(on_one_line(title));
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

}  // namespace

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

}  // namespace exchange
