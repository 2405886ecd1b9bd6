#include "normalize/phone_digits.h"

#include <algorithm>
#include <optional>

#include "normalize/phone_label.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// Letters that OCR makes of digits. Source: Tesseract 5.3 on rendered phone lines.
struct Confusion {
  char32_t letter;
  char digit;
};
constexpr Confusion kConfusions[] = {{U'O', '0'}, {U'o', '0'}, {U'Ο', '0'}, {U'○', '0'}, {U'Q', '0'}, {U'l', '1'},
                                     {U'I', '1'}, {U'|', '1'}, {U'!', '1'}, {U'i', '1'}, {U'Z', '2'}, {U'z', '2'},
                                     {U'S', '5'}, {U's', '5'}, {U'B', '8'}, {U'b', '6'}, {U'g', '9'}, {U'q', '9'}};

char confusion_digit(char32_t c) {
  for (const Confusion& confusion : kConfusions) {
    if (confusion.letter == c) return confusion.digit;
  }
  return 0;
}

char kanji_digit(char32_t c) {
  constexpr std::u32string_view kKanji = U"〇一二三四五六七八九";
  const auto at = kKanji.find(c);
  if (c == U'零') return '0';
  return at == std::u32string_view::npos ? '\0' : static_cast<char>('0' + at);
}

bool is_separator(char32_t c) {
  constexpr std::u32string_view kSeparators = U" .()/・･·,[]〔〕（）";
  return is_dash(c) || kSeparators.find(c) != std::u32string_view::npos;
}

bool is_upright_stroke(char32_t c) {
  // What a dash looks like in a vertical line.
  constexpr std::u32string_view kStrokes = U"|│丨︱｜∣";
  return kStrokes.find(c) != std::u32string_view::npos;
}

bool is_word_letter(char32_t c) { return is_ascii_letter(c) || (c >= 0xC0 && c <= 0x24F); }

/// A letter that stands for a digit: in a group of such letters alone (or behind a phone label), beside a digit or a
/// dash.
bool stands_for_digit(const PrintedLine& line, std::size_t i) {
  if (!confusion_digit(line[i])) return false;
  std::size_t begin = i;
  while (begin > 0 && (confusion_digit(line[begin - 1]) || is_word_letter(line[begin - 1]))) --begin;
  std::size_t end = i + 1;
  while (end < line.size() && (confusion_digit(line[end]) || is_word_letter(line[end]))) ++end;
  std::size_t letters = begin;
  while (letters < i && !confusion_digit(line[letters])) ++letters;
  const bool label_before = read_phone_label(line.text(begin, i)).has_value() && i > begin;
  for (std::size_t k = label_before ? i : begin; k < end; ++k) {
    if (!confusion_digit(line[k])) return false;
  }
  const auto near_digit = [&](std::size_t at) { return is_ascii_digit(line.at(at)); };
  const std::size_t first = label_before ? i : begin;
  const bool before = near_digit(first - 1) || (is_dash(line.at(first - 1)) && near_digit(first - 2)) ||
                      (line.at(first - 1) == U')' && near_digit(first - 2));
  const bool behind = near_digit(end) || (is_dash(line.at(end)) && near_digit(end + 1)) ||
                      (line.at(end) == U'(' && near_digit(end + 1));
  // A run of letters must be short, and a single upright stroke between blanks divides columns.
  return end - first <= 3 && (before || behind);
}

bool is_kanji_run(const PrintedLine& line, DigitRun run) {
  int kanji = 0, ascii = 0;
  for (std::size_t i = run.begin; i < run.end; ++i) {
    kanji += line[i] != U'一' && line[i] != U'〇' && kanji_digit(line[i]) ? 1 : 0;
    ascii += is_ascii_digit(line[i]) ? 1 : 0;
  }
  return kanji > ascii;
}

/// "(11) 3862-4477 + (11) 98765-2210": a bullet, which is read so, between two numbers.
bool is_bullet(const PrintedLine& line, std::size_t i) {
  return line[i] == U'+' && line.at(i - 1) == U' ' && line.at(i + 1) == U' ' && line.at(i + 2) == U'(';
}

