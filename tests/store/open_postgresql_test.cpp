// What only a database on a server has: it can be out of reach, refuse, keep other text, and be restarted.
#include "store/contacts.h"
#include "store/in_transaction.h"
#include "tests/store/temporary_store.h"
#include "tests/support/postgresql_server.h"

namespace {

std::vector<Database> postgresql_alone() {
  return support::PostgresqlServer::is_installed() ? std::vector{Database::postgresql} : std::vector<Database>();
}

class OnServer : public StoreTest {
 protected:
  support::PostgresqlServer& server() { return *support::PostgresqlServer::running(); }
};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(OnServer);
INSTANTIATE_TEST_SUITE_P(On, OnServer, testing::ValuesIn(postgresql_alone()), database_name);

TEST(OpenPostgresql, NeedsAFolderForPictures) {
  const auto refused = store::open("postgresql://u:secret@localhost:1/d");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, card::ErrorKind::wrong_use);
  EXPECT_NE(refused.error().message.find("--pictures"), std::string::npos) << refused.error().message;
  EXPECT_EQ(refused.error().message.find("secret"), std::string::npos) << refused.error().message;
}

TEST(OpenPostgresql, AServerOutOfReachIsADatabaseErrorWithoutThePassword) {
  const TemporaryFolder folder;
  for (const char* url :
       {"postgresql://u:secret@127.0.0.1:1/d", "postgresql://u:secret@127.0.0.1:1/d?sslmode=disable",
        "postgresql://u:secret@/d?host=/nowhere", "postgresql://u:secret@h:notaport/d",
        "postgresql://u:%zzsecret@127.0.0.1:1/d", "postgresql://u:secret@127.0.0.1:1/d?nonsense=secret",
        "postgresql://u@127.0.0.1:1/d?password=secret"}) {
    const auto refused = store::open(url, {.pictures = folder.path(), .busy_timeout = {}});
    ASSERT_FALSE(refused.has_value()) << url;
    EXPECT_EQ(refused.error().kind, card::ErrorKind::database) << url;
    EXPECT_EQ(refused.error().message.find("secret"), std::string::npos) << refused.error().message;
  }
}

TEST_P(OnServer, RefusesADatabaseThatIsNotThereOrKeepsOtherText) {
  const struct {
    std::string url;
    const char* says;
  } kCases[] = {{server().url_of("absent"), "does not exist"}, {server().new_database("SQL_ASCII"), "UTF8"}};
  for (const auto& each : kCases) {
    const auto refused = store::open(each.url, {.pictures = folder.path(), .busy_timeout = {}});
    ASSERT_FALSE(refused.has_value()) << each.url;
    EXPECT_EQ(refused.error().kind, card::ErrorKind::database);
    EXPECT_NE(refused.error().message.find(each.says), std::string::npos) << refused.error().message;
  }
}

TEST_P(OnServer, AReadingTransactionCannotWrite) {
  store::Transaction transaction = begin(store::Access::read);
  const auto refused = store::add_card(transaction, card_with(named("山田", "太郎")), {});
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().message.find("read-only"), std::string::npos) << refused.error().message;
}

TEST_P(OnServer, ARestartBetweenTransactionsIsNotNoticed) {
  const card::ContactId id = contact_of(add(card_with(named("山田", "太郎"))));
  server().restart();
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::get_contact(transaction, id).value()->contact.family_name, "山田");
}

TEST_P(OnServer, WhatARestartCutsIsDoneAgain) {
  int runs = 0;
  const auto outcome = store::in_transaction(opened, store::Access::write, [&](store::Transaction& transaction) {
    auto stored = store::add_card(transaction, card_with(named("山田", "太郎")), {});
    if (++runs == 1) server().restart();
    return stored;
  });
  ASSERT_TRUE(outcome.has_value()) << outcome.error().message;
  EXPECT_EQ(runs, 2);
  store::Transaction transaction = begin(store::Access::read);
  EXPECT_EQ(store::count_contacts(transaction).value(), 1);
}

TEST_P(OnServer, AServerThatStaysAwayIsReported) {
  store::Store impatient = database.open(std::chrono::milliseconds(50)).value();
  server().stop();
  const auto refused = store::Transaction::begin(impatient, store::Access::read);
  server().start();
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, card::ErrorKind::database);
  EXPECT_TRUE(store::Transaction::begin(impatient, store::Access::read).has_value()) << "and is found when it is back";
}

}  // namespace
