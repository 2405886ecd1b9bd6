#include "bench/linkage/fair.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "samples/generator/random.h"
#include "text/kana.h"
#include "text/utf8.h"

namespace linkage {
namespace {

using samples::Random;

struct Name {
  const char *written, *kana;
};
constexpr Name kFamilies[] = {
    {"佐藤", "サトウ"},   {"鈴木", "スズキ"},   {"高橋", "タカハシ"},   {"田中", "タナカ"},       {"伊藤", "イトウ"},
    {"渡辺", "ワタナベ"}, {"山本", "ヤマモト"}, {"中村", "ナカムラ"},   {"小林", "コバヤシ"},     {"加藤", "カトウ"},
    {"吉田", "ヨシダ"},   {"山田", "ヤマダ"},   {"佐々木", "ササキ"},   {"山口", "ヤマグチ"},     {"松本", "マツモト"},
    {"井上", "イノウエ"}, {"木村", "キムラ"},   {"林", "ハヤシ"},       {"斎藤", "サイトウ"},     {"清水", "シミズ"},
    {"山崎", "ヤマザキ"}, {"森", "モリ"},       {"池田", "イケダ"},     {"橋本", "ハシモト"},     {"阿部", "アベ"},
    {"石川", "イシカワ"}, {"山下", "ヤマシタ"}, {"中島", "ナカジマ"},   {"石井", "イシイ"},       {"小川", "オガワ"},
    {"前田", "マエダ"},   {"岡田", "オカダ"},   {"長谷川", "ハセガワ"}, {"藤田", "フジタ"},       {"後藤", "ゴトウ"},
    {"近藤", "コンドウ"}, {"村上", "ムラカミ"}, {"遠藤", "エンドウ"},   {"青木", "アオキ"},       {"坂本", "サカモト"},
    {"福田", "フクダ"},   {"太田", "オオタ"},   {"西村", "ニシムラ"},   {"藤井", "フジイ"},       {"金子", "カネコ"},
    {"岡本", "オカモト"}, {"中野", "ナカノ"},   {"原田", "ハラダ"},     {"松田", "マツダ"},       {"竹内", "タケウチ"},
    {"上田", "ウエダ"},   {"小野", "オノ"},     {"八重樫", "ヤエガシ"}, {"五百旗頭", "イオキベ"},
};
constexpr Name kGivens[] = {
    {"健", "ケン"},       {"誠", "マコト"},     {"隆", "タカシ"},     {"浩", "ヒロシ"},     {"学", "マナブ"},
    {"修", "オサム"},     {"明", "アキラ"},     {"進", "ススム"},     {"豊", "ユタカ"},     {"剛", "ツヨシ"},
    {"健一", "ケンイチ"}, {"浩二", "コウジ"},   {"大輔", "ダイスケ"}, {"直樹", "ナオキ"},   {"哲也", "テツヤ"},
    {"和也", "カズヤ"},   {"達也", "タツヤ"},   {"翔太", "ショウタ"}, {"拓也", "タクヤ"},   {"健太", "ケンタ"},
    {"雄一", "ユウイチ"}, {"正人", "マサト"},   {"秀樹", "ヒデキ"},   {"英明", "ヒデアキ"}, {"義男", "ヨシオ"},
    {"信夫", "ノブオ"},   {"博之", "ヒロユキ"}, {"智之", "トモユキ"}, {"康平", "コウヘイ"}, {"裕介", "ユウスケ"},
    {"美穂", "ミホ"},     {"恵子", "ケイコ"},   {"由美", "ユミ"},     {"久美子", "クミコ"}, {"裕子", "ユウコ"},
    {"真由美", "マユミ"}, {"智子", "トモコ"},   {"陽子", "ヨウコ"},   {"幸子", "サチコ"},   {"直美", "ナオミ"},
    {"愛", "アイ"},       {"舞", "マイ"},       {"彩", "アヤ"},       {"葵", "アオイ"},     {"美咲", "ミサキ"},
    {"七海", "ナナミ"},   {"麻衣", "マイ"},     {"香織", "カオリ"},   {"早紀", "サキ"},     {"千夏", "チナツ"},
};
constexpr const char* kStems[] = {"東亜", "大和", "三栄", "日新", "共立", "富士見", "明光", "北斗", "協和", "丸三",
                                  "昭栄", "中央", "光洋", "大成", "東洋", "新和",   "第一", "旭",   "栄光", "城南"};
constexpr Name kTrades[] = {{"電機工業", "denki"}, {"精密", "seimitsu"}, {"食品", "shokuhin"}, {"運輸", "unyu"},
                            {"印刷", "insatsu"},   {"建設", "kensetsu"}, {"化成", "kasei"},    {"商会", "shokai"}};
constexpr Name kTowns[] = {{"静岡市葵区", "420"}, {"静岡市駿河区", "422"}, {"浜松市中区", "430"}, {"沼津市", "410"},
                           {"富士市", "417"},     {"焼津市", "425"},       {"掛川市", "436"},     {"三島市", "411"}};
constexpr const char* kStreets[] = {"追手町", "御幸町", "栄町", "本通", "宮前町", "大手町", "鍛冶町", "緑町"};
constexpr const char* kDepartments[] = {"営業部", "製造部", "総務部", "技術部", "購買部"};
constexpr const char* kTitles[] = {"", "", "主任", "係長", "課長", "部長", "取締役", "代表取締役"};
constexpr const char* kBranches[] = {"本社", "静岡支店", "浜松営業所", "東京支社"};

// Characters of one shape, gathered from lists of what typists mistake.
constexpr std::u32string_view kShapes[] = {U"佐左", U"藤滕", U"村材", U"井丼", U"中申", U"本木", U"山出", U"林材",
                                           U"清晴", U"石右", U"原源", U"橋僑", U"坂阪", U"上土", U"松枚", U"野埜",
                                           U"池地", U"川州", U"田甲", U"子了", U"美羊", U"浩活", U"裕格", U"隆降",
                                           U"誠試", U"進准", U"東束", U"亜西", U"和知", U"栄営", U"新親", U"明朋",
                                           U"光先", U"電雷", U"機幾", U"食良", U"運連", U"印卯", U"成戌", U"商啇"};

template <class T, std::size_t N>
const T& one_of(const T (&table)[N], Random& random) {
  return table[static_cast<std::size_t>(random.next() % N)];
}

// The first of a table come up most: 1, 1/2, 1/3, ... of the time, somewhat evened out.
template <class T, std::size_t N>
const T& peaked(const T (&table)[N], Random& random) {
  double sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += 1 / static_cast<double>(i + 8);
  double left = random.unit() * sum;
  for (std::size_t i = 0; i < N; ++i)
    if ((left -= 1 / static_cast<double>(i + 8)) < 0) return table[i];
  return table[N - 1];
}

std::string digits(Random& random, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += static_cast<char>('0' + random.integer(0, 9));
  return out;
}

struct Firm {
  std::int64_t id = 0;
  std::string name, form, domain, postal_code, place, line;
  bool form_in_front = true;
  int mailboxes = 0;
};

struct Employment {
  const Firm* firm = nullptr;
  std::string mailbox, mobile, direct, department, title;
};

struct Person {
  std::int64_t id = 0;
  const Name *family = nullptr, *given = nullptr;
  std::vector<Employment> posts;
};

class World {
 public:
  World(int people, Random& random) : random_(random) {
    for (int i = 0; i < std::max(12, people / 30); ++i) firms_.push_back(make_firm(i));
    for (int i = 0; i < people; ++i) add_person();
  }
  const std::vector<Person>& people() const { return people_; }

