#include "normalize/company_east.h"

#include <algorithm>
#include <span>

#include "normalize/company.h"
#include "normalize/post_east.h"
#include "normalize/tables/east_forms.h"
#include "text/script.h"
#include "text/width.h"

namespace normalize {
namespace {

std::span<const std::string_view> company_words(Manner manner) {
  if (manner == Manner::korean) return tables::kKoreanCompanyWords;
  return tables::kChineseCompanyWords;
}

}  // namespace

std::string_view closing_company_word(std::string_view text, Manner manner) {
  std::string_view longest;
  for (const std::string_view word : company_words(manner))
    if (word.size() > longest.size() && text.ends_with(word)) longest = word;
  return longest;
}

float east_company_likeness(std::string_view text, Manner manner) {
  const CompanyName name = read_company_name(text);
  const int length = text::count_scripts(name.core).total();
  if (text.find('@') != std::string_view::npos || text.find(':') != std::string_view::npos) return 0;
  if (!name.form.empty() && length >= 1) return length <= 40 ? 0.98F : 0.6F;
  if (!name.form.empty()) return 0.5F;
  if (length < 2) return 0;
  if (text::count_scripts(text).digit > 0) return 0.1F;
  const auto words = company_words(manner);
  const std::string plain = text::without_blanks(name.core);
  const auto holds = [&](std::string_view word) { return plain.find(word) != std::string::npos; };
  const float post = std::max(east_title_likeness(plain, manner), east_department_likeness(plain, manner));
  const std::string_view end = closing_company_word(plain, manner);
  if (!end.empty() && plain.size() > end.size()) return post > 0.8F ? 0.45F : 0.72F;
  if (post > 0.8F) return 0.1F;
  return std::any_of(words.begin(), words.end(), holds) ? 0.45F : 0.25F;
}

}  // namespace normalize
