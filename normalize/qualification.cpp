#include "normalize/qualification.h"

#include <algorithm>

#include "normalize/printed_line.h"
#include "normalize/tables/job_titles.h"
#include "normalize/tables/qualifications.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

bool is_word(char32_t c) { return is_ascii_letter(c) || is_ascii_digit(c) || (c >= 0xC0 && c <= 0x24F); }

/// One past "（工学）", "(登録番号 123)" behind a licence; `at` when there is no bracket.
std::size_t bracket_end(const PrintedLine& line, std::size_t at) {
  if (!is_opening(line.at(at))) return at;
  for (std::size_t i = at + 1; i < line.size() && i - at < 24; ++i) {
    if (is_closing(line[i])) return i + 1;
  }
  return at;
}

/// "博士 (工学)", "技術士 (建設部門)": a field may stand behind a blank.
std::size_t field_end(const PrintedLine& line, std::size_t at) {
  std::size_t open = at;
  while (line.at(open) == U' ') ++open;
  const std::size_t end = bracket_end(line, open);
  return end > open ? end : at;
}

constexpr std::u32string_view kGradesBehind[] = {U"上級", U"中級", U"初級", U"特級", U"準1級", U"準2級", U"1級",
                                                 U"2級",  U"3級",  U"一級", U"二級", U"三級",  U"準一級"};

/// One past a grade, "年金アドバイザー2級"; `at` when there is none.
std::size_t grade_end(const PrintedLine& line, std::size_t at) {
  const std::u32string_view rest = std::u32string_view(line.chars()).substr(std::min(at, line.size()));
  for (const std::u32string_view grade : kGradesBehind)
    if (rest.starts_with(grade)) return at + grade.size();
  return at;
}

/// One past an examination and its grade, "食品表示検定上級", "日商簿記検定2級", "英語検定準1級"; `at` when there is
/// none.
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

/// One past a graded licence that no table lists, "一級施工管理技士", "2級計量士", "FP2級技能士"; `at` when there is
/// none.
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

/// Degrees that name their field: "Docteur en médecine", "Doutora em Direito", "Master of Science".
constexpr std::u32string_view kDegreeNouns[] = {U"Docteur",  U"Docteure", U"Doctor",    U"Doctora",    U"Doutor",
                                                U"Doutora",  U"Dottore",  U"Master",    U"Máster",     U"Mestre",
                                                U"Magister", U"Licencié", U"Licenciée", U"Licenciado", U"Licenciada",
                                                U"Bacharel", U"Bachelor", U"Laurea",    U"Mastère"};
constexpr std::u32string_view kDegreeJoints[] = {U"en", U"ès", U"em", U"of", U"in", U"de"};

/// One past the field that begins at `at`. A name may follow on the line: where the field's first word is small its end
/// is before the first capital, else behind that word, but English ones go on ("Business Administration").
std::size_t degree_field_end(const PrintedLine& line, std::size_t at, bool english) {
  const auto is_capital = [&](std::size_t i) { return to_small(line.at(i)) != line.at(i); };
  const bool capital = is_capital(at);
  std::size_t end = at;
  for (std::size_t i = at; i < line.size() && (is_word(line[i]) || line[i] == U' ' || line[i] == U'\''); ++i) {
    const bool begins = i > at && line[i - 1] == U' ';
    if (begins && is_capital(i) && !(capital && english)) break;
    if (line[i] != U' ') end = i + 1;
  }
  return end;
}

/// One past such a degree, which goes on to a comma, a stroke or the line's end; `at` when there is none.
std::size_t named_degree_end(const PrintedLine& line, std::size_t at) {
  constexpr std::size_t kLongestField = 32;
  const std::u32string_view rest = std::u32string_view(line.chars()).substr(at);
  for (const std::u32string_view noun : kDegreeNouns) {
    if (!rest.starts_with(noun) || line.at(at + noun.size()) != U' ') continue;
    for (const std::u32string_view joint : kDegreeJoints) {
      const std::size_t begin = at + noun.size() + 1 + joint.size();
      if (!rest.substr(noun.size() + 1).starts_with(joint) || line.at(begin) != U' ') continue;
      const std::size_t end = degree_field_end(line, begin + 1, joint == U"of");
      if (end > begin + 2 && end - begin <= kLongestField) return end;
    }
  }
  return at;
}

