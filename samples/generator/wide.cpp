#include "samples/generator/wide.h"

#include <algorithm>

#include "samples/generator/wide_parts.h"
#include "samples/generator/writing.h"

namespace samples {
namespace {

std::string region_of(const card::Contact& contact) {
  const bool known =
      !contact.addresses.empty() && contact.addresses[0].country == "JP" && contact.addresses[0].region.size() >= 6;
  return known ? contact.addresses[0].region : "東京都";
}

/// The first part of the domain; a plain word without one.
std::string slug_of(const card::Contact& contact) {
  std::string domain = contact.emails.empty() ? "" : contact.emails[0].substr(contact.emails[0].find('@') + 1);
  if (domain.empty() && !contact.urls.empty()) {
    domain = contact.urls[0];
    for (const char* start : {"https://", "http://", "www."})
      if (domain.starts_with(start)) domain.erase(0, std::string_view(start).size());
  }
  const std::string slug = domain.substr(0, domain.find_first_of("./"));
  return slug.empty() ? "meisei" : slug;
}

std::string family_of(const card::Contact& contact) {
  std::string letters = to_ascii_slug(contact.latin_name.empty() ? contact.family_name : contact.latin_name);
  if (letters.empty() && !contact.emails.empty()) letters = contact.emails[0].substr(0, contact.emails[0].find('@'));
  std::erase_if(letters, [](char c) { return c < 'a' || c > 'z'; });
  return letters.empty() ? "team" : letters.substr(0, 9);
}

}  // namespace

Block* block_of(Sheet& sheet, Role role) {
  const auto found = std::find_if(sheet.blocks.begin(), sheet.blocks.end(),
                                  [&](const Block& b) { return b.role == role && !b.pieces.empty(); });
  return found == sheet.blocks.end() ? nullptr : &*found;
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

std::string without_form(const std::string& company, const Words& words) {
  std::string core = company;
  for (const char* section : {"forms_company", "forms_front"}) {
    for (const Entry& form : words.all(section)) {
      const std::size_t rest = company.size() - std::min(company.size(), form[0].size());
      if (rest == 0 || rest >= core.size()) continue;  // the longest form counts
      if (company.starts_with(form[0])) core = company.substr(form[0].size());
      if (company.ends_with(form[0])) core = company.substr(0, rest);
    }
  }
  return core;
}

void widen(Sheet& sheet, const WideSource& source, Numerals numerals, Random& random) {
  const std::string core = sheet.style == Style::western ? sheet.contact.company
                                                         : without_form(sheet.contact.company, source.japanese.words);
  Patterns patterns(source.words, {{"region", region_of(sheet.contact)},
                                   {"core", core.empty() ? "北斗" : core},
                                   {"slug", slug_of(sheet.contact)},
                                   {"family", family_of(sheet.contact)}});
  Widening card{sheet, source, std::move(patterns), numerals, random};
  widen_person(card);
  widen_contact(card);
  add_offices(card);
  widen_asides(card);
  widen_brand(card);
}

}  // namespace samples