 private:
  Firm make_firm(int i) {
    Firm firm;
    firm.id = i + 1;
    const Name& trade = one_of(kTrades, random_);
    firm.name = std::string(one_of(kStems, random_)) + trade.written;
    if (!names_.insert({firm.name, i}).second) firm.name = std::string(one_of(kStems, random_)) + firm.name;
    firm.form = random_.chance(0.7) ? "株式会社" : "有限会社";
    firm.form_in_front = random_.chance(0.5);
    firm.domain = fmt::format("{}{}.co.jp", trade.kana, i + 1);
    const Name& town = one_of(kTowns, random_);
    firm.postal_code = fmt::format("{}-00{}", town.kana, random_.integer(10, 39));
    firm.place = fmt::format("静岡県{}{}{}-{}", town.written, one_of(kStreets, random_), random_.integer(1, 12),
                             random_.integer(1, 30));
    firm.line = "+8154" + digits(random_, 7);
    firm.mailboxes = random_.integer(0, 2);
    return firm;
  }

  // Big firms send many people.
  const Firm& any_firm() {
    const double u = random_.unit();
    return firms_[static_cast<std::size_t>(u * u * static_cast<double>(firms_.size()))];
  }

  void add_person() {
    Person person;
    person.id = static_cast<std::int64_t>(people_.size()) + 1;
    // One in a hundred has the name of somebody in the same firm.
    const bool namesake = !people_.empty() && random_.chance(0.01);
    const Person* other = namesake ? &people_[static_cast<std::size_t>(random_.next() % people_.size())] : nullptr;
    person.family = namesake ? other->family : &peaked(kFamilies, random_);
    person.given = namesake ? other->given : &peaked(kGivens, random_);
    add_post(person, namesake ? *other->posts.front().firm : any_firm());
    while (random_.chance(0.15)) add_post(person, any_firm());
    people_.push_back(std::move(person));
  }

