#include "normalize/lone_departments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "normalize/address_west.h"
#include "normalize/company.h"
#include "normalize/department.h"
#include "normalize/job_title.h"
#include "normalize/knowledge_lines.h"
#include "normalize/motto.h"
#include "normalize/printed_line.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr float kNamesItself = 0.5F;  ///< likeness of what says that it is a department or a title

/// One to four words that begin with capitals, small ones between them, no sign but hyphens. "Residential & Industrial"
/// lists what a firm does.
bool may_be_department(std::string_view text) {
  constexpr std::size_t kMostWords = 4, kShortest = 4;
  constexpr auto kSmall = std::to_array<std::string_view>({"of", "for", "de", "du", "des", "en", "della"});
  const auto words = split_columns(text, ' ');
  if (text.size() < kShortest || words.size() > kMostWords) return false;
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    if (std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end()) return word != words.front();
    const std::u32string chars = text::to_utf32(word);
    const bool letters =
        std::all_of(chars.begin(), chars.end(), [](char32_t c) { return text::is_latin(c) || c == U'-'; });
    return letters && !chars.empty() && to_small(chars[0]) != chars[0];
  });
}

/// Whether one line follows the other in one print, set flush with it on either side or centred under it.
bool is_set_with(const LineFeatures& a, const LineFeatures& b) {
  constexpr float kSameSize = 0.2F, kLineGap = 1.4F, kFlush = 0.5F;  // glyph sizes
  const float size = std::max(a.size_px, b.size_px);
  const LineFeatures &upper = a.box.top < b.box.top ? a : b, &lower = a.box.top < b.box.top ? b : a;
  const float gap = lower.box.top - upper.box.bottom;
  const auto near = [&](float one, float other) { return std::abs(one - other) < kFlush * size; };
  return a.direction == b.direction && std::abs(a.size_px - b.size_px) < kSameSize * size && gap > -0.5F * size &&
         gap < kLineGap * size &&
         (near(a.box.left, b.box.left) || near(a.box.right, b.box.right) || near(a.box.centre_x(), b.box.centre_x()));
}

bool fills_line(const CardFeatures& features, const Segment& segment) {
  return segment.span.begin == 0 && segment.span.end == features.lines[segment.line].text().size();
}

}  // namespace

void find_lone_departments(const CardFeatures& features, const CardContext& context, std::vector<Segment>& segments) {
  if (context.origin.manner != Manner::western) return;
  const bool named = std::any_of(segments.begin(), segments.end(), [](const Segment& segment) {
    return segment.label == Label::post && department_likeness(segment.text) > kNamesItself &&
           department_likeness(segment.text) > job_title_likeness(segment.text);
  });
  const auto title = std::find_if(segments.begin(), segments.end(), [&](const Segment& segment) {
    return segment.label == Label::post && fills_line(features, segment) &&
           job_title_likeness(segment.text) > kNamesItself;
  });
  if (named || title == segments.end()) return;
  const auto firms = std::count_if(segments.begin(), segments.end(),
                                   [](const Segment& segment) { return segment.label == Label::company; });
  for (Segment& segment : segments) {
    const bool loose = segment.label == Label::note ||
                       (segment.label == Label::company && firms > 1 && read_company_name(segment.text).form.empty());
    if (!loose || !fills_line(features, segment) || !may_be_department(segment.text) || is_motto(segment.text))
      continue;
    const bool own_domain = std::any_of(context.domains.begin(), context.domains.end(), [&](const std::string& domain) {
      return domain_fit(domain, segment.text) > kNamesItself;
    });
    if (own_domain || !is_set_with(features.lines[title->line], features.lines[segment.line])) continue;
    segment.label = Label::post;
    return;
  }
}

}  // namespace normalize
