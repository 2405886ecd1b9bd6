#include "store/search.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "store/connection.h"
#include "store/contact_rows.h"
#include "store/many_rows.h"
#include "store/search_index.h"
#include "store/waiting_rows.h"
#include "text/fold.h"
#include "text/legal_form.h"
#include "text/script.h"
#include "text/utf8.h"

namespace store {
namespace {

using Spellings = std::vector<std::string>;  ///< folded forms of one word, any of which will do

// Counting stops here: beyond, one word is as bad to begin with as another.
constexpr std::int64_t kCountUpTo = 2000;

// "03 1234 5678" and "(03) 1234-5678" are one number, not three words.
bool is_number(std::u32string_view query) {
  return std::any_of(query.begin(), query.end(), text::is_digit) &&
         std::none_of(query.begin(), query.end(),
                      [](char32_t c) { return text::is_latin(c) || text::is_kana(c) || text::is_han(c); });
}

// The index knows one spelling of a legal form: ㈱山田 and (株)山田 are looked for as 株式会社山田.
std::string with_plain_form(std::string_view word) {
  const text::CompanyName name = text::split_legal_form(word);
  const std::string core = text::match_key(name.core);
  return name.position == text::LegalFormPosition::front ? name.form + core : core + name.form;
}

Spellings spellings_of(std::string_view word) {
  Spellings spellings;
  const auto add = [&](const std::string& key) {
    if (!key.empty() && std::find(spellings.begin(), spellings.end(), key) == spellings.end()) spellings.push_back(key);
  };
  add(text::match_key(word));
  for (const std::string& key : text::search_keys(word)) add(key);
  add(with_plain_form(word));
  return spellings;
}

std::vector<Spellings> words_of(std::string_view query) {
  const std::u32string characters = text::to_utf32(query);
  const bool number = is_number(characters);
  std::vector<std::string> words(1);
  for (const char32_t c : characters) {
    if (!text::is_blank(c)) words.back() += text::to_utf8(c);
    if (text::is_blank(c) && !number && !words.back().empty()) words.emplace_back();
  }
  std::vector<Spellings> result;
  for (const std::string& word : words) {
    Spellings spellings = spellings_of(word);
    if (!spellings.empty()) result.push_back(std::move(spellings));
  }
  return result;
}

/// Every key that begins so lies in [first, last).
struct Range {
  std::string first, last;
};
Range range_of(const std::string& spelling) {
  std::u32string characters = text::to_utf32(spelling);
  if (characters.size() > kKeyLength) characters.resize(kKeyLength);
  const std::string first = text::to_utf8(characters);
  return {first, first + text::to_utf8(U'\U0010FFFF')};
}

/// Places where keys are: search_key, for which `part` is zero, and the parts of search_part.
using Parts = std::vector<std::int64_t>;

Parts all_parts(Connection& connection) {
  Parts parts = search_parts(connection);
  parts.insert(parts.begin(), 0);
  return parts;
}

std::int64_t count(Connection& connection, const Range& range, std::int64_t part) {
  std::int64_t rows = 0;
  Query query(connection, part == 0 ? "SELECT count(*) FROM (SELECT 1 FROM search_key WHERE key >= :first AND "
                                      "key < :last LIMIT :limit) s"
                                    : "SELECT count(*) FROM (SELECT 1 FROM search_part WHERE part = :part AND "
                                      "key >= :first AND key < :last LIMIT :limit) s");
  if (part != 0) query.use(part);
  query.use(range.first).use(range.last).use(kCountUpTo).into(rows);
  while (query.next()) {
  }
  return rows;
}

std::int64_t count(Connection& connection, const Spellings& word, const Parts& parts) {
  std::int64_t sum = 0;
  for (const std::string& spelling : word) {
    const Range range = range_of(spelling);
    std::int64_t rows = 0;
    for (const std::int64_t part : parts)
      if (rows < kCountUpTo) rows += count(connection, range, part);
    sum += std::min(rows, kCountUpTo);
  }
  return sum;
}

/// The cards of one place that have a key in the range, in the order of the keys.
class Hits {
 public:
  Hits(Connection& connection, const Range& range, std::int64_t part)
      : query_(connection, part == 0
                               ? "SELECT k.key, k.card_id, c.contact_id, c.owner, c.group_name FROM search_key k "
                                 "JOIN card c ON c.id = k.card_id WHERE k.key >= :first AND k.key < :last "
                                 "ORDER BY k.key, k.card_id"
                               : "SELECT k.key, k.card_id, c.contact_id, c.owner, c.group_name FROM search_part k "
                                 "JOIN card c ON c.id = k.card_id WHERE k.part = :part AND k.key >= :first "
                                 "AND k.key < :last ORDER BY k.key, k.card_id") {
    if (part != 0) query_.use(part);
    query_.use(range.first).use(range.last).into(key_).into(card_).into(contact_).into(owner_).into(group_name_);
  }
  bool next() { return query_.next(); }
  std::int64_t contact() const { return contact_; }
  const std::string& owner() const { return owner_; }
  const std::string& group_name() const { return group_name_; }
  bool operator<(const Hits& other) const { return std::tie(key_, card_) < std::tie(other.key_, other.card_); }

 private:
  Query query_;
  std::string key_, owner_, group_name_;
  std::int64_t card_ = 0, contact_ = 0;
};

/// The cards of all places that have a key in the range, in the order of the keys.
class MergedHits {
 public:
  MergedHits(Connection& connection, const Range& range, const Parts& parts) {
    for (const std::int64_t part : parts) {
      auto hits = std::make_unique<Hits>(connection, range, part);
      if (hits->next()) places_.push_back(std::move(hits));
    }
  }
  /// The next card, valid until the next call; null at the end.
  const Hits* next() {
    if (current_ != nullptr && !current_->next())
      std::erase_if(places_, [&](const auto& place) { return place.get() == current_; });
    const auto first = std::ranges::min_element(places_, [](const auto& a, const auto& b) { return *a < *b; });
    current_ = first == places_.end() ? nullptr : first->get();
    return current_;
  }