  void add_post(Person& person, const Firm& firm) {
    Employment post;
    post.firm = &firm;
    post.mailbox = mailbox(person, firm);
    const bool keeps = !person.posts.empty() && random_.chance(0.5);
    if (keeps) post.mobile = person.posts.back().mobile;
    if (post.mobile.empty() && random_.chance(0.6)) post.mobile = mobile_at(firm);
    if (random_.chance(0.3)) post.direct = firm.line.substr(0, firm.line.size() - 3) + digits(random_, 3);
    post.department = one_of(kDepartments, random_);
    post.title = one_of(kTitles, random_);
    person.posts.push_back(std::move(post));
  }

  std::string mailbox(const Person& person, const Firm& firm) {
    const std::string family = text::romaji_key(person.family->kana), given = text::romaji_key(person.given->kana);
    const std::string local = firm.mailboxes == 0   ? family + "_" + given
                              : firm.mailboxes == 1 ? given.substr(0, 1) + family
                                                    : family;
    const int taken = taken_[local + "@" + firm.domain]++;
    return fmt::format("{}{}@{}", local, taken > 0 ? std::to_string(taken + 1) : "", firm.domain);
  }

  // The firm's telephones go from hand to hand.
  std::string mobile_at(const Firm& firm) {
    std::vector<std::string>& held = mobiles_[firm.id];
    if (!held.empty() && random_.chance(0.06)) return random_.pick(held);
    held.push_back((random_.chance(0.5) ? "+8180" : "+8190") + digits(random_, 8));
    return held.back();
  }

  Random& random_;
  std::vector<Firm> firms_;
  std::vector<Person> people_;
  std::unordered_map<std::string, int> names_, taken_;
  std::unordered_map<std::int64_t, std::vector<std::string>> mobiles_;
};

std::string capitalised(std::string word) {
  if (!word.empty()) word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return word;
}

/// What a clerk types of one card.
class Clerk {
 public:
  Clerk(const Person& person, const Employment& post, Random& random)
      : person_(person), post_(post), firm_(*post.firm), random_(random) {}

  card::Contact type() {
    type_name();
    type_company();
    type_points();
    if (random_.chance(0.85)) type_address();
    for (int slips = random_.chance(0.2) ? random_.integer(1, 2) : 0; slips > 0; --slips) slip();
    return std::move(contact_);
  }

 private:
  void type_name() {
    const Name &family = *person_.family, &given = *person_.given;
    const double kind = random_.unit();
    if (kind < 0.05) {
      contact_.family_name = capitalised(text::romaji_key(family.kana));
      contact_.given_name = capitalised(text::romaji_key(given.kana));
      return;
    }
    if (kind < 0.08) {
      contact_.family_name = text::to_hiragana(family.kana);
      contact_.given_name = text::to_hiragana(given.kana);
      return;
    }
    contact_.family_name = family.written;
    contact_.given_name = random_.chance(0.02) ? "" : given.written;
    if (!random_.chance(0.3)) return;
    contact_.family_kana = family.kana;
    contact_.given_kana = given.kana;
  }

