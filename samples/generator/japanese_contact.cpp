#include "samples/generator/japanese_contact.h"

#include "samples/generator/writing.h"

namespace samples {
namespace {

enum class StreetStyle { dashes, full_width_dashes, units, half_units, kanji };

std::string street_number(StreetStyle style, Random& random) {
  const int chome = random.integer(1, 9), ban = random.integer(1, 40), go = random.integer(1, 30);
  const bool two = random.chance(0.3);  // 番地 without 丁目
  const auto text = [](int n) { return std::to_string(n); };
  switch (style) {
    case StreetStyle::dashes:
      return two ? text(ban * 7) + "-" + text(go) : text(chome) + "-" + text(ban) + "-" + text(go);
    case StreetStyle::full_width_dashes:
      return to_full_width(two ? text(ban) + "-" + text(go) : text(chome) + "-" + text(ban) + "-" + text(go));
    case StreetStyle::units:
      return two ? text(ban * 13) + "番地" + text(go) : text(chome) + "丁目" + text(ban) + "番" + text(go) + "号";
    case StreetStyle::half_units: return text(chome) + "丁目" + text(ban) + "-" + text(go);
    case StreetStyle::kanji: break;
  }
  return two ? to_kanji_number(ban) + "番地"
             : to_kanji_number(chome) + "丁目" + to_kanji_number(ban) + "番" + to_kanji_number(go) + "号";
}

StreetStyle street_style(Print print, Random& random) {
  if (print == Print::vertical) return StreetStyle::kanji;
  const double kind = random.unit();
  return kind < 0.62   ? StreetStyle::dashes
         : kind < 0.70 ? StreetStyle::full_width_dashes
         : kind < 0.90 ? StreetStyle::units
                       : StreetStyle::half_units;
}

std::string building(const Words& words, Print print, Random& random) {
  const std::string name = random.pick(words.all("building_heads"))[0] + random.pick(words.all("buildings"))[0];
  const int floor = random.integer(1, 19);
  if (print == Print::vertical) return name + to_kanji_number(floor) + "階";
  const double kind = random.unit();
  if (kind < 0.4) return name + std::to_string(floor) + "F";
  if (kind < 0.55) return name + " " + std::to_string(floor) + "F";
  if (kind < 0.75) return name + std::to_string(floor) + "階";
  if (kind < 0.85) return name + " " + std::to_string(floor * 100 + random.integer(1, 9));
  if (kind < 0.9) return name + std::to_string(floor * 100 + random.integer(1, 9)) + "号室";
  return name;
}

std::string with_style(const std::string& full_width_street, Random& random) {
  if (random.chance(0.3)) return full_width_street;
  std::string out;
  for (const std::string& c : characters(full_width_street)) {
    if (c >= "０" && c <= "９") {
      out += static_cast<char>('0' + (static_cast<unsigned char>(c[2]) - 0x90));
    } else {
      out += c == "−" || c == "－" ? "-" : c;
    }
  }
  return out;
}

std::string postal_print(const std::string& code, Print print, Random& random) {
  const std::string dashed = code.substr(0, 3) + "-" + code.substr(3);
  if (print == Print::vertical) return "〒" + to_kanji_digits(dashed);
  const double kind = random.unit();
  if (kind < 0.85) return "〒" + dashed;
  if (kind < 0.92) return "〒 " + dashed;
  return to_full_width("〒" + dashed);
}

PrintedAddress english_address(const Town& town, const Words& words, Random& random) {
  static const std::vector<Entry> kPlaces = {{"Tokyo", "Chiyoda-ku", "Kanda", "101"},
                                             {"Tokyo", "Minato-ku", "Shiba", "105"},
                                             {"Tokyo", "Shinagawa-ku", "Osaki", "141"},
                                             {"Osaka", "Kita-ku, Osaka", "Umeda", "530"},
                                             {"Aichi", "Naka-ku, Nagoya", "Sakae", "460"},
                                             {"Kanagawa", "Nishi-ku, Yokohama", "Minatomirai", "220"},
                                             {"Fukuoka", "Hakata-ku, Fukuoka", "Hakataekimae", "812"}};
  const Entry& place = random.pick(kPlaces);
  (void)town;
  (void)words;
  const std::string number = street_number(StreetStyle::dashes, random);
  PrintedAddress out;
  card::Address& a = out.address;
  a.postal_code = place[3] + "-00" + std::to_string(random.integer(10, 99));
  a.region = place[0];
  a.locality = place[1];
  a.street = number + " " + place[2];
  a.country = "JP";
  const std::string first = a.street + ", " + a.locality + ",";
  const std::string second = a.region + " " + a.postal_code + (random.chance(0.5) ? ", Japan" : " JAPAN");
  a.printed = first + " " + second;
  out.pieces = {{.text = first, .field = "addresses"}, {.text = second, .field = "addresses"}};
  return out;
}

}  // namespace

PrintedAddress print_address(const JapaneseSource& source, const JapaneseCompany& company, Print print,
                             Random& random) {
  const Town town = company.town.postal_code.empty() ? random.pick(source.dictionaries.towns) : company.town;
  if (print == Print::english) return english_address(town, source.words, random);
  PrintedAddress out;
  card::Address& a = out.address;
  a.country = "JP";
  a.region = random.chance(0.042) ? "" : town.region;
  a.locality = town.locality;
  const std::string gap = print == Print::horizontal && random.chance(0.12) ? " " : "";
  a.street = company.street_number.empty() ? town.town + gap + street_number(street_style(print, random), random)
                                           : with_style(company.street_number, random);
  if (random.chance(0.45)) a.building = building(source.words, print, random);
  std::vector<std::string> lines;
  if (random.chance(0.97)) {
    a.postal_code = town.postal_code.substr(0, 3) + "-" + town.postal_code.substr(3);
    lines.push_back(postal_print(town.postal_code, print, random));
  }
  const std::string place = a.region + a.locality + a.street;
  const bool postal_alone = print == Print::vertical ? random.chance(0.4) : random.chance(0.45);
  if (lines.empty() || postal_alone) {
    lines.push_back(place);
  } else {
    lines.back() += (print == Print::vertical ? "　" : " ") + place;
  }
  if (!a.building.empty()) {
    const std::size_t length = characters(lines.back() + a.building).size();
    if (random.chance(0.5) || length > 34) {
      lines.push_back(a.building);
    } else {
      lines.back() += (print == Print::vertical ? "　" : " ") + a.building;
    }
  }
  for (const std::string& line : lines) out.pieces.push_back({.text = line, .field = "addresses"});
  a.printed = join(lines, " ");
  return out;
}

std::vector<Piece> print_net(const JapanesePerson& person, const JapaneseCompany& company, Chances chances,
                             card::Contact& contact) {
  Random& random = chances.firm;
  static const std::vector<std::string> kCompanyEnds = {".co.jp", ".co.jp", ".co.jp", ".jp", ".com", ".com", ".net"};
  static const std::vector<std::string> kOtherEnds = {".or.jp", ".or.jp", ".jp", ".ac.jp", ".org"};
  const std::string domain = company.slug + random.pick(company.institution ? kOtherEnds : kCompanyEnds);
  const std::string f = lower(person.family_romaji), g = lower(person.given_romaji);
  const std::vector<std::string> locals = {f,
                                           g + "." + f,
                                           g.substr(0, 1) + "." + f,
                                           f + "." + g,
                                           f + "-" + g,
                                           g + "_" + f,
                                           f + "_" + g.substr(0, 1),
                                           g.substr(0, 1) + "-" + f,
                                           f + g.substr(0, 1),
                                           g + "-" + f,
                                           f + "@"};
  std::string local = random.pick(locals);
  if (local.back() == '@') local = f + std::to_string(chances.person.integer(1, 99));
  const bool mail = random.chance(0.89), web = random.chance(0.50);
  std::vector<Piece> pieces;
  if (mail) {
    static const std::vector<std::string> kLabels = {"E-mail ", "E-mail: ", "Email: ", "E-Mail：", "Mail ", "e-mail ",
                                                     "E ",      "",         "",        "",         "MAIL: "};
    contact.emails.push_back(local + "@" + domain);
    const std::string& label = random.pick(kLabels);
    pieces.push_back(
        {.text = label + contact.emails.back(), .field = "emails", .label = label.size(), .icon = Icon::mail});
  }
  if (web) {
    static const std::vector<std::string> kLabels = {"URL ", "URL: ", "HP: ", "", "", "", "Web ", "URL："};
    static const std::vector<std::string> kForms = {"https://www.@/", "https://www.@", "http://www.@/", "http://www.@",
                                                    "www.@",          "https://@",     "https://@/"};
    contact.urls.push_back(replace_all(random.pick(kForms), "@", domain));
    const std::string& label = random.pick(kLabels);
    pieces.push_back({.text = label + contact.urls.back(), .field = "urls", .label = label.size(), .icon = Icon::web});
    if (mail && random.chance(0.25)) std::swap(pieces[0], pieces[1]);
  }
  return pieces;
}

}  // namespace samples
