#include <algorithm>

#include "normalize/company.h"
#include "normalize/knowledge_lines.h"
#include "normalize/printed_line.h"
#include "normalize/tables/top_level_domains.h"
#include "text/distance.h"
#include "text/fold.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

/// The label that the firm chose: "example" of "www.mail.example.co.jp".
std::string chosen_label(std::string_view domain) {
  const std::string small = to_small_ascii(domain);
  auto labels = split_columns(small, '.');
  if (labels.size() < 2) return {};
  labels.pop_back();
  const bool second_level =
      labels.size() >= 2 && std::find(std::begin(tables::kSecondLevels), std::end(tables::kSecondLevels),
                                      labels.back()) != std::end(tables::kSecondLevels);
  if (second_level) labels.pop_back();
  return std::string(labels.back());
}

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : to_small_ascii(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
  }
  return letters;
}

std::string initials_of(std::string_view latin) {
  std::string initials;
  bool inside = false;
  for (const char c : latin) {
    const bool letter = is_ascii_letter(static_cast<unsigned char>(c));
    if (letter && !inside) initials += static_cast<char>(to_small(static_cast<unsigned char>(c)));
    inside = letter;
  }
  return initials;
}

float compare(const std::string& label, const std::string& name) {
  if (label.size() < 2 || name.size() < 2) return 0;
  if (label == name) return 1.0F;
  const auto [shorter, longer] =
      std::minmax(label, name, [](const auto& a, const auto& b) { return a.size() < b.size(); });
  if (shorter.size() >= 3 && longer.starts_with(shorter))
    return 0.6F + 0.35F * static_cast<float>(shorter.size()) / static_cast<float>(longer.size());
  if (shorter.size() >= 4 && longer.find(shorter) != std::string::npos) return 0.7F;
  const double near = text::jaro_winkler(label, name);
  return near > 0.88 ? static_cast<float>(near) * 0.8F : 0.0F;
}

/// "mvlarchitectes" of "Morel Vasseur Lefort Architectes": the first words' initials, the others in full.
bool is_initials_and_rest(const std::string& label, std::string_view latin) {
  constexpr std::size_t kFewest = 2;  // initials
  const auto words = split_columns(latin, ' ');
  std::string initials;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    initials += text::match_key(words[i]).substr(0, 1);
    std::string rest;
    for (std::size_t k = i + 1; k < words.size(); ++k) rest += letters_of(text::match_key(words[k]));
    if (initials.size() >= kFewest && rest.size() > kFewest && label == initials + rest) return true;
  }
  return false;
}

float fit_one(const std::string& label, std::string_view name) {
  const std::string core = read_company_name(name).core;
  const text::ScriptCounts counts = text::count_scripts(core);
  float best = 0;
  if (counts.latin > 0) {
    std::string latin;
    for (const char32_t c : text::to_utf32(core)) {
      if (text::is_latin(c))
        latin += text::to_utf8(c);
      else if (text::is_blank(c) || c == U'-' || c == U'&')
        latin += ' ';
    }
    // Accents off, as domains are written.
    best = std::max(best, compare(label, letters_of(text::match_key(latin))));
    const std::string initials = initials_of(latin);
    if (initials.size() >= 2 && label == initials) best = std::max(best, 0.85F);
    if (is_initials_and_rest(label, text::squeeze_blanks(latin))) best = std::max(best, 0.97F);
    for (const std::string_view word : split_columns(latin, ' ')) {
      if (word.size() >= 4) best = std::max(best, 0.95F * compare(label, letters_of(text::match_key(word))));
    }
  }
  if (counts.katakana + counts.hiragana >= 2) {
    std::string kana;
    for (const char32_t c : text::to_utf32(core)) {
      if (text::is_kana(c)) kana += text::to_utf8(c);
    }
    best = std::max(best, compare(text::romaji_key(label), text::romaji_key(kana)));
    best = std::max(best, compare(label, letters_of(text::romaji_from_kana(kana))));
  }
  return best;
}

}  // namespace

