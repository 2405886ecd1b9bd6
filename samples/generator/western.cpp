#include "samples/generator/western.h"

#include <algorithm>

#include "samples/generator/writing.h"

namespace samples {

const std::vector<Locale>& western_locales() {
  static const std::vector<Locale> kLocales = {
      {"english_us", "en", "US", "1", "1", 0.28},     {"english_gb", "en", "GB", "44", "0", 0.14},
      {"german", "de", "DE", "49", "0", 0.20},        {"french", "fr", "FR", "33", "0", 0.13},
      {"portuguese_br", "pt", "BR", "55", "0", 0.12}, {"portuguese_pt", "pt", "PT", "351", "", 0.04},
      {"spanish", "es", "ES", "34", "", 0.09}};
  return kLocales;
}

namespace {

/// The set's share of a section; the whole section where the share is empty.
const std::string& word(const Words& words, const std::string& section, Set set, Random& random) {
  const auto& share = words.of_set(section, set);
  return random.pick(share.empty() ? words.all(section) : share)[0];
}

const std::string& any(const Words& words, const std::string& section, Random& random) {
  return random.pick(words.all(section))[0];
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

/// # any digit, N a digit from 2 to 9, @ a number (house or floor), A a capital letter of postal codes, B a letter.
std::string filled(const std::string& pattern, int number, Random& random) {
  std::string out;
  for (const char c : pattern) {
    if (c == '#') {
      out += static_cast<char>('0' + random.integer(0, 9));
    } else if (c == 'N') {
      out += static_cast<char>('2' + random.integer(0, 7));
    } else if (c == '@') {
      out += std::to_string(number);
    } else {
      out += c;
    }
  }
  return out;
}

std::string postal_code(const std::string& pattern, const std::string& country, Random& random) {
  std::string out = pattern;
  if (country == "GB") {
    for (char& c : out) {
      if (c == '#') c = static_cast<char>('1' + random.integer(0, 8));
    }
    return replace_all(out, "#A", "1A");
  }
  return filled(out, 0, random);
}

struct Phones {
  const Locale& locale;
  const Words& words;
  std::string area;
  std::size_t habit = 0;  ///< which labels
  bool international = false;
};

std::string pattern_of(const Phones& phones, const std::string& section, Random& random) {
  for (int tries = 0; tries < 40; ++tries) {
    const std::string& pattern = any(phones.words, section, random);
    const bool international = pattern.find('+') != std::string::npos;
    if (international == phones.international || section == "toll_free") return pattern;
  }
  return any(phones.words, section, random);
}

std::string e164(const Phones& phones, const std::string& printed) {
  const std::string code = phones.locale.calling_code;
  if (printed.find('+') != std::string::npos) return "+" + digits_of(replace_all(printed, "(0)", ""));
  std::string national = digits_of(printed);
  const std::string trunk = phones.locale.trunk_prefix;
  if (!trunk.empty() && national.starts_with(trunk) && national.size() > 10 - (trunk == "0" ? 4 : 0)) {
    national.erase(0, trunk.size());
  }
  return "+" + code + national;
}

/// Spanish and Portuguese numbers have nine digits: a longer area code leaves fewer behind it.
std::string fitted_to_area(std::string pattern, const Phones& phones) {
  const std::string_view country = phones.locale.country;
  const auto area = pattern.find("{area}");
  if (area == std::string::npos || phones.area.size() < 3 || (country != "ES" && country != "PT")) return pattern;
  const auto digit = pattern.find('#', area);
  if (digit != std::string::npos) pattern.erase(digit, 1);
  return pattern;
}

void add_phone(const Phones& phones, card::PhoneKind kind, const std::string& section, std::size_t label_column,
               Random& random, Block& block, card::Contact& contact) {
  const std::string label = phones.words.all("labels")[phones.habit][label_column];
  const std::string printed = filled(
      replace_all(fitted_to_area(pattern_of(phones, section, random), phones), "{area}", phones.area), 0, random);
  contact.phones.push_back({kind, e164(phones, printed), "", printed});
  block.pieces.push_back({.text = label + printed, .field = "phones", .label = label.size(), .icon = icon_of(kind)});
}

Block contact_block(const Phones& phones, Random& random, card::Contact& contact) {
  Block block{Role::contact, {}};
  const bool work = random.chance(0.75);
  if (work) add_phone(phones, card::PhoneKind::work, "fixed", 0, random, block, contact);
  if (random.chance(0.12)) add_phone(phones, card::PhoneKind::direct, "fixed", 3, random, block, contact);
  const bool paired = random.chance(0.25);
  if (random.chance(0.45)) {
    add_phone(phones, card::PhoneKind::fax, "fixed", 1, random, block, contact);
    block.pieces.back().same_row = paired && block.pieces.size() == 2;
  }
  if (random.chance(work ? 0.66 : 0.9)) add_phone(phones, card::PhoneKind::mobile, "mobile", 2, random, block, contact);
  if (random.chance(0.05)) add_phone(phones, card::PhoneKind::toll_free, "toll_free", 4, random, block, contact);
  return block;
}

Block address_block(const Locale& locale, const Words& words, const Entry& city, Random& random,
                    card::Contact& contact) {
  Block block{Role::address, {}};
  card::Address a;
  a.locality = city[0];
  a.region = city[1];
  a.postal_code = postal_code(city[2], locale.country, random);
  a.street = filled(any(words, "streets", random), random.integer(1, 240), random);
  a.country = locale.country;
  std::string form = any(words, "address_lines", random);
  if (form.find("{building}") != std::string::npos)
    a.building = filled(any(words, "buildings", random), random.integer(1, 9), random);
  form = replace_all(form, "{street}", a.street);
  form = replace_all(form, "{building}", a.building);
  form = replace_all(form, "{city}", a.locality);
  form = replace_all(form, "{region}", a.region);
  form = replace_all(form, "{postal}", a.postal_code);
  std::vector<std::string> lines = split(form, "|");
  if (random.chance(0.15)) lines.push_back(any(words, "countries", random));
  for (const std::string& line : lines) block.pieces.push_back({.text = line, .field = "addresses"});
  a.printed = join(lines, " ");
  contact.addresses.push_back(a);
  return block;
}

void add_net(const Words& words, const std::string& slug, Random& random, Block& block, card::Contact& contact) {
  const std::string g = to_ascii_slug(split(contact.given_name, " ").front());
  const std::string f = to_ascii_slug(split(contact.family_name, " ").back());
  const std::vector<std::string> locals = {g + "." + f, g.substr(0, 1) + "." + f, g.substr(0, 1) + f, g, f, g + "_" + f,
                                           "info"};
  const std::string domain = slug + any(words, "domains", random);
  static const std::vector<std::string> kMail = {"E-mail: ", "Email: ", "", "", "", "E ", "E-Mail: ", "e: ", "Mail: "};
  static const std::vector<std::string> kWeb = {"www.@",     "www.@",        "www.@", "https://www.@",
                                                "https://@", "http://www.@", "@"};
  static const std::vector<std::string> kWebLabel = {"", "", "", "Web: ", "W ", "Internet: ", "www: "};
  if (random.chance(0.9)) {
    contact.emails.push_back(random.pick(locals) + "@" + domain);
    const std::string& label = random.pick(kMail);
    block.pieces.push_back(
        {.text = label + contact.emails[0], .field = "emails", .label = label.size(), .icon = Icon::mail});
  }
  if (random.chance(0.55)) {
    contact.urls.push_back(replace_all(random.pick(kWeb), "@", domain));
    const std::string label =
        contact.urls[0].starts_with("www") || contact.urls[0].starts_with("http") ? random.pick(kWebLabel) : "";
    const std::string shown = label == "www: " ? "Web: " : label;
    block.pieces.push_back(
        {.text = shown + contact.urls[0], .field = "urls", .label = shown.size(), .icon = Icon::web});
  }
}

std::string company_name(const Words& words, Set set, Random& random, std::string& slug) {
  for (;;) {
    const double kind = random.unit();
    std::string core = any(words, "company_cores", random);
    if (kind < 0.2) {
      core = word(words, "family_names", set, random) + " & " + word(words, "family_names", set, random);
    } else {
      core += " " + any(words, "company_business", random);
    }
    const std::string name = replace_all(any(words, "legal_forms", random), "%", core);
    if (set_of(name) != set) continue;
    const bool two_words = random.chance(0.5);
    slug.clear();
    for (const std::string& part : split(core, " ")) {
      const std::string s = to_ascii_slug(part);
      if (s.empty() || (!slug.empty() && !two_words)) continue;
      slug += slug.empty() || random.chance(0.5) ? s : "-" + s;
      if (slug.size() > 14) break;
    }
    return name;
  }
}

Block name_block(const Words& words, Set set, Random& random, card::Contact& contact) {
  contact.given_name = word(words, "given_names", set, random);
  contact.family_name = word(words, "family_names", set, random);
  if (random.chance(0.12) && is_ascii(contact.given_name + contact.family_name)) {
    contact.family_name = upper(contact.family_name);
    if (random.chance(0.7)) contact.given_name = upper(contact.given_name);
  }
  std::string printed = contact.given_name + " " + contact.family_name;
  Block block{Role::name, {}};
  if (random.chance(0.12)) {
    const std::string degree = any(words, "qualifications", random);
    contact.qualifications.push_back(degree);
    const bool before = degree.starts_with("D") || degree.starts_with("Prof") || degree.starts_with("Eng");
    printed = before ? degree + " " + printed : printed + ", " + degree;
  }
  block.pieces.push_back(
      {.text = printed,
       .field = contact.qualifications.empty() ? "given_name+family_name" : "given_name+family_name+qualifications",
       .size = Size::name,
       .letter_spacing_em = random.chance(0.15) ? random.between(0.05, 0.2) : 0.0});
  return block;
}

Block post_block(const Words& words, Random& random, card::Contact& contact) {
  Block block{Role::post, {}};
  card::Post post{contact.company, {}, {}};
  if (random.chance(0.84)) {
    post.job_titles.push_back(any(words, "titles", random));
    block.pieces.push_back({.text = post.job_titles[0], .field = "job_titles", .size = Size::post});
  }
  if (random.chance(0.31)) {
    post.department = any(words, "departments", random);
    block.pieces.push_back({.text = post.department, .field = "departments", .size = Size::post});
    contact.departments.push_back(post.department);
    if (block.pieces.size() == 2 && random.chance(0.3)) {
      block.pieces[0].text += ", " + post.department;
      block.pieces[0].field = "job_titles+departments";
      block.pieces.pop_back();
    }
  }
  contact.job_titles = post.job_titles;
  if (!block.pieces.empty()) contact.posts.push_back(std::move(post));
  return block;
}

}  // namespace

Sheet western_sheet(const Locale& locale, const Words& words, Set set, Random& random) {
  Sheet sheet{.style = Style::western,
              .language = locale.language,
              .contact = {},
              .also_right = {},
              .blocks = {},
              .qr_text = {}};
  card::Contact& contact = sheet.contact;
  std::string slug;
  contact.company = company_name(words, set, random, slug);
  Block brand{Role::brand, {{.text = contact.company, .field = "company", .size = Size::company, .accent = true}}};
  if (random.chance(0.12)) {
    contact.notes.push_back(any(words, "slogans", random));
    brand.pieces.push_back({.text = contact.notes[0], .field = "notes", .size = Size::tiny, .accent = true});
  }
  sheet.blocks.push_back(std::move(brand));
  sheet.blocks.push_back(name_block(words, set, random, contact));
  sheet.blocks.push_back(post_block(words, random, contact));
  const auto& cities = words.of_set("cities", set);
  const Entry city = random.pick(cities.empty() ? words.all("cities") : cities);
  if (random.chance(0.91)) sheet.blocks.push_back(address_block(locale, words, city, random, contact));
  const Phones phones{locale, words, city[3],
                      static_cast<std::size_t>(random.integer(0, static_cast<int>(words.all("labels").size()) - 1)),
                      random.chance(0.3)};
  Block lines = contact_block(phones, random, contact);
  add_net(words, slug, random, lines, contact);
  sheet.blocks.push_back(std::move(lines));
  if (random.chance(0.05)) {
    sheet.qr_text = contact.urls.empty() ? "MECARD:N:" + contact.family_name + "," + contact.given_name + ";;"
                                         : contact.urls.front();
  }
  return sheet;
}

Block western_office(const Locale& locale, const Words& words, Set set, Random& random, card::Contact& contact) {
  const auto& cities = words.of_set("cities", set);
  const Entry city = random.pick(cities.empty() ? words.all("cities") : cities);
  Block block = address_block(locale, words, city, random, contact);
  block.role = Role::office;
  const bool international = !contact.phones.empty() && contact.phones[0].printed.starts_with('+');
  const Phones phones{locale, words, city[3], 0, international};
  if (random.chance(0.7)) add_phone(phones, card::PhoneKind::work, "fixed", 0, random, block, contact);
  return block;
}

}  // namespace samples
