#include "bench/accuracy/compare.h"

#include <algorithm>
#include <functional>

#include "text/fold.h"
#include "text/width.h"

namespace accuracy {

const char* to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::right: return "right";
    case Verdict::wrong: return "wrong";
    case Verdict::missing: return "missing";
    case Verdict::extra: break;
  }
  return "extra";
}

namespace {

std::string exact_key(const std::string& value) { return text::without_blanks(text::fold_dashes(text::nfkc(value))); }

std::string lower(std::string ascii) {
  for (char& c : ascii) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return ascii;
}

std::string mail_key(const std::string& value) { return lower(exact_key(value)); }

std::string url_key(const std::string& value) {
  std::string key = lower(exact_key(value));
  for (const char* scheme : {"https://", "http://"}) {
    if (key.starts_with(scheme)) key.erase(0, std::string(scheme).size());
  }
  while (key.ends_with('/')) key.pop_back();
  return key;
}

/// Letters and digits, countries' names left out.
std::string western_address_key(const std::string& printed) {
  std::string key = text::match_key(printed);
  for (const char* country : {"unitedstates", "unitedkingdom", "deutschland", "germany", "france", "brasil", "portugal",
                              "espana", "japan", "usa", "uk"}) {
    const std::string name = text::match_key(country);
    if (key.size() > name.size() && key.ends_with(name)) key.erase(key.size() - name.size());
  }
  return key;
}

bool is_japanese(const card::Address& address) {
  return std::any_of(address.printed.begin(), address.printed.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

struct Value {
  std::string key, shown, path;
};
using Values = std::vector<Value>;

/// A list against a list, as sets. `also` may be found without being extra.
void compare_lists(const std::string& field, Values truth, Values found, const Values& also, bool counts,
                   std::vector<Outcome>& out) {
  for (auto t = truth.begin(); t != truth.end();) {
    const auto f = std::find_if(found.begin(), found.end(), [&](const Value& v) { return v.key == t->key; });
    if (f == found.end()) {
      ++t;
      continue;
    }
    out.push_back({field, Verdict::right, t->shown, f->shown, f->path, counts});
    found.erase(f);
    t = truth.erase(t);
  }
  std::erase_if(found, [&](const Value& v) {
    return std::any_of(also.begin(), also.end(), [&](const Value& a) { return a.key == v.key; });
  });
  for (std::size_t i = 0; i < std::max(truth.size(), found.size()); ++i) {
    if (i >= found.size()) {
      out.push_back({field, Verdict::missing, truth[i].shown, "", field, counts});
    } else if (i >= truth.size()) {
      out.push_back({field, Verdict::extra, "", found[i].shown, found[i].path, counts});
    } else {
      out.push_back({field, Verdict::wrong, truth[i].shown, found[i].shown, found[i].path, counts});
    }
  }
}

Values one(const std::string& field, const std::string& value) {
  return value.empty() ? Values{} : Values{{exact_key(value), value, field}};
}

Values many(const std::string& field, const std::vector<std::string>& values,
            const std::function<std::string(const std::string&)>& key = exact_key) {
  Values out;
  for (const std::string& value : values)
    out.push_back({key(value), value, field + "[" + std::to_string(out.size()) + "]"});
  return out;
}

Values phone_values(const std::vector<card::PhoneNumber>& phones, bool with_kind) {
  Values out;
  for (const card::PhoneNumber& phone : phones) {
    const std::string number = phone.number.empty() ? exact_key(phone.printed) : phone.number;
    const std::string shown = with_kind ? number + " " + card::to_string(phone.kind) : number;
    out.push_back({shown, shown, "phones[" + std::to_string(out.size()) + "]"});
  }
  return out;
}

Values extension_values(const std::vector<card::PhoneNumber>& phones) {
  Values out;
  for (std::size_t i = 0; i < phones.size(); ++i) {
    if (!phones[i].extension.empty()) {
      out.push_back({phones[i].extension, phones[i].extension, "phones[" + std::to_string(i) + "]"});
    }
  }
  return out;
}

Values address_values(const std::vector<card::Address>& addresses, const std::vector<card::Address>& truth) {
  const bool japanese = !truth.empty() && is_japanese(truth.front());
  Values out;
  for (const card::Address& a : addresses) {
    const std::string value = japanese ? a.region + a.locality + a.street + a.building : a.printed;
    out.push_back({japanese ? exact_key(value) : western_address_key(a.printed), value,
                   "addresses[" + std::to_string(out.size()) + "]"});
  }
  return out;
}

Values part_values(const std::vector<card::Address>& addresses, std::string card::Address::* part, const char* name) {
  Values out;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    const std::string& value = addresses[i].*part;
    if (!value.empty()) out.push_back({exact_key(value), value, "addresses[" + std::to_string(i) + "]." + name});
  }
  return out;
}

Values post_values(const std::vector<card::Post>& posts) {
  Values out;
  for (const card::Post& post : posts) {
    std::string shown = post.department + " |";
    for (const std::string& title : post.job_titles) shown += " " + title;
    out.push_back({exact_key(shown), shown, "posts"});
  }
  return out;
}

void compare_addresses(const card::Contact& truth, const card::Contact& found, std::vector<Outcome>& out) {
  compare_lists("address", address_values(truth.addresses, truth.addresses),
                address_values(found.addresses, truth.addresses), {}, true, out);
  struct Part {
    const char* name;
    std::string card::Address::* member;
    bool counts;
  };
  constexpr Part kParts[] = {{"postal_code", &card::Address::postal_code, true},
                             {"region", &card::Address::region, false},
                             {"locality", &card::Address::locality, false},
                             {"street", &card::Address::street, false},
                             {"building", &card::Address::building, false}};
  for (const Part& part : kParts) {
    compare_lists(part.name, part_values(truth.addresses, part.member, part.name),
                  part_values(found.addresses, part.member, part.name), {}, part.counts, out);
  }
}

}  // namespace

std::vector<Outcome> compare(const card::Contact& truth, const card::Contact& also_right, const card::Contact& found) {
  struct Single {
    const char* field;
    std::string card::Contact::* member;
  };
  constexpr Single kSingles[] = {
      {"family_name", &card::Contact::family_name},    {"given_name", &card::Contact::given_name},
      {"family_kana", &card::Contact::family_kana},    {"given_kana", &card::Contact::given_kana},
      {"latin_name", &card::Contact::latin_name},      {"company", &card::Contact::company},
      {"company_latin", &card::Contact::company_latin}};
  std::vector<Outcome> out;
  for (const Single& s : kSingles) {
    compare_lists(s.field, one(s.field, truth.*s.member), one(s.field, found.*s.member),
                  one(s.field, also_right.*s.member), true, out);
  }
  compare_lists("departments", many("departments", truth.departments), many("departments", found.departments),
                many("departments", also_right.departments), true, out);
  compare_lists("job_titles", many("job_titles", truth.job_titles), many("job_titles", found.job_titles),
                many("job_titles", also_right.job_titles), true, out);
  compare_lists("qualifications", many("qualifications", truth.qualifications),
                many("qualifications", found.qualifications), {}, true, out);
  compare_lists("phones", phone_values(truth.phones, false), phone_values(found.phones, false), {}, true, out);
  compare_lists("emails", many("emails", truth.emails, mail_key), many("emails", found.emails, mail_key), {}, true,
                out);
  compare_lists("urls", many("urls", truth.urls, url_key), many("urls", found.urls, url_key),
                many("urls", also_right.urls, url_key), true, out);
  compare_addresses(truth, found, out);
  compare_lists("phone_kind", phone_values(truth.phones, true), phone_values(found.phones, true), {}, false, out);
  compare_lists("extension", extension_values(truth.phones), extension_values(found.phones), {}, false, out);
  if (truth.posts.size() > 1)
    compare_lists("posts", post_values(truth.posts), post_values(found.posts), {}, false, out);
  compare_lists("notes", many("notes", truth.notes), many("notes", found.notes), {}, false, out);
  return out;
}

}  // namespace accuracy