/// One past " 第123456号", "登録番号123456".
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

/// One past a doctor's field and what it makes of him, "循環器専門医", "消化器内視鏡指導医"; `at` when there is none.
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

/// One past a licence that no table lists but that says so itself, "公認スポーツ栄養士", "認定補聴器技能者"; `at` when
/// there is none.
std::size_t certified_end(const PrintedLine& line, std::size_t at) {
  constexpr std::u32string_view kFronts[] = {U"公認", U"認定", U"登録"}, kEnds[] = {U"士", U"師", U"技能者", U"心理師"};
  constexpr std::size_t kShortest = 4, kLongest = 16;
  const auto joins = [&](std::size_t i) { return text::is_han(line.at(i)) || text::is_kana(line.at(i)); };
  if (joins(at - 1)) return at;
  std::size_t end = at;
  while (end < line.size() && joins(end)) ++end;
  const std::u32string_view run = std::u32string_view(line.chars()).substr(at, end - at);
  const auto begins = [&](std::u32string_view word) { return run.starts_with(word); };
  const auto ends = [&](std::u32string_view word) { return run.ends_with(word); };
  const bool fits = run.size() >= kShortest && run.size() <= kLongest;
  return fits && std::any_of(std::begin(kFronts), std::end(kFronts), begins) &&
                 std::any_of(std::begin(kEnds), std::end(kEnds), ends)
             ? end
             : at;
}

/// Where the body begins that stands before a licence, "日本皮膚科学会認定 皮膚科専門医"; `at` where there is none.
std::size_t certifier_begin(const PrintedLine& line, std::size_t at) {
  constexpr std::u32string_view kEnds[] = {U"学会認定", U"協会認定", U"機構認定", U"医会認定", U"医師会認定", U"公認"};
  std::size_t end = at;
  while (end > 0 && line[end - 1] == U' ') --end;
  std::size_t begin = end;
  while (begin > 0 && (text::is_han(line[begin - 1]) || (text::is_kana(line[begin - 1]) && line[begin - 1] != U'・')))
    --begin;
  const std::u32string_view run = std::u32string_view(line.chars()).substr(begin, end - begin);
  const bool certifies = std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::u32string_view word) {
    return run.size() > word.size() && run.ends_with(word);
  });
  return certifies ? begin : at;
}

/// "管理薬剤師", "看護師長": the licence is part of a title that the table has.
bool ends_a_title(const PrintedLine& line, std::size_t at, std::size_t end) {
  std::size_t begin = at;
  while (begin > 0 && text::is_han(line[begin - 1])) --begin;
  const std::string word = line.text(begin, end);
  return begin < at && !text::is_han(line.at(end)) &&
         std::find(std::begin(tables::kJapaneseTitles), std::end(tables::kJapaneseTitles), word) !=
             std::end(tables::kJapaneseTitles);
}

struct Match {
  std::size_t begin = 0, end = 0;  ///< characters
};

/// The entries of a table as they are compared with print; made once, for they are tried at each character of a line.
template <class Table, class Text>
std::vector<std::u32string> as_printed(const Table& table, Text text_of) {
  std::vector<std::u32string> all;
  for (const auto& entry : table) all.push_back(PrintedLine(text_of(entry)).chars());
  return all;
}

