#include "normalize/place_labels.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/address.h"
#include "normalize/card_grammar.h"
#include "normalize/company.h"
#include "normalize/department.h"
#include "normalize/job_title.h"
#include "normalize/motto.h"
#include "normalize/printed_line.h"
#include "normalize/qualification.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// Words that a line with a building's name has, lower case; own collection from western addresses, 2026-11.
constexpr auto kBuildingWords = std::to_array<std::string_view>(
    {"house",    "building", "bldg",      "tower",     "tour", "suite",   "floor",    "unit",     "room",
     "bâtiment", "immeuble", "résidence", "étage",     "haus", "gebäude", "etage",    "edificio", "edifício",
     "planta",   "oficina",  "andar",     "piso",      "sala", "bloco",   "conjunto", "loja",     "court",
     "plaza",    "centre",   "mill",      "wharf",     "apt",  "bureau",  "zac",      "polígono", "torre",
     "nave",     "local",    "portal",    "mezzanine", "ste"});

/// "業務用食材卸", "住宅設備販売": what a firm trades in. Own collection, 2026-11.
bool tells_a_trade(std::string_view text) {
  constexpr std::array<std::string_view, 16> kTrades = {"卸",     "卸売",   "小売",   "販売",  "製造", "施工",
                                                        "加工",   "請負",   "取扱",   "取得",  "認定", "認証",
                                                        "特約店", "代理店", "取扱店", "加盟店"};
  return std::any_of(kTrades.begin(), kTrades.end(), [&](std::string_view trade) { return text.ends_with(trade); });
}

/// A few words without digits or a sentence's marks: what a title or department may look like that no table knows.
bool may_be_post(const Segment& segment) {
  const text::ScriptCounts counts = text::count_scripts(segment.text);
  const auto words = std::count(segment.text.begin(), segment.text.end(), ' ') + 1;
  if (counts.digit > 0 || segment.text.find("。") != std::string::npos) return false;
  if (segment.text.find("創業") != std::string::npos || tells_a_trade(segment.text) || is_motto(segment.text))
    return false;
  // Brackets that nothing closes, and "加工・組立", what the firm does.
  if (segment.text.find_first_of("()[]{}<>|\\") != std::string::npos || segment.text.find("・") != std::string::npos)
    return false;
  if (counts.eastern() > 0) return counts.total() >= 2 && counts.total() <= 9 && counts.hiragana <= 1 && words <= 2;
  if (segment.text.find(" & ") != std::string::npos) return false;  // "Residential & Commercial", what the firm does
  const bool capital = segment.text.front() >= 'A' && segment.text.front() <= 'Z';
  return capital && counts.latin >= 3 && counts.latin <= 30 && words <= 4 && counts.other <= 2;
}

}  // namespace

void promote_to_posts(const CardFeatures& features, std::vector<Segment>& segments) {
  constexpr float kLegible = 0.6F;
  const auto with = [&](Label label) {
    return std::find_if(segments.begin(), segments.end(), [&](const Segment& s) { return s.label == label; });
  };
  const auto name = with(Label::name);
  if (name == segments.end()) return;
  const auto post = with(Label::post);
  const auto anchor = post != segments.end() ? post : name;
  const LineFeatures& beside = features.lines[anchor->line];
  for (Segment& segment : segments) {
    const LineFeatures& line = features.lines[segment.line];
    if (segment.label != Label::note || segment.line == name->line ||
        line.size_px > 0.9F * features.lines[name->line].size_px)
      continue;
    if (!may_be_post(segment) || line.direction != beside.direction || line.confidence < kLegible) continue;
    const bool behind_firm = std::any_of(segments.begin(), segments.end(), [&](const Segment& other) {
      return other.label == Label::company && other.line == segment.line;
    });
    if (is_kind_of_firm(segment.text)) continue;                                         // Kaffeerösterei
    if (behind_firm || line.text().substr(segment.span.end).starts_with(':')) continue;  // "Cafe 木洩れ日", a label
    const bool japanese = text::count_scripts(segment.text).eastern() > 0;
    if (japanese && &segment > &*name) continue;  // behind a Japanese name stand its qualifications and the firm
    if (!are_neighbours(segment.box, anchor->box, std::min(beside.size_px, 1.6F * line.size_px), 1.2F)) continue;
    segment.label = Label::post;
    segment.clearness = 0.3F;
    return;
  }
}