/// "03-6721-4408 | 080-3349-7716", "| 2294-9484", "Mobil | +49 151 9492", "051-742-8190 | 팩스": a stroke between
/// blanks divides columns, behind a number whatever follows. In kanji it may be a dash.
bool divides(const PrintedLine& line, std::size_t i) {
  const char32_t before = line.at(i - 2), next = line.at(i + 2);
  const bool blank_before = i > 1 && line[i - 1] == U' ';
  const bool before_number = is_ascii_digit(next) || next == U'(' || next == U'+';
  return is_upright_stroke(line[i]) && line.at(i + 1) == U' ' &&
         ((blank_before && is_ascii_digit(before)) ||
          (before_number && (i == 0 || (blank_before && is_word_letter(before)))));
}

bool belongs(const PrintedLine& line, std::size_t i) {
  const char32_t c = line[i];
  if (is_bullet(line, i) || divides(line, i)) return false;
  return is_ascii_digit(c) || kanji_digit(c) || is_separator(c) || is_upright_stroke(c) || c == U'+' ||
         stands_for_digit(line, i);
}

/// One character of a run as it counts: a digit, '-' for dashes, another sign, or NUL.
char meaning(const PrintedLine& line, std::size_t i, bool kanji, bool& repaired) {
  const char32_t c = line[i];
  if (is_ascii_digit(c)) return static_cast<char>(c);
  if (kanji && is_upright_stroke(c)) return '-';
  if (is_dash(c)) return '-';
  if (kanji && kanji_digit(c)) return kanji_digit(c);
  if (c == U'一' && (is_ascii_digit(line.at(i - 1)) || is_ascii_digit(line.at(i + 1)))) {
    repaired = true;
    return '-';
  }
  if (c == U'〇' || c == U'零') {
    repaired = true;
    return '0';
  }
  if (const char digit = confusion_digit(c)) {
    repaired = true;
    return digit;
  }
  if (c == U'〔' || c == U'[') return '(';
  if (c == U'〕' || c == U']') return ')';
  if (c == U'・' || c == U'･' || c == U'·') return '.';
  return c < 0x80 ? static_cast<char>(c) : '\0';
}

struct Reading {
  std::string digits, printed;
  int repairs = 0, count = 0;
};

Reading read_run(const PrintedLine& line, std::size_t begin, std::size_t end) {
  Reading reading;
  const bool kanji = is_kanji_run(line, {begin, end});
  for (std::size_t i = begin; i < end; ++i) {
    bool repaired = false;
    const char c = meaning(line, i, kanji, repaired);
    if (!c) continue;
    reading.digits += c;
    reading.count += c >= '0' && c <= '9' ? 1 : 0;
    reading.repairs += repaired ? 1 : 0;
    // Kanji digits stay as printed.
    reading.printed += kanji && c >= '0' && c <= '9' ? line.text(i, i + 1) : std::string(1, c);
  }
  return reading;
}

/// Blanks that OCR leaves beside a dash go; others become one.
std::string tidy(const std::string& printed, bool japanese) {
  std::string out;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const char c = printed[i];
    if (c != ' ') {
      out += c;
      continue;
    }
    const char before = out.empty() ? ' ' : out.back();
    const char behind = i + 1 < printed.size() ? printed[i + 1] : ' ';
    if (before == ' ' || behind == ' ') continue;
    if (japanese && (before == '-' || behind == '-')) continue;
    out += c;
  }
  return out;
}

bool is_cut(const PrintedLine& line, std::size_t i) {
  const char32_t c = line[i];
  return c == U' ' || c == U'/' || c == U',' || c == U'・' || c == U'･';
}

/// Behind a number: "～9", "~5679", "・5679": further lines of a switchboard. Returns its end.
std::size_t range_end(const PrintedLine& line, std::size_t at) {
  std::size_t i = at;
  while (line.at(i) == U' ') ++i;
  if (line.at(i) != U'~' && line.at(i) != U'〜' && line.at(i) != U'～' && line.at(i) != U'・') return at;
  std::size_t digits = ++i;
  while (is_ascii_digit(line.at(digits))) ++digits;
  const bool short_tail = digits > i && digits - i <= 4;
  const bool goes_on = is_dash(line.at(digits)) || line.at(digits) == U'(';
  return short_tail && !goes_on ? digits : at;
}

void trim(const PrintedLine& line, std::size_t& begin, std::size_t& end) {
  const auto digit_at = [&](std::size_t i) {
    return is_ascii_digit(line[i]) || kanji_digit(line[i]) || confusion_digit(line[i]);
  };
  while (begin < end && !digit_at(begin) && line[begin] != U'+' && line[begin] != U'(') ++begin;
  while (end > begin && !digit_at(end - 1)) --end;
  // An opening bracket must close inside.
  if (begin < end && line[begin] == U'(' && line.text(begin, end).find(')') == std::string::npos) {
    ++begin;
    trim(line, begin, end);
  }
}

