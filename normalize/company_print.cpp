#include "normalize/company_print.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "normalize/candidates.h"
#include "normalize/card_grammar.h"
#include "normalize/company.h"
#include "normalize/company_institutions.h"
#include "normalize/company_two_lines.h"
#include "normalize/knowledge_lines.h"
#include "normalize/lone_forms.h"
#include "normalize/printed_line.h"
#include "normalize/tables/institutions.h"
#include "text/distance.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

bool is_whole_form(const std::string& text) {
  const CompanyName name = read_company_name(text);
  return !name.form.empty() && name.core.empty();
}

/// "MEDIXA 株式会社メディクサ": where a Japanese name with its form in front begins behind a logo in Latin letters;
/// npos when there is none.
std::size_t name_behind_logo(std::string_view text) {
  constexpr std::size_t kShortest = 3;  // letters
  std::size_t begin = 0;
  for (std::size_t blank = text.find(' '); blank != std::string_view::npos; blank = text.find(' ', blank + 1)) {
    if (text::count_scripts(text.substr(0, blank)).eastern() > 0) break;
    begin = blank + 1;
  }
  if (begin == 0 || text::count_scripts(text.substr(0, begin)).latin < static_cast<int>(kShortest))
    return std::string_view::npos;
  const CompanyName name = read_company_name(text.substr(begin));
  return name.position == FormPosition::front && !name.core.empty() ? begin : std::string_view::npos;
}

/// Where the second name begins on a line with the firm's name in two scripts,
/// "ハルトマンバルブジャパン株式会社 Hartmann Valves Japan K.K."; npos when it is one name.
std::size_t second_script_begin(std::string_view text) {
  if (const std::size_t behind = name_behind_logo(text); behind != std::string_view::npos) return behind;
  std::size_t begin = std::string_view::npos;
  for (std::size_t blank = text.find(' '); blank != std::string_view::npos; blank = text.find(' ', blank + 1)) {
    const std::string_view front = text.substr(0, blank), back = text.substr(blank + 1);
    if (text::count_scripts(front).eastern() == 0 || text::count_scripts(back).eastern() > 0) continue;
    if (back.find(' ') == std::string_view::npos || read_company_name(front).form.empty()) break;
    if (!read_company_name(back).form.empty() && !read_company_name(back).core.empty()) begin = blank + 1;
    break;
  }
  return begin;
}

/// A legal form on a line of its own goes to its name's line.
void join_lone_form(const LabelledCard& card, const LoneForm& form, std::vector<CompanyPrint>& prints) {
  const auto on = [&](std::size_t line) {
    return std::find_if(prints.begin(), prints.end(), [&](const CompanyPrint& print) {
      return std::any_of(print.segments.begin(), print.segments.end(),
                         [&](const Segment* s) { return s->line == line; });
    });
  };
  const auto own = on(form.line), name = on(form.name_line);
  if (own == prints.end() || name == prints.end() || own == name) return;
  if (!own->eastern() || !form.in_front) {
    // "Pemberton Holdings," over "Inc.": the labels leave the comma out.
    const bool comma = card.features.lines[form.name_line].text().ends_with(',') && !name->text.ends_with(',');
    name->text += (own->eastern() ? "" : comma ? ", " : " ") + own->text;
    name->segments.insert(name->segments.end(), own->segments.begin(), own->segments.end());
  } else {
    name->text = own->text + name->text;
    name->segments.insert(name->segments.begin(), own->segments.begin(), own->segments.end());
  }
  name->score += own->score;
  prints.erase(own);
}

