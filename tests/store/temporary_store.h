#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/cards.h"
#include "store/connection.h"
#include "store/dialect.h"
#include "store/store.h"
#include "tests/support/databases.h"

/// A folder for one test that vanishes with it, and the ways the tests add cards.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

using support::Database, support::databases, support::database_name;

/// An empty place of its own for one database, which vanishes with the test.
struct TemporaryDatabase {
  explicit TemporaryDatabase(Database kind);
  /// Opens it, with the pictures in the folder.
  card::Result<store::Store> open(std::chrono::milliseconds busy_timeout = store::Options().busy_timeout) const;
  std::unique_ptr<store::Connection> connect() const;  ///< without migrations

  TemporaryFolder folder;
  std::string url;
  const store::Dialect& dialect;
};

class StoreTest : public testing::TestWithParam<Database> {
 protected:
  StoreTest() : database(GetParam()), folder(database.folder), opened(database.open().value()) {}
  store::Transaction begin(store::Access access) { return store::Transaction::begin(opened, access).value(); }
  /// Adds in a transaction of its own and commits.
  card::Outcome add(const store::NewCard& card, const card::MatchDecision& decision = {});

  TemporaryDatabase database;
  const TemporaryFolder& folder;
  store::Store opened;
};

card::ContactId contact_of(const card::Outcome& outcome);
card::CardId card_of(const card::Outcome& outcome);

/// An accepted card with this contact and nothing else.
store::NewCard card_with(card::Contact contact);
card::Contact named(const std::string& family_name, const std::string& given_name, const std::string& company = {});
card::MatchDecision decided(card::Verdict verdict, card::ContactId contact);