std::optional<CutNumber> make_number(const PrintedLine& line, std::size_t begin, std::size_t end,
                                     std::string_view region) {
  trim(line, begin, end);
  if (begin >= end) return std::nullopt;
  const Reading reading = read_run(line, begin, end);
  if (reading.count < 6 || reading.count > 15) return std::nullopt;
  CutNumber number{begin, end, reading.digits, "", reading.repairs, look_up_number(reading.digits, region)};
  number.printed = tidy(reading.printed, region == "JP");
  return number;
}

/// "461-332048": ㈹ behind a number reads like one or two more digits. Japanese numbers end with a group of four.
CutNumber without_sign_behind(const PrintedLine& line, CutNumber number, std::string_view region) {
  constexpr std::size_t kLastGroup = 4, kMostOfSign = 2;
  if (region != "JP" || number.planned.valid) return number;
  std::size_t group = number.end;
  while (group > number.begin && is_ascii_digit(line[group - 1])) --group;
  const std::size_t extra = number.end - group > kLastGroup ? number.end - group - kLastGroup : 0;
  if (group == number.begin || extra == 0 || extra > kMostOfSign) return number;
  auto shorter = make_number(line, number.begin, number.end - extra, region);
  if (!shorter || !shorter->planned.valid) return number;
  shorter->end = line.at(number.end) == U')' ? number.end + 1 : number.end;
  ++shorter->repairs;
  return std::move(*shorter);
}

/// "1090-4573-8826" behind 【携帯】: the closing bracket reads like a one. Japanese numbers begin with the trunk zero.
CutNumber without_bracket_before(const PrintedLine& line, CutNumber number, std::string_view region) {
  const auto zero = number.digits.find_first_not_of(" )", 1);
  const bool before_zero = number.digits.starts_with('1') && zero != std::string::npos && number.digits[zero] == '0';
  if (region != "JP" || number.planned.valid || !before_zero) return number;
  auto shorter = make_number(line, number.begin + 1, number.end, region);
  if (!shorter || !shorter->planned.valid) return number;
  shorter->begin = number.begin;
  ++shorter->repairs;
  return std::move(*shorter);
}

}  // namespace

std::vector<DigitRun> find_digit_runs(const PrintedLine& line) {
  std::vector<DigitRun> runs;
  for (std::size_t i = 0; i < line.size();) {
    if (!belongs(line, i)) {
      ++i;
      continue;
    }
    DigitRun run{i, i};
    while (run.end < line.size() && belongs(line, run.end)) {
      // A second '+' begins another number.
      if (line[run.end] == U'+' && run.end > run.begin && is_ascii_digit(line.at(run.end + 1)) &&
          line.text(run.begin, run.end).find_first_of("0123456789") != std::string::npos) {
        break;
      }
      ++run.end;
    }
    i = run.end;
    runs.push_back(run);
  }
  return runs;
}

std::vector<CutNumber> cut_numbers(const PrintedLine& line, DigitRun run, std::string_view region) {
  std::vector<CutNumber> numbers;
  std::size_t begin = run.begin;
  while (begin < run.end) {
    std::vector<std::size_t> ends = {run.end};
    for (std::size_t i = run.end; i-- > begin + 1;) {
      if (is_cut(line, i)) ends.push_back(i);
    }
    std::optional<CutNumber> best;
    for (const std::size_t end : ends) {  // longest first
      auto number = make_number(line, begin, end, region);
      if (!number) continue;
      const auto rank = [](const CutNumber& n) {
        return n.planned.valid ? 3 : n.planned.possible ? 2 : n.planned.local ? 1 : 0;
      };
      if (!best || rank(*number) > rank(*best)) best = std::move(number);
      if (best->planned.valid) break;
    }
    if (best) best = without_bracket_before(line, without_sign_behind(line, std::move(*best), region), region);
    if (best) {
      begin = best->end;
      const std::size_t range = range_end(line, best->end);
      if (range > best->end) {
        best->printed += line.text(best->end, range);
        best->end = begin = range;
      }
      numbers.push_back(std::move(*best));
      continue;
    }
    do {
      ++begin;
    } while (begin < run.end && !is_cut(line, begin));
  }
  return numbers;
}

}  // namespace normalize
