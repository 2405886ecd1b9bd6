#include "store/search.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "store/connection.h"
#include "store/contact_rows.h"
#include "store/many_rows.h"
#include "store/search_index.h"
#include "store/search_rows.h"
#include "store/search_words.h"

namespace store {
namespace {

constexpr std::size_t kAtOnce = 64;

std::vector<KeyRange> ranges_of(const Spellings& word) {
  std::vector<KeyRange> ranges;
  for (const std::string& spelling : word) ranges.push_back(range_of(spelling));
  return ranges;
}

/// Every one of its keys tells whether a card has the word.
bool is_whole(const Spellings& word) {
  return std::ranges::all_of(word, [](const std::string& each) { return is_whole(range_of(each), each); });
}

std::int64_t count_cards(Connection& connection, const Places& places, const Spellings& word, std::int64_t up_to) {
  std::int64_t sum = 0;
  for (const KeyRange& range : ranges_of(word)) sum += count_rows(connection, places, range, up_to);
  return sum;
}

/// The folded texts of contacts' cards, as far as they are in sight; a masked card is folded again without what is
/// masked, so that nobody finds out a number by searching for it.
class TextsInSight {
 public:
  TextsInSight(Connection& connection, const Visibility& visibility)
      : connection_(connection), visibility_(visibility) {}

  std::unordered_map<std::int64_t, std::string> of(const std::vector<std::int64_t>& contacts) const {
    std::unordered_map<std::int64_t, std::string> texts;
    const auto read = [&](Query& query) {
      std::string folded, owner, group_name;
      std::int64_t contact = 0, card = 0, version = 0;
      query.into(contact).into(card).into(version).into(owner).into(group_name).into(folded);
      while (query.next()) {
        const auto masked = sight(visibility_, owner, group_name);
        if (!masked) continue;
        texts[contact] += (masked->empty() ? folded : without(card, version, *masked)) + '\n';
      }
    };
    select_in(connection_,
              "SELECT c.contact_id, c.id, c.version, c.owner, c.group_name, t.folded FROM card c "
              "JOIN search_text t ON t.card_id = c.id WHERE c.contact_id IN (",
              ")", contacts, read);
    return texts;
  }

 private:
  std::string without(std::int64_t card, std::int64_t version, const std::vector<MaskedField>& masked) const {
    card::Contact contact = read_contact(connection_, card, version);
    mask(contact, masked);
    return fold_for_search(contact, {});
  }

  Connection& connection_;
  const Visibility& visibility_;
};

/// Whose a card is and who may see it.
struct Standing {
  std::int64_t contact = 0;
  std::string owner, group_name;
};

std::unordered_map<std::int64_t, Standing> standings(Connection& connection, const std::vector<std::int64_t>& cards) {
  std::unordered_map<std::int64_t, Standing> standings;
  const auto read = [&](Query& query) {
    std::int64_t card = 0;
    Standing standing;
    query.into(card).into(standing.contact).into(standing.owner).into(standing.group_name);
    while (query.next()) standings.insert_or_assign(card, standing);
  };
  select_in(connection, "SELECT id, contact_id, owner, group_name FROM card WHERE id IN (", ")", cards, read);
  return standings;
}

/// What an index row says about its card.
enum class Hit { has_all_words, may_have };

/// Collects contacts that hold all words, each once, in the order in which it is told of them.
class Collector {
 public:
  Collector(Connection& connection, const std::vector<Spellings>& words, std::size_t limit,
            const Visibility& visibility)
      : connection_(connection),
        words_(words),
        limit_(limit),
        visibility_(visibility),
        texts_(connection, visibility) {}

  void take_cards(const std::vector<std::int64_t>& cards, Hit hit);
  void take_contacts(const std::vector<std::int64_t>& contacts);
  bool full() const { return found_.size() >= limit_; }
  std::size_t wanted() const { return limit_ - found_.size(); }
  const std::vector<card::ContactId>& found() const { return found_; }

 private:
  struct Candidate {
    std::int64_t contact = 0;
    bool sure = false;
  };
  void check(const std::vector<Candidate>& candidates);

  Connection& connection_;
  const std::vector<Spellings>& words_;
  std::size_t limit_;
  const Visibility& visibility_;
  TextsInSight texts_;
  std::unordered_set<std::int64_t> seen_;
  std::vector<card::ContactId> found_;
};

void Collector::take_cards(const std::vector<std::int64_t>& cards, Hit hit) {
  const auto known = standings(connection_, cards);
  std::vector<Candidate> candidates;
  for (const std::int64_t card : cards) {
    const auto standing = known.find(card);
    if (standing == known.end()) continue;
    const auto masked = sight(visibility_, standing->second.owner, standing->second.group_name);
    if (hit == Hit::has_all_words && !masked) continue;  // another card may show it
    const std::int64_t contact = standing->second.contact;
    // The index says all of a card of which nothing is hidden.
    if (seen_.insert(contact).second) candidates.push_back({contact, hit == Hit::has_all_words && masked->empty()});
  }
  check(candidates);
}

void Collector::take_contacts(const std::vector<std::int64_t>& contacts) {
  for (std::size_t at = 0; at < contacts.size() && !full(); at += kAtOnce) {
    std::vector<Candidate> candidates;
    for (std::size_t i = at; i < std::min(at + kAtOnce, contacts.size()); ++i)
      if (seen_.insert(contacts[i]).second) candidates.push_back({contacts[i], false});
    check(candidates);
  }
}

void Collector::check(const std::vector<Candidate>& candidates) {
  std::vector<std::int64_t> unsure;
  for (const Candidate& each : candidates)
    if (!each.sure) unsure.push_back(each.contact);
  const auto texts = texts_.of(unsure);
  for (const auto& [contact, sure] : candidates) {
    const auto text = texts.find(contact);
    if (!full() && (sure || (text != texts.end() && holds_all(text->second, words_)))) found_.push_back({contact});
  }
}

/// Finds contacts that have several words.
class Finder {
 public:
  Finder(Connection& connection, const Places& places, Collector& collector)
      : connection_(connection), places_(places), collector_(collector) {}

