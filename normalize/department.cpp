#include "normalize/department.h"

#include <algorithm>

#include "normalize/knowledge_lines.h"
#include "normalize/printed_line.h"
#include "normalize/tables/departments.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

/// The department end that closes a text, the longest; nothing when there is none.
const tables::DepartmentEnd* closing_end(std::string_view text) {
  const tables::DepartmentEnd* best = nullptr;
  for (const tables::DepartmentEnd& end : tables::kDepartmentEnds) {
    if (!text.ends_with(end.text)) continue;
    // A single Latin letter is an abbreviation only behind Japanese text.
    const bool latin = is_ascii_letter(static_cast<unsigned char>(end.text[0]));
    const char before = text.size() > end.text.size() ? text[text.size() - end.text.size() - 1] : 'a';
    if (latin && static_cast<unsigned char>(before) < 0x80) continue;
    if (!best || end.text.size() > best->text.size()) best = &end;
  }
  return best;
}

bool is_no_end(std::string_view before, std::string_view behind) {
  return std::any_of(std::begin(tables::kNoEnds), std::end(tables::kNoEnds),
                     [&](const tables::NoEnd& no) { return before.ends_with(no.end) && behind.starts_with(no.next); });
}

std::string small_letters(std::string_view text) {
  return text::to_utf8(to_small(PrintedLine(text::squeeze_blanks(text)).chars()));
}

float western_likeness(std::string_view text) {
  std::string small = small_letters(text);
  std::erase(small, '.');
  for (const std::string_view function : tables::kWesternFunctions) {
    if (small == function) return 0.6F;
  }
  // "College of Engineering": a part of a university.
  // "Secretaria de Cultura": one of a town; "secretaria de dirección" is a person.
  constexpr std::string_view kParts[] = {"college of ",           "school of ",           "faculty of ",
                                         "graduate school of ",   "secretaria municipal", "secretaria de estado",
                                         "secretaria de cultura", "secretaria de educ",   "secretaria de saúde",
                                         "secretaria de obras",   "secretaria de turis",  "secretaria da "};
  if (std::any_of(std::begin(kParts), std::end(kParts), [&](std::string_view part) { return small.starts_with(part); }))
    return 0.7F;
  const auto words = split_columns(small, ' ');
  const bool numbered = small.find_first_of("0123456789") != std::string::npos;
  constexpr std::string_view kRooms[] = {"unit", "office", "oficina"};  // with a number a part of a building
  if (words.size() > 7 ||
      (numbered && std::find(std::begin(kRooms), std::end(kRooms), words.front()) != std::end(kRooms)))
    return 0.1F;
  const bool named = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return std::find(std::begin(tables::kWesternDepartmentWords), std::end(tables::kWesternDepartmentWords), word) !=
           std::end(tables::kWesternDepartmentWords);
  });
  if (words.size() > 2 && words.back() == "group") return 0.45F;     // "Fernlea Instruments Group", a firm
  if (words.size() == 2 && words.back() == "services") return 0.6F;  // Property Services
  return named && words.size() > 1 ? 0.85F : named ? 0.5F : 0.1F;
}

/// "クボタ特約店", "Gマーク認定事業所": what a firm is to another firm or an authority.
bool tells_of_another(std::string_view text) {
  constexpr std::string_view kEnds[] = {"特約店",   "代理店", "取扱店",     "加盟店",     "販売店",    "指定店",
                                        "認定店",   "登録店", "認定事業所", "登録事業所", "指定工場",  "認証工場",
                                        "認定工場", "会員",   "取得事業所", "優良事業所", "優良事業場"};
  // "北海道税理士会旭川中支部": whose member somebody is.
  constexpr std::string_view kBodies[] = {"士会", "医師会", "薬剤師会", "取引業協会"};
  if (text.ends_with("支部") && std::any_of(std::begin(kBodies), std::end(kBodies), [&](std::string_view body) {
        return text.find(body) != std::string_view::npos;
      }))
    return true;
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return text.ends_with(end); });
}

/// "予防歯科・小児歯科・矯正歯科": three fields and more with dots between them are what a surgery offers.
bool lists_fields(std::string_view text) {
  constexpr std::string_view kField = "科";
  const std::u32string chars = text::to_utf32(text);
  return text.ends_with(kField) && std::count(chars.begin(), chars.end(), U'・') >= 2;
}

/// "かなで音楽教室": a firm that teaches, not a university's chair (第二内科学教室).
bool is_kind_of_class(std::string_view text) {
  constexpr std::string_view kKinds[] = {"音楽教室", "ピアノ教室", "料理教室",   "書道教室",    "英会話教室",
                                         "体操教室", "絵画教室",   "ダンス教室", "学習教室",    "パソコン教室",
                                         "陶芸教室", "華道教室",   "ヨガ教室",   "そろばん教室"};
  return std::any_of(std::begin(kKinds), std::end(kKinds), [&](std::string_view kind) { return text.ends_with(kind); });
}

/// "高橋酒店", "丸井百貨店": shops that are firms, not branches (下北沢店).
bool is_kind_of_shop(std::string_view text) {
  constexpr std::string_view kKinds[] = {
      "商店",   "書店",   "酒店",   "米店",   "花店",   "百貨店",   "薬店",   "呉服店", "工務店",
      "喫茶店", "料理店", "飲食店", "専門店", "石材店", "精肉店",   "鮮魚店", "洋品店", "金物店",
      "電器店", "時計店", "眼鏡店", "家具店", "弁当店", "寝具店",   "仏具店", "文具店", "玩具店",
      "菓子店", "青果店", "衣料店", "楽器店", "写真店", "自転車店", "製麺店", "履物店", "理髪店"};
  return std::any_of(std::begin(kKinds), std::end(kKinds), [&](std::string_view kind) { return text.ends_with(kind); });
}

