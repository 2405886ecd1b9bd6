#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "normalize/parse.h"
#include "text/fold.h"
#include "text/script.h"

namespace normalize {
namespace {

using card::Found;
using card::ParsedCard;

bool is_eastern(const std::string& value) { return text::count_scripts(value).eastern() > 0; }
bool is_latin_only(const std::string& value) { return !value.empty() && !is_eastern(value); }

template <class T>
void shift_lines(Found<T>& found, std::size_t by) {
  for (card::Evidence& evidence : found.evidence) evidence.line += by;
}

template <class T>
void shift_lines(std::vector<Found<T>>& list, std::size_t by) {
  for (Found<T>& found : list) shift_lines(found, by);
}

/// The back's evidence counted after the front's lines.
ParsedCard shifted(ParsedCard side, std::size_t by) {
  for (Found<std::string>* found : {&side.family_name, &side.given_name, &side.family_kana, &side.given_kana,
                                    &side.latin_name, &side.company, &side.company_kana, &side.company_latin})
    shift_lines(*found, by);
  for (auto* list :
       {&side.departments, &side.job_titles, &side.qualifications, &side.emails, &side.urls, &side.social, &side.notes})
    shift_lines(*list, by);
  shift_lines(side.phones, by);
  shift_lines(side.addresses, by);
  for (std::size_t& line : side.unexplained_lines) line += by;
  return side;
}

bool reads_before(const Found<std::string>& a, const Found<std::string>& b) {
  if (a.evidence.empty() || b.evidence.empty()) return false;
  const card::Evidence& first = a.evidence.front();
  const card::Evidence& second = b.evidence.front();
  return std::pair(first.line, first.first_symbol) < std::pair(second.line, second.first_symbol);
}

/// A western name in the order in which it stands on its side.
Found<std::string> whole_name(const ParsedCard& side) {
  if (side.given_name.value.empty()) return side.family_name;
  if (side.family_name.value.empty()) return side.given_name;
  const bool family_first = reads_before(side.family_name, side.given_name);
  const auto& first = family_first ? side.family_name : side.given_name;
  const auto& second = family_first ? side.given_name : side.family_name;
  Found<std::string> whole = first;
  whole.value += " " + second.value;
  whole.confidence = std::min(first.confidence, second.confidence);
  whole.evidence.insert(whole.evidence.end(), second.evidence.begin(), second.evidence.end());
  return whole;
}

void take_if_absent(Found<std::string>& into, Found<std::string> from) {
  if (into.value.empty()) into = std::move(from);
}

/// Adds the values that `into` lacks; `key` says which values are the same one. Agreement of both sides raises the
/// doubtful one.
template <class T, class Key>
void unite(std::vector<Found<T>>& into, const std::vector<Found<T>>& from, Key key) {
  for (const Found<T>& found : from) {
    const auto same = std::find_if(into.begin(), into.end(),
                                   [&](const Found<T>& known) { return key(known.value) == key(found.value); });
    if (same == into.end())
      into.push_back(found);
    else
      same->confidence = std::max(same->confidence, found.confidence);
  }
}

std::string text_key(const std::string& value) { return text::match_key(value); }
std::string phone_key(const card::PhoneNumber& phone) {
  return std::string(card::to_string(phone.kind)) + ":" +
         (phone.number.empty() ? text::match_key(phone.printed) : phone.number) + ":" + phone.extension;
}

void add_note(ParsedCard& card, const Found<std::string>& found) {
  if (!found.value.empty()) card.notes.push_back(found);
}

void take_names(ParsedCard& front, const ParsedCard& back) {
  const bool front_has = !front.family_name.value.empty() || !front.given_name.value.empty();
  const bool back_has = !back.family_name.value.empty() || !back.given_name.value.empty();
  if (back_has && !front_has) {
    front.family_name = back.family_name;
    front.given_name = back.given_name;
  } else if (back_has && is_eastern(front.family_name.value) && is_latin_only(whole_name(back).value)) {
    take_if_absent(front.latin_name, whole_name(back));
  } else if (back_has && is_latin_only(whole_name(front).value) && is_eastern(back.family_name.value)) {
    take_if_absent(front.latin_name, whole_name(front));
    front.family_name = back.family_name;
    front.given_name = back.given_name;
  }
  take_if_absent(front.family_kana, back.family_kana);
  take_if_absent(front.given_kana, back.given_kana);
  take_if_absent(front.latin_name, back.latin_name);
}

void take_company(ParsedCard& front, const ParsedCard& back) {
  const std::string printed_front = front.company.value;
  if (front.company.value.empty())
    front.company = back.company;
  else if (is_eastern(front.company.value) && is_latin_only(back.company.value))
    take_if_absent(front.company_latin, back.company);
  else if (is_latin_only(front.company.value) && is_eastern(back.company.value)) {
    take_if_absent(front.company_latin, front.company);
    front.company = back.company;
  }
  take_if_absent(front.company_kana, back.company_kana);
  take_if_absent(front.company_latin, back.company_latin);
  for (card::Post& post : front.posts)
    if (post.company == printed_front) post.company = front.company.value;
}

bool translates(const std::vector<Found<std::string>>& ours, const std::vector<Found<std::string>>& theirs) {
  return !ours.empty() && !theirs.empty() && is_eastern(ours[0].value) != is_eastern(theirs[0].value);
}

/// Posts of the other side: as they are when the front has none; a translation goes to the notes.
void take_posts(ParsedCard& front, const ParsedCard& back) {
  if (front.posts.empty()) {
    front.posts = back.posts;
    front.departments = back.departments;
    front.job_titles = back.job_titles;
    for (card::Post& post : front.posts)
      if (post.company == back.company.value) post.company = front.company.value;
    return;
  }
  if (translates(front.departments, back.departments) || translates(front.job_titles, back.job_titles) ||
      (front.departments.empty() && front.job_titles.empty())) {
    for (const auto& found : back.departments) add_note(front, found);
    for (const auto& found : back.job_titles) add_note(front, found);
    return;
  }
  unite(front.departments, back.departments, text_key);
  unite(front.job_titles, back.job_titles, text_key);
  for (const card::Post& post : back.posts)
    if (std::find(front.posts.begin(), front.posts.end(), post) == front.posts.end()) front.posts.push_back(post);
}

void take_addresses(ParsedCard& front, const ParsedCard& back) {
  for (const Found<card::Address>& found : back.addresses) {
    const auto same = std::find_if(front.addresses.begin(), front.addresses.end(), [&](const auto& known) {
      const bool same_code = !known.value.postal_code.empty() && known.value.postal_code == found.value.postal_code;
      return same_code || text_key(known.value.printed) == text_key(found.value.printed);
    });
    if (same == front.addresses.end())
      front.addresses.push_back(found);
    else if (text_key(same->value.printed) != text_key(found.value.printed))
      front.notes.push_back({found.value.printed, found.confidence, found.evidence});
  }
}

/// What one side lacks the other may have: "emails[0]" unread on the back is no doubt when the front reads it.
bool is_read(const ParsedCard& card, const std::string& path) {
  for (const card::FieldConfidence& field : field_confidences(card))
    if (field.path == path) return true;
  return false;
}

/// What may be missing of a field, by both sides, under the path that one more value would have now.
std::vector<card::FieldConfidence> joint_completeness(const ParsedCard& merged, const ParsedCard& front,
                                                      const ParsedCard& back) {
  std::vector<card::FieldConfidence> all;
  for (const ParsedCard* side : {&front, &back}) {
    for (card::FieldConfidence gap : side->completeness) {
      const std::size_t bracket = gap.path.find('[');
      if (bracket != std::string::npos && gap.path.back() == ']') {
        std::size_t place = 0;
        const auto path = [&] { return gap.path.substr(0, bracket) + "[" + std::to_string(place) + "]"; };
        while (is_read(merged, path())) ++place;
        gap.path = path();
      } else if (is_read(merged, gap.path)) {
        continue;
      }
      const auto same = std::find_if(all.begin(), all.end(), [&](const auto& known) { return known.path == gap.path; });
      if (same == all.end())
        all.push_back(std::move(gap));
      else
        same->confidence = std::min(same->confidence, gap.confidence);
    }
  }
  return all;
}

}  // namespace

card::ParsedCard merge_sides(const card::ParsedCard& front_side, std::size_t front_lines,
                             const card::ParsedCard& back_side) {
  ParsedCard merged = front_side;
  const ParsedCard back = shifted(back_side, front_lines);
  take_names(merged, back);
  take_posts(merged, back);
  take_company(merged, back);
  unite(merged.qualifications, back.qualifications, text_key);
  unite(merged.phones, back.phones, phone_key);
  unite(merged.emails, back.emails, text_key);
  unite(merged.urls, back.urls, text_key);
  take_addresses(merged, back);
  unite(merged.social, back.social, text_key);
  unite(merged.notes, back.notes, text_key);
  merged.unexplained_lines.insert(merged.unexplained_lines.end(), back.unexplained_lines.begin(),
                                  back.unexplained_lines.end());
  std::vector<std::string> unread;
  for (const auto* side : {&front_side, &back_side})
    for (const std::string& path : side->unread_fields)
      if (!is_read(merged, path) && std::find(unread.begin(), unread.end(), path) == unread.end())
        unread.push_back(path);
  merged.unread_fields = std::move(unread);
  merged.completeness = joint_completeness(merged, front_side, back_side);
  for (const std::string& language : back.languages)
    if (std::find(merged.languages.begin(), merged.languages.end(), language) == merged.languages.end())
      merged.languages.push_back(language);
  return merged;
}

}  // namespace normalize
