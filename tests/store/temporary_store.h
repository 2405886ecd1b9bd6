#pragma once

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "store/cards.h"
#include "store/store.h"

/// A folder for one test that vanishes with it, and the ways the tests add cards.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }
  std::string url() const { return "sqlite:" + (path_ / "db" / "meishi.db").string(); }

 private:
  std::filesystem::path path_;
};

class StoreTest : public testing::Test {
 protected:
  StoreTest() : opened(store::open(folder.url()).value()) {}
  store::Transaction begin(store::Access access) { return store::Transaction::begin(opened, access).value(); }
  /// Adds in a transaction of its own and commits.
  card::Outcome add(const store::NewCard& card, const card::MatchDecision& decision = {});

  TemporaryFolder folder;
  store::Store opened;
};

card::ContactId contact_of(const card::Outcome& outcome);
card::CardId card_of(const card::Outcome& outcome);

/// An accepted card with this contact and nothing else.
store::NewCard card_with(card::Contact contact);
card::Contact named(const std::string& family_name, const std::string& given_name, const std::string& company = {});
card::MatchDecision decided(card::Verdict verdict, card::ContactId contact);
