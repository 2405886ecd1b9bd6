// Which keys are retired is known without reading all of them again, whoever retires or forgets them.
#include "pipeline/card_memory.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace {

class CardMemory : public testing::Test {
 protected:
  template <class Body>
  void write(Body&& body) {
    auto transaction = store::Transaction::begin(store_, store::Access::write).value();
    body(transaction);
    EXPECT_TRUE(transaction.commit());
  }
  void retire(std::int64_t key) {
    write([&](store::Transaction& t) { EXPECT_TRUE(store::retire_key(t, key)); });
  }
  /// Those of 1 to 9 that are retired, as the memory has it.
  std::vector<std::int64_t> known() {
    write([&](store::Transaction& t) { EXPECT_TRUE(memory_.enter(t)); });
    std::vector<std::int64_t> found;
    for (std::int64_t key = 1; key < 10; ++key)
      if (memory_.is_retired(key)) found.push_back(key);
    return found;
  }

  support::TemporaryFolder folder_;
  store::Store store_ = store::open("sqlite:" + (folder_.path() / "a.db").string()).value();
  pipeline::CardMemory memory_{10};
};

using Keys = std::vector<std::int64_t>;

TEST_F(CardMemory, knows_what_others_retired) {
  EXPECT_EQ(known(), Keys{});
  retire(5);
  retire(3);
  EXPECT_EQ(known(), (Keys{3, 5}));
  retire(4);
  EXPECT_EQ(known(), (Keys{3, 4, 5}));
  write([&](store::Transaction& t) { EXPECT_TRUE(store::forget_retired_keys(t)); });
  retire(7);
  EXPECT_EQ(known(), Keys{7});
}

TEST_F(CardMemory, forgets_what_was_given_up_with_its_transaction) {
  retire(2);
  ASSERT_EQ(known(), Keys{2});
  {
    auto transaction = store::Transaction::begin(store_, store::Access::write).value();
    ASSERT_TRUE(memory_.enter(transaction));
    for (const std::int64_t key : {6, 8}) ASSERT_TRUE(memory_.retire(transaction, key, {}));
    EXPECT_TRUE(memory_.is_retired(6));
  }
  EXPECT_EQ(known(), Keys{2});
  write([&](store::Transaction& t) {
    ASSERT_TRUE(memory_.enter(t));
    ASSERT_TRUE(memory_.retire(t, 9, {}));
  });
  EXPECT_EQ(known(), (Keys{2, 9}));
}

TEST_F(CardMemory, is_not_misled_by_as_many_others) {
  for (const std::int64_t key : {1, 2, 3}) retire(key);
  ASSERT_EQ(known(), (Keys{1, 2, 3}));
  write([&](store::Transaction& t) {
    EXPECT_TRUE(store::forget_retired_keys(t));
    EXPECT_TRUE(store::retire_key(t, 4));
  });
  EXPECT_EQ(known(), Keys{4});
}

}  // namespace
