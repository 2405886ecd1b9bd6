#include "normalize/job_title.h"

#include <algorithm>

#include "normalize/department.h"
#include "normalize/knowledge_lines.h"
#include "normalize/printed_line.h"
#include "normalize/tables/departments.h"
#include "normalize/tables/job_titles.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

bool is_entry(std::string_view text) {
  return std::find(std::begin(tables::kJapaneseTitles), std::end(tables::kJapaneseTitles), text) !=
         std::end(tables::kJapaneseTitles);
}

/// Without one suffix (代理, 心得 …) or one bracket behind.
std::string_view without_suffix(std::string_view text) {
  for (const std::string_view suffix : tables::kTitleSuffixes) {
    if (text.size() > suffix.size() + 3 && text.ends_with(suffix)) return text.substr(0, text.size() - suffix.size());
  }
  return text;
}

/// 営業部長, 大阪支店長, 第一グループ長: a department's end and 長 or its leader.
bool is_department_head(std::string_view text) {
  constexpr std::string_view kHeads[] = {"長",     "リーダー", "マネージャー", "マネジャー",
                                         "長代理", "長補佐",   "次長",         "統括"};
  for (const std::string_view head : kHeads) {
    if (!text.ends_with(head)) continue;
    const std::string_view before = text.substr(0, text.size() - head.size());
    for (const tables::DepartmentEnd& end : tables::kDepartmentEnds) {
      if (before.size() >= end.text.size() && before.ends_with(end.text) && end.text.size() >= 3) return true;
    }
  }
  return false;
}

/// The longest table entry that ends a text, in bytes; 0 when none does.
std::size_t closing_entry(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string_view entry : tables::kJapaneseTitles) {
    if (entry.size() > longest && text.ends_with(entry)) longest = entry.size();
  }
  return longest;
}

/// "四代目店主": without the generation.
std::string_view without_generation(std::string_view text) {
  constexpr std::string_view kGeneration = "代目";
  constexpr std::size_t kMostDigits = 3;  // of a kanji numeral
  const auto at = text.find(kGeneration);
  if (at == std::string_view::npos || at == 0 || text::to_utf32(text.substr(0, at)).size() > kMostDigits) return text;
  return text.substr(at + kGeneration.size());
}

/// "取締役CSO", "執行役員CHRO": a board's member and what he is chief of.
bool is_chief_on_board(std::string_view text) {
  constexpr std::string_view kBoard[] = {"取締役", "執行役員", "副社長", "社長"};
  constexpr std::size_t kShortest = 3, kLongest = 5;
  const std::size_t chief = text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  if (chief == std::string_view::npos) return false;
  const std::string_view letters = text.substr(chief);
  return letters.size() >= kShortest && letters.size() <= kLongest && letters.front() == 'C' && letters.back() == 'O' &&
         letters.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos &&
         std::any_of(std::begin(kBoard), std::end(kBoard),
                     [&](std::string_view board) { return text.substr(0, chief).ends_with(board); });
}

float japanese_likeness(std::string_view text) {
  const auto length = text::to_utf32(text).size();
  if (length > 24) return 0;
  if (is_chief_on_board(text)) return 1.0F;
  if (const std::string_view rest = without_generation(text); rest != text && (rest.empty() || is_entry(rest)))
    return 1.0F;
  if (is_entry(text)) return 1.0F;
  const std::string_view base = without_suffix(text);
  if (base != text && (is_entry(base) || is_department_head(base))) return 0.97F;
  for (const std::string_view prefix : tables::kTitlePrefixes) {
    if (text.starts_with(prefix) && is_entry(text.substr(prefix.size()))) return 0.97F;
  }
  if (is_department_head(text)) return 0.95F;
  const std::size_t entry = std::max(closing_entry(text), closing_entry(base));
  if (entry == 0) return 0.05F;
  const auto entry_length = text::to_utf32(text.substr(text.size() - std::min(text.size(), entry))).size();
  // A one- or two-kanji entry (係, 代表) at the end of an unknown word says little.
  return entry_length >= 3 ? 0.85F : entry_length == 2 ? 0.7F : 0.2F;
}

std::string small_letters(std::string_view text) {
  return text::to_utf8(to_small(PrintedLine(text::squeeze_blanks(text)).chars()));
}

