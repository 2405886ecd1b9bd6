#include "bench/linkage/world.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "text/kana.h"

namespace linkage {
namespace {

using samples::Random;

/// Values with weights, drawn in proportion.
template <class T>
class Urn {
 public:
  void add(T value, double weight) {
    values_.push_back(std::move(value));
    total_ += weight;
    ends_.push_back(total_);
  }
  const T& draw(Random& random) const {
    const auto at = std::upper_bound(ends_.begin(), ends_.end(), random.unit() * total_);
    return values_[std::min<std::size_t>(static_cast<std::size_t>(at - ends_.begin()), values_.size() - 1)];
  }
  const std::vector<T>& values() const { return values_; }

 private:
  std::vector<T> values_;
  std::vector<double> ends_;
  double total_ = 0;
};

struct Reading {
  std::string written, latin;
};
struct Names {
  Urn<Reading> families, common_givens, givens;
};

std::vector<std::vector<std::string>> rows_of(const std::string& file) {
  std::ifstream in(std::string(MEISHI_SOURCE_DIR) + "/dedupe/tables/" + file);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    rows.emplace_back();
    for (std::string word; words >> word;) rows.back().push_back(word);
  }
  return rows;
}

Names read_names() {
  Names names;
  for (const auto& row : rows_of("surnames.txt")) names.families.add({row[0], row[2]}, std::stod(row[1]));
  std::unordered_map<std::string, std::string> readings;
  for (const auto& row : rows_of("given_names.txt"))
    for (std::size_t i = 1; i < row.size(); ++i) {
      readings.try_emplace(row[i], row[0]);
      names.givens.add({row[i], row[0]}, 1);
    }
  for (const auto& row : rows_of("common_given_names.txt"))
    if (readings.contains(row[0])) names.common_givens.add({row[0], readings[row[0]]}, std::stod(row[1]));
  return names;
}

std::string katakana(const std::string& latin) {
  const std::vector<std::string> kana = text::kana_from_romaji(latin);
  return kana.empty() ? std::string() : kana.front();
}

Name name_of(const Reading& family, const Reading& given) {
  return {family.written, given.written, katakana(family.latin), katakana(given.latin), family.latin, given.latin};
}

// About half of the people share a few hundred given names, the others have a spelling of their own.
Reading draw_given(const Names& names, Random& random) {
  return random.chance(0.5) ? names.common_givens.draw(random) : names.givens.draw(random);
}

struct Word {
  const char *japanese, *latin;
};
constexpr Word kPlaces[] = {{"東京", "Tokyo"},  {"大阪", "Osaka"},  {"関東", "Kanto"},      {"東海", "Tokai"},
                            {"日本", "Nihon"},  {"西部", "Seibu"},  {"北陸", "Hokuriku"},   {"信州", "Shinshu"},
                            {"三河", "Mikawa"}, {"湘南", "Shonan"}, {"瀬戸内", "Setouchi"}, {"九州", "Kyushu"}};
constexpr Word kTrades[] = {{"製作所", "Manufacturing"},
                            {"商事", "Trading"},
                            {"システム", "Systems"},
                            {"工業", "Industries"},
                            {"建設", "Construction"},
                            {"電機", "Electric"},
                            {"運輸", "Transport"},
                            {"食品", "Foods"},
                            {"化学", "Chemical"},
                            {"印刷", "Printing"},
                            {"設計", "Design"},
                            {"ソフトウェア", "Software"},
                            {"不動産", "Real Estate"},
                            {"コンサルティング", "Consulting"},
                            {"精機", "Precision"},
                            {"物流", "Logistics"},
                            {"医科", "Medical"},
                            {"デザイン", "Design"},
                            {"テクノロジー", "Technology"},
                            {"興業", "Kogyo"}};
constexpr Word kForms[] = {{"株式会社", "Co., Ltd."}, {"有限会社", "Ltd."}, {"合同会社", "LLC"}, {"株式会社", "Inc."}};
constexpr const char* kSyllables[] = {"アル", "ベリ",   "コス", "ディオ", "エン", "フィ",   "グラン", "ハピ",
                                      "イノ", "ジェネ", "クロ", "ライ",   "マク", "ノヴァ", "オル",   "プラ",
                                      "クレ", "リベ",   "サン", "トラ",   "ユニ", "ヴェル", "ワン",   "ゼノ",
                                      "ミラ", "テク",   "ネク", "シグ",   "ロジ", "メディ"};

constexpr Word kRegions[] = {
    {"東京都", "Tokyo"},    {"大阪府", "Osaka"}, {"愛知県", "Aichi"}, {"神奈川県", "Kanagawa"}, {"福岡県", "Fukuoka"},
    {"北海道", "Hokkaido"}, {"京都府", "Kyoto"}, {"兵庫県", "Hyogo"}, {"広島県", "Hiroshima"},  {"宮城県", "Miyagi"}};
constexpr Word kCities[] = {{"中央区", "Chuo-ku"},    {"港区", "Minato-ku"},       {"北区", "Kita-ku"},
                            {"西区", "Nishi-ku"},     {"南区", "Minami-ku"},       {"緑区", "Midori-ku"},
                            {"青葉区", "Aoba-ku"},    {"松原市", "Matsubara-shi"}, {"豊川市", "Toyokawa-shi"},
                            {"小倉市", "Kokura-shi"}, {"高野市", "Takano-shi"},    {"泉市", "Izumi-shi"}};
constexpr Word kTowns[] = {
    {"本町", "Honcho"},        {"栄町", "Sakaecho"},     {"大手町", "Otemachi"},     {"駅前", "Ekimae"},
    {"緑ヶ丘", "Midorigaoka"}, {"中島", "Nakajima"},     {"新町", "Shinmachi"},      {"桜木", "Sakuragi"},
    {"若葉", "Wakaba"},        {"丸の内", "Marunouchi"}, {"浜松町", "Hamamatsucho"}, {"旭", "Asahi"},
    {"東", "Higashi"},         {"宮前", "Miyamae"},      {"梅田", "Umeda"},          {"千代田", "Chiyoda"}};
constexpr const char* kAreaCodes[] = {"+813",  "+816",  "+8152", "+8145", "+8192",
                                      "+8111", "+8175", "+8178", "+8182", "+8122"};

template <class T, std::size_t N>
const T& one_of(const T (&table)[N], Random& random) {
  return table[static_cast<std::size_t>(random.next() % N)];
}

std::string digits(Random& random, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += static_cast<char>('0' + random.integer(0, 9));
  return out;
}

Office make_office(Random& random) {
  Office office;
  const auto at = static_cast<std::size_t>(random.next() % std::size(kRegions));
  const Word &city = one_of(kCities, random), &town = one_of(kTowns, random);
  office.region = kRegions[at].japanese;
  office.locality = city.japanese;
  office.town = town.japanese;
  office.postal_code = fmt::format("{}-{}", digits(random, 3), digits(random, 4));
  office.numbers = fmt::format("{}-{}-{}", random.integer(1, 6), random.integer(1, 30), random.integer(1, 20));
  if (random.chance(0.5)) office.building = fmt::format("{}ビル{}F", town.japanese, random.integer(2, 20));
  office.latin = fmt::format("{} {}, {}, {}", office.numbers, town.latin, city.latin, kRegions[at].latin);
  const std::string area = kAreaCodes[at];
  const std::string block = area + digits(random, static_cast<int>(12 - area.size()) - 4);
  office.switchboard = block + digits(random, 4);
  office.fax = block + digits(random, 4);
  return office;
}

std::string lower_letters(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) out += static_cast<char>(std::tolower(c));
  return out;
}

