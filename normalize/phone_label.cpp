#include "normalize/phone_label.h"

#include <algorithm>

#include "normalize/tables/phone_labels.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

bool is_word(char32_t c) { return is_ascii_letter(c) || (c >= 0xC0 && c <= 0x24F); }

/// What may stand inside and around labels without meaning.
bool is_filler(char32_t c) {
  constexpr std::u32string_view kFiller = U" :;.,·・/|()[]【】〔〕<>《》〈〉「」『』■●◆▼★□○◇*#&+";
  return kFiller.find(c) != std::u32string_view::npos;
}

struct Word {
  const tables::PhoneLabelWord* entry = nullptr;
  std::size_t begin = 0;  ///< characters
};

/// The longest label word that ends at `end`; blanks and dots inside it do not count ("T E L", "電 話").
Word word_before(const PrintedLine& line, std::size_t from, std::size_t end) {
  Word best;
  for (const tables::PhoneLabelWord& entry : tables::kPhoneLabels) {
    std::size_t at = end;
    std::size_t left = entry.word.size();
    while (left > 0 && at > from) {
      const char32_t c = to_small(line[at - 1]);
      if (c == entry.word[left - 1]) {
        --left;
        --at;
      } else if ((c == U' ' || c == U'.' || c == U'-') && left < entry.word.size() && left > 0 &&
                 (entry.word.size() > 2 || text::is_han(entry.word[0]))) {
        --at;
      } else {
        break;
      }
    }
    if (left > 0) continue;
    // "IFAX1 086-…": a stroke before a label at the beginning of a word is the bracket of 【FAX】.
    const bool bracket = at > from && (at == from + 1 || line[at - 2] == U' ') && entry.word.size() >= 3 &&
                         (line[at - 1] == U'I' || line[at - 1] == U'l');
    const bool joined = at > from && is_word(line[at - 1]) && is_word(line[at]) && !bracket;
    // The F of "5F TEL" is a floor.
    const bool behind_digit = at > from && entry.word.size() == 1 && is_ascii_digit(line[at - 1]);
    if (joined || behind_digit) continue;
    if (!best.entry || entry.word.size() > best.entry->word.size()) best = {&entry, at};
  }
  return best;
}

void take(PhoneLabel& label, bool first, const tables::PhoneLabelWord& word) {
  if (first) {
    label = {word.kind, false, word.decided};
    return;
  }
  const bool fax_and_phone = (label.kind == card::PhoneKind::fax) != (word.kind == card::PhoneKind::fax);
  if (fax_and_phone) {
    if (label.kind == card::PhoneKind::fax) label = {word.kind, true, word.decided};
    label.also_fax = true;
  } else if (word.decided && !label.decided) {
    label.kind = word.kind;
    label.decided = true;
  }
}

}  // namespace

/// "FAX(24時間)087-…": the place before a remark in brackets, of a few characters with kanji; `at` where there is none.
std::size_t before_remark(const PrintedLine& line, std::size_t from, std::size_t at) {
  constexpr std::size_t kLongest = 10;
  if (at == from || !is_closing(line[at - 1])) return at;
  std::size_t inside = at - 1;  // where what is in the brackets ends
  while (inside > from && line[inside - 1] == U' ') --inside;
  bool kanji = false;
  for (std::size_t i = at - 1; i-- > from && at - i <= kLongest;) {
    if (is_opening(line[i])) return kanji && !word_before(line, i + 1, inside).entry ? i : at;
    kanji = kanji || text::is_han(line[i]);
  }
  return at;
}

std::optional<FoundLabel> label_before(const PrintedLine& line, std::size_t from, std::size_t end) {
  constexpr std::size_t kFarthest = 6;  // characters of another word between label and number: TEL 本社 03-…
  FoundLabel found;
  bool first = true;
  bool letters = false;  // the labels found so far are single letters
  std::size_t at = end;
  std::size_t skipped = 0;
  found.begin = found.end = end;
  while (at > from) {
    if (first && skipped == 0) at = before_remark(line, from, at);
    if (at > from && is_filler(line[at - 1])) {
      --at;
      continue;
    }
    const Word word = word_before(line, from, at);
    // One letter is a label only directly before the number, or in a row such as T/F.
    const bool letter = word.entry && word.entry->word.size() == 1 && is_ascii_letter(word.entry->word[0]);
    const bool in_row = first || letter == letters;
    const bool usable = word.entry && !(letter && (skipped > 0 || !in_row));
    if (usable) {
      if (first) letters = letter;
      take(found.label, first, *word.entry);
      first = false;
      at = found.begin = word.begin;
      continue;
    }
    if (!first || ++skipped > kFarthest || is_ascii_digit(line[at - 1])) break;
    --at;
  }
  if (first) return std::nullopt;
  while (found.begin > from && is_opening(line[found.begin - 1])) --found.begin;
  return found;
}

