#include "dedupe/organisation.h"

#include <algorithm>

#include "text/fold.h"
#include "text/legal_form.h"
#include "text/script.h"

namespace dedupe {
namespace {

void add(std::vector<Organisation>& organisations, const std::string& name) {
  const text::CompanyName company = text::split_legal_form(name);
  const std::string core = text::match_key(company.core);
  if (core.empty()) return;
  Organisation organisation{.core = core, .form = {}, .latin = text::count_scripts(core).eastern() == 0};
  // Foreign forms say little ("Co., Ltd." and "Inc." for one firm); Japanese ones, and their place, are the name.
  const bool japanese_form = text::count_scripts(company.form).japanese() > 0;
  if (japanese_form)
    organisation.form = (company.position == text::LegalFormPosition::front ? "front " : "behind ") + company.form;
  organisations.push_back(std::move(organisation));
}

bool forms_agree(const Organisation& a, const Organisation& b) {
  return a.form.empty() || b.form.empty() || a.form == b.form;
}

}  // namespace

std::vector<Organisation> organisations_of(const card::Contact& contact) {
  std::vector<Organisation> organisations;
  add(organisations, contact.company);
  add(organisations, contact.company_latin);
  for (const card::Post& post : contact.posts) add(organisations, post.company);
  std::sort(organisations.begin(), organisations.end());
  organisations.erase(std::unique(organisations.begin(), organisations.end()), organisations.end());
  return organisations;
}

CompanyRelation relate(const std::vector<Organisation>& a, const std::vector<Organisation>& b) {
  bool comparable = false, other_form = false;
  for (const Organisation& x : a)
    for (const Organisation& y : b) {
      comparable = comparable || x.latin == y.latin;
      if (x.core != y.core) continue;
      if (forms_agree(x, y)) return CompanyRelation::same;
      other_form = true;
    }
  if (other_form) return CompanyRelation::other_form;
  return comparable ? CompanyRelation::differs : CompanyRelation::incomparable;
}

}  // namespace dedupe