void join_branches(const CardFeatures& features, const CardContext& context, std::vector<Segment>& segments) {
  constexpr std::size_t kWidestGap = 3;  // bytes: one blank of any width
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    Segment &branch = segments[i], &post = segments[i + 1];
    if (branch.label != Label::note || post.label != Label::post || branch.line != post.line) continue;
    if (post.span.begin < branch.span.end || post.span.begin - branch.span.end > kWidestGap) continue;
    const std::string& line = features.lines[post.line].text();
    const std::string whole = line.substr(branch.span.begin, post.span.end - branch.span.begin);
    if (branch.text + whole.substr(branch.span.end - branch.span.begin) != whole || !may_be_post(branch)) continue;
    const PostLine read = read_post_line_on(whole, context);
    if (read.posts.empty() || !read.posts.front().department.value.starts_with(branch.text)) continue;
    post.span.begin = branch.span.begin;
    post.text = whole;
    post.box = {std::min(branch.box.left, post.box.left), std::min(branch.box.top, post.box.top),
                std::max(branch.box.right, post.box.right), std::max(branch.box.bottom, post.box.bottom)};
    post.clearness = std::min(post.clearness, branch.clearness);
    segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

namespace {

card::Bounds around(const card::Bounds& a, const card::Bounds& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

/// "八木沢公認会計士事務所", not 東京事務所, which is a branch; "中小企業診断士事務所 アンカー" too.
bool is_professional_office(std::string_view line) {
  constexpr std::string_view kLicensed = "士事務所", kArchitect = "建築設計室";
  const std::string_view text = line.substr(0, line.find(' '));
  if (text.ends_with(kLicensed) || (text.ends_with(kArchitect) && text.size() > kArchitect.size())) return true;
  constexpr std::array<std::string_view, 17> kProfessions = {
      "会計", "税理士", "司法書士", "行政書士", "弁護士", "法律", "労務", "弁理士",  "特許",
      "設計", "建築",   "測量",     "調査士",   "鑑定",   "合同", "総合", "デザイン"};
  return text.ends_with("事務所") && std::any_of(kProfessions.begin(), kProfessions.end(), [&](std::string_view word) {
           return text.find(word) != std::string_view::npos;
         });
}

/// "神戸珈琲焙煎所" in large print: what ends like a department but may as well be a firm.
bool is_large_weak_department(const LineFeatures& line) {
  constexpr float kWeak = 0.65F, kLarge = 1.4F;
  return line.relative_size >= kLarge && department_likeness(line.text()) < kWeak &&
         job_title_likeness(line.text()) < kWeak && qualification_likeness(line.text()) < kWeak;
}

/// "すみれ歯科": what ends like a department but is a firm's word as well, on a card that names no other firm.
bool names_a_firm(std::string_view text) {
  constexpr float kWord = 0.6F, kWeak = 0.65F;
  return company_likeness(text) >= kWord && department_likeness(text) < kWeak && job_title_likeness(text) < kWeak &&
         qualification_likeness(text) < kWeak;
}

/// The segments of a line as one, when all of them are notes, or the line names a professional's office.
std::optional<Segment> whole_note(const CardFeatures& features, const std::vector<Segment>& segments,
                                  std::size_t line) {
  std::optional<Segment> whole;
  for (const Segment& segment : segments) {
    if (segment.line != line) continue;
    const bool professional = is_professional_office(features.lines[line].text());
    const bool office =
        (segment.label == Label::post && (professional || is_large_weak_department(features.lines[line]) ||
                                          names_a_firm(features.lines[line].text()))) ||
        (segment.label == Label::company && professional);
    if (segment.label != Label::note && !office) return std::nullopt;
    if (!whole) {
      whole = segment;
      continue;
    }
    whole->span.end = segment.span.end;
    whole->box = around(whole->box, segment.box);
    whole->text = features.lines[line].text().substr(whole->span.begin, whole->span.end - whole->span.begin);
  }
  return whole;
}

/// A few Japanese words without digits, list or sentence. In the card's largest print dots make no list ("弁当・仕出し
/// まるさん").
bool may_be_company(const Segment& segment, bool largest) {
  constexpr int kShortest = 2, kLongest = 20;
  const text::ScriptCounts counts = text::count_scripts(segment.text);
  const auto words = std::count(segment.text.begin(), segment.text.end(), ' ') + 1;
  if (counts.digit > 0 || counts.eastern() < kShortest || counts.total() > kLongest || words > 3) return false;
  if (tells_a_trade(segment.text)) return false;
  if (!largest && segment.text.find("・") != std::string::npos) return false;
  constexpr std::array<std::string_view, 8> kSentenceMarks = {"。", "、", "!", "！", "?", "？", "～", "「"};
  return std::none_of(kSentenceMarks.begin(), kSentenceMarks.end(),
                      [&](std::string_view mark) { return segment.text.find(mark) != std::string::npos; });
}

void promote_japanese(const CardFeatures& features, std::vector<Segment>& segments) {
  constexpr float kLarger = 1.2F, kMuchLarger = 1.6F;  // than the card's usual print
  const Segment *latin = nullptr, *eastern = nullptr;
  bool named = false;
  for (const Segment& segment : segments) {
    named = named || segment.label == Label::name;
    if (segment.label != Label::company) continue;
    if (text::count_scripts(segment.text).eastern() == 0)
      latin = &segment;
    else if (!eastern || features.lines[segment.line].size_px > features.lines[eastern->line].size_px)
      eastern = &segment;
  }
  if (!named || (eastern && !read_company_name(eastern->text).form.empty())) return;
  std::optional<Segment> best;
  for (std::size_t line = 0; line < features.lines.size(); ++line) {
    const LineFeatures& print = features.lines[line];
    if (best && print.size_px <= features.lines[best->line].size_px) continue;
    const bool office = is_professional_office(print.text());
    // Beside a university in small print a professional's office in large print is whom the card is of.
    if (eastern &&
        (!office || (eastern->line != line && print.size_px < kMuchLarger * features.lines[eastern->line].size_px)))
      continue;
    const bool only = !latin && !eastern && names_a_firm(print.text());
    const bool fits = office || only ? true
                      : latin        ? are_neighbours(print.box, latin->box, print.size_px) ||
                                    (print.relative_size >= kMuchLarger && read_company_name(latin->text).form.empty())
                              : print.relative_size >= kLarger;
    if (!fits) continue;
    auto whole = whole_note(features, segments, line);
    if (whole && may_be_company(*whole, office || print.relative_size >= kMuchLarger)) best = std::move(whole);
  }
  if (!best) return;
  const auto first =
      std::find_if(segments.begin(), segments.end(), [&](const Segment& s) { return s.line == best->line; });
  best->label = Label::company;
  best->clearness = 0.3F;
  *first = *best;
  segments.erase(std::remove_if(first + 1, segments.end(), [&](const Segment& s) { return s.line == best->line; }),
                 segments.end());
}

void promote_western(const CardFeatures& features, std::vector<Segment>& segments) {
  constexpr float kLarger = 1.25F, kLegible = 0.9F, kFirm = 0.6F;
  constexpr int kFewestLetters = 4, kMostWords = 5;
  const auto any = [&](Label label) {
    return std::any_of(segments.begin(), segments.end(), [&](const Segment& s) { return s.label == label; });
  };
  if (!any(Label::name) || any(Label::company)) return;
  Segment* best = nullptr;
  for (Segment& segment : segments) {
    const LineFeatures& line = features.lines[segment.line];
    const text::ScriptCounts counts = text::count_scripts(segment.text);
    const bool whole = segment.span.begin == 0 && segment.span.end == line.text().size();
    const auto words = std::count(segment.text.begin(), segment.text.end(), ' ') + 1;
    if (segment.label != Label::note || !whole || line.confidence < kLegible || line.relative_size < kLarger) continue;
    if (counts.digit > 0 || counts.latin < kFewestLetters || words > kMostWords || is_motto(segment.text)) continue;
    if (!best || line.size_px > features.lines[best->line].size_px) best = &segment;
  }
  // "Institut für Arbeitspsychologie Göttingen": what passes for a department is the firm where there is no other.
  for (Segment& segment : segments) {
    if (best || segment.label != Label::post) continue;
    const bool whole = segment.span.begin == 0 && segment.span.end == features.lines[segment.line].text().size();
    if (whole && company_likeness(segment.text) >= kFirm && job_title_likeness(segment.text) < kFirm) best = &segment;
  }
  if (!best) return;
  best->label = Label::company;
  best->clearness = 0.3F;
}

/// "세종인공지능연구소" beside 자연어처리연구실: an institute, which may as well be a department of a firm.
bool is_institute(const Segment& segment) {
  constexpr std::array<std::string_view, 9> kEnds = {"연구소", "연구원", "센터",     "위원회", "기술원",
                                                     "研究所", "研究院", "研究中心", "中心"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return segment.text.ends_with(end); });
}

/// A Korean or Chinese card on which no line looks like a firm: an institute where the person has a department
/// elsewhere, else the largest print that nothing claims.
void promote_continental(const CardFeatures& features, const CardContext& context, std::vector<Segment>& segments) {
  constexpr float kLarger = 1.15F, kLegible = 0.8F;
  const auto is_whole = [&](const Segment& segment) {
    const std::string& line = features.lines[segment.line].text();
    return segment.span.begin == 0 && segment.span.end == line.size() && text::count_scripts(line).digit == 0;
  };
  const auto has_department = [&](const Segment& segment) {
    if (segment.label != Label::post) return false;
    const PostLine line = read_post_line_on(segment.text, context);
    return !line.posts.empty() && !line.posts.front().department.value.empty();
  };
  if (std::any_of(segments.begin(), segments.end(), [](const Segment& s) { return s.label == Label::company; })) return;
  const auto departments = std::count_if(segments.begin(), segments.end(), has_department);
  Segment* best = nullptr;
  for (Segment& segment : segments)
    if (departments > 1 && has_department(segment) && is_whole(segment) && is_institute(segment)) best = &segment;
  const bool institute = best != nullptr;
  for (Segment& segment : segments) {
    const LineFeatures& line = features.lines[segment.line];
    if (institute || segment.label != Label::note || !is_whole(segment) || line.confidence < kLegible) continue;
    if (line.relative_size < kLarger || !may_be_company(segment, true)) continue;
    if (!best || line.size_px > features.lines[best->line].size_px) best = &segment;
  }
  if (!best) return;
  best->label = Label::company;
  best->clearness = 0.3F;
}

}  // namespace

void promote_to_company(const CardFeatures& features, const CardContext& context, std::vector<Segment>& segments) {
  if (context.japanese)
    promote_japanese(features, segments);
  else if (context.origin.continental())
    promote_continental(features, context, segments);
  else if (!context.eastern())
    promote_western(features, segments);
}

bool names_a_building(std::string_view text) {
  constexpr std::string_view kBuilding = "building ";  // "Building 4", but not "Building Consultancy"
  if (to_small_ascii(text.substr(0, kBuilding.size())) == kBuilding && text.size() > kBuilding.size() + 2 &&
      text.find_first_of("0123456789") == std::string_view::npos)
    return false;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const bool letter = std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      continue;
    }
    if (std::find(kBuildingWords.begin(), kBuildingWords.end(), word) != kBuildingWords.end()) return true;
    word.clear();
  }
  return false;
}

