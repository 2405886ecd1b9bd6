#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "normalize/company.h"
#include "normalize/knowledge_lines.h"
#include "normalize/printed_line.h"
#include "normalize/tables/legal_forms.h"
#include "text/fold.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// "不動産売買・賃貸・管理": what a firm does, words in kanji with dots between them.
bool lists_services(std::string_view text) {
  const std::u32string plain = text::to_utf32(text);
  for (std::size_t i = 1; i + 1 < plain.size(); ++i)
    if (plain[i] == U'・' && (text::is_han(plain[i - 1]) || text::is_han(plain[i + 1]))) return true;
  return false;
}

/// "新井徹税理士事務所": a person's or a firm's name, a profession and its office.
bool is_professional_office(std::string_view core) {
  constexpr std::string_view kProfessions[] = {
      "税理士",         "弁護士",         "司法書士", "行政書士", "会計士",
      "弁理士",         "社会保険労務士", "社労士",   "建築士",   "不動産鑑定士",
      "中小企業診断士", "土地家屋調査士", "法律",     "特許",     "会計"};
  constexpr std::string_view kOffice = "事務所";
  constexpr std::size_t kShortestName = 6;  // bytes: two kanji
  return std::any_of(std::begin(kProfessions), std::end(kProfessions), [&](std::string_view profession) {
    const std::size_t end = profession.size() + kOffice.size();
    return core.size() >= end + kShortestName && core.ends_with(kOffice) &&
           core.substr(core.size() - end, profession.size()) == profession &&
           core.find_first_of("0123456789") == std::string_view::npos && !core.starts_with("一級") &&
           !core.starts_with("二級") && !core.starts_with("1級") && !core.starts_with("認定");
  });
}

bool holds_any(std::string_view text, const auto& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Small letters; accents may be missing, as they often do on capitals ("PECAS").
bool is_western_company_word(std::string_view word) {
  static const std::set<std::string> kFolded = [] {
    std::set<std::string> words;
    for (const std::string_view each : tables::kWesternCompanyWords) words.insert(text::match_key(each));
    return words;
  }();
  return kFolded.contains(text::match_key(word));
}

/// "hausarztpraxis", "lindenapotheke": German firms carry their kind at the end of one word; small letters.
bool is_german_compound(std::string_view word) {
  constexpr std::string_view kEnds[] = {"praxis",   "kanzlei",   "apotheke",    "klinik",     "brauerei",
                                        "bäckerei", "metzgerei", "schreinerei", "tischlerei", "gärtnerei",
                                        "zimmerei", "werkstatt", "werkstätten", "verlag",     "handlung",
                                        "werke",    "akademie",  "druckerei",   "rösterei"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return word.size() > end.size() && word.ends_with(end); });
}

}  // namespace

float company_likeness(std::string_view text) {
  const CompanyName name = read_company_name(text);
  const auto length = text::to_utf32(name.core).size();
  if (text.find('@') != std::string_view::npos) return 0;
  if (!name.form.empty() && length >= 1) return length <= 40 ? 0.98F : 0.6F;
  if (!name.form.empty()) return 0.5F;  // the form alone: the name stands on another line
  if (length < 2) return 0;
  constexpr std::string_view kAffiliations[] = {"加盟店", "会加盟", "会員店",
                                                "協会加入"};  // what the firm is to another
  if (std::any_of(std::begin(kAffiliations), std::end(kAffiliations),
                  [&](std::string_view end) { return text.ends_with(end); }))
    return 0.05F;
  const text::ScriptCounts counts = text::count_scripts(text);
  if (counts.japanese() > 0) {
    if (lists_services(text)) return 0.1F;
    if (is_professional_office(name.core)) return 0.86F;
    const bool word = std::any_of(std::begin(tables::kJapaneseCompanyWords), std::end(tables::kJapaneseCompanyWords),
                                  [&](std::string_view w) { return name.core.ends_with(w); });
    if (word) return 0.6F;
    const bool shop = length >= 3 && counts.digit == 0 &&
                      std::any_of(std::begin(tables::kJapaneseShopEnds), std::end(tables::kJapaneseShopEnds),
                                  [&](std::string_view end) { return name.core.ends_with(end); });
    if (shop || holds_any(name.core, tables::kJapaneseCompanyWords)) return 0.45F;
    return counts.katakana >= 4 ? 0.3F : 0.15F;
  }
  const std::string small = text::to_utf8(to_small(PrintedLine(text).chars()));
  const auto words = split_columns(small, ' ');
  // "Nakazawa Architect & Associates": whose firm it is and who else works there.
  constexpr std::string_view kOthers[] = {"associates", "partners", "partner", "associés",  "asociados", "associados",
                                          "associati",  "sons",     "son",     "daughters", "brothers",  "co",
                                          "fils",       "söhne",    "hijos",   "filhos",    "figli",     "company"};
  const bool with_others = words.size() >= 3 && (words[words.size() - 2] == "&" || words[words.size() - 2] == "et") &&
                           std::find(std::begin(kOthers), std::end(kOthers), words.back()) != std::end(kOthers);
  if (with_others) return 0.86F;
  const auto is_word = [](std::string_view word) { return is_western_company_word(word) || is_german_compound(word); };
  if (std::any_of(words.begin(), words.end(), is_word)) return 0.6F;
  return counts.latin > 0 && counts.digit == 0 ? 0.25F : 0.1F;
}

bool is_kind_of_firm(std::string_view text) {
  constexpr std::size_t kSmallWord = 3;  // letters: de, and
  const CompanyName name = read_company_name(text);
  if (name.core.empty() || text::count_scripts(name.core).eastern() > 0) return false;
  const std::string small = text::to_utf8(to_small(PrintedLine(name.core).chars()));
  const auto words = split_columns(small, ' ');
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    return is_western_company_word(word) || is_german_compound(word) || (words.size() > 1 && word.size() <= kSmallWord);
  });
}

}  // namespace normalize
