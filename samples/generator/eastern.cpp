#include "samples/generator/eastern.h"

#include <algorithm>
#include <array>

#include "samples/generator/writing.h"

namespace samples {
namespace {

constexpr std::array kLocales = {
    EasternLocale{Style::korean, "korean", "ko", "KR", "82"},
    EasternLocale{Style::taiwanese, "taiwanese", "zh", "TW", "886"},
};

const Entry& pick(const Words& words, const std::string& section, Set set, Random& random) {
  const auto& share = words.of_set(section, set);
  return random.pick(share.empty() ? words.all(section) : share);
}

const std::string& any(const Words& words, const std::string& section, Random& random) {
  return random.pick(words.all(section))[0];
}

std::string digits(int count, Random& random) {
  std::string out;
  for (int i = 0; i < count; ++i) out += static_cast<char>('0' + random.integer(0, 9));
  return out;
}

/// What the makers of one card have in common.
struct Maker {
  const EasternLocale& locale;
  const Words& words;
  Set set;
  Entry city;
  Entry labels;
  bool international = false;

  bool korean() const { return locale.style == Style::korean; }
};

struct Name {
  Entry family, given;

  std::string latin(bool korean, Random& random) const {
    if (!korean && random.chance(0.4)) return given[1] + " " + family[1];
    const bool large = random.chance(0.3);
    return random.chance(0.5) ? given[1] + " " + (large ? upper(family[1]) : family[1]) : family[1] + " " + given[1];
  }
};

Block name_block(const Maker& maker, const Name& name, Random& random, card::Contact& contact) {
  contact.family_name = name.family[0];
  contact.given_name = name.given[0];
  std::string printed = contact.family_name + contact.given_name;
  if (random.chance(0.3)) printed = join(characters(printed), random.chance(0.5) ? " " : "\u3000");
  Block block{Role::name, {}};
  block.pieces.push_back({.text = printed,
                          .field = "family_name+given_name",
                          .size = Size::name,
                          .letter_spacing_em = random.chance(0.25) ? random.between(0.1, 0.35) : 0.0});
  if (random.chance(0.35)) {
    contact.latin_name = name.latin(maker.korean(), random);
    block.pieces.push_back(
        {.text = contact.latin_name, .field = "latin_name", .size = Size::small, .same_row = random.chance(0.3)});
  }
  return block;
}

Block post_block(const Maker& maker, Random& random, card::Contact& contact) {
  Block block{Role::post, {}};
  card::Post post{contact.company, {}, {}};
  if (random.chance(0.5)) post.department = any(maker.words, "departments", random);
  if (random.chance(0.9)) post.job_titles.push_back(any(maker.words, "titles", random));
  const bool together = !post.department.empty() && !post.job_titles.empty() && random.chance(0.5);
  if (together) {
    block.pieces.push_back(
        {.text = post.department + " " + post.job_titles[0], .field = "departments+job_titles", .size = Size::post});
  } else {
    if (!post.department.empty())
      block.pieces.push_back({.text = post.department, .field = "departments", .size = Size::post});
    if (!post.job_titles.empty())
      block.pieces.push_back({.text = post.job_titles[0], .field = "job_titles", .size = Size::post});
  }
  if (!post.department.empty()) contact.departments.push_back(post.department);
  contact.job_titles = post.job_titles;
  if (!block.pieces.empty()) contact.posts.push_back(std::move(post));
  return block;
}

Block address_block(const Maker& maker, Random& random, card::Contact& contact) {
  card::Address a;
  a.country = maker.locale.country;
  a.region = maker.city[0];
  a.locality = maker.city[1];
  a.postal_code = maker.korean() ? maker.city[2] + digits(3, random) : maker.city[2];
  a.street = replace_all(any(maker.words, "streets", random), "@", std::to_string(random.integer(1, 240)));
  if (random.chance(0.6))
    a.building = replace_all(any(maker.words, "buildings", random), "@", std::to_string(random.integer(2, 9)));
  const std::string postal = replace_all(any(maker.words, "postal_forms", random), "%", a.postal_code);
  const std::string blank = maker.korean() ? " " : "";
  std::string street = a.region + blank + a.locality + blank + a.street;
  Block block{Role::address, {}};
  if (random.chance(0.3)) {
    block.pieces.push_back({.text = postal, .field = "addresses"});
  } else {
    street = postal + " " + street;
  }
  const std::string comma = maker.korean() && random.chance(0.5) ? "," : "";
  const bool own_line = !a.building.empty() && random.chance(0.3);
  if (!a.building.empty() && !own_line) street += comma + blank + a.building;
  block.pieces.push_back({.text = street, .field = "addresses"});
  if (own_line) block.pieces.push_back({.text = a.building, .field = "addresses"});
  for (const Piece& piece : block.pieces) a.printed += (a.printed.empty() ? "" : " ") + piece.text;
  contact.addresses.push_back(a);
  return block;
}

/// A number of the country: its digits in groups, the first with the trunk prefix 0.
std::vector<std::string> number_groups(const Maker& maker, card::PhoneKind kind, Random& random) {
  const int first = maker.korean() ? random.integer(3, 4) : 4;
  if (kind == card::PhoneKind::mobile)
    return maker.korean() ? std::vector<std::string>{"010", std::to_string(random.integer(2, 9)) + digits(3, random),
                                                     digits(4, random)}
                          : std::vector<std::string>{"09" + digits(2, random), digits(3, random), digits(3, random)};
  const bool seven = !maker.korean() && maker.city[3] != "02" && maker.city[3] != "04";
  return {maker.city[3], std::to_string(random.integer(2, 9)) + digits((seven ? 3 : first) - 1, random),
          digits(4, random)};
}

void add_phone(const Maker& maker, card::PhoneKind kind, std::size_t label, Random& random, Block& block,
               card::Contact& contact) {
  const std::vector<std::string> groups = number_groups(maker, kind, random);
  const std::string national = groups[0].substr(1);
  std::string printed;
  if (maker.international) {
    printed = "+" + std::string(maker.locale.calling_code) + "-" + national + "-" + groups[1] + "-" + groups[2];
  } else if (!maker.korean() && kind != card::PhoneKind::mobile) {
    printed = "(" + groups[0] + ")" + groups[1] + "-" + groups[2];
  } else {
    printed = join(groups, "-");
  }
  contact.phones.push_back(
      {kind, "+" + std::string(maker.locale.calling_code) + national + groups[1] + groups[2], "", printed});
  block.pieces.push_back({.text = maker.labels[label] + printed, .field = "phones"});
}

void add_net(const Maker& maker, const Name& name, const std::string& slug, Random& random, Block& block,
             card::Contact& contact) {
  const std::string family = lower(name.family[1]);
  std::string given = lower(name.given[1]);
  std::erase(given, '-');
  const std::string local =
      random.pick(std::vector<std::string>{given + "." + family, given, family + given, given.substr(0, 1) + family,
                                           given + std::to_string(random.integer(1, 99))});
  const std::string domain = slug + any(maker.words, "domains", random);
  if (random.chance(0.92)) {
    contact.emails.push_back(local + "@" + domain);
    block.pieces.push_back(
        {.text = (maker.labels.size() > 3 ? maker.labels[3] : "") + contact.emails[0], .field = "emails"});
  }
  if (random.chance(0.5)) {
    contact.urls.push_back((random.chance(0.8) ? "www." : "http://www.") + domain);
    block.pieces.push_back({.text = contact.urls[0], .field = "urls"});
  }
}

}  // namespace

const EasternLocale* eastern_locale(Style style) {
  const auto* found =
      std::find_if(kLocales.begin(), kLocales.end(), [&](const EasternLocale& l) { return l.style == style; });
  return found == kLocales.end() ? nullptr : found;
}

Sheet eastern_sheet(const EasternLocale& locale, const Words& words, Set set, Random& random) {
  Sheet sheet{
      .style = locale.style, .language = locale.language, .contact = {}, .also_right = {}, .blocks = {}, .qr_text = {}};
  const Maker maker{
      locale, words, set, random.pick(words.all("cities")), random.pick(words.all("labels")), random.chance(0.25)};
  const Entry core = pick(words, "company_cores", set, random);
  const Entry& business = random.pick(words.all("company_business"));
  card::Contact& contact = sheet.contact;
  contact.company = replace_all(any(words, "legal_forms", random), "%", core[0] + business[0]);
  Block brand{Role::brand, {{.text = contact.company, .field = "company", .size = Size::company, .accent = true}}};
  sheet.blocks.push_back(std::move(brand));
  const Name name{pick(words, "family_names", set, random), pick(words, "given_names", set, random)};
  sheet.blocks.push_back(name_block(maker, name, random, contact));
  sheet.blocks.push_back(post_block(maker, random, contact));
  if (random.chance(0.9)) sheet.blocks.push_back(address_block(maker, random, contact));
  Block lines{Role::contact, {}};
  if (random.chance(0.85)) add_phone(maker, card::PhoneKind::work, 0, random, lines, contact);
  if (random.chance(0.5)) {
    add_phone(maker, card::PhoneKind::fax, 1, random, lines, contact);
    lines.pieces.back().same_row = lines.pieces.size() == 2 && random.chance(0.3);
  }
  if (random.chance(0.8)) add_phone(maker, card::PhoneKind::mobile, 2, random, lines, contact);
  add_net(maker, name, random.chance(0.5) ? core[1] + business[1] : core[1], random, lines, contact);
  sheet.blocks.push_back(std::move(lines));
  return sheet;
}

}  // namespace samples
