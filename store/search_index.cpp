#include "store/search_index.h"

#include <algorithm>
#include <cstdint>

#include "store/joined.h"
#include "store/many_rows.h"
#include "store/waiting_rows.h"
#include "text/fold.h"
#include "text/legal_form.h"
#include "text/script.h"
#include "text/utf8.h"

namespace store {
namespace {

constexpr std::size_t kMostCardsWaiting = 64'000;  // about 100 MB

enum class Kind { blank, word, letter };  ///< word: Latin letters and digits; letter: each one a beginning

Kind kind_of(char32_t c) {
  if (text::is_latin(c) || text::is_digit(c)) return Kind::word;
  // Kana with ー, kanji, Hangul, Cyrillic and the rest; punctuation folds away, and so ends a word.
  if (text::is_kana(c) || text::is_han(c)) return Kind::letter;
  return c < 0x00c0 || (c >= 0x2000 && c < 0x3040) || (c >= 0xff00 && c < 0xff66) ? Kind::blank : Kind::letter;
}

std::vector<std::string> tokens_of(std::string_view utf8) {
  std::vector<std::string> tokens;
  Kind before = Kind::blank;
  for (const char32_t c : text::to_utf32(utf8)) {
    const Kind kind = kind_of(c);
    if (kind != Kind::blank && kind != before) tokens.emplace_back();
    if (kind != Kind::blank) tokens.back() += text::to_utf8(c);
    before = kind;
  }
  return tokens;
}

/// A text as lines: folded, and where it differs in the spelling by sound.
class Lines {
 public:
  void add(const std::vector<std::string>& tokens) {
    std::vector<std::string> folded, sounded;
    for (const std::string& token : tokens) {
      const std::string key = text::match_key(token);
      if (key.empty()) continue;
      const std::vector<std::string> keys = text::search_keys(token);
      const auto sound = std::find_if(keys.begin(), keys.end(), [&](const std::string& each) { return each != key; });
      folded.push_back(key);
      sounded.push_back(sound != keys.end() ? *sound : key);
    }
    add_line(joined(folded, ' '));
    add_line(joined(sounded, ' '));
  }
  void add(std::string_view utf8) { add(tokens_of(utf8)); }
  void add_exact(std::string_view utf8) {
    std::vector<std::string> folded;
    for (const std::string& token : tokens_of(utf8)) folded.push_back(text::match_key(token));
    add_line(joined(folded, ' '));
  }
  std::string text() const { return joined(lines_, '\n'); }

 private:
  void add_line(std::string line) {
    if (!line.empty() && std::find(lines_.begin(), lines_.end(), line) == lines_.end())
      lines_.push_back(std::move(line));
  }
  std::vector<std::string> lines_;
};

// 株式会社 and the name proper are tokens of their own, and the name is found without it.
void add_company(Lines& lines, const std::string& company) {
  const text::CompanyName name = text::split_legal_form(company);
  std::vector<std::string> tokens = tokens_of(name.core);
  if (name.position == text::LegalFormPosition::front) tokens.insert(tokens.begin(), name.form);
  if (name.position == text::LegalFormPosition::behind) tokens.push_back(name.form);
  lines.add(tokens);
}

void add_name(Lines& lines, const std::string& family, const std::string& given) {
  std::vector<std::string> tokens = tokens_of(family);
  for (std::string& token : tokens_of(given)) tokens.push_back(std::move(token));
  lines.add(tokens);
}

void add_phone(Lines& lines, const card::PhoneNumber& phone) {
  lines.add_exact(phone.printed);
  lines.add_exact(phone.number);
  if (phone.number.starts_with("+81")) lines.add_exact("0" + phone.number.substr(3));
}

bool is_word(std::string_view token) { return kind_of(text::to_utf32(token).front()) == Kind::word; }

/// Calls visit(beginning) for every place of a line where a search may begin, until it gives false.
template <class Visit>
void for_each_beginning(std::string_view line, Visit&& visit) {
  const std::vector<std::string> tokens = parted(line, ' ');
  std::string whole;
  std::vector<std::size_t> starts;
  for (const std::string& token : tokens) {
    const bool only_front = is_word(token) || text::is_legal_form(token);
    for (std::size_t i = 0; i < token.size(); ++i) {
      const bool character = (static_cast<unsigned char>(token[i]) & 0xc0U) != 0x80U;
      if (i == 0 || (character && !only_front)) starts.push_back(whole.size() + i);
    }
    whole += token;
  }
  for (const std::size_t start : starts)
    if (!visit(std::string_view(whole).substr(start))) return;
}

std::string_view cut(std::string_view utf8) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i)
    if ((static_cast<unsigned char>(utf8[i]) & 0xc0U) != 0x80U && characters++ == kKeyLength) return utf8.substr(0, i);
  return utf8;
}

}  // namespace

