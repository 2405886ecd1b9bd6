#include "normalize/qualification_ends.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "normalize/tables/qualifications.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

bool is_word(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c) || (c >= 0xC0 && c <= 0x24F); }

constexpr std::u32string_view kGradesBehind[] = {U"上級", U"中級", U"初級", U"特級", U"準1級", U"準2級", U"1級",
                                                 U"2級",  U"3級",  U"一級", U"二級", U"三級",  U"準一級"};

}  // namespace

std::size_t grade_end(const PrintedLine& line, std::size_t at) {
  const std::u32string_view rest = std::u32string_view(line.chars()).substr(std::min(at, line.size()));
  for (const std::u32string_view grade : kGradesBehind)
    if (rest.starts_with(grade)) return at + grade.size();
  return at;
}

std::size_t examination_end(const PrintedLine& line, std::size_t at) {
  constexpr std::u32string_view kExamination = U"検定";
  constexpr std::size_t kLongest = 12;  // characters of the subject
  if (at > 0 && (text::is_han(line[at - 1]) || text::is_kana(line[at - 1]))) return at;
  std::size_t subject = at;
  while (subject < line.size() && (text::is_han(line[subject]) || text::is_kana(line[subject]))) ++subject;
  const std::u32string_view rest = std::u32string_view(line.chars()).substr(at);
  const std::size_t exam = rest.substr(0, subject - at + kExamination.size()).find(kExamination);
  if (exam == rest.npos || exam == 0 || exam > kLongest) return at;
  const std::size_t behind = at + exam + kExamination.size(), end = grade_end(line, behind);
  return end > behind ? end : at;
}

std::size_t graded_end(const PrintedLine& line, std::size_t at) {
  constexpr std::size_t kLongestSubject = 4;  // letters
  std::size_t subject = at;
  while (subject - at < kLongestSubject && is_ascii_letter(line.at(subject))) ++subject;
  if (subject > at && (is_word(line.at(at - 1)) || graded_end(line, subject) == subject)) return at;
  if (subject > at) return graded_end(line, subject);
  constexpr std::u32string_view kGrades = U"一二三四123";
  constexpr std::size_t kWholeEntry = 5;               // characters of a listed licence that has grades
  constexpr std::size_t kShortest = 2, kLongest = 12;  // characters between the grade and 士
  if (kGrades.find(line.at(at)) == kGrades.npos || line.at(at + 1) != U'級') return at;
  const std::u32string_view subject_text = std::u32string_view(line.chars()).substr(std::min(at + 2, line.size()));
  for (const std::string_view entry : tables::kJapaneseQualifications) {  // 1級葬祭ディレクター
    const std::u32string chars = text::to_utf32(entry);
    if (chars.size() >= kWholeEntry && subject_text.starts_with(chars)) return at + 2 + chars.size();
  }
  for (std::size_t i = at + 2; i < line.size() && i - at - 2 <= kLongest; ++i) {
    if (!text::is_han(line[i]) && !text::is_kana(line[i])) return at;
    if (line[i] == U'士' && i - at - 2 >= kShortest && !text::is_han(line.at(i + 1))) return i + 1;
  }
  return at;
}

std::size_t number_end(const PrintedLine& line, std::size_t at) {
  std::size_t i = at;
  while (line.at(i) == U' ') ++i;
  const bool bracket = is_opening(line.at(i));  // (登録番号412208)
  if (bracket) ++i;
  const std::u32string_view rest = std::u32string_view(line.chars()).substr(std::min(i, line.size()));
  std::size_t digits = i;
  for (const std::u32string_view word :
       {std::u32string_view(U"登録番号"), std::u32string_view(U"登録"), std::u32string_view(U"第")}) {
    if (rest.starts_with(word)) digits = std::max(digits, i + word.size());
  }
  if (digits == i) return at;
  while (line.at(digits) == U' ' || line.at(digits) == U':' || line.at(digits) == U'第') ++digits;
  std::size_t end = digits;
  while (is_ascii_digit(line.at(end)) || is_dash(line.at(end))) ++end;
  if (end == digits) return at;
  if (is_ascii_letter(line.at(end)) && line.at(end + 1) == U'号') ++end;  // 第161254A号
  if (line.at(end) == U'号') ++end;
  if (bracket) return is_closing(line.at(end)) ? end + 1 : at;
  return end;
}

std::size_t specialist_end(const PrintedLine& line, std::size_t at) {
  constexpr std::u32string_view kKinds[] = {U"専門医",     U"認定医",     U"指導医",    U"認定看護師",
                                            U"専門看護師", U"専門薬剤師", U"認定薬剤師"};
  constexpr std::size_t kLongestField = 14;
  const auto joins = [&](std::size_t i) {
    return text::is_han(line.at(i)) || (text::is_kana(line.at(i)) && line.at(i) != U'・');
  };
  if (joins(at - 1) && line[at - 1] != U'士') return at;  // 医学博士循環器専門医
  std::size_t end = at;
  while (end < line.size() && joins(end)) ++end;
  const std::u32string_view run = std::u32string_view(line.chars()).substr(at, end - at);
  const bool kind = std::any_of(std::begin(kKinds), std::end(kKinds), [&](std::u32string_view word) {
    return run.size() > word.size() && run.size() <= word.size() + kLongestField && run.ends_with(word);
  });
  return kind ? end : at;
}

