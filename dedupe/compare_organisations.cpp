#include <algorithm>

#include "dedupe/compare_fields.h"
#include "dedupe/edits.h"

namespace dedupe {
namespace {

bool forms_agree(const CompanyPart& a, const CompanyPart& b) {
  return a.form.empty() || b.form.empty() || a.form == b.form;
}

bool part_of_other(const std::string& a, const std::string& b) {
  constexpr int kLeast = 3;
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return length_of(shorter) >= kLeast && longer.find(shorter) != std::string::npos;
}

// Names that many bear are two firms' (新和商会, 協和商会): a slip seldom gives another firm's name.
bool both_common(const CompanyPart& a, const CompanyPart& b, const Frequencies& frequencies) {
  return frequencies.listed_share(TermKind::company, a.core) > 0 &&
         frequencies.listed_share(TermKind::company, b.core) > 0;
}

Level relate_companies(const CompanyPart& a, const CompanyPart& b, const Frequencies& frequencies) {
  if (a.core == b.core) return forms_agree(a, b) ? Level::company_exact : Level::company_other_form;
  if (a.latin != b.latin) return Level::none;
  const int shorter = std::min(length_of(a.core), length_of(b.core));
  const int longer = std::max(length_of(a.core), length_of(b.core));
  const int limit = shorter >= 8 ? 2 : longer >= 4 ? 1 : 0;
  if (limit > 0 && edits_up_to(a.core, b.core, limit) <= limit)
    return both_common(a, b, frequencies) ? Level::company_some : Level::company_similar;
  return part_of_other(a.core, b.core) ? Level::company_some : Level::company_differs;
}

Evidence company_evidence(const Prepared& a, const Prepared& b, const Scale& scale) {
  Evidence best;
  bool held = false;
  for (const CompanyPart& x : a.companies)
    for (const CompanyPart& y : b.companies) {
      const Level level = relate_companies(x, y, scale.frequencies);
      if (level == Level::none || (held && best.level < level)) continue;
      const float bits = level == Level::company_exact
                             ? scale.bits(level, scale.frequencies.share(TermKind::company, x.core))
                         : level == Level::company_differs
                             ? scale.bits_unsure(level, std::min(a.company_confidence, b.company_confidence))
                             : scale.bits(level);
      if (held && best.level == level && best.bits >= bits) continue;
      held = true;
      best = {level, bits};
    }
  return best;
}

// Mail domains and hosts alike say which company it is.
void add_domains(const Prepared& record, std::array<const std::string*, 8>& out, std::size_t& count) {
  for (const MailPart& email : record.emails)
    if (!email.generic && count < out.size()) out[count++] = &email.domain;
  for (const std::string& host : record.hosts)
    if (count < out.size()) out[count++] = &host;
}

Evidence domain_evidence(const Prepared& a, const Prepared& b, const Scale& scale) {
  std::array<const std::string*, 8> x{}, y{};
  std::size_t x_count = 0, y_count = 0;
  add_domains(a, x, x_count);
  add_domains(b, y, y_count);
  if (x_count == 0 || y_count == 0) return {};
  Evidence best{Level::domain_differs, scale.bits(Level::domain_differs)};
  for (std::size_t i = 0; i < x_count; ++i)
    for (std::size_t k = 0; k < y_count; ++k) {
      const bool slip = *x[i] != *y[k] && edits_up_to(*x[i], *y[k], 1) <= 1;
      if (slip && best.level == Level::domain_differs) best = {};
      if (*x[i] != *y[k]) continue;
      const float bits = scale.bits(Level::domain_exact, scale.frequencies.share(TermKind::domain, *x[i]));
      if (best.level != Level::domain_exact || bits > best.bits) best = {Level::domain_exact, bits};
    }
  return best;
}

Evidence title_evidence(const Prepared& a, const Prepared& b, const Scale& scale) {
  if (a.titles.empty() || b.titles.empty()) return {};
  const bool shared =
      std::find_first_of(a.titles.begin(), a.titles.end(), b.titles.begin(), b.titles.end()) != a.titles.end();
  const Level level = shared ? Level::title_exact : Level::title_differs;
  return {level, scale.bits(level)};
}

}  // namespace

void compare_organisations(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars) {
  const Evidence domain = domain_evidence(a, b, scale);
  Evidence company = company_evidence(a, b, scale);
  // Two names that are alike, with a domain each, are two firms.
  if (company.level == Level::company_similar && domain.level == Level::domain_differs)
    company = {Level::company_some, scale.bits(Level::company_some)};
  set(bars, Field::company, company);
  set(bars, Field::domain, domain);
  set(bars, Field::title, title_evidence(a, b, scale));
}

}  // namespace dedupe
