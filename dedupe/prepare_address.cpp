#include "dedupe/prepare_address.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "text/fold.h"
#include "text/kanji.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace dedupe {
namespace {

// Words that many addresses have, and the states of Australia and the USA that are words besides. By own count over
// public address lists; November 2026.
constexpr std::string_view kWeakWords[] = {
    "street", "st",     "road",  "rd",      "avenue",  "ave",    "place", "pl",        "crescent", "cres",
    "court",  "ct",     "drive", "dr",      "circuit", "cct",    "close", "cl",        "lane",     "ln",
    "way",    "square", "sq",    "terrace", "tce",     "parade", "pde",   "boulevard", "blvd",     "highway",
    "hwy",    "grove",  "unit",  "flat",    "suite",   "floor",  "north", "south",     "east",     "west",
    "the",    "of",     "and",   "nsw",     "vic",     "qld",    "sa",    "wa",        "act",      "tas",
    "nt",     "rmb",    "po",    "box",     "po box",  "lot",    "no",    "building",
};
constexpr float kWeakWord = 0.25F;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// 丁目, 番地, 番, 号 and 条 part numbers as hyphens do; kanji numbers are folded before.
std::string digits_folded(const std::string& utf8) { return text::kanji_digits_to_ascii(text::nfkc(utf8)); }

struct Pieces {
  std::vector<std::string> words, numbers;
};

Pieces pieces_of(const std::string& utf8) {
  Pieces pieces;
  std::u32string word, number;
  const auto flush = [](std::u32string& held, std::vector<std::string>& into) {
    if (!held.empty()) into.push_back(text::to_utf8(held));
    held.clear();
  };
  for (const char32_t c : text::to_utf32(utf8)) {
    const bool digit = is_digit(c);
    const bool letter = !digit && (text::is_latin(c) || text::is_han(c) || text::is_kana(c) || c > 0x2FF);
    if (!digit) flush(number, pieces.numbers);
    if (!letter) flush(word, pieces.words);
    if (digit) number += c;
    if (letter) word += c;
  }
  flush(number, pieces.numbers);
  flush(word, pieces.words);
  return pieces;
}

// Up to the first number: what follows is 丁目, 番地 and a building.
std::string japanese_place(const std::string& utf8) {
  const std::size_t digit = utf8.find_first_of("0123456789");
  return text::match_key(utf8.substr(0, digit));
}

void add_character_pairs(const std::string& key, std::vector<std::string>& words) {
  const std::u32string characters = text::to_utf32(key);
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) words.push_back(text::to_utf8(characters.substr(i, 2)));
}

// Hashes of every three letters in a row, blanks left out: words torn apart or run together still have them.
std::vector<std::uint32_t> triples_of(const std::vector<std::string>& words) {
  std::string letters;
  for (const std::string& word : words) letters += word;
  std::vector<std::uint32_t> triples;
  for (std::size_t i = 0; i + 2 < letters.size(); ++i) {
    const auto byte = [&](std::size_t at) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(letters[at]));
    };
    triples.push_back(byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2));
  }
  std::sort(triples.begin(), triples.end());
  triples.erase(std::unique(triples.begin(), triples.end()), triples.end());
  return triples;
}

std::string alphanumeric(const std::string& utf8) {
  std::string out;
  for (const char c : text::nfkc(utf8))
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string without_postal_code(std::string line, const std::string& postal_code) {
  const std::size_t at = postal_code.empty() ? std::string::npos : line.find(postal_code);
  if (at != std::string::npos) line.erase(at, postal_code.size());
  return line;
}

}  // namespace

float weight_of_word(std::string_view word) {
  if (static_cast<unsigned char>(word.front()) >= 0x80) return 1;
  const bool weak = std::find(std::begin(kWeakWords), std::end(kWeakWords), word) != std::end(kWeakWords);
  return weak || word.size() < 3 ? kWeakWord : 1;
}

AddressPart prepare_address(const card::Address& address) {
  AddressPart part;
  part.postal_code = alphanumeric(address.postal_code);
  const bool parted = !address.street.empty() || !address.locality.empty();
  const std::string place = parted ? address.region + " " + address.locality + " " + address.street
                                   : without_postal_code(address.printed, address.postal_code);
  const std::string folded = digits_folded(place);
  const bool japanese = text::count_scripts(folded).japanese() > 0;
  Pieces pieces = pieces_of(folded);
  part.numbers = std::move(pieces.numbers);
  constexpr std::size_t kMostNumbers = 4;  // 丁目, 番地, 号; the rest is a building's
  part.japanese = japanese;
  if (japanese && part.numbers.size() > kMostNumbers) part.numbers.resize(kMostNumbers);
  if (japanese) {
    add_character_pairs(japanese_place(folded), part.words);
  } else {
    // Western parts beside street and town: a building's or farm's name is printed among them as often.
    Pieces more = parted ? pieces_of(digits_folded(address.building)) : Pieces{};
    pieces.words.insert(pieces.words.end(), more.words.begin(), more.words.end());
    for (const std::string& word : pieces.words) part.words.push_back(text::match_key(word));
  }
  std::erase(part.words, std::string());
  if (!japanese) part.triples = triples_of(part.words);
  return part;
}

}  // namespace dedupe
