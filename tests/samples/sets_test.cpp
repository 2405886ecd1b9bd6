#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "samples/generator/dictionaries.h"
#include "samples/generator/family.h"
#include "samples/generator/words.h"
#include "text/kana.h"

namespace samples {
namespace {

std::set<std::string> texts(const std::vector<NameEntry>& names) {
  std::set<std::string> out;
  for (const NameEntry& name : names) out.insert(name.text);
  return out;
}

bool disjoint(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::none_of(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); });
}

TEST(Sets, ShareNoNameTownOrOffice) {
  const auto dev = Dictionaries::load(Set::dev), test = Dictionaries::load(Set::test);
  ASSERT_TRUE(dev && test);
  EXPECT_GT(dev->surnames.size(), 5 * test->surnames.size());
  EXPECT_GT(test->surnames.size(), 500U);
  EXPECT_GT(dev->towns.size(), 50'000U);
  EXPECT_GT(dev->offices.size(), 100U);
  EXPECT_TRUE(disjoint(texts(dev->surnames), texts(test->surnames)));
  EXPECT_TRUE(disjoint(texts(dev->given_names), texts(test->given_names)));
  std::set<std::string> dev_towns, test_towns;
  for (const Town& t : dev->towns) dev_towns.insert(t.region + t.locality + t.town);
  for (const Town& t : test->towns) test_towns.insert(t.region + t.locality + t.town);
  EXPECT_TRUE(disjoint(dev_towns, test_towns));
}

TEST(Sets, ReadingsAreInKatakana) {
  for (const Set set : {Set::dev, Set::test}) {
    const auto names = Dictionaries::load(set);
    ASSERT_TRUE(names);
    for (const auto* list : {&names->surnames, &names->given_names})
      for (const NameEntry& name : *list) EXPECT_EQ(name.kana, text::to_katakana(name.kana)) << name.text;
  }
}

TEST(Sets, TownsAreSplitIntoTheirParts) {
  const auto dev = Dictionaries::load(Set::dev), test = Dictionaries::load(Set::test);
  ASSERT_TRUE(dev && test);
  struct Case {
    const char* code;
    const char* region;
    const char* locality;
    const char* town;
  };
  constexpr Case kCases[] = {{"1000001", "東京都", "千代田区", "千代田"},
                             {"0010045", "北海道", "札幌市北区", "麻生町"},
                             {"9591843", "新潟県", "五泉市", "町屋"},
                             {"5016057", "岐阜県", "羽島郡笠松町", "下柳川町"}};
  for (const Case& c : kCases) {
    const auto same = [&](const Town& t) { return t.postal_code == c.code; };
    const auto found = std::find_if(dev->towns.begin(), dev->towns.end(), same);
    const auto other = std::find_if(test->towns.begin(), test->towns.end(), same);
    ASSERT_TRUE(found != dev->towns.end() || other != test->towns.end()) << c.code;
    const Town& town = found != dev->towns.end() ? *found : *other;
    EXPECT_EQ(town.region, c.region);
    EXPECT_EQ(town.locality, c.locality);
    EXPECT_EQ(town.town, c.town);
  }
}

TEST(Sets, ShareNoDesign) {
  std::set<std::string> dev, test;
  for (const Family& family : dev_families()) dev.insert(family.name);
  for (const Family& family : wide_families()) dev.insert(family.name);
  for (const Family& family : test_families()) test.insert(family.name);
  EXPECT_GE(dev.size(), 90U);
  EXPECT_GE(test.size(), 8U);
  EXPECT_TRUE(disjoint(dev, test));
}

TEST(Families, PlaceEveryRoleOnceAndOnTheCard) {
  std::vector<Family> all = dev_families();
  all.insert(all.end(), wide_families().begin(), wide_families().end());
  all.insert(all.end(), test_families().begin(), test_families().end());
  for (const Family& family : all) {
    std::multiset<Role> roles;
    const double width = family.portrait ? 55 : 91, height = family.portrait ? 91 : 55;
    for (const Region& region : family.regions) {
      roles.insert(region.roles.begin(), region.roles.end());
      EXPECT_GE(region.place.x, 0) << family.name;
      EXPECT_LE(region.place.x + region.place.w, width) << family.name;
      EXPECT_LE(region.place.y + region.place.h, height) << family.name;
    }
    for (const Role role : {Role::brand, Role::post, Role::name, Role::address, Role::contact, Role::extra}) {
      EXPECT_EQ(roles.count(role), 1U) << family.name;
    }
    for (const Role role :
         {Role::mark, Role::slogan, Role::reading, Role::latin, Role::net, Role::office, Role::aside}) {
      EXPECT_LE(roles.count(role), 1U) << family.name;
      EXPECT_EQ(roles.count(home_of(role)), 1U) << family.name;
    }
  }
}

}  // namespace
}  // namespace samples
