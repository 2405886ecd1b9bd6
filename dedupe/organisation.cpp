#include "dedupe/organisation.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "text/fold.h"
#include "text/legal_form.h"
#include "text/script.h"
#include "text/width.h"

namespace dedupe {
namespace {

constexpr std::string_view kBranches[] = {"支店",   "支社",   "本社", "本店", "営業所",
                                          "事業所", "出張所", "工場", "支所", "事務所"};

// "山田商事 大阪支店" -> "山田商事"
std::string without_branch(const std::string& name) {
  const std::string squeezed = text::squeeze_blanks(name);
  const std::size_t blank = squeezed.rfind(' ');
  const auto ends_name = [&](std::string_view branch) { return squeezed.ends_with(branch); };
  const bool branch = blank != std::string::npos && std::any_of(std::begin(kBranches), std::end(kBranches), ends_name);
  return branch ? squeezed.substr(0, blank) : name;
}

void add(std::vector<Organisation>& organisations, const std::string& name, Branch branch) {
  const text::CompanyName company = text::split_legal_form(branch == Branch::dropped ? without_branch(name) : name);
  const std::string core = text::match_key(company.core);
  if (core.empty()) return;
  Organisation organisation{.core = core, .form = {}, .latin = text::count_scripts(core).eastern() == 0};
  // Foreign forms say little ("Co., Ltd." and "Inc." for one firm); Japanese ones, and their place, are the name.
  const bool japanese_form = text::count_scripts(company.form).japanese() > 0;
  if (japanese_form)
    organisation.form = (company.position == text::LegalFormPosition::front ? "front " : "behind ") + company.form;
  organisations.push_back(std::move(organisation));
}

}  // namespace

std::vector<Organisation> organisations_of(const card::Contact& contact, Branch branch) {
  std::vector<Organisation> organisations;
  add(organisations, contact.company, branch);
  add(organisations, contact.company_latin, branch);
  for (const card::Post& post : contact.posts) add(organisations, post.company, branch);
  std::sort(organisations.begin(), organisations.end());
  organisations.erase(std::unique(organisations.begin(), organisations.end()), organisations.end());
  return organisations;
}

}  // namespace dedupe