std::size_t council_end(const PrintedLine& line, std::size_t at) {
  constexpr std::u32string_view kCouncils[] = {
      U"CREFITO", U"COREN", U"CRECI", U"SUSEP", U"CRESS", U"CRBM", U"CRFA", U"CRMV", U"CREA", U"CREF",
      U"OAB",     U"CRM",   U"CRO",   U"CRP",   U"CRN",   U"CRC",  U"CRA",  U"CRQ",  U"CAU",  U"CRF",
      U"CFT",     U"GDC",   U"GMC",   U"NMC",   U"HCPC",  U"SRA",  U"DRE",  U"NMLS", U"NPI"};
  constexpr std::ptrdiff_t kFewest = 3;  // digits
  if (is_word(line.at(at - 1))) return at;
  const std::u32string_view rest = std::u32string_view(line.chars()).substr(std::min(at, line.size()));
  for (const std::u32string_view council : kCouncils) {
    if (!rest.starts_with(council)) continue;
    std::size_t i = at + council.size();
    if (is_word(line.at(i))) continue;
    if (is_dash(line.at(i)) && is_ascii_digit(line.at(i + 1)) && line.at(i + 2) == U' ') i += 2;  // "CREFITO-3"
    constexpr std::u32string_view kNumber = U" No.";
    if (std::u32string_view(line.chars()).substr(i).starts_with(kNumber)) i += kNumber.size();
    const bool sign = line.at(i) == U'/' || is_dash(line.at(i)) || line.at(i) == U' ';
    const auto is_capital = [&](std::size_t k) { return line.at(k) >= U'A' && line.at(k) <= U'Z'; };
    if (sign && is_capital(i + 1) && is_capital(i + 2) && !is_word(line.at(i + 3))) i += 3;  // the state
    while (line.at(i) == U' ' || line.at(i) == U':' || line.at(i) == U'#') ++i;
    // "CRC 1SP198452/O-7", "CAU A48291-3": the region's number and state, or a letter, before the member's.
    if (is_ascii_digit(line.at(i)) && is_capital(i + 1) && is_capital(i + 2) && is_ascii_digit(line.at(i + 3))) i += 3;
    if (is_capital(i) && is_ascii_digit(line.at(i + 1)) && is_ascii_digit(line.at(i + 2))) ++i;
    std::size_t end = i;
    while (is_ascii_digit(line.at(end)) ||
           (end > i && (line.at(end) == U'.' || line.at(end) == U'/' || is_dash(line.at(end))) &&
            is_word(line.at(end + 1))) ||
           (end > i && (line.at(end - 1) == U'/' || is_dash(line.at(end - 1))) && is_capital(end)) ||
           (end > i + 1 && line.at(end - 2) == U'/' && is_capital(end - 1) && is_capital(end)))
      ++end;
    const auto digits = std::count_if(line.chars().begin() + static_cast<std::ptrdiff_t>(i),
                                      line.chars().begin() + static_cast<std::ptrdiff_t>(end), is_ascii_digit);
    if (digits >= kFewest) return end;
  }
  return at;
}

std::size_t certified_end(const PrintedLine& line, std::size_t at) {
  constexpr std::u32string_view kFronts[] = {U"公認", U"認定", U"登録"}, kEnds[] = {U"士", U"師", U"技能者", U"心理師"};
  constexpr std::size_t kShortest = 4, kLongest = 16;
  const auto joins = [&](std::size_t i) { return text::is_han(line.at(i)) || text::is_kana(line.at(i)); };
  if (joins(at - 1)) return at;
  std::size_t end = at;
  while (end < line.size() && joins(end)) ++end;
  const std::u32string_view run = std::u32string_view(line.chars()).substr(at, end - at);
  // "日本証券アナリスト協会認定アナリスト"
  constexpr std::u32string_view kBodies[] = {U"協会認定", U"学会認定", U"連盟認定", U"連盟公認", U"協会公認"};
  constexpr std::size_t kShortestKind = 3, kLongestWhole = 24;
  for (const std::u32string_view body : kBodies) {
    const std::size_t at_body = run.find(body);
    const bool fits = at_body != run.npos && at_body > 0 && run.size() >= at_body + body.size() + kShortestKind;
    if (fits && run.size() <= kLongestWhole) return end;
  }
  const auto begins = [&](std::u32string_view word) { return run.starts_with(word); };
  const auto ends = [&](std::u32string_view word) { return run.ends_with(word); };
  const bool fits = run.size() >= kShortest && run.size() <= kLongest;
  return fits && std::any_of(std::begin(kFronts), std::end(kFronts), begins) &&
                 std::any_of(std::begin(kEnds), std::end(kEnds), ends)
             ? end
             : at;
}

}  // namespace normalize
