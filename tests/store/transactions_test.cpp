// Two writers at once, a writer that dies, a transaction that is dropped.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <thread>

#include "store/contacts.h"
#include "tests/store/temporary_store.h"

namespace {

store::NewCard keyed(int person) {
  store::NewCard card = card_with(named("山田", std::to_string(person)));
  card.match_keys = {"name:" + std::to_string(person)};
  return card;
}

/// What the pipeline does with one card: whoever shares the key is the same person.
bool import(store::Store& opened, const store::NewCard& card) {
  auto transaction = store::Transaction::begin(opened, store::Access::write);
  if (!transaction) return false;
  const auto candidates = store::find_candidates(*transaction, card.match_keys);
  if (!candidates) return false;
  const card::MatchDecision decision =
      candidates->empty() ? card::MatchDecision{} : decided(card::Verdict::same, candidates->front().contact_id);
  return store::add_card(*transaction, card, decision).has_value() && transaction->commit().has_value();
}

bool import_all(const TemporaryDatabase& database, int persons) {
  auto opened = database.open();
  if (!opened) std::cerr << opened.error().message << '\n';
  for (int person = 0; opened && person < persons; ++person)
    if (!import(*opened, keyed(person))) return false;
  return opened.has_value();
}

using Transactions = StoreTest;

constexpr int kPersons = 25;

TEST_P(Transactions, ThreadsThatAddTheSamePeopleMakeOneContactEach) {
  std::vector<char> succeeded(4, 0);
  std::vector<std::thread> threads;
  for (char& each : succeeded) threads.emplace_back([&each, this] { each = import_all(database, kPersons) ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::string(succeeded.begin(), succeeded.end()), std::string(4, 1));
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::count_contacts(transaction).value(), kPersons);
  EXPECT_EQ(store::get_contact(transaction, {1}).value()->cards.size(), 4U);
}

TEST_P(Transactions, ProcessesThatAddTheSamePeopleMakeOneContactEach) {
  std::vector<pid_t> children;
  for (int i = 0; i < 3; ++i) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(import_all(database, kPersons) ? 0 : 1);
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = -1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::count_contacts(transaction).value(), kPersons);
}

class FirstOpen : public testing::TestWithParam<Database> {};

TEST_P(FirstOpen, ManyAtOnceAllSucceed) {
  for (int round = 0; round < 5; ++round) {
    const TemporaryDatabase database(GetParam());
    std::vector<pid_t> children;
    for (int i = 0; i < 6; ++i) {
      const pid_t child = ::fork();
      if (child == 0) ::_exit(import_all(database, 2) ? 0 : 1);
      children.push_back(child);
    }
    for (const pid_t child : children) {
      int status = -1;
      ::waitpid(child, &status, 0);
      EXPECT_EQ(status, 0) << "round " << round;
    }
  }
}

/// A child adds two cards in one transaction and says so by a byte; it is killed before or after the commit.
void killed_child(const TemporaryDatabase& database, bool commits) {
  int pipe[2];
  ASSERT_EQ(::pipe(pipe), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    store::Store opened = database.open().value();
    store::Transaction transaction = store::Transaction::begin(opened, store::Access::write).value();
    store::add_card(transaction, keyed(1), {}).value();
    store::add_card(transaction, keyed(2), {}).value();
    if (commits && !transaction.commit()) ::_exit(1);
    if (::write(pipe[1], "x", 1) != 1) ::_exit(1);
    for (;;) ::pause();
  }
  ::close(pipe[1]);
  char byte = 0;
  EXPECT_EQ(::read(pipe[0], &byte, 1), 1);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(pipe[0]);
}

TEST_P(Transactions, AWriterKilledBeforeItsCommitLeavesNothing) {
  killed_child(database, false);
  store::Transaction transaction = begin(store::Access::write);  // its lock died with it
  EXPECT_EQ(store::count_contacts(transaction).value(), 0);
  EXPECT_TRUE(store::find_candidates(transaction, std::vector<std::string>{"name:1"}).value().empty());
  EXPECT_TRUE(std::holds_alternative<card::Inserted>(store::add_card(transaction, keyed(1), {}).value()));
  EXPECT_TRUE(transaction.commit());
}

TEST_P(Transactions, AWriterKilledAfterItsCommitLeavesEverything) {
  killed_child(database, true);
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::count_contacts(transaction).value(), 2);
  EXPECT_EQ(store::get_contact(transaction, {2}).value()->contact.given_name, "2");
}

// The child says when each commit is through and is killed somewhere in the work that follows.
TEST_P(Transactions, KillsInTheMiddleOfWorkLoseNothingThatWasCommitted) {
  int committed = 0;
  for (int round = 0; round < 10; ++round) {
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      store::Store own = database.open().value();
      for (int person = 0;; ++person)
        if (!import(own, keyed(1000 * (round + 1) + person)) || ::write(pipe[1], "x", 1) != 1) ::_exit(1);
    }
    ::close(pipe[1]);
    char byte = 0;
    for (int i = 0; i < 1 + round % 4; ++i) committed += static_cast<int>(::read(pipe[0], &byte, 1));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (::read(pipe[0], &byte, 1) == 1) ++committed;
    ::close(pipe[0]);
  }
  store::Transaction transaction = begin(store::Access::write);
  int cards = 0;
  ASSERT_TRUE(store::for_each_contact(transaction, [&](const store::StoredContact& contact) {
    EXPECT_EQ(contact.cards.size(), 1U);
    EXPECT_EQ(contact.contact.family_name, "山田");
    ++cards;
    return true;
  }));
  EXPECT_GE(cards, committed);
  EXPECT_LE(cards, committed + 10) << "at most one commit of each child was not yet told";
}

TEST_P(Transactions, DroppingOneRollsBack) {
  {
    store::Transaction transaction = begin(store::Access::write);
    store::add_card(transaction, keyed(1), {}).value();
  }
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::count_contacts(transaction).value(), 0);
}

TEST_P(Transactions, AReaderSeesOneMomentWhileAnotherWrites) {
  store::Store second = database.open().value();
  store::Transaction reader = store::Transaction::begin(second, store::Access::read).value();
  EXPECT_EQ(store::count_contacts(reader).value(), 0);
  add(keyed(1));
  EXPECT_EQ(store::count_contacts(reader).value(), 0);
}

TEST_P(Transactions, AWriterThatWaitsTooLongIsTold) {
  store::Store second = database.open(std::chrono::milliseconds(10)).value();
  store::Transaction holder = begin(store::Access::write);
  const auto refused = store::Transaction::begin(second, store::Access::write);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, card::ErrorKind::database);
  EXPECT_NE(refused.error().message.find("locked"), std::string::npos) << refused.error().message;
}

TEST_P(Transactions, AFailedStatementSaysNothingOfTheCard) {
  store::NewCard card = card_with(named("秘密", "太郎"));
  card.pictures = {{.picture_sha256 = "not listed", .scan_sha256 = {}}};
  card.reading.source.file = "himitsu.png";
  store::Transaction transaction = begin(store::Access::write);
  const auto refused = store::add_card(transaction, card, {});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, card::ErrorKind::database);
  for (const char* secret : {"秘密", "太郎", "himitsu", "not listed"})
    EXPECT_EQ(refused.error().message.find(secret), std::string::npos) << refused.error().message;
}

INSTANTIATE_TEST_SUITE_P(On, FirstOpen, testing::ValuesIn(databases()), database_name);
INSTANTIATE_TEST_SUITE_P(On, Transactions, testing::ValuesIn(databases()), database_name);

}  // namespace
