#include "normalize/qualification.h"

#include <algorithm>

#include "normalize/printed_line.h"
#include "normalize/qualification_ends.h"
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
  constexpr std::string_view kRanks[] = {"主任", "副主任", "統括", "総括", "首席", "上席"};  // 主任保育士
  if (begin < at && std::find(std::begin(kRanks), std::end(kRanks), line.text(begin, at)) != std::end(kRanks))
    return true;
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

/// Where the trade begins whose skill is certified, "石材施工技能士1級"; the match's beginning for others.
std::size_t trade_begin(const PrintedLine& line, const Match& match) {
  constexpr std::u32string_view kSkilled = U"技能士";
  constexpr std::size_t kLongest = 8;
  std::size_t begin = match.begin;
  if (!std::u32string_view(line.chars()).substr(match.begin).starts_with(kSkilled)) return begin;
  while (begin > 0 && match.begin - begin <= kLongest &&
         (text::is_han(line[begin - 1]) || text::is_kana(line[begin - 1])))
    --begin;
  return match.begin - begin <= kLongest ? begin : match.begin;
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
    const bool title = degree.before && line.at(end) == U' ' && to_small(line.at(end + 2)) == line.at(end + 2);
    const bool short_one = chars.size() == 2 && !title;
    std::size_t before = at;
    while (before > 0 && line[before - 1] == U' ') --before;
    if (short_one && !(before > 0 && line[before - 1] == U',') && !another_degree_follows(line, end)) continue;
    best.end = end;
  }
  if (const std::size_t council = council_end(line, at); council > at) return {at, council};
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
  for (std::size_t i = 0; i + 2 < plain.size(); ++i)  // no model knows 唎
    if (plain[i + 1] == U'酒' && plain[i + 2] == U'師' && (plain[i] == U'咽' || plain[i] == U'刺' || plain[i] == U'嘱'))
      plain[i] = U'唎';
  constexpr std::u32string_view kRead = U"Dipl.-";  // "Dipl.-ing.", "Dipl.-lng."
  for (std::size_t at = plain.find(kRead); at != plain.npos; at = plain.find(kRead, at + 1))
    if (const std::size_t letter = at + kRead.size(); plain.compare(letter + 1, 2, U"ng") == 0 && letter < plain.size())
      if (plain[letter] == U'i' || plain[letter] == U'l') plain[letter] = U'I';
  // "CRC 1SP198452/0-7": the letter of original members behind an accountant's number.
  constexpr std::u32string_view kAccountants = U"CRC", kOriginal = U"/0-";
  if (const std::size_t crc = plain.find(kAccountants); crc != plain.npos)
    if (const std::size_t zero = plain.find(kOriginal, crc); zero != plain.npos) plain[zero + 1] = U'O';
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
    match.begin = trade_begin(line, match);
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