  void type_company() {
    std::string name = firm_.name;
    const double kind = random_.unit();
    if (kind < 0.04)  // 東亜電機 for 東亜電機工業
      name = text::to_utf8(std::u32string_view(text::to_utf32(name)).substr(0, text::to_utf32(name).size() - 1));
    std::string form = kind > 0.9 ? "" : firm_.form;
    if (form == "株式会社" && kind > 0.8) form = "(株)";
    contact_.company = firm_.form_in_front ? form + name : name + form;
    if (random_.chance(0.08)) contact_.company += std::string(" ") + one_of(kBranches, random_);
    if (random_.chance(0.7)) contact_.departments = {post_.department};
    if (!post_.title.empty() && random_.chance(0.8)) contact_.job_titles = {post_.title};
  }

  void type_points() {
    if (random_.chance(0.88))
      contact_.emails = {post_.mailbox};
    else if (random_.chance(0.3))
      contact_.emails = {"eigyo2@" + firm_.domain};
    const auto add = [&](card::PhoneKind kind, const std::string& number, double chance) {
      if (!number.empty() && random_.chance(chance)) contact_.phones.push_back({kind, number, "", number});
    };
    add(card::PhoneKind::work, firm_.line, 0.8);
    add(card::PhoneKind::direct, post_.direct, 0.8);
    add(card::PhoneKind::mobile, post_.mobile, 0.85);
  }

  void type_address() {
    card::Address address;
    address.postal_code = random_.chance(0.9) ? firm_.postal_code : "";
    address.street = firm_.place;
    address.printed = firm_.place;
    contact_.addresses.push_back(std::move(address));
  }

  void slip() {
    const double kind = random_.unit();
    if (kind < 0.35) return mistake(any_text());
    if (kind < 0.6) return lose(any_text());
    if (kind < 0.85) return exchange_digits();
    if (kind < 0.93) return std::swap(contact_.family_name, contact_.given_name);
    if (!contact_.departments.empty()) std::swap(contact_.company, contact_.departments.front());
  }

  std::string& any_text() {
    std::vector<std::string*> texts = {&contact_.family_name, &contact_.given_name, &contact_.company};
    if (!contact_.emails.empty()) texts.push_back(&contact_.emails.front());
    return *random_.pick(texts);
  }

  void mistake(std::string& value) {
    std::u32string characters = text::to_utf32(value);
    for (char32_t& c : characters)
      for (const std::u32string_view pair : kShapes)
        if (pair.find(c) != std::u32string_view::npos) {
          c = pair[c == pair[0] ? 1 : 0];
          value = text::to_utf8(characters);
          return;
        }
  }

  void lose(std::string& value) {
    std::u32string characters = text::to_utf32(value);
    if (characters.size() < 2) return;
    characters.erase(static_cast<std::size_t>(random_.next() % characters.size()), 1);
    value = text::to_utf8(characters);
  }

  void exchange_digits() {
    if (contact_.phones.empty()) return;
    std::string& number = contact_.phones[random_.next() % contact_.phones.size()].number;
    const std::size_t at = number.size() - 2 - static_cast<std::size_t>(random_.next() % 4);
    std::swap(number[at], number[at + 1]);
  }

  const Person& person_;
  const Employment& post_;
  const Firm& firm_;
  Random& random_;
  card::Contact contact_;
};

}  // namespace

Set generate_fair(int records, std::uint64_t seed) {
  Random random(seed * 7919 + 17);
  const World world(std::max(2, records * 2 / 5), random);
  Set set;
  for (std::size_t i = 0; static_cast<int>(set.records.size()) < records; i = (i + 1) % world.people().size()) {
    const Person& person = world.people()[i];
    for (std::size_t post = 0; post < person.posts.size(); ++post)
      for (bool more = true; more && static_cast<int>(set.records.size()) < records; more = random.chance(0.5)) {
        dedupe::Record record;
        record.id = {static_cast<std::int64_t>(set.records.size()) + 1};
        record.contact = Clerk(person, person.posts[post], random).type();
        record.exchanged_on =
            fmt::format("{}-0{}-1{}", 2019 + 2 * static_cast<int>(post), random.integer(1, 9), random.integer(0, 9));
        set.records.push_back(std::move(record));
        set.truths.push_back({person.id, person.posts[post].firm->id});
      }
  }
  return set;
}

}  // namespace linkage