 private:
  std::vector<std::unique_ptr<Hits>> places_;
  Hits* current_ = nullptr;
};

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

bool holds_all(const std::string& folded, const std::vector<Spellings>& words) {
  return std::all_of(words.begin(), words.end(), [&](const Spellings& word) {
    return std::any_of(word.begin(), word.end(), [&](const std::string& spelling) { return holds(folded, spelling); });
  });
}

/// Collects contacts that hold all words, in the order of the index: the shortest keys, so exact hits, first.
class Collector {
 public:
  /// `narrow`: a second word, which a contact has to have before its texts are read once most of those that were read
  /// had not all words; null: none.
  Collector(Connection& connection, const std::vector<Spellings>& words, const Spellings* narrow, const Parts& parts,
            std::size_t limit, const Visibility& visibility)
      : connection_(connection),
        words_(words),
        narrow_(narrow),
        parts_(parts),
        limit_(limit),
        visibility_(visibility),
        texts_(connection, visibility) {}

  void scan(const std::string& spelling);
  const std::vector<card::ContactId>& found() const { return found_; }

 private:
  static constexpr std::size_t kTextsAtOnce = 64;
  static constexpr std::size_t kPatience = 1024;  ///< texts that are read before the yield is looked at

  std::unordered_set<std::int64_t> contacts_with(const Spellings& word) const;
  /// False: given up because few of the texts that were read had all words.
  bool read_keys(const std::string& spelling);
  bool yields_little() const {
    return narrow_ != nullptr && !narrowed_ && checked_ >= kPatience && found_.size() * 8 < checked_;
  }
  void check(std::int64_t contact) {
    waiting_.push_back(contact);
    if (waiting_.size() == kTextsAtOnce) check_waiting();
  }
  void check_waiting();

  Connection& connection_;
  const std::vector<Spellings>& words_;
  const Spellings* narrow_;
  const Parts& parts_;
  std::size_t limit_;
  const Visibility& visibility_;
  TextsInSight texts_;
  std::unordered_set<std::int64_t> seen_;
  std::optional<std::unordered_set<std::int64_t>> narrowed_;  ///< once they were asked for: who has the second word
  std::size_t checked_ = 0;                                   ///< contacts whose texts were read
  std::vector<std::int64_t> waiting_;                         ///< their texts are to be looked at, in this order
  std::vector<card::ContactId> found_;
};

std::unordered_set<std::int64_t> Collector::contacts_with(const Spellings& word) const {
  std::unordered_set<std::int64_t> contacts;
  for (const std::string& spelling : word) {
    MergedHits hits(connection_, range_of(spelling), parts_);
    while (const Hits* hit = hits.next()) contacts.insert(hit->contact());
  }
  return contacts;
}

void Collector::scan(const std::string& spelling) {
  if (read_keys(spelling)) return;
  narrowed_ = contacts_with(*narrow_);  // what was seen is not looked at again
  read_keys(spelling);
}

bool Collector::read_keys(const std::string& spelling) {
  const Range range = range_of(spelling);
  // A key says all of the card when it holds the only word whole and nothing of the card is hidden.
  const bool key_tells = words_.size() == 1 && range.first == spelling;
  MergedHits hits(connection_, range, parts_);
  while (found_.size() < limit_) {
    const Hits* hit = hits.next();
    if (hit == nullptr) break;
    if (yields_little()) break;
    const std::int64_t contact = hit->contact();
    if (narrowed_ && !narrowed_->contains(contact)) continue;
    const auto masked = key_tells ? sight(visibility_, hit->owner(), hit->group_name()) : std::nullopt;
    if (key_tells && !masked) continue;  // another card may show it
    if (!seen_.insert(contact).second) continue;
    if (key_tells && masked->empty() && waiting_.empty())
      found_.push_back({contact});
    else
      check(contact);
  }
  check_waiting();
  return !yields_little();
}

void Collector::check_waiting() {
  if (waiting_.empty()) return;
  checked_ += waiting_.size();
  const auto texts = texts_.of(waiting_);
  for (const std::int64_t contact : waiting_) {
    const auto text = texts.find(contact);
    if (found_.size() < limit_ && text != texts.end() && holds_all(text->second, words_)) found_.push_back({contact});
  }
  waiting_.clear();
}

std::vector<card::ContactId> find(Connection& connection, std::string_view query, std::size_t limit,
                                  const Visibility& visibility) {
  const std::vector<Spellings> words = words_of(query);
  if (words.empty()) return {};
  const Parts parts = all_parts(connection);
  std::vector<std::pair<std::int64_t, const Spellings*>> by_rows;
  for (const Spellings& word : words) by_rows.emplace_back(count(connection, word, parts), &word);
  std::ranges::stable_sort(by_rows, {}, &std::pair<std::int64_t, const Spellings*>::first);
  Collector collector(connection, words, words.size() > 1 ? by_rows[1].second : nullptr, parts, limit, visibility);
  for (const std::string& spelling : *by_rows.front().second) collector.scan(spelling);
  return collector.found();
}

}  // namespace

card::Result<std::vector<card::ContactId>> search(Transaction& transaction, std::string_view words, std::size_t limit,
                                                  const Visibility& visibility) {
  return guarded("search", [&] { return find(transaction.connection(), words, limit, visibility); });
}

}  // namespace store
