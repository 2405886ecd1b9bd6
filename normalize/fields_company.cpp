#include <algorithm>
#include <string_view>

#include "normalize/card_grammar.h"
#include "normalize/company.h"
#include "normalize/company_print.h"
#include "normalize/fields.h"
#include "normalize/printed_line.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

/// "lenaga Holdings": no firm begins with a small letter when all of its other words begin with capitals.
void capitalise_first(std::string& text) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (text.size() < 2 || text[0] != 'l' || !is_small(text[1]) || text.find(' ') == std::string::npos) return;
  for (std::size_t at = text.find(' '); at != std::string::npos && at + 1 < text.size(); at = text.find(' ', at + 1))
    if (is_small(text[at + 1])) return;
  text[0] = 'I';
}

/// "Kotoba Al" at kotoba-ai.co.jp: I and l are one stroke in many typefaces.
void settle_ai(const LabelledCard& card, std::string& text) {
  constexpr std::string_view kRead = "Al", kMeant = "AI";
  for (std::size_t at = text.find(kRead); at != std::string::npos; at = text.find(kRead, at + 1)) {
    const bool word =
        (at == 0 || text[at - 1] == ' ') && (at + 2 == text.size() || text[at + 2] == ' ' || text[at + 2] == ',');
    std::string meant = text;
    meant.replace(at, kMeant.size(), kMeant);
    if (word && best_domain_fit(card, meant) > best_domain_fit(card, text)) text = meant;
  }
}

/// "運営：株式会社こもれびケア": what the firm is to the house that the card is of.
std::string without_role(std::string text) {
  constexpr std::size_t kLongest = 15;  // bytes
  for (const std::string_view colon : {"：", ":"}) {
    const std::size_t at = text.find(colon);
    if (at == std::string::npos || at == 0 || at > kLongest) continue;
    const std::string rest = text::squeeze_blanks(text.substr(at + colon.size()));
    if (!read_company_name(rest).form.empty() && text::count_scripts(text.substr(0, at)).latin == 0) return rest;
  }
  return text;
}

/// "の 玄海銀行": a lone kana before a blank is what an emblem was taken for, a lone figure before a name with its form
/// the stroke between two names ("| Kiyora Bio, Inc.").
void drop_emblem(std::string& text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string::npos || blank + 1 == text.size()) return;
  const std::u32string first = text::to_utf32(text.substr(0, blank));
  // "『ア 株式会社鎌形組": a bracket that nothing closes.
  const CompanyName whole = read_company_name(text.substr(blank + 1));
  if (first.size() == 2 && is_opening(first[0]) && whole.position == FormPosition::front && !whole.core.empty()) {
    text.erase(0, blank + 1);
    return;
  }
  if (first.size() != 1) return;
  const bool stroke = std::u32string_view(U"1Il|").find(first[0]) != std::u32string_view::npos;
  const bool kana = text::is_kana(first[0]) || first[0] == U'〇';
  // "部 株式会社ビジョンギア": the end of the column or row beside it.
  const CompanyName rest = read_company_name(text.substr(blank + 1));
  const bool lone = text::is_han(first[0]) && rest.position == FormPosition::front && !rest.core.empty();
  if (kana || lone || (stroke && !read_company_name(text).form.empty())) text.erase(0, blank + 1);
}

/// A few letters that read badly are what a logo was taken for; "TAK" alone beside a firm's Japanese name is one.
bool is_logo(const LabelledCard& card, const CompanyPrint& print) {
  constexpr std::size_t kInitials = 3;
  return print.text.size() <= kInitials ||
         is_latin_scrap(print.text, card.features.lines[print.segments.front()->line].confidence);
}

card::Found<std::string> found_company(const LabelledCard& card, FieldKind kind, const CompanyPrint& print) {
  const CompanyLine line = split_company_line(print.text);
  const std::string value = line.company.value.empty() ? print.text : read_company_name(line.company.value).printed;
  Clues clues;
  std::vector<card::Evidence> places;
  for (const Segment* segment : print.segments) {
    const Clues one = clues_at(card, segment->line, segment->span);
    clues.weakest_symbol = std::min(clues.weakest_symbol, one.weakest_symbol);
    clues.mean_symbol = std::min(clues.mean_symbol, one.mean_symbol);
    clues.agreement = one.agreement;
    clues.labelling = segment->clearness;
    places.push_back(evidence_of(card.text, card.features, segment->line, 0, segment->span));
  }
  clues.grammar = company_likeness_on(value, card.context);
  for (const std::string& domain : card.context.domains)
    clues.witness = std::max(clues.witness, domain_fit(domain, value));
  return {value, probability(kind, clues), std::move(places)};
}

/// The reading of the company's name: a kana segment that the labels gave to it, or furigana beside it and away from
/// the person's name.
void set_kana(const LabelledCard& card, card::ParsedCard& parsed) {
  for (const Segment& segment : card.segments) {
    if (segment.label != Label::company_kana) continue;
    Clues clues = clues_at(card, segment.line, segment.span);
    clues.labelling = segment.clearness;
    parsed.company_kana = found_at(card, FieldKind::company_other, segment.text, segment.line, segment.span, clues);
    return;
  }
}

}  // namespace

void fill_companies(const LabelledCard& card, card::ParsedCard& parsed) {
  std::vector<CompanyPrint> prints = company_prints(card);
  const bool any_eastern = std::any_of(prints.begin(), prints.end(), [](const auto& p) { return p.eastern(); });
  for (CompanyPrint& print : prints) {
    print.text = without_role(std::move(print.text));
    drop_emblem(print.text);
    if (!print.eastern()) capitalise_first(print.text);
    if (!print.eastern()) settle_ai(card, print.text);
    const bool main = any_eastern ? print.eastern() : true;
    if (main && parsed.company.value.empty()) {
      parsed.company = found_company(card, FieldKind::company, print);
    } else if (any_eastern && !print.eastern() && parsed.company_latin.value.empty() && !is_logo(card, print)) {
      parsed.company_latin = found_company(card, FieldKind::company_other, print);
    } else {
      const Segment& first = *print.segments.front();
      Clues clues = clues_at(card, first.line, first.span);
      parsed.notes.push_back(found_at(card, FieldKind::note, print.text, first.line, first.span, clues));
    }
  }
  set_kana(card, parsed);
}

}  // namespace normalize
