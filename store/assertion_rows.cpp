#include "store/assertion_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>

#include "store/many_rows.h"

namespace store {
namespace {

struct Said {
  std::int64_t id = 0, change = 0, a = 0, b = 0, revoked_by = 0;
  bool same = false;
};

/// What standing changes say of the cards; rows between two of them come twice.
std::vector<Said> said_of(Connection& connection, std::span<const std::int64_t> cards) {
  std::vector<Said> found;
  for (const char* side : {"card_a", "card_b"})
    select_in(connection,
              std::string("SELECT s.id, s.change_id, s.card_a, s.card_b, s.revoked_by, s.judgement FROM assertion s "
                          "JOIN change c ON c.id = s.change_id WHERE c.undone_by IS NULL AND s.") +
                  side + " IN (",
              ")", cards, [&](Query& query) {
                Said said;
                std::string judgement;
                query.into(said.id).into(said.change).into(said.a).into(said.b).into(said.revoked_by).into(judgement);
                while (query.next()) {
                  said.same = judgement == "same";
                  found.push_back(said);
                }
              });
  return found;
}

/// The cards with all that `same` ties to them, and by id what was said of those.
struct Region {
  std::set<std::int64_t> cards;
  std::map<std::int64_t, Said> said;
};

Region region_of(Connection& connection, const std::vector<card::CardId>& cards) {
  Region region;
  std::set<std::int64_t> fresh;
  for (const card::CardId card : cards) fresh.insert(card.value);
  while (!fresh.empty()) {
    region.cards.insert(fresh.begin(), fresh.end());
    const std::vector<std::int64_t> looked_at(fresh.begin(), fresh.end());
    fresh.clear();
    for (const Said& said : said_of(connection, looked_at)) {
      region.said.emplace(said.id, said);
      for (const std::int64_t end : {said.a, said.b})
        if (said.same && !region.cards.contains(end)) fresh.insert(end);
    }
  }
  return region;
}

/// Cards tied by what holds so far, and who may not be tied. A group is known by one of its cards.
class Ties {
 public:
  /// Zero when the word holds, else the change that says the contrary.
  std::int64_t take(const Said& said) {
    const std::int64_t a = group(said.a), b = group(said.b);
    if (!said.same) {
      if (a == b) return tied_by_[a];
      keep_apart(a, b, said.change);
      return 0;
    }
    if (a == b) return 0;
    if (const auto contrary = apart_[a].find(b); contrary != apart_[a].end()) return contrary->second;
    unite(a, b, said.change);
    return 0;
  }

 private:
  std::int64_t group(std::int64_t card) {
    const auto known = group_.try_emplace(card, card).first->second;
    if (members_[known].empty()) members_[known].push_back(card);
    return known;
  }
  void keep_apart(std::int64_t a, std::int64_t b, std::int64_t change) {
    apart_[a].emplace(b, change);
    apart_[b].emplace(a, change);
  }
  void unite(std::int64_t a, std::int64_t b, std::int64_t change) {
    if (members_[a].size() < members_[b].size()) std::swap(a, b);
    for (const std::int64_t card : members_[b]) {
      group_[card] = a;
      members_[a].push_back(card);
    }
    for (const auto& [other, said_by] : apart_[b]) {
      apart_[other].erase(b);
      keep_apart(a, other, said_by);
    }
    apart_.erase(b);
    members_.erase(b);
    tied_by_[a] = std::max({tied_by_[a], tied_by_[b], change});
  }

  std::unordered_map<std::int64_t, std::int64_t> group_, tied_by_;
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> members_;
  std::unordered_map<std::int64_t, std::map<std::int64_t, std::int64_t>> apart_;  ///< with the change that says so
};

}  // namespace

std::vector<card::CardId> weigh_assertions(Connection& connection, const std::vector<card::CardId>& cards) {
  const Region region = region_of(connection, cards);
  std::vector<Said> words;
  for (const auto& [id, said] : region.said) words.push_back(said);
  std::ranges::sort(words, [](const Said& x, const Said& y) {
    return std::tuple(-x.change, !x.same, x.id) < std::tuple(-y.change, !y.same, y.id);
  });
  Ties ties;
  for (const Said& said : words) {
    const std::int64_t overruled_by = ties.take(said);
    if (overruled_by != said.revoked_by)
      connection.run("UPDATE assertion SET revoked_by = :by WHERE id = :id", nullable_number(overruled_by), said.id);
  }
  std::vector<card::CardId> looked_at;
  for (const std::int64_t card : region.cards) looked_at.push_back({card});
  return looked_at;
}

}  // namespace store
