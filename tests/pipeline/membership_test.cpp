// Contacts as clusters of their cards: the same in any order and any batches, and every decision can be undone.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "pipeline/decisions.h"
#include "pipeline/list_load.h"
#include "store/contacts.h"
#include "store/history.h"
#include "store/search.h"
#include "tests/support/temporary_folder.h"

namespace {

/// What anybody can see: by contact number its values, its cards' ids in the list they came from, and the review items.
using View = std::map<std::int64_t, std::string>;
using Partition = std::set<std::set<std::string>>;

class Book {
 public:
  Book() : store_(store::open("sqlite:" + (folder_.path() / "book.db").string()).value()) {}

  template <class Body>
  auto write(Body&& body) {
    store::Transaction transaction = store::Transaction::begin(store_, store::Access::write).value();
    auto result = body(transaction);
    EXPECT_TRUE(transaction.commit());
    return result;
  }

  std::vector<card::Outcome> add(const std::vector<store::NewCard>& cards) {
    std::vector<pipeline::ReadyCard> ready;
    for (const store::NewCard& card : cards) ready.push_back(pipeline::make_ready(card));
    return write([&](store::Transaction& t) { return matcher_.add(t, std::move(ready)).value(); });
  }
  store::Change merge(std::int64_t a, std::int64_t b) {
    return write([&](store::Transaction& t) { return pipeline::merge(t, matcher_, {a}, {b}, "sato").value(); });
  }
  store::ChangeId undo(store::ChangeId change) {
    return write([&](store::Transaction& t) { return pipeline::undo(t, matcher_, change, "sato").value().undo.id; });
  }

  View view() {
    View seen;
    store::Transaction t = store::Transaction::begin(store_, store::Access::read).value();
    EXPECT_TRUE(store::for_each_contact(t, [&](const store::StoredContact& contact) {
      std::string text = contact.contact.family_name + " " + contact.contact.given_name + "|" + contact.contact.company;
      for (const std::string& email : contact.contact.emails) text += "|" + email;
      std::set<std::string> rows;
      for (const store::CardSummary& card : contact.cards) rows.insert(card.provenance.external_id);
      for (const std::string& row : rows) text += "," + row;
      seen[contact.id.value] = text + store::to_string(contact.status);
      return true;
    }));
    return seen;
  }

  Partition partition() {
    Partition groups;
    store::Transaction t = store::Transaction::begin(store_, store::Access::read).value();
    EXPECT_TRUE(store::for_each_contact(t, [&](const store::StoredContact& contact) {
      std::set<std::string> group;
      for (const store::CardSummary& card : contact.cards) group.insert(card.provenance.external_id);
      groups.insert(std::move(group));
      return true;
    }));
    return groups;
  }

  store::Store& store() { return store_; }
  pipeline::Matcher& matcher() { return matcher_; }

