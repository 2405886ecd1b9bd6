// Random imports, loads, merges, splits, answers, corrections and undos, by a process that is killed again and again:
// what must always hold does. A short version runs with all tests; `ctest -C long -L long` in a build folder runs ten
// thousand steps.
#include "tests/pipeline/random_steps.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "store/contacts.h"
#include "store/history.h"
#include "store/search.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

namespace {

using random_steps::Kind;

int setting(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

/// What anybody can see of every contact, by its number.
std::map<std::int64_t, std::string> view(store::Transaction& transaction) {
  std::map<std::int64_t, std::string> seen;
  EXPECT_TRUE(store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
    std::string text = contact.contact.family_name + " " + contact.contact.given_name + "|" + contact.contact.company;
    for (const std::string& email : contact.contact.emails) text += "|" + email;
    for (const card::PhoneNumber& phone : contact.contact.phones) text += "|" + phone.number;
    std::set<std::string> rows;
    for (const store::CardSummary& card : contact.cards) rows.insert(card.provenance.external_id);
    for (const std::string& row : rows) text += "," + row;
    seen[contact.id.value] = text + store::to_string(contact.status);
    return true;
  }));
  return seen;
}

/// Where two views are not the same.
std::string difference(const std::map<std::int64_t, std::string>& before,
                       const std::map<std::int64_t, std::string>& after) {
  std::string text;
  for (const auto& [id, seen] : before)
    if (!after.contains(id) || after.at(id) != seen) text += "before " + std::to_string(id) + ": " + seen + "\n";
  for (const auto& [id, seen] : after)
    if (!before.contains(id) || before.at(id) != seen) text += "after " + std::to_string(id) + ": " + seen + "\n";
  return text;
}

class RandomSteps : public testing::TestWithParam<support::Database> {
 protected:
  /// Runs steps from `done_` on in another process, which is killed within the step after the `kill_after`th; -1: it
  /// comes to the end.
  void run_until_killed(int last, int kill_after);
  void check();

  void check_contacts(store::Transaction& transaction);
  void check_rows(store::Transaction& transaction);
  void check_assertions(store::Transaction& transaction);
  void check_history(store::Transaction& transaction);
  void check_search(store::Transaction& transaction);
  void check_rebuild(store::Transaction& transaction);
  void check_merge_undone(store::Transaction& transaction);
  std::set<std::int64_t> holders_of(store::Transaction& transaction, const std::set<std::int64_t>& looked_at);
  void check_known_rows(store::Transaction& transaction);

  support::TemporaryFolder folder_;
  std::string url_ = support::new_database_url(GetParam(), folder_.path());
  std::filesystem::path pictures_ = folder_.path() / "pictures";
  std::mt19937 random_{static_cast<unsigned>(setting("MEISHI_STEPS_SEED", 1))};
  int done_ = 0;  ///< steps whose end was reported
  pipeline::Matcher matcher_;
  std::map<std::int64_t, std::int64_t> contact_of_;        ///< by card
  std::map<std::int64_t, store::StoredContact> contacts_;  ///< by number
  std::set<std::string> rows_;
  std::set<std::int64_t> ever_;  ///< contacts that were there at some check
};

void RandomSteps::run_until_killed(int last, int kill_after) {
  std::array<std::string, 6> words = {"test_pipeline",     "steps", url_, pictures_.string(), std::to_string(done_),
                                      std::to_string(last)};
  std::array<char*, 7> pointers{};
  for (std::size_t i = 0; i < words.size(); ++i) pointers[i] = words[i].data();
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  pid_t child = 0;
  ASSERT_EQ(::posix_spawn(&child, "/proc/self/exe", &actions, nullptr, pointers.data(), environ), 0);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  int reported = 0;
  char byte = 0;
  while (reported != kill_after && ::read(ends[0], &byte, 1) == 1) ++reported;
  if (reported == kill_after) {
    pollfd more{ends[0], POLLIN, 0};
    ::poll(&more, 1, std::uniform_int_distribution<int>(0, 25)(random_));
    ::kill(child, SIGKILL);
    while (::read(ends[0], &byte, 1) == 1) ++reported;
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(ends[0]);
  done_ += reported;
  ASSERT_TRUE(WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 0)) << "at step " << done_;
}

