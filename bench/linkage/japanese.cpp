#include "bench/linkage/japanese.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "bench/linkage/slips.h"
#include "bench/linkage/world.h"

namespace linkage {
namespace {

using samples::Random;

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

/// One card of one post.
class Printer {
 public:
  Printer(const Person& person, std::size_t post, Random& random)
      : person_(person), post_(person.posts[post]), mobile_(person.mobiles[post]), random_(random) {}

  card::Contact print() {
    if (random_.chance(0.08)) {
      print_latin_name();
    } else {
      print_japanese_name();
    }
    print_points();
    print_address();
    return std::move(contact_);
  }

 private:
  void print_latin_name() {
    const auto style = static_cast<Romanisation>(random_.integer(0, 3));
    contact_.family_name = romanised(person_.name.family_latin, style);
    contact_.given_name = romanised(person_.name.given_latin, style);
    if (random_.chance(0.4)) contact_.family_name = upper(contact_.family_name);
    if (random_.chance(0.05)) std::swap(contact_.family_name, contact_.given_name);
    contact_.company = post_.firm->latin_core + " " + post_.firm->latin_form;
    latin_ = true;
  }

  void print_japanese_name() {
    const Name& name = person_.name;
    contact_.family_name = random_.chance(0.12) ? with_variant_kanji(name.family, random_) : name.family;
    contact_.given_name = random_.chance(0.02) ? "" : name.given;
    if (random_.chance(0.03)) {
      contact_.family_name += contact_.given_name;
      contact_.given_name.clear();
    }
    if (random_.chance(0.25)) {
      contact_.family_kana = name.family_kana;
      contact_.given_kana = name.given_kana;
    }
    if (random_.chance(0.35)) print_latin_beside(name);
    contact_.company = company_written(*post_.firm, random_);
    if (random_.chance(0.2)) contact_.company_latin = post_.firm->latin_core + " " + post_.firm->latin_form;
    contact_.job_titles = {post_.titles[static_cast<std::size_t>(random_.next() % post_.titles.size())]};
    contact_.departments = {post_.department};
    std::erase(contact_.job_titles, std::string());
    std::erase(contact_.departments, std::string());
  }

  void print_latin_beside(const Name& name) {
    const auto style = static_cast<Romanisation>(random_.integer(0, 3));
    const std::string family = romanised(name.family_latin, style), given = romanised(name.given_latin, style);
    contact_.latin_name = random_.chance(0.5)   ? given + " " + upper(family)
                          : random_.chance(0.5) ? given + " " + family
                                                : upper(family) + " " + given;
  }

  void print_points() {
    const Office& office = post_.firm->offices[post_.office];
    if (random_.chance(0.85))
      contact_.emails.push_back(post_.mailbox);
    else if (random_.chance(0.5))
      contact_.emails.push_back("info@" + post_.firm->domain);
    add_phone(card::PhoneKind::work, office.switchboard, 0.85);
    add_phone(card::PhoneKind::direct, post_.direct, 0.9);
    add_phone(card::PhoneKind::mobile, mobile_, 0.85);
    add_phone(card::PhoneKind::fax, office.fax, 0.6);
    if (random_.chance(0.4)) contact_.urls.push_back("https://www." + post_.firm->domain + "/");
  }

  void add_phone(card::PhoneKind kind, const std::string& number, double chance) {
    if (!number.empty() && random_.chance(chance)) contact_.phones.push_back({kind, number, "", number});
  }

  void print_address() {
    if (!random_.chance(0.9)) return;
    const Office& office = post_.firm->offices[post_.office];
    card::Address address;
    address.postal_code = office.postal_code;
    address.country = "JP";
    if (latin_) {
      address.street = office.latin;
    } else {
      address.region = random_.chance(0.15) ? "" : office.region;
      address.locality = office.locality;
      address.street = office.town + numbers_written(office.numbers);
      address.building = random_.chance(0.8) ? office.building : "";
    }
    address.printed = address.region + address.locality + address.street + " " + address.building;
    contact_.addresses.push_back(std::move(address));
  }

  // 1-2-3 or 1丁目2番3号.
  std::string numbers_written(const std::string& numbers) {
    if (random_.chance(0.75)) return numbers;
    const std::size_t first = numbers.find('-'), second = numbers.rfind('-');
    return numbers.substr(0, first) + "丁目" + numbers.substr(first + 1, second - first - 1) + "番" +
           numbers.substr(second + 1) + "号";
  }

  const Person& person_;
  const Post& post_;
  const std::string& mobile_;
  Random& random_;
  card::Contact contact_;
  bool latin_ = false;
};

// Recognition slips strike a field and lower its confidence; a third of them it does not notice.
void add_slips(dedupe::Record& record, Random& random) {
  card::Contact& c = record.contact;
  struct Target {
    std::string* text;
    const char* path;
    bool number;
  };
  std::vector<Target> targets = {{&c.family_name, "family_name", false}, {&c.given_name, "given_name", false},
                                 {&c.company, "company", false},         {&c.latin_name, "latin_name", false},
                                 {&c.family_kana, "family_kana", false}, {&c.given_kana, "given_kana", false}};
  for (std::string& each : c.emails) targets.push_back({&each, "emails[0]", false});
  for (card::PhoneNumber& each : c.phones) targets.push_back({&each.number, "phones[0]", true});
  for (card::Address& each : c.addresses) {
    targets.push_back({&each.street, "addresses[0]", false});
    targets.push_back({&each.postal_code, "addresses[0].postal_code", true});
  }
  for (int i = random.integer(1, 2); i > 0; --i) {
    const Target& target = targets[static_cast<std::size_t>(random.next() % targets.size())];
    if (target.text->empty()) continue;
    *target.text = target.number ? with_digit_slip(*target.text, random) : with_slip(*target.text, random);
    if (random.chance(0.67)) record.confidences.push_back({target.path, static_cast<float>(random.between(0.3, 0.9))});
  }
}

}  // namespace

Set generate_japanese(int records, std::uint64_t seed) {
  Random random(seed * 1000003);
  const World world = make_world(std::max(1, records / 2), random);
  Set set;
  for (std::size_t i = 0; static_cast<int>(set.records.size()) < records; i = (i + 1) % world.people.size()) {
    const Person& person = world.people[i];
    for (std::size_t post = 0; post < person.posts.size(); ++post) {
      for (bool more = true; more && static_cast<int>(set.records.size()) < records; more = random.chance(0.4)) {
        dedupe::Record record;
        record.id = {static_cast<std::int64_t>(set.records.size()) + 1};
        record.contact = Printer(person, post, random).print();
        record.exchanged_on =
            fmt::format("{}-0{}-1{}", 2012 + 4 * static_cast<int>(post), random.integer(1, 9), random.integer(0, 9));
        if (random.chance(0.15)) add_slips(record, random);
        set.records.push_back(std::move(record));
        set.truths.push_back({person.id, person.posts[post].firm->id});
      }
    }
  }
  return set;
}

}  // namespace linkage