std::vector<std::string> domain_words(std::string_view domain) {
  const std::string label = chosen_label(domain);
  std::vector<std::string> words{letters_of(label)};
  for (const std::string_view word : split_columns(label, '-'))
    if (const std::string letters = letters_of(word); !letters.empty() && letters != words.front())
      words.push_back(letters);
  return words;
}

float kanji_domain_fit(std::string_view domain, std::string_view company, const NameBook& names) {
  constexpr std::size_t kMostKanji = 4;
  const std::vector<std::string> words = domain_words(domain);
  const std::u32string core = text::to_utf32(read_company_name(company).core);
  std::size_t kanji = 0;
  while (kanji < std::min(core.size(), kMostKanji) && text::is_han(core[kanji])) ++kanji;
  float best = 0;
  for (std::size_t length = 2; length <= kanji; ++length) {
    const std::string head = text::to_utf8(std::u32string_view(core).substr(0, length));
    for (const NamePart part : {NamePart::family, NamePart::given})
      for (const std::string& reading : names.possible_readings(head, part).texts) {
        const std::string read = text::romaji_key(reading);
        for (const std::string& word : words)
          if (const std::string key = text::romaji_key(word); !read.empty() && key.starts_with(read))
            best = std::max(best, 0.6F + 0.4F * static_cast<float>(read.size()) / static_cast<float>(key.size()));
      }
  }
  return best;
}

bool domain_joins(std::string_view domain, std::string_view before, std::string_view behind) {
  constexpr std::size_t kShortest = 3;
  const std::string first = letters_of(text::match_key(before.substr(before.rfind(' ') + 1)));
  const std::string next = letters_of(text::match_key(behind.substr(0, behind.find(' '))));
  if (first.size() < kShortest || next.size() < kShortest) return false;
  return domain_words(domain).front().find(first + next) != std::string::npos;
}

std::optional<NearWord> near_domain_word(std::string_view company, std::string_view domain) {
  constexpr std::size_t kShortest = 5;
  const std::string small = to_small_ascii(company);
  std::optional<NearWord> near;
  const std::vector<std::string> words = domain_words(domain);
  const std::u32string plain = text::to_utf32(small);
  const auto is_latin = [](char32_t c) { return text::is_latin(c) || text::is_digit(c); };
  std::size_t begin = 0;
  for (std::size_t i = 0; i < plain.size();) {
    std::u32string run;
    while (i < plain.size() && is_latin(plain[i])) run += plain[i++];
    const std::string word = text::to_utf8(run);
    const std::size_t end = begin + word.size();
    for (const std::string& other : words) {
      if (other == word) return std::nullopt;
      const bool ascii = word.size() == run.size();
      if (!near && ascii && word.size() >= kShortest && other.size() >= kShortest &&
          text::edit_distance(word, other) == 1)
        near = NearWord{begin, end, other};
    }
    begin = end + (i < plain.size() ? text::to_utf8(plain[i++]).size() : 0);
  }
  return near;
}

float domain_fit(std::string_view domain, std::string_view company, std::string_view reading) {
  const std::string label = letters_of(chosen_label(domain));
  if (label.empty()) return 0;
  float best = fit_one(label, company);
  if (!reading.empty()) best = std::max(best, fit_one(label, reading));
  return best;
}

bool spells_beginning(std::string_view latin, std::string_view company, const NameBook& names) {
  constexpr float kSame = 0.9F;
  constexpr std::size_t kShortest = 3;
  for (const std::string_view word : split_columns(latin, ' ')) {
    if (word.size() < kShortest) continue;
    const std::string domain = std::string(word) + ".jp";
    if (std::max(domain_fit(domain, company), kanji_domain_fit(domain, company, names)) >= kSame) return true;
  }
  return false;
}

}  // namespace normalize