/// One after the other as one name: a legal form alone belongs to the name beside it.
std::vector<CompanyPrint> prints_in_order(const LabelledCard& card) {
  std::vector<CompanyPrint> prints;
  const std::vector<LoneForm> forms = lone_forms(card.features, card.context);
  const auto is_lone = [&](const Segment& segment) {
    return std::any_of(forms.begin(), forms.end(), [&](const LoneForm& form) { return form.line == segment.line; });
  };
  for (const Segment& segment : card.segments) {
    if (segment.label != Label::company) continue;
    const bool joins =
        !prints.empty() && !is_lone(segment) && !is_lone(*prints.back().segments.back()) &&
        (is_whole_form(prints.back().text) || is_whole_form(segment.text)) &&
        read_company_name(prints.back().text).form.empty() != read_company_name(segment.text).form.empty();
    const std::string text = card.context.origin.continental()
                                 ? segment.text
                                 : correct_company(card, segment).value_or(correct_words(card, segment));
    if (!joins) {
      const std::size_t second = second_script_begin(text);
      prints.push_back({text::squeeze_blanks(text.substr(0, second)), {&segment}, segment.score});
      if (second != std::string::npos) prints.push_back({text.substr(second), {&segment}, segment.score});
      continue;
    }
    const bool apart = !prints.back().eastern() || text::count_scripts(text).hangul > 0;
    prints.back().text += (apart ? " " : "") + text;
    prints.back().segments.push_back(&segment);
    prints.back().score += segment.score;
  }
  for (const LoneForm& form : forms) join_lone_form(card, form, prints);
  return prints;
}

/// "Tosei | Engineering Inc.", "Medirise Ken | kyusho Co.,Ltd.": words of the name that wide blanks or the line finder
/// parted from it, on its row in its size. They join where a domain of the card then fits better.
void join_torn_words(const LabelledCard& card, std::vector<CompanyPrint>& prints) {
  constexpr float kFarthest = 1.5F, kInsideWord = 0.25F, kTouching = -0.2F, kLeastHeight = 0.7F;  // heights
  for (CompanyPrint& print : prints) {
    for (const Segment& other : card.segments) {
      const Segment &first = *print.segments.front(), &last = *print.segments.back();
      const bool before = other.box.centre_x() < first.box.left;
      const Segment& own = before ? first : last;
      const card::Bounds &here = card.features.lines[own.line].box, &there = card.features.lines[other.line].box;
      const float glyph = std::max(here.height(), there.height());
      const float gap = before ? first.box.left - other.box.right : other.box.left - last.box.right;
      if (other.label != Label::note && other.label != Label::company) continue;
      if (other.line == own.line || print.eastern() || text::count_scripts(other.text).eastern() > 0) continue;
      if (std::min(here.height(), there.height()) < kLeastHeight * glyph) continue;
      if (!on_one_row(here, there) || gap < kTouching * glyph || gap > kFarthest * glyph) continue;
      const std::string &left = before ? other.text : print.text, &right = before ? print.text : other.text;
      const bool inside_word = right.front() >= 'a' && right.front() <= 'z' && gap < kInsideWord * glyph;
      std::string whole = left + (inside_word ? "" : " ") + right;
      if (best_domain_fit(card, whole) <= best_domain_fit(card, print.text) && !domain_goes_on(card, left, right))
        continue;
      print.text = std::move(whole);
      print.segments.insert(before ? print.segments.begin() : print.segments.end(), &other);
      std::erase_if(prints, [&](const CompanyPrint& p) { return &p != &print && p.segments.front() == &other; });
      return;
    }
  }
}

/// Whether nothing but blanks stands between two segments of one line.
bool touches(const LabelledCard& card, const Segment& first, const Segment& next) {
  const std::string& line = card.features.lines[first.line].text();
  return first.line == next.line && first.span.end <= next.span.begin &&
         text::without_blanks(line.substr(first.span.end, next.span.begin - first.span.end)).empty();
}

/// A few words in eastern script without a legal form: what may be the rest of a company's name.
bool may_be_rest(const Segment& segment, bool with_dots = false) {
  constexpr int kLongest = 10;
  if (segment.label != Label::note && segment.label != Label::company) return false;
  const text::ScriptCounts counts = text::count_scripts(segment.text);
  return counts.eastern() > 0 && counts.digit == 0 && counts.total() <= kLongest &&
         (with_dots || segment.text.find("・") == std::string::npos) && read_company_name(segment.text).form.empty();
}

