#include "normalize/company_two_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "normalize/company.h"
#include "normalize/printed_line.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

bool is_katakana_name(std::string_view text) {
  const std::u32string plain = text::to_utf32(text);
  return plain.size() >= 4 && std::all_of(plain.begin(), plain.end(),
                                          [](char32_t c) { return text::is_katakana(c) || c == U'・' || c == U'ー'; });
}

/// "Padaria e Confeitaria Pão da", "Smith &": a name that ends in a word behind which more must stand.
bool is_unfinished_name(std::string_view text) {
  constexpr auto kOpen = std::to_array<std::string_view>({" &",   " da",  " de",  " do",  " das", " dos",   " del",
                                                          " of",  " the", " and", " und", " et",  " e",     " y",
                                                          " für", " la",  " du",  " des", " di",  " della", " von"});
  return std::any_of(kOpen.begin(), kOpen.end(), [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

bool domain_goes_on(const LabelledCard& card, const std::string& left, const std::string& right) {
  return std::any_of(card.context.domains.begin(), card.context.domains.end(),
                     [&](const std::string& domain) { return domain_joins(domain, left, right); });
}

void join_name_above(const LabelledCard& card, std::vector<CompanyPrint>& prints) {
  constexpr float kLarge = 1.25F, kFits = 0.6F, kCompanyWord = 0.6F, kNearSize = 0.7F;
  constexpr auto kJoints = std::to_array<std::string_view>({"& ", "and ", "und ", "et ", "e ", "y "});
  for (CompanyPrint& print : prints) {
    const Segment& own = *print.segments.front();
    const LineFeatures& line = card.features.lines[own.line];
    const bool kind = is_kind_of_firm(print.text);
    const bool formless = read_company_name(print.text).form.empty();
    if (print.eastern() || (formless && !kind && company_likeness(print.text) < kCompanyWord) || own.span.begin > 0)
      continue;
    const bool begins_so =
        std::any_of(kJoints.begin(), kJoints.end(), [&](auto joint) { return own.text.starts_with(joint); });
    for (const Segment& other : card.segments) {
      const LineFeatures& above = card.features.lines[other.line];
      if (other.label != Label::note && other.label != Label::company) continue;
      const bool whole = other.span.begin == 0 && other.span.end == above.text().size();
      if (!whole || above.direction != line.direction || above.box.bottom > line.box.centre_y() ||
          !are_neighbours(above.box, line.box, std::max(above.size_px, line.size_px)))
        continue;
      const text::ScriptCounts counts = text::count_scripts(other.text);
      const bool unfinished = is_unfinished_name(other.text);
      if (counts.eastern() > 0 || counts.digit > 0) continue;
      if (!unfinished && std::count(other.text.begin(), other.text.end(), ' ') > 2) continue;
      if (!read_company_name(other.text).form.empty() || is_logo_of(other.text, print.text)) continue;
      const float fit = best_domain_fit(card, other.text);
      const float own_fit = best_domain_fit(card, print.text);
      const bool fits = (fit >= kFits && fit > own_fit) ||
                        best_domain_fit(card, other.text + " " + print.text) > std::max(fit, own_fit);
      // "Sandhövel Reimann" over "Rechtsanwälte PartGmbB", "Kaffeerösterei" over "Morgenrot GmbH", "FORTH" over "Marine
      // Laboratory".
      const bool near_size = above.size_px >= kNearSize * line.size_px && line.size_px >= kNearSize * above.size_px;
      constexpr std::size_t kInitials = 4;  // MVL
      const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
      const bool brand = other.text.size() > kInitials && other.text.find(' ') == std::string::npos &&
                         above.size_px > line.size_px && std::ranges::none_of(other.text, is_small) &&
                         (kind || std::ranges::any_of(print.text, is_small));
      const bool parts = (kind && (near_size || brand)) || (is_kind_of_firm(other.text) && near_size && !formless) ||
                         (formless && brand);
      if (formless && !parts) continue;
      const bool goes_on = parts || begins_so || unfinished;
      const bool large = card.context.domains.empty() && above.relative_size >= kLarge && above.size_px >= line.size_px;
      if (!goes_on && !fits && !large) continue;
      print.text = other.text + " " + print.text;
      print.segments.insert(print.segments.begin(), &other);
      std::erase_if(prints, [&](const CompanyPrint& p) {
        return &p != &print && p.segments.front() == &other && p.segments.size() == 1;
      });
      return;
    }
  }
}

void join_stacked_words(const LabelledCard& card, std::vector<CompanyPrint>& prints) {
  for (CompanyPrint& print : prints) {
    const LineFeatures& own = card.features.lines[print.segments.back()->line];
    for (const Segment& other : card.segments) {
      const LineFeatures& line = card.features.lines[other.line];
      const bool free = other.label == Label::note || other.label == Label::company;
      const bool one_print = std::abs(line.size_px - own.size_px) < 0.25F * own.size_px &&
                             are_neighbours(own.box, line.box, own.size_px) && !on_one_row(own.box, line.box);
      if (!free || !one_print || print.eastern() || text::count_scripts(other.text).eastern() > 0) continue;
      if (is_logo_of(print.text, other.text)) continue;
      const bool above = line.box.centre_y() < own.box.centre_y();
      const std::string &upper = above ? other.text : print.text, &lower = above ? print.text : other.text;
      const std::string whole = upper + " " + lower;
      const bool fits_better =
          best_domain_fit(card, whole) > std::max(best_domain_fit(card, print.text), best_domain_fit(card, other.text));
      if (&other == print.segments.back() || (!fits_better && !domain_goes_on(card, upper, lower))) continue;
      print.text = whole;
      print.segments.insert(above ? print.segments.begin() : print.segments.end(), &other);
      std::erase_if(prints, [&](const CompanyPrint& p) { return &p != &print && p.segments.front() == &other; });
      return;
    }
  }
}

void join_katakana_above(const LabelledCard& card, std::vector<CompanyPrint>& prints) {
  constexpr float kFlush = 0.6F, kSameSize = 0.25F;  // glyph sizes
  for (CompanyPrint& print : prints) {
    const CompanyName name = read_company_name(print.text);
    const LineFeatures& own = card.features.lines[print.segments.front()->line];
    if (name.position != FormPosition::behind || !text::is_katakana(text::to_utf32(print.text).front())) continue;
    for (const Segment& other : card.segments) {
      const LineFeatures& line = card.features.lines[other.line];
      const bool free = other.label == Label::note || other.label == Label::company || other.label == Label::furigana ||
                        other.label == Label::company_kana;
      if (!free || line.direction != own.direction || !is_katakana_name(line.text()) || on_one_row(line.box, own.box))
        continue;
      if (std::abs(line.size_px - own.size_px) > kSameSize * own.size_px || line.box.centre_y() > own.box.centre_y() ||
          std::abs(line.box.left - own.box.left) > kFlush * own.size_px ||
          !are_neighbours(line.box, own.box, own.size_px))
        continue;
      print.text = text::squeeze_blanks(line.text()) + print.text;
      print.segments.insert(print.segments.begin(), &other);
      std::erase_if(prints, [&](const CompanyPrint& p) { return &p != &print && p.segments.front() == &other; });
      return;
    }
  }
}

}  // namespace normalize