std::string fold_for_search(const card::Contact& contact, const std::vector<std::string>& readings) {
  Lines lines;
  add_name(lines, contact.family_name, contact.given_name);
  add_name(lines, contact.family_kana, contact.given_kana);
  lines.add(contact.latin_name);
  for (const std::string& reading : readings) lines.add(reading);
  add_company(lines, contact.company);
  lines.add(contact.company_kana);
  add_company(lines, contact.company_latin);
  for (const card::Post& post : contact.posts) add_company(lines, post.company);
  for (const std::string& department : contact.departments) lines.add(department);
  for (const std::string& title : contact.job_titles) lines.add(title);
  for (const card::PhoneNumber& phone : contact.phones) add_phone(lines, phone);
  for (const std::string& email : contact.emails) lines.add_exact(email);
  return lines.text();
}

std::vector<std::string> search_beginnings(std::string_view folded) {
  std::vector<std::string> keys;
  for (const std::string& line : parted(folded, '\n'))
    for_each_beginning(line, [&](std::string_view beginning) {
      keys.emplace_back(cut(beginning));
      return true;
    });
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

bool holds(std::string_view folded, std::string_view folded_word) {
  std::string whole;
  for (std::size_t begin = 0; begin <= folded.size();) {
    const std::size_t end = std::min(folded.find('\n', begin), folded.size());
    const std::string_view line = folded.substr(begin, end - begin);
    begin = end + 1;
    whole.assign(line);
    std::erase(whole, ' ');
    if (whole.find(folded_word) == std::string::npos) continue;  // most lines, and quickly
    bool found = false;
    for_each_beginning(line, [&](std::string_view beginning) {
      found = beginning.starts_with(folded_word);
      return !found;
    });
    if (found) return true;
  }
  return false;
}

SearchEntry search_entry(const card::Contact& contact, const std::vector<std::string>& readings) {
  SearchEntry entry{.folded = fold_for_search(contact, readings), .beginnings = {}, .readings = joined(readings, '\n')};
  entry.beginnings = search_beginnings(entry.folded);
  return entry;
}

namespace {

/// The part that holds the card's keys, `key` among them; nothing: they are in search_key.
std::optional<std::int64_t> part_of(Connection& connection, const std::string& key, std::int64_t card_id) {
  for (const std::int64_t part : search_parts(connection)) {
    std::int64_t rows = 0;
    Query query(connection, "SELECT count(*) FROM search_part WHERE part = :part AND key = :key AND card_id = :card");
    query.use(part).use(key).use(card_id).into(rows);
    while (query.next()) {
    }
    if (rows != 0) return part;
  }
  return std::nullopt;
}

}  // namespace

void add_search_entries(Connection& connection, std::span<const CardSearch> cards) {
  WaitingRows fresh;
  WaitingRows* waiting = waiting_rows(connection);
  WaitingRows& rows = waiting != nullptr ? *waiting : fresh;
  for (const CardSearch& card : cards) rows.add_search_keys(card.card_id, card.entry->beginnings);
  if (waiting == nullptr || waiting->cards() >= kMostCardsWaiting) rows.write(connection);
  insert_rows<CardSearch>(connection, "search_text (card_id, folded, readings)", 3, cards,
                          [](Query& query, const CardSearch& card) {
                            query.use(card.card_id).use(card.entry->folded).use(nullable(card.entry->readings));
                          });
}

std::vector<std::string> remove_search_keys(Connection& connection, std::int64_t card_id) {
  write_waiting_rows(connection);
  std::string folded, readings;
  Query query(connection, "SELECT folded, readings FROM search_text WHERE card_id = :card");
  query.use(card_id).into(folded).into(readings);
  while (query.next()) {
  }
  const std::vector<std::string> keys = search_beginnings(folded);
  const auto part = keys.empty() ? std::nullopt : part_of(connection, keys.front(), card_id);
  for (const std::string& key : keys)
    if (part)
      connection.run("DELETE FROM search_part WHERE part = :part AND key = :key AND card_id = :card", *part, key,
                     card_id);
    else
      connection.run("DELETE FROM search_key WHERE key = :key AND card_id = :card", key, card_id);
  connection.run("DELETE FROM search_text WHERE card_id = :card", card_id);
  return parted(readings, '\n');
}

}  // namespace store
