#include "normalize/firm_lines.h"

#include <algorithm>

#include "normalize/company.h"
#include "normalize/department.h"
#include "normalize/knowledge_lines.h"
#include "normalize/name_kanji.h"
#include "normalize/person_name.h"
#include "normalize/printed_line.h"
#include "text/script.h"
#include "text/width.h"

namespace normalize {

bool is_group_of_firms(const CardFeatures& features, std::size_t line) {
  const LineFeatures& group = features.lines[line];
  if (!group.text().ends_with("グループ")) return false;
  // 玄海フィナンシャルグループ beside 玄海銀行
  constexpr std::string_view kFinancial[] = {"フィナンシャルグループ", "ファイナンシャルグループ",
                                             "ホールディングスグループ"};
  if (std::any_of(std::begin(kFinancial), std::end(kFinancial),
                  [&](std::string_view end) { return group.text().ends_with(end); }))
    return true;
  constexpr std::string_view kGroup = "グループ";
  const std::string stem = group.text().substr(0, group.text().size() - kGroup.size());
  return std::any_of(features.lines.begin(), features.lines.end(), [&](const LineFeatures& firm) {
    const bool named = &firm != &group && stem.size() >= 6 && firm.text().find(stem) != std::string::npos;
    if (named && !read_company_name(firm.text()).form.empty()) return true;  // 有限会社山田商事 and 山田商事グループ
    const bool follows = firm.direction == card::Direction::vertical ? firm.box.centre_x() < group.box.centre_x()
                                                                     : firm.box.centre_y() > group.box.centre_y();
    return follows && are_neighbours(group.box, firm.box, firm.size_px) && !read_company_name(firm.text()).form.empty();
  });
}

bool is_sister_house(const CardFeatures& features, std::size_t line) {
  constexpr float kLarger = 1.3F;
  constexpr std::size_t kShortest = 6;  // bytes
  const LineFeatures& here = features.lines[line];
  const std::size_t blank = here.text().rfind(' ');
  if (blank == std::string::npos || blank == 0) return false;
  const std::string name = here.text().substr(blank + 1);
  if (name.size() < kShortest || text::count_scripts(name).eastern() == 0) return false;
  return std::any_of(features.lines.begin(), features.lines.end(), [&](const LineFeatures& other) {
    return &other != &here && other.size_px >= kLarger * here.size_px && other.text().ends_with(name);
  });
}

namespace {

/// "中澤理人建築設計室" on the card of 中澤理人: another line's name and what the firm is.
bool is_named_after_person(const CardFeatures& features, std::size_t line, const NameBook& names) {
  constexpr float kName = 0.6F;
  constexpr std::size_t kShortestName = 9, kShortestRest = 6;  // bytes
  const std::string here = text::without_blanks(features.lines[line].text());
  const text::ScriptCounts counts = text::count_scripts(here);
  if (counts.latin + counts.digit > 0 || counts.eastern() == 0) return false;
  return std::any_of(features.lines.begin(), features.lines.end(), [&](const LineFeatures& other) {
    const std::string name = text::without_blanks(other.text());
    return name.size() >= kShortestName && here.size() >= name.size() + kShortestRest && here.starts_with(name) &&
           kanji_name_likeness(other.text(), names) >= kName;
  });
}

/// "Korbinian Brandhuber" on the card of "Tischlerei Brandhuber".
bool is_owner_of_firm(const CardFeatures& features, std::size_t line, const std::vector<std::string>& domains) {
  constexpr float kName = 0.45F, kFirm = 0.6F;
  const std::string name = to_small_ascii(features.lines[line].text());
  constexpr std::size_t kShortest = 4;
  if (name.find(' ') == std::string::npos || western_name_likeness(features.lines[line].text()) < kName) return false;
  std::string parted = name;
  std::replace(parted.begin(), parted.end(), '-', ' ');  // Dubois-Carrère of the Cabinet Carrère
  const auto words = split_columns(parted, ' ');
  const auto fit = [&](const std::string& text) {
    float best = 0;
    for (const std::string& domain : domains) best = std::max(best, domain_fit(domain, text));
    return best;
  };
  const float own = fit(name);
  return std::any_of(features.lines.begin(), features.lines.end(), [&](const LineFeatures& other) {
    const std::string text = to_small_ascii(other.text());
    const bool shares = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return word.size() >= kShortest && text.find(word) != std::string::npos;
    });
    return &other != &features.lines[line] && shares && text.find('@') == std::string::npos &&
           text.find(' ') != std::string::npos &&
           (fit(text) > own || (fit(text) >= own && company_likeness(other.text()) >= kFirm));
  });
}

