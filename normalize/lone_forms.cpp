#include "normalize/lone_forms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "normalize/company.h"
#include "normalize/department.h"
#include "normalize/job_title.h"
#include "normalize/knowledge_lines.h"
#include "normalize/name_kanji.h"
#include "text/script.h"

namespace normalize {
namespace {

constexpr float kTooFar = 4;  ///< what a partner may cost at most

bool has_sentence_marks(std::string_view text) {
  constexpr std::array<std::string_view, 7> kMarks = {"。", "、", "@", "【", "■", ":", "："};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

/// 企画部 below 株式会社; but 島しごとラボ may be a firm.
bool is_plain_department(std::string_view text) {
  constexpr std::array<std::string_view, 6> kEnds = {"部", "課", "係", "局", "グループ", "チーム"};
  return department_likeness(text) >= 0.9F &&
         std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return text.ends_with(end); });
}

/// What may be a firm's name without its form.
bool may_be_name(const LineFeatures& line, bool japanese) {
  const std::string& text = line.text();
  const text::ScriptCounts counts = text::count_scripts(text);
  const bool list = text.find("・") != std::string::npos && counts.han > 0;  // エフ・アイ・ピー is none
  if (counts.digit > 0 || list || has_sentence_marks(text) || job_title_likeness(text) >= 0.9F) return false;
  if (japanese && is_plain_department(text)) return false;
  // "Pemberton Holdings," has a form and awaits another.
  const bool awaits = text.ends_with(',');
  if ((!awaits && !read_company_name(text).form.empty()) || is_form_alone(text)) return false;
  if (!japanese) return counts.eastern() == 0 && counts.latin >= 2;
  return counts.japanese() >= 2 || (counts.latin >= 2 && counts.total() <= 16);
}

/// The box with its writing direction as the horizontal one.
card::Bounds along(const LineFeatures& line) {
  const card::Bounds& b = line.box;
  if (line.direction != card::Direction::vertical) return b;
  return {b.top, -b.right, b.bottom, -b.left};
}

/// How far a line is from a form as its name; nothing where it is not beside, below or above it.
std::optional<float> cost_of(const LineFeatures& form, const LineFeatures& name, bool japanese) {
  constexpr float kRowGap = 3.5F, kLineGap = 1.3F, kEdge = 0.6F;  // glyph sizes
  if (form.direction != name.direction) return std::nullopt;
  const card::Bounds f = along(form), n = along(name);
  const float glyph = std::max(form.size_px, name.size_px);
  if (on_one_row(f, n)) {
    const bool behind = n.left >= f.centre_x();
    const float gap = behind ? n.left - f.right : f.left - n.right;
    if (gap > kRowGap * glyph || (!japanese && behind)) return std::nullopt;
    return 0.3F * std::max(gap, 0.0F) / glyph;
  }
  const bool below = n.top >= f.centre_y();
  const float gap = below ? n.top - f.bottom : f.top - n.bottom;
  if (gap > kLineGap * glyph || n.right < f.left || n.left > f.right || (!japanese && below)) return std::nullopt;
  const float edge =
      std::min({std::abs(n.left - f.left), std::abs(n.right - f.right), std::abs(n.centre_x() - f.centre_x())});
  return 1 + std::max(gap, 0.0F) / glyph + (japanese && !below ? 0.4F : 0.0F) + (edge > kEdge * glyph ? 1.0F : 0.0F) +
         (name.size_px < 0.8F * form.size_px ? 1.0F : 0.0F);
}

/// "YAS" beside 有限会社 is a logo rather than the name.
float cost_as_logo(const LineFeatures& line, bool japanese) {
  constexpr int kLongest = 4;
  const text::ScriptCounts counts = text::count_scripts(line.text());
  return japanese && counts.eastern() == 0 && counts.total() <= kLongest ? 2.0F : 0.0F;
}

/// The person's name, set larger than the rest, is hardly a firm's.
float cost_as_person(const LineFeatures& line, const CardContext& context) {
  constexpr float kLikely = 0.6F, kLarge = 1.6F;
  if (!context.japanese || kanji_name_likeness(line.text(), context.knowledge->names) < kLikely) return 0;
  return line.relative_size >= kLarge ? 2.0F : 0.3F;
}

}  // namespace

bool is_form_alone(std::string_view text) {
  CompanyName name = read_company_name(text);
  if (!name.form.empty() && name.core.empty()) return true;
  if (text::count_scripts(text).eastern() > 0) return false;
  if (text == "(haftungsbeschränkt)") return true;
  constexpr std::string_view kName = "Xx";
  std::string rest = std::string(kName) + " " + std::string(text);
  for (name = read_company_name(rest); !name.form.empty(); name = read_company_name(rest)) {
    rest = name.core;
    while (rest.size() > kName.size() && std::string_view(" ,&-").find(rest.back()) != std::string_view::npos)
      rest.pop_back();
  }
  return rest == kName;
}

std::vector<LoneForm> lone_forms(const CardFeatures& features, const CardContext& context) {
  std::vector<LoneForm> forms;
  if (context.origin.continental()) return forms;
  for (std::size_t line = 0; line < features.lines.size(); ++line) {
    const LineFeatures& form = features.lines[line];
    if (!is_form_alone(form.text())) continue;
    const bool japanese = text::count_scripts(form.text()).eastern() > 0;
    if (context.japanese && !japanese) continue;  // "ME": a logo
    float least = kTooFar;
    std::optional<LoneForm> best;
    for (std::size_t other = 0; other < features.lines.size(); ++other) {
      const LineFeatures& name = features.lines[other];
      if (other == line || !may_be_name(name, japanese)) continue;
      const auto cost = cost_of(form, name, japanese);
      const float whole = cost.value_or(kTooFar) + cost_as_person(name, context) + cost_as_logo(name, japanese);
      if (!cost || whole >= least) continue;
      least = whole;
      const card::Bounds f = along(form), n = along(name);
      best = LoneForm{line, other, on_one_row(f, n) ? f.left < n.left : f.top < n.top};
    }
    if (best) forms.push_back(*best);
  }
  return forms;
}

void settle_lone_forms(const std::vector<LoneForm>& forms, std::vector<Segment>& segments) {
  const auto may_change = [](const Segment& s) {
    return s.label == Label::note || s.label == Label::furigana || s.label == Label::company_kana;
  };
  const auto settle = [&](std::size_t line) {
    for (Segment& segment : segments) {
      if (segment.line != line || !may_change(segment)) continue;
      segment.label = Label::company;
      segment.clearness = 0.5F;
      segment.score = 1;
    }
  };
  for (const LoneForm& form : forms) {
    const bool named = std::any_of(segments.begin(), segments.end(), [&](const Segment& s) {
      return s.line == form.name_line && (may_change(s) || s.label == Label::company);
    });
    if (!named) continue;
    settle(form.line);
    settle(form.name_line);
  }
}

}  // namespace normalize
