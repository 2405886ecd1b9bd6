// Whom companies list, and as what: present people by their present post, former ones apart, for every viewer as the
// cards that they may see say.
#include "store/companies.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "store/changes.h"
#include "store/remarks.h"
#include "store/seen.h"
#include "tests/store/temporary_store.h"
#include "text/fold.h"

namespace {

using Ids = std::set<card::ContactId>;

const store::Visibility kEverybody = {};
const store::Visibility kOutsider = {.everything = false, .owner = "kato", .groups = {}, .masked_groups = {}};
const store::Visibility kMember = {.everything = false, .owner = "kato", .groups = {"sales"}, .masked_groups = {}};
const store::Visibility kAll = {.everything = false, .owner = "ito", .groups = {"sales", "board"}, .masked_groups = {}};
const store::Visibility kMasked = {.everything = false,
                                   .owner = "kato",
                                   .groups = {"board"},
                                   .masked_groups = {{"sales", {store::MaskedField::phone}}}};

/// Who is at a company, and who is or was, as the contacts themselves say.
struct Expected {
  Ids people, all;
};

class Companies : public StoreTest {
 protected:
  store::NewCard post(const std::string& company, const std::string& department, const char* exchanged_on,
                      const std::string& group = {}) {
    card::Contact contact = named("山田", "太郎", company);
    contact.departments = {department};
    contact.job_titles = {"課長"};
    store::NewCard card = card_with(contact);
    card.provenance.exchanged_on = store::parse_date(exchanged_on);
    card.provenance.owner = "sato";
    card.provenance.group_name = group;
    return card;
  }

  store::Company get(const std::string& company, const store::Visibility& visibility = {}) {
    store::Transaction transaction = begin(store::Access::read);
    return store::get_company(transaction, text::match_key(company), visibility).value();
  }

  std::vector<store::CompanyCount> list(const store::Visibility& visibility) {
    store::Transaction transaction = begin(store::Access::read);
    return store::list_companies(transaction, "", visibility, 100).value();
  }

  /// By company_key.
  std::map<std::string, Expected> expected_for(const Ids& ids, const store::Visibility& visibility) {
    std::map<std::string, Expected> expected;
    store::Transaction transaction = begin(store::Access::read);
    for (const card::ContactId id : ids) {
      const auto seen = store::see_contact(transaction, id, visibility).value();
      const auto posts = store::see_affiliations(transaction, id, visibility).value();
      for (const store::Affiliation& post : posts) {
        Expected& company = expected[text::match_key(post.post.company)];
        company.all.insert(id);
        if (!post.current) continue;
        company.people.insert(id);
        EXPECT_EQ(post.post.company, seen->stored.contact.company);
      }
    }
    return expected;
  }