Firm make_firm(std::int64_t id, const Names& names, Random& random) {
  Firm firm;
  firm.id = id;
  const Word& trade = one_of(kTrades, random);
  std::string latin;
  const double kind = random.unit();
  if (kind < 0.4) {
    const Reading& owner = names.families.draw(random);
    firm.core = owner.written;
    latin = owner.latin;
    latin[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(latin[0])));
  } else if (kind < 0.6) {
    const Word& place = one_of(kPlaces, random);
    const Reading& owner = names.families.draw(random);
    firm.core = place.japanese + owner.written;
    latin = place.latin + std::string(" ") + owner.latin;
  } else {
    for (int i = random.integer(2, 3); i > 0; --i) firm.core += one_of(kSyllables, random);
    latin = text::romaji_from_kana(firm.core);
  }
  firm.core += trade.japanese;
  firm.latin_core = latin + " " + trade.latin;
  const Word& form = one_of(kForms, random);
  firm.form = form.japanese;
  firm.latin_form = form.latin;
  firm.form_in_front = random.chance(0.6);
  firm.domain = lower_letters(latin) +
                (random.chance(0.5) ? std::to_string(random.integer(1, 999)) : "-" + lower_letters(trade.latin)) +
                (random.chance(0.7) ? ".co.jp" : ".com");
  firm.mail_style = random.integer(0, 4);
  for (int i = random.chance(0.3) ? random.integer(2, 4) : 1; i > 0; --i) firm.offices.push_back(make_office(random));
  return firm;
}

std::string short_latin(const std::string& latin) { return text::romaji_key(latin); }

std::string mailbox_of(const Name& name, const Firm& firm, std::unordered_map<std::string, int>& taken) {
  const std::string family = short_latin(name.family_latin), given = short_latin(name.given_latin);
  const std::string initial = given.substr(0, 1);
  const std::string styles[] = {given + "." + family, initial + "." + family, family, initial + "-" + family,
                                family + "-" + initial};
  std::string address = styles[firm.mail_style] + "@" + firm.domain;
  const int before = taken[address]++;
  if (before > 0) address = fmt::format("{}{}@{}", styles[firm.mail_style], before + 1, firm.domain);
  return address;
}

