#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/contacts.h"
#include "store/jobs.h"
#include "tests/support/temporary_folder.h"

/// A database whose jobs are read by an engine that finds on every picture an e-mail address made of its size, and of
/// whether somebody said which way up it is.
class MeasuredStore : public testing::Test {
 protected:
  MeasuredStore() : store(store::open(url, {.pictures = folder.path() / "pictures"}).value()) {}

  /// Does what waits, and gives this job as it is then.
  store::Job work(store::JobId job);
  std::vector<store::StoredCard> cards_of(store::JobId job);
  store::CardDetails details(card::CardId card);
  std::string address(card::CardId card);

  support::TemporaryFolder folder;
  std::string url = "sqlite:" + (folder.path() / "meishi.db").string();
  store::Store store;
};