  static Ids contacts(const std::vector<store::CompanyPost>& posts) {
    Ids ids;
    for (const store::CompanyPost& post : posts) ids.insert(post.contact);
    return ids;
  }
};

TEST_P(Companies, ListPeopleByTheirPresentPostAndFormerOnesApart) {
  const card::ContactId moved = contact_of(add(post("甲社", "営業部", "2019-04-01")));
  add(post("甲社", "総務部", "2021-04-01"), decided(card::Verdict::same, moved));
  add(post("乙社", "企画部", "2024-04-01"), decided(card::Verdict::same, moved));
  const card::ContactId stayed = contact_of(add(post("甲社", "営業部", "2020-04-01")));

  const store::Company old = get("甲社");
  EXPECT_EQ(old.count.people, 1);
  EXPECT_EQ(old.count.former, 1);
  ASSERT_EQ(old.people.size(), 1U);
  EXPECT_EQ(old.people[0].contact, stayed);
  EXPECT_EQ(old.people[0].department, "営業部");
  ASSERT_EQ(old.former.size(), 1U) << "once, with the last post there";
  EXPECT_EQ(old.former[0].contact, moved);
  EXPECT_EQ(old.former[0].department, "総務部");
  EXPECT_EQ(old.former[0].job_titles, std::vector<std::string>{"課長"});
  EXPECT_EQ(old.former[0].latest, "2021-04-01");

  const auto listed = list({});
  ASSERT_EQ(listed.size(), 2U);
  for (const store::CompanyCount& company : listed) {
    EXPECT_EQ(company.people, 1) << company.company;
    EXPECT_EQ(company.former, company.company == "甲社" ? 1 : 0);
  }
}

TEST_P(Companies, WhoeverCannotSeeTheNewCardIsNotToldOfTheMove) {
  const card::ContactId moved = contact_of(add(post("甲社", "営業部", "2019-04-01", "sales")));
  add(post("乙社", "企画部", "2024-04-01", "board"), decided(card::Verdict::same, moved));
  EXPECT_EQ(get("甲社", kAll).count.former, 1);
  EXPECT_EQ(get("甲社", kMember).count.former, 0);
  EXPECT_EQ(contacts(get("甲社", kMember).people), Ids{moved});
  EXPECT_TRUE(get("乙社", kMember).names.empty());
  EXPECT_TRUE(list(kOutsider).empty());
}

TEST_P(Companies, APostThatSomebodyChoseIsThePresentOne) {
  const card::Outcome old = add(post("甲社", "営業部", "2019-04-01"));
  const card::ContactId person = contact_of(old);
  add(post("乙社", "企画部", "2024-04-01"), decided(card::Verdict::same, person));
  EXPECT_EQ(get("甲社").count.people, 0);
  store::Transaction choosing = begin(store::Access::write);
  const auto change =
      store::add_remark(choosing, person, store::RemarkKind::post, "", std::to_string(card_of(old).value), "sato");
  ASSERT_TRUE(change && choosing.commit());
  EXPECT_EQ(contacts(get("甲社").people), Ids{person});
  EXPECT_EQ(contacts(get("甲社", kAll).people), Ids{person});
  EXPECT_EQ(contacts(get("乙社").former), Ids{person});
  store::Transaction undoing = begin(store::Access::write);
  const auto undo = store::record_change(undoing, {.actor = "sato", .kind = store::ChangeKind::undo});
  ASSERT_TRUE(store::take_back(undoing, change->id, undo.value().id) && undoing.commit());
  EXPECT_EQ(contacts(get("甲社").former), Ids{person});
  EXPECT_EQ(contacts(get("乙社").people), Ids{person});
}

TEST_P(Companies, AgreeWithEveryContact) {
  std::mt19937 random(11);
  const auto one_of = [&](const std::vector<const char*>& texts) { return texts[random() % texts.size()]; };
  Ids ids;
  for (int i = 0; i < 60; ++i) {
    const auto card = post(one_of({"甲社", "乙社", "丙社", ""}), one_of({"営業部", "企画部"}),
                           one_of({"2019-04-01", "2021-04-01", "2024-04-01", ""}), one_of({"", "sales", "board"}));
    const bool known = !ids.empty() && random() % 2 == 0;
    const card::ContactId other =
        known ? *std::next(ids.begin(), static_cast<long>(random() % ids.size())) : card::ContactId{};
    ids.insert(contact_of(add(card, known ? decided(card::Verdict::same, other) : card::MatchDecision{})));
  }
  std::size_t former = 0;
  for (const auto* visibility : {&kEverybody, &kOutsider, &kMember, &kAll, &kMasked}) {
    std::map<std::string, Expected> expected = expected_for(ids, *visibility);
    for (const char* name : {"甲社", "乙社", "丙社"}) {
      const Expected& company = expected[text::match_key(name)];
      const store::Company shown = get(name, *visibility);
      Ids left;
      std::ranges::set_difference(company.all, company.people, std::inserter(left, left.end()));
      EXPECT_EQ(contacts(shown.people), company.people) << name;
      EXPECT_EQ(contacts(shown.former), left) << name;
      EXPECT_EQ(shown.former.size(), left.size()) << name << ": each once";
      former += left.size();
    }
    for (const store::CompanyCount& company : list(*visibility)) {
      EXPECT_EQ(company.people, std::ssize(expected[company.key].people)) << company.company;
      EXPECT_EQ(company.people + company.former, std::ssize(expected[company.key].all)) << company.company;
    }
  }
  EXPECT_GT(former, 20U) << "too few moved to try anything";
}

INSTANTIATE_TEST_SUITE_P(On, Companies, testing::ValuesIn(databases()), database_name);

}  // namespace