Match match_japanese(const PrintedLine& line, std::size_t at) {
  static const std::vector<std::u32string> entries =
      as_printed(tables::kJapaneseQualifications, [](std::string_view entry) { return entry; });
  Match best{at, at};
  for (const std::u32string& chars : entries) {
    if (chars.size() > best.end - at && std::u32string_view(line.chars()).substr(at).starts_with(chars))
      best.end = at + chars.size();
  }
  if (best.end > at && ends_a_title(line, at, best.end)) return {at, at};
  if (best.end == at) best.end = specialist_end(line, at);
  if (best.end == at) best.end = examination_end(line, at);
  if (best.end == at) best.end = certified_end(line, at);
  if (best.end == at) return {at, graded_end(line, at)};
  const std::string found = line.text(at, best.end);
  const bool latin = is_ascii_letter(line[at]);
  if (latin && (is_word(line.at(at - 1)) || is_word(line.at(best.end)))) return {at, at};
  // 博士課程, 学士会館, 弁護士法人, 医師会 and 修士 inside a name are no licences.
  constexpr std::u32string_view kNot = U"課法会事長団協連試講館院";
  if (kNot.find(line.at(best.end)) != std::u32string_view::npos && line.at(best.end) != U'\0') return {at, at};
  const bool degree = found == "博士" || found == "修士" || found == "学士";
  best.end = grade_end(line, best.end);
  const std::size_t bracket = field_end(line, best.end);
  if (degree && bracket == best.end) {
    // 博士 alone is also a given name: "博士" needs its field.
    return at > 0 && text::is_han(line[at - 1]) && line[at - 1] == U'学' ? best : Match{at, at};
  }
  best.end = number_end(line, bracket);
  return best;
}

/// "RN, MSN": behind a comma stands a degree of three letters and more.
bool another_degree_follows(const PrintedLine& line, std::size_t end) {
  constexpr std::size_t kShortest = 3;
  if (line.at(end) != U',') return false;
  std::size_t begin = end + 1;
  while (line.at(begin) == U' ') ++begin;
  std::size_t behind = begin;
  while (is_word(line.at(behind))) ++behind;
  const std::string word = line.text(begin, behind);
  return behind - begin >= kShortest &&
         std::any_of(std::begin(tables::kDegrees), std::end(tables::kDegrees),
                     [&](const tables::Degree& degree) { return !degree.before && degree.text == word; });
}

/// One past initials with a registered sign behind a comma, "Gunderson, CLU®, ChFC®"; `at` when there are none.
std::size_t registered_end(const PrintedLine& line, std::size_t at) {
  constexpr std::size_t kLongest = 6;
  std::size_t before = at, end = at, capitals = 0;
  while (before > 0 && line[before - 1] == U' ') --before;
  while (is_ascii_letter(line.at(end))) capitals += line[end++] < U'a' ? 1 : 0;
  const bool sign = line.at(end) == U'®' || line.at(end) == U'™';
  return sign && capitals >= 2 && end - at <= kLongest && before > 0 && line[before - 1] == U',' ? end : at;
}

/// One past a registered sign and a bracket that says where a degree is from: "Dipl.-Ing. (FH)", "CPA (Japan)".
std::size_t degree_remark_end(const PrintedLine& line, std::size_t end) {
  constexpr std::size_t kLongest = 8;  // letters
  if (line.at(end) == U'®' || line.at(end) == U'™') ++end;
  const std::size_t open = line.at(end) == U' ' ? end + 1 : end;
  if (!is_opening(line.at(open))) return end;
  std::size_t close = open + 1;
  while (is_ascii_letter(line.at(close)) || line.at(close) == U'.') ++close;
  return is_closing(line.at(close)) && close > open + 1 && close - open <= kLongest + 1 ? close + 1 : end;
}

Match match_degree(const PrintedLine& line, std::size_t at) {
  if (is_word(line.at(at - 1)) || line.at(at - 1) == U'.' || line.at(at - 1) == U'-' || line.at(at - 1) == U'@')
    return {at, at};
  static const std::vector<std::u32string> entries =
      as_printed(tables::kDegrees, [](const tables::Degree& degree) { return degree.text; });
  Match best{at, named_degree_end(line, at)};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const tables::Degree& degree = tables::kDegrees[i];
    const std::u32string& chars = entries[i];
    if (chars.size() <= best.end - at || !std::u32string_view(line.chars()).substr(at).starts_with(chars)) continue;
    const std::size_t end = at + chars.size();
    if (is_word(line.at(end)) && chars.back() != U'.') continue;
    if (chars.back() != U'.' && line.at(end) == U'.' && is_word(line.at(end + 1))) continue;
    if (degree.before && chars.back() != U'.' && line.at(end) != U' ') continue;
    // Two capitals alone are too little before a comma or at the beginning: they stand behind a name.
    const bool short_one = chars.size() == 2;
    std::size_t before = at;
    while (before > 0 && line[before - 1] == U' ') --before;
    if (short_one && !(before > 0 && line[before - 1] == U',') && !another_degree_follows(line, end)) continue;
    best.end = end;
  }
  if (best.end == at) best.end = registered_end(line, at);
  return best.end == at ? best : Match{at, degree_remark_end(line, best.end)};
}

