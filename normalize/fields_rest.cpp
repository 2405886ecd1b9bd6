#include <algorithm>
#include <string>
#include <vector>

#include "normalize/address.h"
#include "normalize/company.h"
#include "normalize/fields.h"
#include "text/script.h"
#include "text/width.h"

namespace normalize {
namespace {

void add_unread(card::ParsedCard& parsed, std::string path) {
  if (std::find(parsed.unread_fields.begin(), parsed.unread_fields.end(), path) == parsed.unread_fields.end())
    parsed.unread_fields.push_back(std::move(path));
}

std::string next_path(const char* list, std::size_t count) {
  return std::string(list) + "[" + std::to_string(count) + "]";
}

bool reading_contains(const LabelledCard& card, std::size_t line, std::string_view mark) {
  for (const PrintedText& printed : card.features.lines[line].readings)
    if (printed.text.find(mark) != std::string::npos) return true;
  return false;
}

bool has_value_on(const LabelledCard& card, std::size_t line) {
  const auto on_line = [&](const auto& placed) { return placed.line == line; };
  return std::any_of(card.points.emails.begin(), card.points.emails.end(), on_line) ||
         std::any_of(card.points.social.begin(), card.points.social.end(), on_line) ||
         std::any_of(card.points.urls.begin(), card.points.urls.end(), on_line);
}

std::size_t digits_on(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

/// "ホテル椿山荘東京" beside 藤田観光株式会社, "光泉中学・高等学校" below its 学校法人: a house of the firm that became
/// a note. Its bearer may work there.
bool is_house_of_firm(const LabelledCard& card, const card::Found<std::string>& note) {
  constexpr int kShortest = 4;
  constexpr std::string_view kHouses[] = {"学校", "高校", "病院", "医院", "学園", "工場", "支店", "支社"};
  const std::string& text = note.value;
  const text::ScriptCounts counts = text::count_scripts(text);
  if (note.evidence.empty() || counts.japanese() < kShortest || counts.digit > 0) return false;
  const std::size_t line = note.evidence.front().line;
  if (text::without_blanks(card.features.lines[line].text()) != text::without_blanks(text)) return false;
  const bool named_as_firm = read_company_name(text).form.empty() &&
                             std::any_of(card.segments.begin(), card.segments.end(),
                                         [&](const Segment& s) { return s.line == line && s.label == Label::company; });
  return named_as_firm || std::any_of(std::begin(kHouses), std::end(kHouses),
                                      [&](std::string_view house) { return text.ends_with(house); });
}

void add_lonely_labels(const LabelledCard& card, card::ParsedCard& parsed) {
  for (const LonelyLabel& lonely : card.points.lonely_labels)
    if (lonely.what == Announced::phone || lonely.what == Announced::fax)
      add_unread(parsed, next_path("phones", parsed.phones.size()));
  for (std::size_t i = 0; i < card.features.lines.size(); ++i) {
    if (!card.points.taken[i].empty()) continue;
    const std::string& text = card.features.lines[i].text();
    std::string_view first = text;
    first = first.substr(0, first.find_first_of(" :"));
    const auto announced = announced_by(first.size() >= 3 ? first : std::string_view(text));
    if (!announced) continue;
    if (*announced == Announced::email && parsed.emails.empty()) add_unread(parsed, "emails[0]");
    if (*announced == Announced::url && parsed.urls.empty()) add_unread(parsed, "urls[0]");
    const bool phone = *announced == Announced::phone || *announced == Announced::fax;
    if (phone && digits_on(text) >= 6) add_unread(parsed, next_path("phones", parsed.phones.size()));
  }
}

}  // namespace

void fill_notes(const LabelledCard& card, card::ParsedCard& parsed) {
  const Segment* last = nullptr;
  for (const Segment& segment : card.segments) {
    if (segment.label != Label::note) continue;
    const bool joins = last && last->line == segment.line && last->span.end <= segment.span.begin &&
                       segment.span.begin - last->span.end <= 3;
    const card::Found<std::string> note = found_at(card, FieldKind::note, segment.text, segment.line, segment.span,
                                                   clues_at(card, segment.line, segment.span));
    if (joins && !parsed.notes.empty()) {
      parsed.notes.back().value += " " + note.value;
      parsed.notes.back().evidence.push_back(note.evidence.front());
    } else {
      parsed.notes.push_back(note);
    }
    last = &segment;
  }
  for (std::size_t line = 0; line < card.features.lines.size(); ++line) {
    if (!card.points.taken[line].empty()) continue;
    bool any = false, explained = false;
    for (const Segment& segment : card.segments) {
      any |= segment.line == line;
      explained |= segment.line == line && segment.label != Label::note;
    }
    if (any && !explained) parsed.unexplained_lines.push_back(line);
  }
}

void fill_unread_fields(const LabelledCard& card, card::ParsedCard& parsed) {
  add_lonely_labels(card, parsed);
  for (std::size_t line = 0; line < card.features.lines.size(); ++line) {
    if ((reading_contains(card, line, "@") || reading_contains(card, line, "＠")) && !has_value_on(card, line))
      add_unread(parsed, next_path("emails", parsed.emails.size()));
    if (!reading_contains(card, line, "〒")) continue;
    const bool read = std::any_of(parsed.addresses.begin(), parsed.addresses.end(), [&](const auto& found) {
      const auto here = [&](const card::Evidence& evidence) { return evidence.line == line; };
      return !found.value.postal_code.empty() && std::any_of(found.evidence.begin(), found.evidence.end(), here);
    });
    if (!read)
      add_unread(parsed,
                 next_path("addresses", parsed.addresses.empty() ? 0 : parsed.addresses.size() - 1) + ".postal_code");
  }
  if (parsed.departments.empty() && !read_company_name(parsed.company.value).form.empty() &&
      std::any_of(parsed.notes.begin(), parsed.notes.end(),
                  [&](const card::Found<std::string>& note) { return is_house_of_firm(card, note); }))
    add_unread(parsed, "departments[0]");
  const bool prints_person =
      !parsed.job_titles.empty() || !parsed.departments.empty() || !card.context.mailboxes.empty();
  if (parsed.family_name.value.empty() && prints_person) add_unread(parsed, "family_name");
  // Every card names somebody: one that gives neither was not read.
  const bool anonymous = parsed.family_name.value.empty() && parsed.given_name.value.empty();
  if (parsed.company.value.empty() && (anonymous || !card.context.domains.empty())) add_unread(parsed, "company");
}

}  // namespace normalize
