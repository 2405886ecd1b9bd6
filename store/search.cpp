#include "store/search.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <tuple>

#include "store/connection.h"
#include "store/contact_rows.h"
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

/// The rows of one place in the range, in their order.
class Hits {
 public:
  Hits(Connection& connection, const Range& range, std::int64_t part)
      : query_(connection,
               part == 0 ? "SELECT k.key, k.card_id, c.contact_id FROM search_key k JOIN card c ON c.id = k.card_id "
                           "WHERE k.key >= :first AND k.key < :last ORDER BY k.key, k.card_id"
                         : "SELECT k.key, k.card_id, c.contact_id FROM search_part k JOIN card c ON c.id = k.card_id "
                           "WHERE k.part = :part AND k.key >= :first AND k.key < :last ORDER BY k.key, k.card_id") {
    if (part != 0) query_.use(part);
    query_.use(range.first).use(range.last).into(key_).into(card_).into(contact_);
  }
  bool next() { return query_.next(); }
  std::int64_t contact() const { return contact_; }
  bool operator<(const Hits& other) const { return std::tie(key_, card_) < std::tie(other.key_, other.card_); }

 private:
  Query query_;
  std::string key_;
  std::int64_t card_ = 0, contact_ = 0;
};

/// The folded texts of a contact's cards, as far as they are in sight; a masked card is folded again without what is
/// masked, so that nobody finds out a number by searching for it.
class TextsInSight {
 public:
  TextsInSight(Connection& connection, const Visibility& visibility)
      : connection_(connection), visibility_(visibility) {}

  std::string of(std::int64_t contact) const {
    std::string all, folded, owner, group_name;
    std::int64_t card = 0, version = 0;
    Query query(connection_,
                "SELECT c.id, c.version, c.owner, c.group_name, t.folded FROM search_text t "
                "JOIN card c ON c.id = t.card_id WHERE c.contact_id = :contact");
    query.use(contact).into(card).into(version).into(owner).into(group_name).into(folded);
    while (query.next()) {
      const auto masked = sight(visibility_, owner, group_name);
      if (!masked) continue;
      if (masked->empty()) all += folded + '\n';
      if (!masked->empty()) all += without(card, version, *masked) + '\n';
    }
    return all;
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
  Collector(Connection& connection, const std::vector<Spellings>& words, std::size_t limit,
            const Visibility& visibility)
      : connection_(connection), words_(words), limit_(limit), texts_(connection, visibility) {}

  void scan(const std::string& spelling, const Parts& parts) {
    std::vector<std::unique_ptr<Hits>> places;
    for (const std::int64_t part : parts) {
      auto hits = std::make_unique<Hits>(connection_, range_of(spelling), part);
      if (hits->next()) places.push_back(std::move(hits));
    }
    while (found_.size() < limit_ && !places.empty()) {
      const auto first = std::ranges::min_element(places, [](const auto& a, const auto& b) { return *a < *b; });
      const std::int64_t contact = (*first)->contact();
      if (seen_.insert(contact).second && holds_all(texts_.of(contact), words_)) found_.push_back({contact});
      if (!(*first)->next()) places.erase(first);
    }
  }
  const std::vector<card::ContactId>& found() const { return found_; }

 private:
  Connection& connection_;
  const std::vector<Spellings>& words_;
  std::size_t limit_;
  TextsInSight texts_;
  std::set<std::int64_t> seen_;
  std::vector<card::ContactId> found_;
};

std::vector<card::ContactId> find(Connection& connection, std::string_view query, std::size_t limit,
                                  const Visibility& visibility) {
  const std::vector<Spellings> words = words_of(query);
  if (words.empty()) return {};
  const Spellings* rarest = nullptr;
  std::int64_t fewest = 0;
  const Parts parts = all_parts(connection);
  for (const Spellings& word : words) {
    const std::int64_t rows = count(connection, word, parts);
    if (rarest == nullptr || rows < fewest) rarest = &word;
    fewest = rarest == &word ? rows : fewest;
  }
  Collector collector(connection, words, limit, visibility);
  for (const std::string& spelling : *rarest) collector.scan(spelling, parts);
  return collector.found();
}

}  // namespace

card::Result<std::vector<card::ContactId>> search(Transaction& transaction, std::string_view words, std::size_t limit,
                                                  const Visibility& visibility) {
  return guarded("search", [&] { return find(transaction.connection(), words, limit, visibility); });
}

}  // namespace store