/// "株式会社シグマ エッジ印刷" of a column: a blank that narrow glyphs left inside the name. What nothing else claims
/// between a name with its legal form in front and the line's end, or the line's beginning and a name with the form
/// behind, is the rest of it.
void join_torn_rest(const LabelledCard& card, std::vector<CompanyPrint>& prints) {
  if (card.context.origin.continental()) return;
  for (CompanyPrint& print : prints) {
    const CompanyName name = read_company_name(print.text);
    if (!print.eastern() || print.segments.size() != 1 || name.form.empty() || name.core.empty()) continue;
    const Segment& own = *print.segments.front();
    for (const Segment& other : card.segments) {
      const bool behind = name.position == FormPosition::front && touches(card, own, other);
      const bool before = name.position == FormPosition::behind && touches(card, other, own);
      if (!may_be_rest(other) || (!behind && !before)) continue;
      Segment whole = own;
      whole.text = behind ? own.text + other.text : other.text + own.text;
      whole.span = {std::min(own.span.begin, other.span.begin), std::max(own.span.end, other.span.end)};
      print.text = correct_twins(card, whole);
      print.segments.insert(behind ? print.segments.end() : print.segments.begin(), &other);
      std::erase_if(prints, [&](const CompanyPrint& p) { return &p != &print && p.segments.front() == &other; });
      return;
    }
  }
}

/// "正成研究所(㈱": a legal form that ends the line behind the name and that a lone bracket parted from it.
void join_form_behind(const LabelledCard& card, std::vector<CompanyPrint>& prints) {
  for (CompanyPrint& print : prints) {
    const Segment& own = *print.segments.back();
    const std::string rest = card.features.lines[own.line].text().substr(own.span.end);
    if (rest.starts_with("(㈱") && is_whole_form(rest) && read_company_name(print.text).form.empty())
      print.text += "㈱";
  }
}

/// "Cafe 木洩れ日": what a house is, before its name.
bool is_kind_of_house(const std::string& text) {
  constexpr std::array<std::string_view, 22> kKinds = {
      "cafe",     "café",    "coffee", "bar",     "bistro", "restaurant", "ristorante", "trattoria",
      "dining",   "kitchen", "bakery", "salon",   "hair",   "studio",     "atelier",    "gallery",
      "boutique", "hotel",   "lodge",  "pension", "farm",   "patisserie"};
  return std::find(kKinds.begin(), kKinds.end(), to_small_ascii(text)) != kKinds.end();
}

/// "ヨガスタジオ ソラ": of a name without legal form a domain may fit one word alone. Where nothing else stands on the
/// line, all of it is the name.
void take_whole_lines(const LabelledCard& card, std::vector<CompanyPrint>& prints) {
  constexpr float kMuchLarger = 1.6F;  // than the card's usual print
  if (card.context.origin.continental()) return;
  for (CompanyPrint& print : prints) {
    if (print.segments.size() != 1 || !read_company_name(print.text).form.empty()) continue;
    const std::size_t line = print.segments.front()->line;
    std::vector<const Segment*> all;
    const bool large = card.features.lines[line].relative_size >= kMuchLarger;  // dots make no list there
    if (!print.eastern() && !large && !is_kind_of_house(print.text)) continue;  // LODGE 八ヶ岳
    bool rest_only = true;
    for (const Segment& segment : card.segments) {
      if (segment.line != line) continue;
      rest_only = rest_only && (&segment == print.segments.front() || may_be_rest(segment, large));
      all.push_back(&segment);
    }
    const std::string& text = card.features.lines[line].text();
    if (!rest_only || all.size() < 2 || !card.points.taken[line].empty()) continue;
    print.text = text.substr(all.front()->span.begin, all.back()->span.end - all.front()->span.begin);
    print.segments = std::move(all);
  }
}

/// "IWATE CHUO" and "PRINTING", set wide under 岩手中央印刷株式会社: Latin words that no label took, on one row beside
/// the firm, of which one is how its name begins.
void add_spelt_name(const LabelledCard& card, std::vector<CompanyPrint>& prints) {
  if (!card.context.japanese || prints.empty() || !prints.front().eastern()) return;
  if (std::any_of(prints.begin(), prints.end(), [](const CompanyPrint& p) { return !p.eastern(); })) return;
  const LineFeatures& firm = card.features.lines[prints.front().segments.front()->line];
  CompanyPrint spelt;
  for (const Segment& segment : card.segments) {
    const LineFeatures& line = card.features.lines[segment.line];
    const text::ScriptCounts counts = text::count_scripts(segment.text);
    if (segment.label != Label::note || counts.eastern() > 0 || counts.digit > 0 || counts.latin < 3) continue;
    if (!are_neighbours(line.box, firm.box, firm.size_px)) continue;
    if (!spelt.segments.empty() && !on_one_row(card.features.lines[spelt.segments.front()->line].box, line.box))
      continue;
    spelt.text += (spelt.text.empty() ? "" : " ") + segment.text;
    spelt.segments.push_back(&segment);
  }
  if (spelt.segments.empty() || !spells_beginning(spelt.text, prints.front().text, card.context.knowledge->names))
    return;
  prints.push_back(std::move(spelt));
}

