#include "tests/pipeline/random_steps.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <stdexcept>

#include "pipeline/list_load.h"
#include "store/contacts.h"
#include "store/reviews.h"
#include "store/search.h"

namespace random_steps {
namespace {

// An office has three common ones, its next but few offices other ones, and a rare one of its own.
const char* const kFamilies[] = {"髙橋", "佐藤", "渡邊", "鈴木", "小林", "斎藤", "齋藤", "林",
                                 "山﨑", "田中", "加藤", "阿部", "中村", "高橋", "渡辺", "吉田"};
const char* const kRareFirsts[] = {"鷲", "鴨", "鷹", "鶴", "鵜", "鷺", "雁", "鳩",
                                   "鯨", "鮎", "鯉", "鮫", "鰐", "鱒", "鯛", "鰹"};
const char* const kRareSeconds[] = {"沼", "窪", "峠", "峰", "磯", "砂", "畝", "笹",
                                    "蔵", "塚", "堰", "郷", "麓", "霜", "霧", "暁"};
const char* const kGivens[] = {"太郎", "花子", "健", "美咲"};
// Three firms to an office, and no two offices' firms are called alike.
const char* const kCompanies[] = {"株式会社$製作所", "$商事株式会社", "有限会社$運輸"};
const char* const kFirmWords[] = {"山田", "東亜", "みなと", "日新", "大和", "三栄", "北斗", "光洋",
                                  "共立", "明光", "富士見", "旭",   "丸三", "昭栄", "城南", "第一"};

constexpr int kStepsOfAnOffice = 40;      ///< whose people have firms and addresses of their own
constexpr int kOfficesAlone = 20;         ///< of so many contacts that decisions are about one may be of another office
constexpr std::int64_t kNearby = 40;      ///< contacts, the latest
constexpr std::size_t kChangesSeen = 30;  ///< of which one is undone

/// Of the step's number alone; `part` tells its draws apart.
std::mt19937 random_of(int step, unsigned part) {
  std::seed_seq seed{static_cast<unsigned>(step), part, 4711U};
  return std::mt19937(seed);
}

int below(std::mt19937& random, int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); }

template <class List>
std::string pick(std::mt19937& random, const List& list) {
  return list[static_cast<std::size_t>(below(random, static_cast<int>(std::size(list))))];
}

std::size_t office_of(int step) { return static_cast<std::size_t>(step / kStepsOfAnOffice); }

std::string firm_words(std::size_t office) {
  const std::size_t words = std::size(kFirmWords);
  return std::string(kFirmWords[office % words]) + kFirmWords[(office / words + office * 5 + 3) % words];
}

std::string rare_word(std::size_t number) {
  const std::size_t firsts = std::size(kRareFirsts);
  return std::string(kRareFirsts[number % firsts]) + kRareSeconds[number / firsts % std::size(kRareSeconds)];
}

std::string family_of(std::size_t office, std::size_t which) {
  constexpr std::size_t kOfAnOffice = 3;
  if (which < kOfAnOffice) return kFamilies[(office * kOfAnOffice + which) % std::size(kFamilies)];
  return rare_word(office);
}

card::Contact person(std::mt19937& random, int step) {
  const std::size_t office = office_of(step);
  const std::string place = std::to_string(office);
  card::Contact contact;
  contact.family_name = family_of(office, static_cast<std::size_t>(below(random, 4)));
  contact.given_name = pick(random, kGivens);
  contact.given_name += rare_word(office / 2);
  contact.company = pick(random, kCompanies);
  contact.company.replace(contact.company.find('$'), 1, firm_words(office));
  const int address = below(random, 6);
  if (address < 3) contact.emails = {"person" + std::to_string(address) + "@office" + place + ".example.jp"};
  if (address == 4) contact.phones = {{card::PhoneKind::mobile, "+8190" + std::to_string(12'000'000 + office), {}, {}}};
  return contact;
}

template <class Value>
Value must(card::Result<Value> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}
void must(const card::Result<void>& result) {
  if (!result) throw std::runtime_error(result.error().message);
}

}  // namespace

Kind kind_of(int step) {
  constexpr Kind kKinds[] = {Kind::import, Kind::import, Kind::import, Kind::import, Kind::load,   Kind::merge,
                             Kind::merge,  Kind::merge,  Kind::split,  Kind::split,  Kind::answer, Kind::answer,
                             Kind::undo,   Kind::undo,   Kind::undo,   Kind::undo,   Kind::correct};
  std::mt19937 random = random_of(step, 0);
  return step < 3 ? Kind::import : kKinds[static_cast<std::size_t>(below(random, std::size(kKinds)))];
}

std::string actor_of(int step) { return "step-" + std::to_string(step); }

