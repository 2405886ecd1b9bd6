#include "normalize/company_institutions.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "normalize/company.h"
#include "normalize/knowledge_lines.h"
#include "normalize/printed_line.h"
#include "normalize/tables/institutions.h"
#include "text/distance.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// "ABOGADOS", and what many firms' names end with set apart: "VENTURES", "PARTNERS".
bool is_profession(const std::string& text) {
  constexpr float kFirmsWord = 0.6F;
  const std::string small = text::to_utf8(to_small(PrintedLine(text).chars()));
  return std::find(tables::kProfessions.begin(), tables::kProfessions.end(), small) != tables::kProfessions.end() ||
         (text.find(' ') == std::string::npos && company_likeness(text) >= kFirmsWord);
}

/// With one character misread where the word is long.
bool is_house_kind(const std::string& text) {
  constexpr std::size_t kLong = 7;  // characters
  const int most = text::to_utf32(text).size() >= kLong ? 1 : 0;
  return std::any_of(tables::kHouseKinds.begin(), tables::kHouseKinds.end(),
                     [&](std::string_view kind) { return text::edit_distance(text, kind) <= most; });
}

/// "社会福祉法人 若葉会", not the form alone.
bool is_running_body(const CompanyPrint& print) {
  const CompanyName name = read_company_name(print.text);
  return !name.core.empty() && std::find(tables::kRunningBodies.begin(), tables::kRunningBodies.end(), name.form) !=
                                   tables::kRunningBodies.end();
}

/// Whether the second line names the institution that the first one's body runs, or what the first one's words are.
bool names_institution(const CompanyPrint& body, const std::string& text) {
  const auto ends = [&](const auto& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
  };
  const CompanyName name = read_company_name(body.text);
  const CompanyName below = read_company_name(text);
  const bool latin = !body.eastern() && text::count_scripts(text).eastern() == 0;
  if (latin && name.form.empty() && !below.form.empty())  // "CeltaBuild" over "Systems Ltd"
    return !is_logo_of(body.text, text) && below.core.find(' ') == std::string::npos &&
           body.text.find(' ') == std::string::npos;
  if (!below.form.empty()) return false;
  if (latin && name.form.empty() && is_profession(text)) return true;
  if (!body.eastern())
    return name.form.empty() && std::count(text.begin(), text.end(), ' ') < 3 && ends(tables::kWesternInstitutions);
  return (ends(tables::kInstitutionEnds) || is_house_kind(text)) && is_running_body(body);
}

/// "特別養護老人ホーム" and 花みずき in larger print behind or below it: of what kind the house is, and its name.
void add_house_name(const LabelledCard& card, CompanyPrint& print, std::vector<CompanyPrint>& prints) {
  constexpr float kFarthest = 2.5F;  // glyphs
  const Segment& kind = *print.segments.back();
  if (!is_house_kind(kind.text)) return;
  const LineFeatures& own = card.features.lines[kind.line];
  for (const Segment& name : card.segments) {
    const LineFeatures& line = card.features.lines[name.line];
    const float gap = name.box.left - kind.box.right;
    const bool free = name.label == Label::note || name.label == Label::company || name.label == Label::post;
    const bool whole = name.span.begin == 0 && name.span.end == line.text().size();
    const bool behind = on_one_row(own.box, line.box) && gap >= 0 && gap <= kFarthest * line.size_px;
    const bool below = line.box.top >= own.box.centre_y() && are_neighbours(own.box, line.box, own.size_px);
    if (!free || !whole || name.line == kind.line || line.size_px < own.size_px || (!behind && !below)) continue;
    if (!text::count_scripts(name.text).eastern() || !read_company_name(name.text).form.empty()) continue;
    print.text += " " + name.text;
    print.segments.push_back(&name);
    std::erase_if(prints, [&](const CompanyPrint& o) { return &o != &print && o.segments.front() == &name; });
    return;
  }
}

}  // namespace

void join_institutions(const LabelledCard& card, std::vector<CompanyPrint>& prints) {
  constexpr float kLarger = 1.3F;
  for (std::size_t p = 0; p < prints.size(); ++p) {
    CompanyPrint& print = prints[p];
    const LineFeatures& own = card.features.lines[print.segments.back()->line];
    for (const Segment& other : card.segments) {
      const LineFeatures& line = card.features.lines[other.line];
      const bool free = other.label == Label::note || other.label == Label::company || other.label == Label::post;
      if (!free || other.line == print.segments.back()->line || line.direction != own.direction) continue;
      const bool whole = other.span.begin == 0 && other.span.end == line.text().size();
      const bool follows = own.direction == card::Direction::vertical ? line.box.right <= own.box.centre_x()
                                                                      : line.box.top >= own.box.centre_y();
      if (!whole || !follows || !are_neighbours(own.box, line.box, std::max(own.size_px, line.size_px))) continue;
      // What the body runs is often printed larger than the body: ケアプランセンターあけぼの.
      const bool larger =
          line.size_px > kLarger * own.size_px && is_running_body(print) && read_company_name(other.text).form.empty();
      if (!larger && !names_institution(print, other.text)) continue;
      print.text += " " + other.text;
      print.segments.push_back(&other);
      const Segment* body = print.segments.front();
      std::erase_if(prints, [&](const CompanyPrint& o) { return &o != &print && o.segments.front() == &other; });
      const auto joined =
          std::find_if(prints.begin(), prints.end(), [&](const auto& o) { return o.segments.front() == body; });
      if (joined != prints.end()) add_house_name(card, *joined, prints);
      return;
    }
  }
}

}  // namespace normalize