/// What a firm says of whom it sells for: "東洋生命保険株式会社 代理店", and who runs a school or a shop of another
/// name: "運営：株式会社チシンエデュケーション".
bool is_represented(const CompanyPrint& print) {
  constexpr std::array<std::string_view, 3> kRepresents = {"代理店", "特約店", "取扱店"};
  return print.text.starts_with("運営") || print.text.starts_with("経営") ||
         std::any_of(kRepresents.begin(), kRepresents.end(),
                     [&](std::string_view word) { return print.text.ends_with(word); });
}

/// "CASTILLA" beside "Castilla Maquinaria S.L.": the print with the legal form that holds the first one's letters.
std::vector<CompanyPrint>::iterator print_around_logo(std::vector<CompanyPrint>& prints) {
  if (prints.empty() || prints.front().eastern() || !read_company_name(prints.front().text).form.empty())
    return prints.end();
  const std::string logo = to_small_ascii(prints.front().text);
  return std::find_if(prints.begin() + 1, prints.end(), [&](const CompanyPrint& print) {
    return !print.eastern() && !read_company_name(print.text).form.empty() &&
           to_small_ascii(print.text).find(logo) != std::string::npos;
  });
}

/// Likeliest first. Of names with a legal form the card's own firm is printed largest (an agency names in small print
/// for whom it sells), among firms in one print first.
void put_main_first(const LabelledCard& card, std::vector<CompanyPrint>& prints) {
  constexpr float kLarger = 1.25F;
  std::stable_sort(prints.begin(), prints.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
  const auto size_of = [&](const CompanyPrint& print) {
    return card.features.lines[print.segments.front()->line].size_px;
  };
  const auto is_named = [](const CompanyPrint& print) {
    const CompanyName name = read_company_name(print.text);
    return print.eastern() && !name.form.empty() && !name.core.empty() && !is_represented(print);
  };
  float largest = 0;
  for (const CompanyPrint& print : prints)
    if (is_named(print)) largest = std::max(largest, size_of(print));
  auto main = prints.end();
  for (auto print = prints.begin(); print != prints.end(); ++print) {
    if (!is_named(*print) || kLarger * size_of(*print) < largest) continue;
    if (main == prints.end() || print->segments.front() < main->segments.front()) main = print;
  }
  if (main != prints.end())
    std::rotate(prints.begin(), main, main + 1);
  else if (const auto whole = print_around_logo(prints); whole != prints.end())
    std::rotate(prints.begin(), whole, whole + 1);
  else if (!prints.empty() && is_represented(prints.front()))  // a firm of another name in larger print comes first
    for (auto print = prints.begin() + 1; print != prints.end(); ++print)
      if (print->eastern() && size_of(*print) > kLarger * size_of(prints.front())) {
        std::rotate(prints.begin(), print, print + 1);
        break;
      }
}

}  // namespace

bool is_logo_of(const std::string& letters, const std::string& name) {
  const std::string logo = to_small_ascii(letters), whole = to_small_ascii(name);
  return logo.find(' ') == std::string::npos && whole.starts_with(logo);
}

bool CompanyPrint::eastern() const { return text::count_scripts(text).eastern() > 0; }

float best_domain_fit(const LabelledCard& card, const std::string& name) {
  float best = 0;
  for (const std::string& domain : card.context.domains) best = std::max(best, domain_fit(domain, name));
  return best;
}

std::vector<CompanyPrint> company_prints(const LabelledCard& card) {
  std::vector<CompanyPrint> prints = prints_in_order(card);
  join_torn_words(card, prints);
  join_stacked_words(card, prints);
  join_name_above(card, prints);
  join_torn_rest(card, prints);
  join_katakana_above(card, prints);
  join_form_behind(card, prints);
  take_whole_lines(card, prints);
  join_institutions(card, prints);
  put_main_first(card, prints);
  add_spelt_name(card, prints);
  return prints;
}

}  // namespace normalize