/// "0952-25-7137 L直通J", "090-5742-3806 I携帯1": a label whose brackets ［］ were taken for strokes and letters.
std::optional<FoundLabel> label_in_strokes(const PrintedLine& line, std::size_t begin, std::size_t open) {
  constexpr std::u32string_view kOpening = U"LIl1|「(", kClosing = U"JIl1|」)";
  constexpr std::size_t kLongest = 6;
  if (open == begin || kOpening.find(line.at(open)) == kOpening.npos) return std::nullopt;
  std::size_t close = open + 1;
  while (close < line.size() && close - open <= kLongest && kClosing.find(line[close]) == kClosing.npos) ++close;
  if (close >= line.size() || kClosing.find(line[close]) == kClosing.npos) return std::nullopt;
  if (close + 1 < line.size() && line[close + 1] != U' ') return std::nullopt;
  const Word word = word_before(line, open + 1, close);
  if (!word.entry || word.begin != open + 1 || word.entry->word.size() < 2) return std::nullopt;
  return FoundLabel{{word.entry->kind, false, word.entry->decided}, begin, close + 1};
}

/// "0265-36-4183 FAX": the last word of a line whose only number has no label before it.
std::optional<FoundLabel> label_at_end(const PrintedLine& line, std::size_t begin) {
  std::size_t first = begin;
  while (line.at(first) == U' ') ++first;
  const Word word = word_before(line, first, line.size());
  const bool alone = word.entry && word.begin == first && word.entry->word.size() >= 2 && first > begin;
  if (!alone) return std::nullopt;
  return FoundLabel{{word.entry->kind, false, word.entry->decided}, begin, line.size()};
}

std::optional<FoundLabel> label_behind(const PrintedLine& line, std::size_t begin) {
  std::size_t open = begin;
  while (line.at(open) == U' ') ++open;
  if (const auto label = label_in_strokes(line, begin, open)) return label;
  if (!is_opening(line.at(open))) return std::nullopt;
  std::size_t close = open + 1;
  while (close < line.size() && !is_closing(line[close]) && close - open < 14) ++close;
  if (!is_closing(line.at(close))) return std::nullopt;
  const auto label = label_before(line, open + 1, close);
  std::size_t last = close;
  while (last > open + 1 && is_filler(line[last - 1])) --last;
  if (!label || !word_before(line, open + 1, last).entry) return std::nullopt;  // (夜間転送あり)
  // The bracket holds the label and nothing else, or the office whose label it is: (技術開発センター直通).
  for (std::size_t i = open + 1; i < label->begin; ++i) {
    if (!is_filler(line[i]) && !text::is_han(line[i]) && !text::is_kana(line[i])) return std::nullopt;
  }
  return FoundLabel{label->label, begin, close + 1};
}

std::optional<FoundExtension> extension_behind(const PrintedLine& line, std::size_t begin) {
  std::size_t at = begin;
  bool sharp = false;  // "#567" without a word
  while (is_filler(line.at(at)) || is_dash(line.at(at))) sharp = line.at(at++) == U'#';
  if (sharp && is_ascii_digit(line.at(at))) {
    std::size_t end = at;
    while (is_ascii_digit(line.at(end))) ++end;
    // "03-3321 #4 090-…": a misread label before the next number.
    const bool number_follows = line.at(end) == U' ' && is_ascii_digit(line.at(end + 1));
    if (end - at <= 6 && !number_follows) return FoundExtension{line.text(at, end), end};
  }
  for (const std::u32string_view word : tables::kExtensionWords) {
    const std::u32string rest =
        to_small(std::u32string_view(line.chars()).substr(std::min(at, line.size()), word.size()));
    if (rest != word) continue;
    std::size_t digits = at + word.size();
    while (is_filler(line.at(digits)) || is_dash(line.at(digits))) ++digits;
    std::size_t end = digits;
    while (is_ascii_digit(line.at(end))) ++end;
    if (end == digits || end - digits > 7) continue;
    FoundExtension found{line.text(digits, end), end};
    if (is_closing(line.at(found.end))) ++found.end;
    return found;
  }
  return std::nullopt;
}

std::optional<PhoneLabel> read_phone_label(std::string_view text) {
  const PrintedLine line(text);
  const auto label = label_before(line, 0, line.size());
  if (!label) return std::nullopt;
  for (std::size_t i = 0; i < label->begin; ++i) {
    if (!is_filler(line[i])) return std::nullopt;
  }
  // label_before may have skipped a word behind the label.
  const PrintedLine behind(text);
  std::size_t end = line.size();
  while (end > 0 && is_filler(line[end - 1])) --end;
  return word_before(behind, 0, end).entry ? std::optional(label->label) : std::nullopt;
}

}  // namespace normalize