bool is_title_word(std::string_view word) {
  constexpr std::string_view kRegistered = "®";
  if (word.ends_with(kRegistered)) word.remove_suffix(kRegistered.size());  // REALTOR®
  while (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ')')) word.remove_suffix(1);
  while (!word.empty() && word.front() == '(') word.remove_prefix(1);
  const auto listed = [](std::string_view w) {
    return std::find(std::begin(tables::kWesternTitleWords), std::end(tables::kWesternTitleWords), w) !=
           std::end(tables::kWesternTitleWords);
  };
  if (listed(word)) return true;
  // Geschäftsführer:in, Leiter/in, Co-Founder
  const auto cut = word.find_first_of(":/*");
  if (cut != std::string_view::npos && listed(word.substr(0, cut))) return true;
  // Expert-comptable, Vice-President
  const auto hyphen = word.find('-');
  if (hyphen != std::string_view::npos && (listed(word.substr(0, hyphen)) || listed(word.substr(hyphen + 1))))
    return true;
  // German compounds: Gebietsverkaufsleiter, Softwareentwickler.
  constexpr std::string_view kCompoundEnds[] = {
      "ologist",         "iatrist",  // Cardiologist, Psychiatrist
      "leiter",          "leiterin",      "berater",      "beraterin",    "ingenieur",
      "manager",         "managerin",     "entwickler",   "entwicklerin", "führer",
      "führerin",        "techniker",     "referent",     "meister",      "assistentin",
      "assistent",       "dekan",         "dekanin",      "professorin",  "dozentin",
      "beauftragte",     "beauftragter",  "verwalter",    "verwalterin",  "pfleger",
      "pflegerin",       "lehrer",        "lehrerin",     "anwalt",       "anwältin",
      "ärztin",          "planer",        "planerin",     "zeichner",     "zeichnerin",
      "mechaniker",      "monteur",       "elektriker",   "kaufmann",     "kauffrau",
      "meisterin",       "fachmann",      "fachfrau",     "therapeut",    "therapeutin",
      "koordinator",     "koordinatorin", "redakteur",    "redakteurin",  "präsident",
      "präsidentin",     "inspektor",     "gutachter",    "gutachterin",  "prüfer",
      "prüferin",        "architekt",     "architektin",  "händler",      "händlerin",
      "sekretär",        "sekretärin",    "betreuer",     "betreuerin",   "sachverständiger",
      "sachverständige", "verkäufer",     "verkäuferin",  "einkäufer",    "einkäuferin",
      "konstrukteur",    "ingenieurin",   "inhaber",      "inhaberin",    "vertreter",
      "vertreterin",     "mitarbeiter",   "mitarbeiterin"};
  return std::any_of(std::begin(kCompoundEnds), std::end(kCompoundEnds),
                     [&](std::string_view end) { return word.size() > end.size() + 2 && word.ends_with(end); });
}

float western_likeness(std::string_view text) {
  const std::string small = small_letters(text);
  const auto words = split_columns(small, ' ');
  if (words.empty() || words.size() > 9) return 0;
  // "Commercial Lending" is what a bank does, "Commercial" a French salesman; "Secretaria de Cultura" is an office.
  if (words.size() == 2 && words.front() == "commercial" && words.back().ends_with("ing")) return 0.2F;
  if (words.size() > 2 && words.front() == "secretaria" && department_likeness(text) > 0.6F) return 0.2F;
  // "Ihr Partner für Präzision": what a firm says to its customers.
  constexpr std::string_view kAddressing[] = {"ihr", "unser", "your", "our", "votre", "notre", "seu", "su", "nuestro"};
  if (words.size() > 1 &&
      std::find(std::begin(kAddressing), std::end(kAddressing), words.front()) != std::end(kAddressing))
    return 0.1F;
  // Where the noun comes first it is a department: "Departamento Comercial", "Direction commerciale".
  constexpr std::string_view kDepartmentNouns[] = {"departamento", "département", "direction", "dirección",
                                                   "direção",      "división",    "divisão",   "setor",
                                                   "área",         "gerência",    "abteilung", "bereich"};
  if (words.size() > 1 &&
      std::find(std::begin(kDepartmentNouns), std::end(kDepartmentNouns), words.front()) != std::end(kDepartmentNouns))
    return 0.3F;
  const auto count = std::count_if(words.begin(), words.end(), is_title_word);
  if (count == 0) return 0.05F;
  // "Residential & Commercial": a French salesman elsewhere, here an adjective.
  if (count == 1 && words.size() > 1 && words.back() == "commercial") return 0.3F;
  const bool at_an_end = is_title_word(words.front()) || is_title_word(words.back());
  const bool modified = std::find(std::begin(tables::kWesternTitleModifiers), std::end(tables::kWesternTitleModifiers),
                                  words.front()) != std::end(tables::kWesternTitleModifiers);
  return words.size() == 1 || at_an_end || modified ? 0.95F : 0.8F;
}

}  // namespace

float job_title_likeness(std::string_view raw) {
  const std::string text = text::squeeze_blanks(strip_marks(raw));
  const text::ScriptCounts counts = text::count_scripts(text);
  if (counts.total() == 0 || text.find('@') != std::string::npos) return 0;
  if (text.starts_with("C/") || text.starts_with("c/")) return 0;  // a street in Spain: C/ Mayor
  if (counts.japanese() == 0) return counts.digit > 2 ? 0.1F : western_likeness(text);
  // Several titles: as good as the weakest.
  float least = 1.0F;
  for (const std::string_view part : split_columns(text, ' ')) {
    if (part == "兼" || part == "兼務") continue;
    std::string_view rest = part;
    if (rest.starts_with("兼") && rest.size() > 3) rest.remove_prefix(3);
    const bool latin = text::count_scripts(rest).japanese() == 0;
    least = std::min(least, latin ? western_likeness(rest) : japanese_likeness(rest));
  }
  const std::string joined = text::without_blanks(text);
  return std::max(least, joined != text ? japanese_likeness(joined) : 0.0F);
}

}  // namespace normalize