void RandomSteps::check_contacts(store::Transaction& transaction) {
  contact_of_.clear();
  contacts_.clear();
  rows_.clear();
  ASSERT_TRUE(store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
    EXPECT_FALSE(contact.cards.empty()) << contact.id.value;
    for (const store::CardSummary& card : contact.cards) {
      EXPECT_TRUE(contact_of_.emplace(card.id.value, contact.id.value).second) << "a card is in one contact";
      EXPECT_TRUE(rows_.insert(card.provenance.external_id).second) << "a row is one card";
    }
    contacts_.emplace(contact.id.value, contact);
    ever_.insert(contact.id.value);
    return true;
  }));
  for (const std::int64_t id : ever_) {
    const auto now = store::resolve_contact(transaction, {id}).value();
    EXPECT_TRUE(!now || contacts_.contains(now->value)) << "contact " << id << " stands for one that is there";
  }
}

/// Every step is there as a whole or not at all, and those that were reported are.
void RandomSteps::check_rows(store::Transaction& transaction) {
  std::map<std::string, bool> stands;  ///< loads, by actor: the first that it made holds their rows
  auto changes = store::changes(transaction, 1'000'000).value();
  for (const store::Change& change : changes)
    if (change.kind == store::ChangeKind::load) stands[change.actor] = change.undone_by.value == 0;
  std::set<std::string> expected, unsure;
  for (int step = 0; step <= done_; ++step) {
    const Kind kind = random_steps::kind_of(step);
    if (kind != Kind::import && kind != Kind::load) continue;
    const auto load = stands.find(random_steps::actor_of(step));
    EXPECT_TRUE(kind == Kind::import || step == done_ || load != stands.end()) << step;
    if (kind == Kind::load && (load == stands.end() || !load->second)) continue;
    for (const store::NewCard& row : random_steps::rows_of(step))
      (step == done_ && kind == Kind::import ? unsure : expected).insert(row.provenance.external_id);
  }
  if (std::ranges::any_of(unsure, [&](const std::string& row) { return rows_.contains(row); }))
    expected.insert(unsure.begin(), unsure.end());
  EXPECT_EQ(rows_, expected) << "no row is lost, none is there that should not be";
}

void RandomSteps::check_assertions(store::Transaction& transaction) {
  std::vector<card::CardId> all;
  for (const auto& [card, contact] : contact_of_) all.push_back({card});
  const std::vector<store::Assertion> assertions = store::assertions_of(transaction, all).value();
  for (const store::Assertion& said : assertions) {
    if (!contact_of_.contains(said.a.value) || !contact_of_.contains(said.b.value)) continue;  // of an undone load
    const bool one = contact_of_[said.a.value] == contact_of_[said.b.value];
    EXPECT_EQ(one, said.judgement == store::Judgement::same) << said.a.value << " and " << said.b.value;
  }
}

/// What happened, told from the beginning, ends in what is there.
void RandomSteps::check_history(store::Transaction& transaction) {
  std::map<std::int64_t, std::int64_t> told;
  for (std::int64_t after = 0;;) {
    const auto events = store::events_after(transaction, after, 1000).value();
    if (events.empty()) break;
    after = events.back().id;
    for (const store::Event& event : events)
      if (event.kind == store::EventKind::card_added || event.kind == store::EventKind::card_moved)
        told[event.card.value] = event.contact.value;
  }
  for (const auto& [card, contact] : contact_of_) EXPECT_EQ(told[card], contact) << "card " << card;
}

void RandomSteps::check_search(store::Transaction& transaction) {
  for (int i = 0; i < 5; ++i) {
    const auto& [id, contact] =
        *std::next(contacts_.begin(), static_cast<std::ptrdiff_t>(random_() % contacts_.size()));
    const auto found = store::search(transaction, contact.contact.company + " " + contact.contact.family_name).value();
    EXPECT_TRUE(std::ranges::find(found, card::ContactId{id}) != found.end()) << "contact " << id;
    for (const card::ContactId each : found)
      EXPECT_TRUE(contacts_.contains(each.value)) << "contact " << each.value << " is found and not there";
  }
}

