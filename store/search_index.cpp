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
      std::vector<std::string> keys = text::search_keys(token);  // the match key, and the sound where it is another
      if (keys.empty()) continue;
      sounded.push_back(keys.back());
      folded.push_back(std::move(keys.front()));
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

bool is_inside(char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U; }  ///< of a character

bool is_word(std::string_view token) {
  std::size_t first = 1;
  while (first < token.size() && is_inside(token[first])) ++first;
  return kind_of(text::to_utf32(token.substr(0, first)).front()) == Kind::word;
}

/// A line without its blanks, and the places where a search may begin. Used for many lines, it keeps its room.
class Beginnings {
 public:
  void read(std::string_view line);
  const std::vector<std::size_t>& starts() const { return starts_; }
  std::string_view from(std::size_t start) const { return std::string_view(whole_).substr(start); }

 private:
  std::string whole_;
  std::vector<std::size_t> starts_;
};

void Beginnings::read(std::string_view line) {
  whole_.clear();
  starts_.clear();
  while (!line.empty()) {
    const std::string_view token = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(line.size(), token.size() + 1));
    if (token.empty()) continue;
    const bool only_front = is_word(token) || text::is_legal_form(token);
    for (std::size_t i = 0; i < token.size(); ++i)
      if (i == 0 || (!is_inside(token[i]) && !only_front)) starts_.push_back(whole_.size() + i);
    whole_ += token;
  }
}

/// Calls visit(line) for every line.
template <class Visit>
void for_each_line(std::string_view folded, Visit&& visit) {
  while (!folded.empty()) {
    const std::string_view line = folded.substr(0, folded.find('\n'));
    folded.remove_prefix(std::min(folded.size(), line.size() + 1));
    visit(line);
  }
}

std::string_view cut(std::string_view utf8) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i)
    if (!is_inside(utf8[i]) && characters++ == kKeyLength) return utf8.substr(0, i);
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

std::string search_beginnings(std::string_view folded) {
  std::string texts;
  std::vector<std::pair<std::size_t, std::size_t>> places;
  Beginnings beginnings;
  for_each_line(folded, [&](std::string_view line) {
    beginnings.read(line);
    for (const std::size_t start : beginnings.starts()) {
      const std::string_view key = cut(beginnings.from(start));
      places.emplace_back(texts.size(), key.size());
      texts += key;
    }
  });
  std::vector<std::string_view> keys;
  for (const auto& [at, size] : places) keys.push_back(std::string_view(texts).substr(at, size));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::string joined_keys;
  joined_keys.reserve(texts.size() + keys.size());
  for (const std::string_view key : keys) (joined_keys += key) += '\n';
  return joined_keys;
}

bool holds(std::string_view folded, std::string_view folded_word) {
  std::string whole;
  Beginnings beginnings;
  bool found = false;
  for_each_line(folded, [&](std::string_view line) {
    if (found) return;
    whole.assign(line);
    std::erase(whole, ' ');
    if (whole.find(folded_word) == std::string::npos) return;  // most lines, and quickly
    beginnings.read(line);
    found = std::ranges::any_of(beginnings.starts(),
                                [&](std::size_t start) { return beginnings.from(start).starts_with(folded_word); });
  });
  return found;
}

bool is_beginning_of_each(const std::vector<std::string>& folded_words) {
  for (const std::string& word : folded_words) {
    const std::u32string characters = text::to_utf32(word);
    const bool letters = std::ranges::all_of(characters, [](char32_t c) { return kind_of(c) == Kind::letter; });
    const bool first = &word == &folded_words.front();
    if (!letters || characters.empty() || (!first && text::occurs_in_legal_form(characters.front()))) return false;
  }
  return true;
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
  if (waiting == nullptr || waiting->is_full()) rows.write_search_keys(connection);
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
  const std::vector<std::string> keys = parted(search_beginnings(folded), '\n');
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