 private:
  support::TemporaryFolder folder_;
  store::Store store_;
  pipeline::Matcher matcher_;
};

const char* const kFamilies[] = {"小鳥遊", "髙橋", "佐藤", "四月一日"};
const char* const kGivens[] = {"太郎", "花子", "健", "美咲"};
const char* const kCompanies[] = {"株式会社山田製作所", "みなと商事株式会社", "有限会社甲乙丙"};

/// Few names and companies, so that many rows are one person and many only look like it.
store::NewCard row(int number, std::mt19937& random) {
  const auto pick = [&](const auto& list) {
    return std::string(list[std::uniform_int_distribution<std::size_t>(0, std::size(list) - 1)(random)]);
  };
  store::NewCard card;
  card.reading.decision = card::Decision::accept;
  card::Contact& contact = card.reading.contact;
  contact.family_name = pick(kFamilies);
  contact.given_name = pick(kGivens);
  contact.company = pick(kCompanies);
  const int address = std::uniform_int_distribution<int>(0, 5)(random);
  if (address < 3) contact.emails = {"person" + std::to_string(address) + "@example.jp"};
  if (address == 4) contact.phones = {{card::PhoneKind::mobile, "+819012345678", {}, "090-1234-5678"}};
  card.provenance.external_id = "row-" + std::to_string(number);
  card.digest = number + 1;
  return card;
}

std::vector<store::NewCard> rows(int count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<store::NewCard> made;
  for (int i = 0; i < count; ++i) made.push_back(row(i, random));
  return made;
}

store::NewCard person(const std::string& id, const std::string& family, const std::string& given,
                      const std::string& company, const std::string& email) {
  store::NewCard card;
  card.reading.decision = card::Decision::accept;
  card.reading.contact.family_name = family;
  card.reading.contact.given_name = given;
  card.reading.contact.company = company;
  if (!email.empty()) card.reading.contact.emails = {email};
  card.provenance.external_id = id;
  return card;
}

TEST(Membership, does_not_depend_on_order_or_batches) {
  const std::vector<store::NewCard> all = rows(60, 1);
  Book together;
  together.add(all);
  const Partition expected = together.partition();
  EXPECT_LT(expected.size(), all.size()) << "some rows are one person";
  std::mt19937 random(2);
  for (int round = 0; round < 3; ++round) {
    std::vector<store::NewCard> shuffled = all;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    Book book;
    while (!shuffled.empty()) {
      const std::size_t count = std::min<std::size_t>(shuffled.size(), round == 0 ? 1 : 1 + random() % 20);
      book.add({shuffled.end() - static_cast<std::ptrdiff_t>(count), shuffled.end()});
      shuffled.resize(shuffled.size() - count);
    }
    EXPECT_EQ(book.partition(), expected) << round;
    const auto rebuilt =
        book.write([&](store::Transaction& t) { return pipeline::rebuild(t, book.matcher(), "sato").value(); });
    EXPECT_EQ(rebuilt.moved_cards, 0U) << "a rebuild finds what is there";
    EXPECT_EQ(book.partition(), expected);
  }
}

TEST(Membership, the_same_row_twice_changes_nothing) {
  Book book;
  const auto all = rows(30, 3);
  book.add(all);
  const View before = book.view();
  const auto outcomes = book.add(all);
  for (const card::Outcome& outcome : outcomes) EXPECT_TRUE(std::holds_alternative<card::AlreadyImported>(outcome));
  EXPECT_EQ(book.view(), before);
}

TEST(Membership, a_merge_is_undone_exactly_also_after_later_cards) {
  Book book;
  book.add({person("a", "山田", "太郎", "株式会社甲", "taro@ko.example"),
            person("b", "鈴木", "花子", "株式会社乙", "hana@otsu.example"),
            person("b2", "鈴木", "花子", "株式会社乙", "hana@otsu.example")});
  const View before = book.view();
  ASSERT_EQ(before.size(), 2U);
  const store::Change change = book.merge(1, 2);
  ASSERT_EQ(book.view().size(), 1U);
  EXPECT_TRUE(book.view().contains(2)) << "the contact with more cards keeps its number";
  {
    store::Transaction t = store::Transaction::begin(book.store(), store::Access::read).value();
    EXPECT_EQ(store::get_contact(t, {1}).value()->id.value, 2) << "the old number stands for the same person";
  }
  const store::ChangeId undo = book.undo(change.id);
  EXPECT_EQ(book.view(), before);
  book.undo(undo);
  EXPECT_EQ(book.view().size(), 1U) << "an undo can be undone";
  book.add({person("b3", "鈴木", "花子", "株式会社乙", "hana@otsu.example"),
            person("c", "田中", "次郎", "株式会社丙", "j@hei.example")});
  const auto last = book.write([&](store::Transaction& t) { return store::last_change(t).value(); });
  ASSERT_TRUE(last.has_value());
  book.undo(last->id);
  const View after = book.view();
  ASSERT_EQ(after.size(), 3U);
  EXPECT_EQ(after.at(1), before.at(1));
  EXPECT_NE(after.at(2).find("b,b2,b3"), std::string::npos) << after.at(2);
}

TEST(Membership, different_holds_for_ever_and_through_third_cards) {
  Book book;
  const auto twin = [](const std::string& id) { return person(id, "小鳥遊", "健", "株式会社甲", "ken@ko.example"); };
  book.add({twin("a"), twin("b")});
  ASSERT_EQ(book.partition().size(), 1U);
  const auto split =
      book.write([&](store::Transaction& t) { return pipeline::split(t, book.matcher(), {1}, {}, "sato").value(); });
  EXPECT_EQ(book.partition().size(), 2U);
  for (int i = 0; i < 5; ++i) {
    book.add({twin("c" + std::to_string(i))});
    const Partition groups = book.partition();
    for (const auto& group : groups) EXPECT_FALSE(group.contains("a") && group.contains("b"));
  }
  book.undo(split.change.id);
  EXPECT_EQ(book.partition().size(), 1U) << "undone, they are one again, later cards included";
}

TEST(Membership, a_load_is_undone_as_a_whole) {
  Book book;
  book.add(
      {person("a", "山田", "太郎", "株式会社甲", "taro@ko.example"), person("b", "鈴木", "花子", "株式会社乙", "")});
  const View before = book.view();
  pipeline::LoadOptions options;
  options.rows_at_once = 2;
  auto load = pipeline::ListLoad::start(book.store(), options).value();
  for (int i = 0; i < 5; ++i) {
    pipeline::ListedContact listed;
    listed.external_id = "x" + std::to_string(i);
    listed.contact = person("", "山田", "太郎", "株式会社甲", "taro@ko.example").reading.contact;
    if (i > 2)
      listed.contact = person("", "新人", std::string(static_cast<std::size_t>(i), 'x'), "", "").reading.contact;
    ASSERT_TRUE(load.add(listed));
  }
  const auto summary = load.finish().value();
  EXPECT_EQ(summary.new_contacts, 2U);
  EXPECT_EQ(summary.merged, 3U);
  const View loaded = book.view();
  const auto batch = book.write([&](store::Transaction& t) { return store::find_batch(t, summary.batch).value(); });
  ASSERT_TRUE(batch.has_value());
  const store::ChangeId undo = book.undo(batch->id);
  EXPECT_EQ(book.view(), before);
  {
    store::Transaction t = store::Transaction::begin(book.store(), store::Access::read).value();
    EXPECT_TRUE(store::search(t, "新人").value().empty());
  }
  book.undo(undo);
  EXPECT_EQ(book.view(), loaded);
}

TEST(Membership, what_is_no_card_leaves_its_contact_and_comes_back) {
  Book book;
  const store::NewCard other = person("a", "山田", "太郎", "株式会社甲", "taro@ko.example");
  store::NewCard doubtful = person("b", "山田", "太朗", "株式会社甲", "taro@ko.example");
  store::NewCard alone = person("c", "鈴木", "花子", "株式会社乙", "");
  doubtful.reading.decision = alone.reading.decision = card::Decision::review;
  book.add({other});
  const View without = book.view();
  book.add({doubtful, alone});
  const View before = book.view();
  ASSERT_EQ(before.size(), 2U);
  std::vector<store::ChangeId> changes;
  const auto items = book.write([&](store::Transaction& t) { return store::open_reviews(t).value(); });
  ASSERT_EQ(items.size(), 2U);
  for (const store::ReviewItem& item : items)
    changes.push_back(book.write([&](store::Transaction& t) {
      EXPECT_TRUE(pipeline::withdraw(t, book.matcher(), item.id, "sato"));
      EXPECT_FALSE(pipeline::withdraw(t, book.matcher(), item.id, "suzuki")) << "it is answered";
      return store::last_change(t).value()->id;
    }));
  EXPECT_EQ(book.view(), without);
  for (const store::ChangeId change : changes) book.undo(change);
  EXPECT_EQ(book.view(), before);
}

TEST(Membership, a_dry_run_stores_nothing) {
  Book book;
  pipeline::LoadOptions options;
  options.dry_run = true;
  auto load = pipeline::ListLoad::start(book.store(), options).value();
  pipeline::ListedContact listed;
  listed.contact = person("", "山田", "太郎", "甲", "").reading.contact;
  ASSERT_TRUE(load.add(listed));
  EXPECT_EQ(load.finish().value().new_contacts, 1U);
  EXPECT_TRUE(book.view().empty());
}

TEST(Membership, a_correction_moves_the_card_and_is_undone) {
  Book book;
  book.add({person("a", "小鳥遊", "健", "株式会社甲", "ken@ko.example"),
            person("b", "小鳥遊", "健", "株式会社甲", "ken@ko.example")});
  const View before = book.view();
  ASSERT_EQ(before.size(), 1U);
  book.write([&](store::Transaction& t) {
    const auto values = person("", "四月一日", "花子", "株式会社乙", "hana@otsu.example").reading.contact;
    return pipeline::correct(t, book.matcher(), {2}, values, "sato").has_value();
  });
  EXPECT_EQ(book.partition().size(), 2U);
  const auto last = book.write([&](store::Transaction& t) { return store::last_change(t).value(); });
  book.undo(last->id);
  EXPECT_EQ(book.view(), before);
}

TEST(Membership, what_was_undone_does_not_come_back_with_another_undo) {
  Book book;
  book.add({person("a", "山田", "太郎", "株式会社甲", "taro@ko.example"),
            person("b", "鈴木", "花子", "株式会社乙", "hana@otsu.example")});
  const View before = book.view();
  const store::Change merge = book.merge(1, 2);
  const auto split =
      book.write([&](store::Transaction& t) { return pipeline::split(t, book.matcher(), {1}, {}, "sato").value(); });
  book.undo(merge.id);
  EXPECT_EQ(book.view(), before);
  book.undo(split.change.id);
  EXPECT_EQ(book.view(), before) << "nobody says any more that they are one";
}

TEST(Membership, an_undo_is_undone_as_often_as_anybody_likes) {
  Book book;
  book.add({person("a", "山田", "太郎", "株式会社甲", "taro@ko.example"),
            person("b", "鈴木", "花子", "株式会社乙", "hana@otsu.example")});
  const View apart = book.view();
  store::ChangeId last = book.merge(1, 2).id;
  const View one = book.view();
  for (int round = 0; round < 3; ++round) {
    last = book.undo(last);
    EXPECT_EQ(book.view(), apart) << round;
    last = book.undo(last);
    EXPECT_EQ(book.view(), one) << round;
  }
}

TEST(Membership, a_load_that_was_undone_and_brought_back_knows_its_rows) {
  Book book;
  const auto load = [&] {
    auto started = pipeline::ListLoad::start(book.store(), {}).value();
    for (const char* name : {"太郎", "花子"}) {
      pipeline::ListedContact row;
      row.contact = person("", "山田", name, "株式会社甲", "").reading.contact;
      EXPECT_TRUE(started.add(std::move(row)));
    }
    return started.finish().value();
  };
  const auto first = load();
  EXPECT_EQ(first.new_contacts, 2U);
  const auto change = book.write([&](store::Transaction& t) { return store::find_batch(t, first.batch).value(); });
  const store::ChangeId undo = book.undo(change->id);
  book.undo(undo);
  EXPECT_EQ(load().known, 2U);
  EXPECT_EQ(book.view().size(), 2U);
}

TEST(Membership, a_correction_taken_back_on_a_withdrawn_card_lets_nobody_find_it) {
  Book book;
  pipeline::ListedContact row;
  row.contact = person("", "山田", "太郎", "株式会社甲", "").reading.contact;
  auto load = pipeline::ListLoad::start(book.store(), {}).value();
  ASSERT_TRUE(load.add(row));
  const std::string batch = load.finish().value().batch;
  const View loaded = book.view();
  const auto corrected = book.write([&](store::Transaction& t) {
    const auto values = person("", "山口", "太郎", "株式会社甲", "").reading.contact;
    EXPECT_TRUE(pipeline::correct(t, book.matcher(), {1}, values, "sato"));
    return store::last_change(t).value()->id;
  });
  const auto found = [&](std::string_view words) {
    return book.write([&](store::Transaction& t) { return store::search(t, words).value().size(); });
  };
  ASSERT_EQ(found("山口"), 1U);
  const auto change = book.write([&](store::Transaction& t) { return store::find_batch(t, batch).value(); });
  const store::ChangeId undo = book.undo(change->id);
  book.undo(corrected);
  EXPECT_EQ(found("山田"), 0U);
  EXPECT_EQ(found("山口"), 0U);
  book.undo(undo);
  EXPECT_EQ(found("山田"), 1U);
  EXPECT_EQ(found("山口"), 0U);
  EXPECT_EQ(book.view(), loaded);
}

}  // namespace