/// How common terms are is counted at the end of a load and by a rebuild: what came since has to be counted first.
void RandomSteps::check_rebuild(store::Transaction& transaction) {
  ASSERT_TRUE(matcher_.recount(transaction, {"check"}));
  const auto rebuilt = pipeline::rebuild(transaction, matcher_, "check").value();
  EXPECT_EQ(rebuilt.moved_cards, 0U) << "contacts are what a rebuild makes of cards, decisions and the count";
}

/// The contacts that now have the cards which these had when they were looked at.
std::set<std::int64_t> RandomSteps::holders_of(store::Transaction& transaction,
                                               const std::set<std::int64_t>& looked_at) {
  std::set<std::string> rows;
  for (const std::int64_t id : looked_at)
    for (const store::CardSummary& card : contacts_.at(id).cards) rows.insert(card.provenance.external_id);
  std::set<std::int64_t> holders;
  EXPECT_TRUE(store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
    for (const store::CardSummary& card : contact.cards)
      if (rows.contains(card.provenance.external_id)) holders.insert(contact.id.value);
    return true;
  }));
  return holders;
}

void RandomSteps::check_merge_undone(store::Transaction& transaction) {
  if (contacts_.size() < 2) return;
  const std::int64_t a = std::next(contacts_.begin(), static_cast<std::ptrdiff_t>(random_() % contacts_.size()))->first;
  const std::int64_t b = std::next(contacts_.begin(), static_cast<std::ptrdiff_t>(random_() % contacts_.size()))->first;
  if (a == b) return;
  const auto before = view(transaction);
  const auto merged = pipeline::merge(transaction, matcher_, {a}, {b}, "check").value();
  // Others may part or join: who rivals whom changes with it.
  const std::set<std::int64_t> holders = holders_of(transaction, {a, b});
  EXPECT_EQ(holders.size(), 1U) << "merging " << a << " and " << b << ":\n" << difference(before, view(transaction));
  ASSERT_TRUE(pipeline::undo(transaction, matcher_, merged.id, "check"));
  EXPECT_EQ(difference(before, view(transaction)), "") << "merging " << a << " and " << b << " undone";
}

void RandomSteps::check_known_rows(store::Transaction& transaction) {
  for (int step = std::max(0, done_ - 20); step < done_; ++step) {
    if (random_steps::kind_of(step) != Kind::import) continue;
    std::vector<pipeline::ReadyCard> ready;
    for (store::NewCard& row : random_steps::rows_of(step)) ready.push_back(pipeline::make_ready(std::move(row)));
    const auto outcomes = matcher_.add(transaction, std::move(ready)).value();
    for (const card::Outcome& outcome : outcomes)
      EXPECT_TRUE(std::holds_alternative<card::AlreadyImported>(outcome)) << "rows of step " << step;
  }
}

void RandomSteps::check() {
  auto store = store::open(url_, {.pictures = pictures_}).value();
  // Each looks at what is stored; nothing of what it does on the way is kept.
  for (const auto look : {&RandomSteps::check_contacts, &RandomSteps::check_rows, &RandomSteps::check_assertions,
                          &RandomSteps::check_history, &RandomSteps::check_search, &RandomSteps::check_known_rows,
                          &RandomSteps::check_merge_undone, &RandomSteps::check_rebuild}) {
    auto transaction = store::Transaction::begin(store, store::Access::write).value();
    (this->*look)(transaction);
    matcher_ = pipeline::Matcher();
  }
}

TEST_P(RandomSteps, killed_again_and_again_keep_what_must_hold) {
  const int steps = setting("MEISHI_STEPS", 90), kills = setting("MEISHI_STEPS_KILLS", 6);
  while (done_ < steps && !HasFailure()) {
    run_until_killed(steps, std::uniform_int_distribution<int>(0, std::max(1, 2 * steps / kills))(random_));
    check();
    if (HasFailure()) std::printf("after %d steps\n", done_);
  }
}

INSTANTIATE_TEST_SUITE_P(On, RandomSteps, testing::ValuesIn(support::databases()), support::database_name);

}  // namespace