/// One past what says that somebody holds it: "CFP®認定者", whose sign may be read as @; `end` when there is nothing.
std::size_t holder_end(const PrintedLine& line, std::size_t end) {
  constexpr std::u32string_view kHolder = U"認定者", kSigns = U"®™@";
  const std::size_t word = kSigns.find(line.at(end)) != kSigns.npos && end < line.size() ? end + 1 : end;
  return std::u32string_view(line.chars()).substr(word).starts_with(kHolder) ? word + kHolder.size() : end;
}

/// "CFP@認定者": no licence has an @.
std::string with_registered_sign(std::string text) {
  if (const std::size_t at = text.find('@'); at != std::string::npos) text.replace(at, 1, "®");
  return text;
}

/// "弁理土": 土 at the end of a word is 士 where that makes a licence; the places stay.
std::string with_scholars(std::string_view text) {
  std::u32string plain = text::to_utf32(text);
  for (std::size_t i = 1; i < plain.size(); ++i)
    if (plain[i] == U'土' && text::is_han(plain[i - 1]) && (i + 1 == plain.size() || !text::is_han(plain[i + 1])))
      plain[i] = U'士';
  // "博十(工学)": a degree before its field; "医学博十".
  for (std::size_t i = 1; i < plain.size(); ++i) {
    const bool field_before = i >= 2 && plain[i - 2] == U'学',
               field_behind = i + 1 < plain.size() && is_opening(plain[i + 1]);
    if (plain[i] == U'十' && (plain[i - 1] == U'博' || plain[i - 1] == U'修') && (field_before || field_behind))
      plain[i] = U'士';
  }
  return text::to_utf8(plain);
}

}  // namespace

std::vector<Piece<std::string>> find_qualifications(std::string_view raw) {
  const std::string text = with_scholars(raw);
  const PrintedLine line(text);
  std::vector<Piece<std::string>> found;
  for (std::size_t i = 0; i < line.size();) {
    Match match = match_japanese(line, i);
    if (match.end == i) match = match_degree(line, i);
    if (match.end == i) {
      ++i;
      continue;
    }
    match.begin = certifier_begin(line, match.begin);
    match.end = holder_end(line, match.end);
    // A comma between name and degree goes with the degree.
    std::size_t begin = match.begin;
    while (begin > 0 && line[begin - 1] == U' ') --begin;
    const bool comma = begin > 0 && line[begin - 1] == U',';
    const Span span = line.span(comma ? begin - 1 : match.begin, match.end);
    found.push_back({with_registered_sign(line.original(match.begin, match.end)), span, 1.0F});
    i = match.end;
  }
  return found;
}

float qualification_likeness(std::string_view text) {
  const PrintedLine line(text);
  std::size_t all = 0, covered = 0;
  for (std::size_t i = 0; i < line.size(); ++i)
    all += line[i] != U' ' && line[i] != U',' && line[i] != U'/' && line[i] != U'・' ? 1 : 0;
  if (all == 0) return 0;
  for (const auto& piece : find_qualifications(text)) {
    for (const char32_t c : PrintedLine(piece.value).chars())
      covered += c != U' ' && c != U',' && c != U'/' && c != U'・' ? 1 : 0;
  }
  return std::min(1.0F, static_cast<float>(covered) / static_cast<float>(all));
}

}  // namespace normalize