bool ends_in_room(std::string_view text) {
  constexpr std::array<std::string_view, 7> kRooms = {"号室", "室", "階", "号館", "号棟", "棟", "F"};
  if (text::count_scripts(text).eastern() == 0) return false;
  return std::any_of(kRooms.begin(), kRooms.end(), [&](std::string_view room) {
    return text.size() > room.size() && text.ends_with(room) &&
           std::isdigit(static_cast<unsigned char>(text[text.size() - room.size() - 1]));
  });
}

bool ends_in_kanji_number(std::string_view text) {
  constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九";
  const std::u32string plain = text::to_utf32(text);
  std::size_t count = 0;
  while (count < plain.size() && kNumerals.find(plain[plain.size() - 1 - count]) != kNumerals.npos) ++count;
  return count >= 3 && count < plain.size();
}

bool labels_a_phone(const LineFeatures& line, std::size_t end, std::string_view text, const CardContext& context) {
  if (context.eastern() || !line.text().substr(end).starts_with(':')) return false;
  return is_office_on(text, context) || text.find(' ') == std::string_view::npos;
}

bool begins_with_phone_label(std::string_view text) {
  constexpr std::array<std::string_view, 4> kLabels = {"fax", "tel", "phone", "mobile"};
  constexpr std::string_view kBetween = " .:";
  std::string label;
  std::size_t at = 0;
  for (; at < text.size() &&
         (is_ascii_letter(static_cast<unsigned char>(text[at])) || kBetween.find(text[at]) != kBetween.npos);
       ++at)
    if (is_ascii_letter(static_cast<unsigned char>(text[at]))) label += text[at];
  return at < text.size() && is_ascii_digit(static_cast<unsigned char>(text[at])) &&
         std::find(kLabels.begin(), kLabels.end(), to_small_ascii(label)) != kLabels.end();
}

bool labels_postal_code(const CardFeatures& features, std::size_t line) {
  constexpr float kFarthest = 8;         // glyphs
  constexpr std::size_t kMarkBytes = 4;  // 〒 and a blank
  const LineFeatures& here = features.lines[line];
  return std::any_of(features.lines.begin(), features.lines.end(), [&](const LineFeatures& there) {
    const auto code = find_japanese_postal_code(there.text());
    const float gap = there.box.left - here.box.right;
    return code && code->span.begin <= kMarkBytes && here.direction == there.direction && gap >= 0 &&
           gap < kFarthest * here.size_px && on_one_row(here.box, there.box);
  });
}

}  // namespace normalize