std::vector<store::NewCard> rows_of(int step) {
  std::mt19937 random = random_of(step, 1);
  std::vector<store::NewCard> rows(1 + static_cast<std::size_t>(below(random, 4)));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].reading.decision = card::Decision::accept;
    rows[i].reading.contact = person(random, step);
    rows[i].provenance.external_id = std::to_string(step) + "-" + std::to_string(i);
    rows[i].digest = std::int64_t{step} * 8 + static_cast<std::int64_t>(i) + 1;
  }
  return rows;
}

Steps::Steps(store::Store& store) : store_(store) {
  auto transaction = must(store::Transaction::begin(store_, store::Access::read));
  must(store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
    last_contact_ = std::max(last_contact_, contact.id.value);
    return true;
  }));
}

/// Mostly one of the same office, now and then any of the latest; value 0 when none is found.
card::ContactId Steps::any_contact(store::Transaction& transaction, int step) {
  std::mt19937 random = random_of(step, 2);
  if (below(random, kOfficesAlone) != 0) {
    const auto found = must(store::search(transaction, firm_words(office_of(std::abs(step)))));
    return found.empty() ? card::ContactId() : found[random() % found.size()];
  }
  for (int tries = 0; tries < 8; ++tries) {
    const std::int64_t back = below(random, static_cast<int>(std::min(kNearby, last_contact_ + 1)));
    const auto found = must(store::resolve_contact(transaction, {last_contact_ - back}));
    if (found) return *found;
  }
  return {};
}

void Steps::load(int step) {
  pipeline::LoadOptions options;
  options.actor = options.provenance.owner = actor_of(step);
  auto load = must(pipeline::ListLoad::start(store_, options));
  for (store::NewCard& row : rows_of(step))
    must(load.add({row.provenance.external_id, std::move(row.reading.contact), {}, {}}));
  must(load.finish());
}

void Steps::run(int step) {
  if (kind_of(step) == Kind::load) return load(step);
  decide(step);
}

void Steps::decide(int step) {
  auto transaction = must(store::Transaction::begin(store_, store::Access::write));
  std::mt19937 random = random_of(step, 3);
  const std::string actor = actor_of(step);
  switch (kind_of(step)) {
    case Kind::load: break;
    case Kind::import: {
      std::vector<pipeline::ReadyCard> ready;
      for (store::NewCard& row : rows_of(step)) ready.push_back(pipeline::make_ready(std::move(row)));
      const auto outcomes = must(matcher_.add(transaction, std::move(ready)));
      for (const card::Outcome& outcome : outcomes)
        if (const auto* inserted = std::get_if<card::Inserted>(&outcome))
          last_contact_ = std::max(last_contact_, inserted->contact.value);
      break;
    }
    case Kind::merge: {
      const card::ContactId a = any_contact(transaction, step), b = any_contact(transaction, -step);
      if (a.value != 0 && b.value != 0 && a != b) must(pipeline::merge(transaction, matcher_, a, b, actor));
      break;
    }
    case Kind::split:
    case Kind::correct: {
      const card::ContactId contact = any_contact(transaction, step);
      std::vector<card::CardId> cards = must(store::contact_cards(transaction, contact));
      if (cards.empty()) break;
      if (kind_of(step) == Kind::correct) {
        must(pipeline::correct(transaction, matcher_, cards.back(), person(random, step), actor));
      } else if (cards.size() > 1) {
        cards.resize(below(random, 2) == 0
                         ? 0
                         : 1 + static_cast<std::size_t>(below(random, static_cast<int>(cards.size()) - 1)));
        must(pipeline::split(transaction, matcher_, contact, cards, actor));
      }
      break;
    }
    case Kind::answer: {
      const auto items = must(store::open_reviews(transaction));
      if (items.empty()) break;
      const card::ReviewId item = items[static_cast<std::size_t>(below(random, static_cast<int>(items.size())))].id;
      const auto answer = below(random, 2) == 0 ? store::ReviewStatus::accepted : store::ReviewStatus::rejected;
      must(pipeline::decide(transaction, matcher_, item, answer, actor));
      break;
    }
    case Kind::undo: {
      auto changes = must(store::changes(transaction, kChangesSeen));
      std::erase_if(changes, [](const store::Change& change) { return change.undone_by.value != 0; });
      if (changes.empty()) break;
      const store::ChangeId change =
          changes[static_cast<std::size_t>(below(random, static_cast<int>(changes.size())))].id;
      must(pipeline::undo(transaction, matcher_, change, actor));
      break;
    }
  }
  must(transaction.commit());
}

}  // namespace random_steps

int run_steps_child(std::span<char*> words) {
  if (words.size() != 6) return 2;
  try {
    auto store = store::open(words[2], {.pictures = words[3]});
    if (!store) return 1;
    random_steps::Steps steps(*store);
    for (int step = std::atoi(words[4]); step < std::atoi(words[5]); ++step) {
      steps.run(step);
      if (::write(STDOUT_FILENO, ".", 1) != 1) return 1;
    }
  } catch (const std::exception& failure) {
    return ::write(STDERR_FILENO, failure.what(), std::string_view(failure.what()).size()) < 0 ? 3 : 1;
  }
  return 0;
}
