#include <memory>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/bounded_queue.h"

TEST(BoundedQueue, values_come_out_in_order) {
  pipeline::BoundedQueue<int> queue(2);
  std::vector<int> taken;
  std::jthread writer([&queue] {
    for (int i = 0; i < 1000; ++i) queue.push(i);
    queue.close();
  });
  while (auto value = queue.pop()) taken.push_back(*value);
  ASSERT_EQ(taken.size(), 1000U);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(taken[static_cast<std::size_t>(i)], i);
}

TEST(BoundedQueue, a_closed_queue_gives_what_it_holds_and_takes_no_more) {
  pipeline::BoundedQueue<int> queue(4);
  EXPECT_TRUE(queue.push(1));
  queue.close();
  EXPECT_FALSE(queue.push(2));
  EXPECT_EQ(queue.pop(), 1);
  EXPECT_EQ(queue.pop(), std::nullopt);
}

TEST(BoundedQueue, closing_frees_a_writer_that_waits_for_room) {
  pipeline::BoundedQueue<int> queue(1);
  ASSERT_TRUE(queue.push(1));
  bool second_went_in = true;
  {
    std::jthread writer([&] { second_went_in = queue.push(2); });
    queue.close();
  }
  EXPECT_FALSE(second_went_in);
}

TEST(BoundedQueue, values_need_not_be_copied) {
  pipeline::BoundedQueue<std::unique_ptr<int>> queue(1);
  queue.push(std::make_unique<int>(7));
  EXPECT_EQ(**queue.pop(), 7);
}
