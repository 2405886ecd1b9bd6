#include "store/search_words.h"

#include <algorithm>

#include "store/search_index.h"
#include "text/fold.h"
#include "text/legal_form.h"
#include "text/script.h"
#include "text/utf8.h"

namespace store {
namespace {

void add_new(std::vector<std::string>& texts, const std::string& text) {
  if (!text.empty() && std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
}

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
  add_new(spellings, text::match_key(word));
  for (const std::string& key : text::search_keys(word)) add_new(spellings, key);
  add_new(spellings, with_plain_form(word));
  return spellings;
}

}  // namespace

std::vector<Spellings> search_words(std::string_view query) {
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

std::vector<Phrase> phrases_of(const std::vector<Spellings>& words) {
  std::size_t most = 0;
  for (const Spellings& word : words) most = std::max(most, word.size());
  std::vector<Phrase> phrases;
  const auto add = [&](const std::vector<std::string>& pieces) {
    Phrase phrase{.text = {}, .has_all_words = is_beginning_of_each(pieces)};
    for (const std::string& piece : pieces) phrase.text += piece;
    const auto same = [&](const Phrase& other) { return other.text == phrase.text; };
    if (!phrase.text.empty() && std::ranges::none_of(phrases, same)) phrases.push_back(std::move(phrase));
  };
  for (std::size_t i = 0; i < most; ++i) {
    std::vector<std::string> pieces;
    for (const Spellings& word : words) pieces.push_back(word[std::min(i, word.size() - 1)]);
    add(pieces);
    if (words.size() != 2) continue;
    std::ranges::reverse(pieces);
    add(pieces);
  }
  return phrases;
}

bool holds_all(std::string_view folded, const std::vector<Spellings>& words) {
  return std::ranges::all_of(words, [&](const Spellings& word) {
    return std::ranges::any_of(word, [&](const std::string& spelling) { return holds(folded, spelling); });
  });
}

}  // namespace store