/// "Danielle Lefevre" at daniellelefevre.com.
bool is_own_firm(const CardFeatures& features, std::size_t line, const std::vector<std::string>& domains) {
  constexpr float kName = 0.45F, kFirm = 0.45F, kSpelt = 0.9F;
  constexpr std::ptrdiff_t kMostBlanks = 2;
  const auto may_be_name = [&](const LineFeatures& other) {
    const std::string& text = other.text();
    const auto blanks = std::count(text.begin(), text.end(), ' ');
    return blanks > 0 && blanks <= kMostBlanks && western_name_likeness(text) >= kName &&
           company_likeness(text) < kFirm;
  };
  const LineFeatures& own = features.lines[line];
  if (!may_be_name(own)) return false;
  const bool spelt = std::any_of(domains.begin(), domains.end(),
                                 [&](const std::string& domain) { return domain_fit(domain, own.text()) >= kSpelt; });
  return spelt && std::none_of(features.lines.begin(), features.lines.end(),
                               [&](const LineFeatures& other) { return &other != &own && may_be_name(other); });
}

}  // namespace

bool spells_firm_beside(const CardFeatures& features, std::size_t line, const NameBook& names) {
  constexpr float kDepartment = 0.5F, kName = 0.6F;
  constexpr int kShortest = 3;  // characters of a firm's name
  const LineFeatures& here = features.lines[line];
  if (is_named_after_person(features, line, names)) return true;
  if (department_likeness(here.text()) < kDepartment || text::count_scripts(here.text()).eastern() > 0) return false;
  return std::any_of(features.lines.begin(), features.lines.end(), [&](const LineFeatures& there) {
    return there.direction == here.direction && text::count_scripts(there.text()).eastern() >= kShortest &&
           are_neighbours(here.box, there.box, std::max(here.size_px, there.size_px)) &&
           kanji_name_likeness(there.text(), names) < kName && spells_beginning(here.text(), there.text(), names);
  });
}

bool is_body_of_place(const std::string& text, const PostalBook& postal) {
  constexpr std::string_view kBodies[] = {"議会", "消防本部", "消防局", "教育委員会", "水道局", "警察本部"};
  const auto* body =
      std::find_if(std::begin(kBodies), std::end(kBodies), [&](auto end) { return text.ends_with(end); });
  if (body == std::end(kBodies)) return false;
  const std::string place = text.substr(0, text.size() - body->size());
  const LocalitySplit split = postal.split(place);
  return !place.empty() && (split.region_end == place.size() || split.locality_end == place.size());
}

bool may_be_public_body(const std::string& text, const PostalBook& postal) {
  const LocalitySplit split = postal.split(text);
  const bool region = split.region_end == text.size();
  if (region || (split.locality_end == text.size() && split.quality >= 0.9F)) return true;
  constexpr std::size_t kShortest = 9;  // bytes: 外務省
  constexpr std::string_view kOffices[] = {"省", "庁", "役所", "役場"};
  return text.size() >= kShortest && std::any_of(std::begin(kOffices), std::end(kOffices),
                                                 [&](std::string_view end) { return text.ends_with(end); });
}

bool is_named_after_owner(const CardFeatures& features, std::size_t line) {
  constexpr float kName = 0.45F, kKnownGiven = 0.9F;
  constexpr std::size_t kShortest = 3, kMostWords = 4;  // letters, words of a person's name
  const std::string& own = features.lines[line].text();
  const auto words = split_columns(own, ' ');
  if (words.size() < 2) return false;
  const bool known = western_name_likeness(own) >= kKnownGiven;
  return std::any_of(features.lines.begin(), features.lines.end(), [&](const LineFeatures& other) {
    const auto theirs = split_columns(other.text(), ' ');
    if (&other == &features.lines[line] || theirs.size() < 2 || theirs.size() > kMostWords) return false;
    const float likeness = western_name_likeness(other.text());
    const std::string_view family = theirs.back();
    if (family.size() < kShortest || likeness < kName) return false;
    if (words.front() == family) return true;
    return words.back() == family && !known && likeness >= kKnownGiven;
  });
}

bool is_person_of_firm(const CardFeatures& features, std::size_t line, const std::vector<std::string>& domains) {
  return is_owner_of_firm(features, line, domains) || is_own_firm(features, line, domains);
}

}  // namespace normalize