/// "甲府丸の内校": a branch of a school that is a firm, not a school itself (千曲小学校).
bool is_branch_school(std::string_view text) {
  constexpr std::string_view kEnd = "校", kSchools[] = {"学校", "高校", "本校", "分校", "母校", "当校", "開校"};
  constexpr std::size_t kShortest = 9;  // bytes
  return text.size() >= kShortest && text.ends_with(kEnd) &&
         std::none_of(std::begin(kSchools), std::end(kSchools),
                      [&](std::string_view school) { return text.ends_with(school); });
}

/// "512室", "5F会議室" and what follows a postal mark: where an office is, not what it is.
bool is_room_or_address(std::string_view text) {
  constexpr std::string_view kRoom = "室", kNumbered = "号室", kMark = "〒";
  if (text.find(kMark) != std::string_view::npos || text.ends_with(kNumbered)) return true;
  if (!text.ends_with(kRoom)) return false;
  const std::u32string number = text::to_utf32(text.substr(0, text.size() - kRoom.size()));
  return std::all_of(number.begin(), number.end(),
                     [](char32_t c) { return is_ascii_digit(c) || c == U'号' || c == U'-'; });
}

}  // namespace

float department_likeness(std::string_view raw) {
  const std::string text = text::squeeze_blanks(strip_marks(raw));
  if (tells_of_another(text) || lists_fields(text) || is_kind_of_class(text)) return 0.1F;
  const text::ScriptCounts counts = text::count_scripts(text);
  if (counts.total() < 2 || text.find('@') != std::string::npos) return 0;
  if (counts.japanese() == 0) return western_likeness(text);
  if (counts.total() > 40 || is_room_or_address(text)) return 0.1F;
  if (is_branch_school(text)) return 0.85F;
  const auto* end = closing_end(text);
  if (!end) return 0.05F;
  const std::string_view head = std::string_view(text).substr(0, text.size() - end->text.size());
  const auto head_length = text::to_utf32(head).size();
  constexpr std::string_view kAlone[] = {"本社", "本店", "総本社", "事務局", "本部", "オフィス", "センター"};
  if (head_length == 0)
    return std::find(std::begin(kAlone), std::end(kAlone), end->text) != std::end(kAlone) ? 0.8F : 0.2F;
  // One kanji before 部, 課, 所 … may be a name's (服部, 三田所); two and more are an office.
  const bool weak = end->text == "店" || end->text == "所" || end->text == "院" || end->text == "署" ||
                    end->text == "G" || end->text == "T" || end->text == "科";
  if (end->text.size() == 3 && head_length == 1) return 0.3F;
  if (end->text == "店" && head_length >= 2 && !is_kind_of_shop(text)) return 0.7F;
  if (weak) return 0.55F;
  return end->text == "研究所" || end->text == "製作所" || end->text == "事務所" ? 0.6F : 0.95F;
}

std::vector<std::string> split_department_levels(std::string_view raw) {
  std::vector<std::string> levels;
  const std::string text = text::squeeze_blanks(raw);
  for (const std::string_view word : split_columns(text, ' ')) {
    const PrintedLine line(word);
    std::size_t begin = 0;
    for (std::size_t i = 2; i + 1 < line.size(); ++i) {
      const std::string before = line.original(begin, i);
      const std::string behind = line.original(i, line.size());
      if (!text::is_han(line[i]) && !text::is_kana(line[i]) && !is_ascii_digit(line[i]) && !is_ascii_letter(line[i]))
        continue;
      if (text::to_utf32(behind).size() < 2 || is_no_end(before, behind)) continue;
      // 営業本部 is one level although 営業 + 本部 … : a level is cut only behind its longest end.
      const auto* end = closing_end(before);
      if (!end || closing_end(line.original(begin, i + 1)) != nullptr) continue;
      if (department_likeness(before) < 0.55F || department_likeness(behind) < 0.55F) continue;
      if (i - begin < 3) continue;
      levels.push_back(before);
      begin = i;
    }
    levels.push_back(line.original(begin, line.size()));
  }
  return levels;
}

bool is_office_word(std::string_view raw) {
  const std::string text = strip_marks(raw);
  if (text::count_scripts(text).japanese() > 0) {
    constexpr std::string_view kAlone[] = {"作業所", "作業場", "資材置場", "車庫",     "倉庫",
                                           "展示場", "直売所", "店舗",     "アトリエ", "ショールーム"};
    if (std::find(std::begin(kAlone), std::end(kAlone), text) != std::end(kAlone)) return true;
    const auto* end = closing_end(text);
    return end && end->office && text::to_utf32(text).size() <= 14;
  }
  const std::string small = small_letters(text);
  constexpr std::string_view kOffices[] = {"head office",  "headquarters", "hq",       "office",        "branch",
                                           "factory",      "plant",        "zentrale", "niederlassung", "siège",
                                           "siège social", "matriz",       "filial",   "sede",          "sucursal",
                                           "main office",  "laboratory"};
  // "Filial Londrina", "Agence de Lyon": in Romance languages the word comes first.
  constexpr std::string_view kBefore[] = {"filial ",  "matriz ",  "sucursal ", "agence ",
                                          "agencia ", "unidade ", "loja "};
  const bool before = std::any_of(std::begin(kBefore), std::end(kBefore),
                                  [&](std::string_view word) { return small.starts_with(word); });
  if (before && small.size() < 30 && small.find_first_of("0123456789,") == std::string::npos) return true;
  return std::any_of(std::begin(kOffices), std::end(kOffices), [&](std::string_view office) {
    return small == office ||
           (small.ends_with(office) && small[small.size() - office.size() - 1] == ' ' && small.size() < 30);
  });
}

}  // namespace normalize