  /// Those with a key that begins so, in the order of the keys: the shortest keys, so exact hits, first. `hit`: what a
  /// key that begins with the whole spelling says.
  void beginning_with(const std::string& spelling, Hit hit);
  /// Those of whom one card has all words; words may be common.
  void on_one_card(const std::vector<const Spellings*>& words);
  /// Those who have the words on whichever of their cards.
  void on_any_card(const std::vector<const Spellings*>& words);
  bool is_done() const { return collector_.full(); }

 private:
  void take(std::vector<KeyRow>& rows, Hit hit);

  Connection& connection_;
  const Places& places_;
  Collector& collector_;
};

void Finder::beginning_with(const std::string& spelling, Hit hit) {
  if (collector_.full()) return;
  const KeyRange range = range_of(spelling);
  if (!is_whole(range, spelling)) hit = Hit::may_have;  // the key says less than the spelling
  MergedRows rows(connection_, places_, range, collector_.wanted());
  for (auto cards = rows.next(kAtOnce); !cards.empty() && !collector_.full(); cards = rows.next(kAtOnce))
    collector_.take_cards(cards, hit);
}

void Finder::take(std::vector<KeyRow>& rows, Hit hit) {
  std::ranges::sort(rows);
  std::vector<std::int64_t> cards;
  for (const KeyRow& row : rows) {
    cards.push_back(row.card);
    if (cards.size() < kAtOnce) continue;
    collector_.take_cards(cards, hit);
    cards.clear();
    if (collector_.full()) break;
  }
  collector_.take_cards(cards, hit);
  rows.clear();
}

void Finder::on_one_card(const std::vector<const Spellings*>& words) {
  if (collector_.full()) return;
  const bool whole = std::ranges::all_of(words, [](const Spellings* word) { return is_whole(*word); });
  const Hit hit = whole ? Hit::has_all_words : Hit::may_have;
  std::vector<KeyRow> rows;
  for (const std::int64_t place : places_) {
    std::vector<KeyRow> here;
    for (const KeyRange& range : ranges_of(*words.front()))
      std::ranges::move(rows_in(connection_, place, range), std::back_inserter(here));
    for (std::size_t word = 1; word < words.size() && !here.empty(); ++word) {
      const auto cards = cards_in(connection_, place, ranges_of(*words[word]));
      std::erase_if(here, [&](const KeyRow& row) { return !std::ranges::binary_search(cards, row.card); });
    }
    std::ranges::move(here, std::back_inserter(rows));
    if (rows.size() >= collector_.wanted()) take(rows, hit);
    if (collector_.full()) return;
  }
  take(rows, hit);
}

void Finder::on_any_card(const std::vector<const Spellings*>& words) {
  if (collector_.full()) return;
  std::vector<std::int64_t> contacts;
  for (const Spellings* word : words) {
    const auto with_word = contacts_in(connection_, places_, ranges_of(*word));
    std::vector<std::int64_t> both;
    std::ranges::set_intersection(contacts, with_word, std::back_inserter(both));
    contacts = word == words.front() ? with_word : both;
  }
  collector_.take_contacts(contacts);
}

void find_one(Finder& finder, const Spellings& word) {
  for (const std::string& spelling : word) finder.beginning_with(spelling, Hit::has_all_words);
}

void find_several(Connection& connection, const Places& places, const std::vector<Spellings>& words,
                  std::int64_t few_cards, Finder& finder) {
  for (const auto& [phrase, has_all_words] : phrases_of(words))
    finder.beginning_with(phrase, has_all_words ? Hit::has_all_words : Hit::may_have);
  if (finder.is_done()) return;
  std::vector<std::pair<std::int64_t, const Spellings*>> by_cards;
  for (const Spellings& word : words) by_cards.emplace_back(count_cards(connection, places, word, few_cards), &word);
  std::ranges::stable_sort(by_cards, {}, &std::pair<std::int64_t, const Spellings*>::first);
  if (by_cards.front().first < few_cards) {
    for (const std::string& spelling : *by_cards.front().second) finder.beginning_with(spelling, Hit::may_have);
    return;
  }
  std::vector<const Spellings*> rarest_first;
  for (const auto& [cards, word] : by_cards) rarest_first.push_back(word);
  finder.on_one_card(rarest_first);
  finder.on_any_card(rarest_first);
}

std::vector<card::ContactId> find(Connection& connection, std::string_view query, std::size_t limit,
                                  const Visibility& visibility, const SearchOptions& options) {
  const std::vector<Spellings> words = search_words(query);
  if (words.empty() || limit == 0) return {};
  const Places places = all_places(connection);
  Collector collector(connection, words, limit, visibility);
  Finder finder(connection, places, collector);
  if (words.size() == 1)
    find_one(finder, words.front());
  else
    find_several(connection, places, words, options.few_cards, finder);
  return collector.found();
}

}  // namespace

card::Result<std::vector<card::ContactId>> search(Transaction& transaction, std::string_view words, std::size_t limit,
                                                  const Visibility& visibility, const SearchOptions& options) {
  return guarded("search", [&] { return find(transaction.connection(), words, limit, visibility, options); });
}

}  // namespace store
