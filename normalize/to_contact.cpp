#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "normalize/parse.h"

namespace normalize {
namespace {

template <class T>
std::vector<T> values(const std::vector<card::Found<T>>& found) {
  std::vector<T> result;
  result.reserve(found.size());
  for (const card::Found<T>& one : found) result.push_back(one.value);
  return result;
}

using Confidences = std::vector<card::FieldConfidence>;

void add_single(Confidences& all, const char* path, const card::Found<std::string>& found) {
  if (!found.value.empty()) all.push_back({path, found.confidence});
}

template <class T>
void add_list(Confidences& all, const char* path, const std::vector<card::Found<T>>& found) {
  for (std::size_t i = 0; i < found.size(); ++i) all.push_back({fmt::format("{}[{}]", path, i), found[i].confidence});
}

}  // namespace

card::Contact to_contact(const card::ParsedCard& parsed) {
  card::Contact contact;
  contact.family_name = parsed.family_name.value;
  contact.given_name = parsed.given_name.value;
  contact.family_kana = parsed.family_kana.value;
  contact.given_kana = parsed.given_kana.value;
  contact.latin_name = parsed.latin_name.value;
  contact.company = parsed.company.value;
  contact.company_kana = parsed.company_kana.value;
  contact.company_latin = parsed.company_latin.value;
  contact.departments = values(parsed.departments);
  contact.job_titles = values(parsed.job_titles);
  contact.posts = parsed.posts;
  contact.qualifications = values(parsed.qualifications);
  contact.phones = values(parsed.phones);
  contact.emails = values(parsed.emails);
  contact.urls = values(parsed.urls);
  contact.addresses = values(parsed.addresses);
  contact.social = values(parsed.social);
  contact.notes = values(parsed.notes);
  return contact;
}

std::vector<card::FieldConfidence> field_confidences(const card::ParsedCard& parsed) {
  Confidences all;
  add_single(all, "family_name", parsed.family_name);
  add_single(all, "given_name", parsed.given_name);
  add_single(all, "family_kana", parsed.family_kana);
  add_single(all, "given_kana", parsed.given_kana);
  add_single(all, "latin_name", parsed.latin_name);
  add_single(all, "company", parsed.company);
  add_single(all, "company_kana", parsed.company_kana);
  add_single(all, "company_latin", parsed.company_latin);
  add_list(all, "departments", parsed.departments);
  add_list(all, "job_titles", parsed.job_titles);
  add_list(all, "qualifications", parsed.qualifications);
  add_list(all, "phones", parsed.phones);
  add_list(all, "emails", parsed.emails);
  add_list(all, "urls", parsed.urls);
  add_list(all, "addresses", parsed.addresses);
  return all;
}

std::vector<std::string> doubtful_fields(const card::ParsedCard& parsed, const Acceptance& acceptance) {
  std::vector<std::string> paths;
  const auto add = [&](const std::string& path) {
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  };
  for (const card::FieldConfidence& field : field_confidences(parsed))
    if (field.confidence < acceptance.value) add(field.path);
  for (const std::string& path : parsed.unread_fields) add(path);
  std::vector<card::FieldConfidence> gaps = parsed.completeness;
  std::stable_sort(gaps.begin(), gaps.end(), [](const auto& a, const auto& b) { return a.confidence < b.confidence; });
  float risk = 0;
  for (const card::FieldConfidence& gap : gaps) risk += 1 - gap.confidence;
  for (const card::FieldConfidence& gap : gaps) {
    if (risk <= acceptance.gap_risk) break;
    add(gap.path);
    risk -= 1 - gap.confidence;
  }
  return paths;
}

}  // namespace normalize