constexpr const char* kLadder[] = {"",     "主任", "係長",     "課長代理", "課長",
                                   "次長", "部長", "執行役員", "取締役",   "代表取締役"};
constexpr const char* kDepartments[] = {
    "営業部", "第一営業部",     "技術部", "開発本部",   "総務部",     "人事部",           "経理部",
    "企画室", "情報システム部", "製造部", "品質保証部", "海外事業部", "マーケティング部", ""};

/// Makes people, keeping what is taken.
class Makers {
 public:
  Makers(World& world, Random& random, const Names& names) : world_(world), random_(random), names_(names) {}

  std::string mobile() {
    const char* prefixes[] = {"+8190", "+8180", "+8170"};
    return prefixes[random_.next() % 3] + digits(random_, 8);
  }

  Post post_at(const Firm& firm, const Name& name) {
    Post post;
    post.firm = &firm;
    employed_.insert(employment(firm, name.family, name.given));
    post.office = static_cast<std::size_t>(random_.next() % firm.offices.size());
    post.mailbox = mailbox_of(name, firm, taken_);
    const std::string& board = firm.offices[post.office].switchboard;
    if (random_.chance(0.25)) post.direct = board.substr(0, board.size() - 4) + digits(random_, 4);
    int step = random_.integer(0, 7);
    for (int i = random_.chance(0.35) ? 2 : 1; i > 0; --i) post.titles.emplace_back(kLadder[std::min(step++, 9)]);
    post.department = one_of(kDepartments, random_);
    return post;
  }

  // A few firms employ most of the people one meets.
  const Firm& firm() {
    const double u = random_.unit();
    return world_.firms[static_cast<std::size_t>(u * u * static_cast<double>(world_.firms.size()))];
  }

  Person person(const Name& name, const Firm& at) {
    Person person;
    person.id = static_cast<std::int64_t>(world_.people.size()) + 1;
    person.name = name;
    person.posts.push_back(post_at(at, name));
    person.mobiles.push_back(random_.chance(0.65) ? mobile() : std::string());
    while (random_.chance(0.22)) change_job(person);
    return person;
  }

  Name any_name() { return name_of(names_.families.draw(random_), draw_given(names_, random_)); }
  // Two people of one name in one firm cannot be told apart by anything a card prints: chance alone makes those.
  Name of_family(const Name& name, const Firm& firm) {
    Reading given = draw_given(names_, random_);
    while (given.latin == name.given_latin || employed_.contains(employment(firm, name.family, given.written)))
      given = draw_given(names_, random_);
    Name other = name_of({name.family, name.family_latin}, given);
    other.family_kana = name.family_kana;
    return other;
  }
  // Fathers and sons often share a character: 健一, 健太.
  Name son_of(const Name& father, const Firm& firm) {
    for (int tries = 0; tries < 400; ++tries) {
      const Name son = of_family(father, firm);
      if (son.given != father.given && son.given.substr(0, 3) == father.given.substr(0, 3)) return son;
    }
    return of_family(father, firm);
  }

 private:
  static std::string employment(const Firm& firm, const std::string& family, const std::string& given) {
    return std::to_string(firm.id) + family + " " + given;
  }

  // A private number is kept, the firm's is given back.
  void change_job(Person& person) {
    person.posts.push_back(post_at(firm(), person.name));
    const std::string& before = person.mobiles.back();
    person.mobiles.push_back(!before.empty() && random_.chance(0.5) ? before
                             : random_.chance(0.6)                  ? mobile()
                                                                    : std::string());
  }

  World& world_;
  Random& random_;
  const Names& names_;
  std::unordered_map<std::string, int> taken_;
  std::unordered_set<std::string> employed_;
};

void add_people(int count, World& world, Makers& makers, Random& random) {
  while (static_cast<int>(world.people.size()) < count) {
    const double kind = random.unit();
    const bool any = world.people.empty() || kind < 0.9;
    const Person& other = any ? Person{} : world.people[static_cast<std::size_t>(random.next() % world.people.size())];
    if (any) {
      world.people.push_back(makers.person(makers.any_name(), makers.firm()));
    } else if (kind < 0.92) {  // a homonym at another firm
      world.people.push_back(makers.person(Name(other.name), makers.firm()));
    } else if (kind < 0.97) {  // a colleague with one family name
      world.people.push_back(
          makers.person(makers.of_family(other.name, *other.posts.front().firm), *other.posts.front().firm));
    } else {  // father and son in one office
      Person son = makers.person(makers.son_of(other.name, *other.posts.front().firm), *other.posts.front().firm);
      son.posts.front().office = other.posts.front().office;
      world.people.push_back(std::move(son));
    }
  }
}

}  // namespace

World make_world(int people, Random& random) {
  const Names names = read_names();
  World world;
  for (int i = 0; i < std::max(3, people / 9); ++i) world.firms.push_back(make_firm(i + 1, names, random));
  Makers makers(world, random, names);
  add_people(people, world, makers, random);
  return world;
}

}  // namespace linkage
