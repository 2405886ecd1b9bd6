// What speaks for a field having been read completely (doubt.h).
#include <algorithm>
#include <string>
#include <vector>

#include "normalize/address.h"
#include "normalize/company.h"
#include "normalize/department.h"
#include "normalize/doubt.h"
#include "normalize/job_title.h"
#include "normalize/person_name.h"
#include "text/script.h"

namespace normalize {
namespace {

std::string at(const char* list, std::size_t place) { return std::string(list) + "[" + std::to_string(place) + "]"; }

/// The path of one more value of the field; empty where it cannot have one.
std::string next_path(const card::ParsedCard& parsed, JudgedField field) {
  const auto unless = [](const card::Found<std::string>& found, const char* path) {
    return found.value.empty() ? std::string(path) : std::string();
  };
  switch (field) {
    case JudgedField::family_name: return unless(parsed.family_name, "family_name");
    case JudgedField::given_name: return unless(parsed.given_name, "given_name");
    case JudgedField::kana:
      return parsed.family_kana.value.empty() ? "family_kana" : unless(parsed.given_kana, "given_kana");
    case JudgedField::latin_name: return unless(parsed.latin_name, "latin_name");
    case JudgedField::company: return unless(parsed.company, "company");
    case JudgedField::company_other: return unless(parsed.company_latin, "company_latin");
    case JudgedField::department: return at("departments", parsed.departments.size());
    case JudgedField::job_title: return at("job_titles", parsed.job_titles.size());
    case JudgedField::qualification: return at("qualifications", parsed.qualifications.size());
    case JudgedField::phone: return at("phones", parsed.phones.size());
    case JudgedField::email: return at("emails", parsed.emails.size());
    case JudgedField::url: return at("urls", parsed.urls.size());
    case JudgedField::address:
      for (std::size_t i = 0; i < parsed.addresses.size(); ++i)
        if (parsed.addresses[i].value.postal_code.empty()) return at("addresses", i) + ".postal_code";
      return at("addresses", parsed.addresses.size());
    case JudgedField::count_: break;
  }
  return {};
}

bool hinted(const card::ParsedCard& parsed, const std::string& path) {
  const std::string field = path.substr(0, path.find_first_of("[."));
  return std::any_of(parsed.unread_fields.begin(), parsed.unread_fields.end(),
                     [&](const std::string& unread) { return unread.substr(0, unread.find_first_of("[.")) == field; });
}

/// Print that no field has: whole lines and what is left over of others.
struct Unexplained {
  std::vector<std::string> texts;
  float lines = 0, characters = 0, digits = 0, size = 0, weakest = 1;
};

Unexplained unexplained_of(const LabelledCard& card, const card::ParsedCard& parsed) {
  Unexplained rest;
  for (const std::size_t line : parsed.unexplained_lines) {
    const LineFeatures& features = card.features.lines[line];
    ++rest.lines;
    rest.size = std::max(rest.size, features.relative_size);
    rest.weakest = std::min(rest.weakest, features.confidence);
  }
  for (const Segment& segment : card.segments) {
    if (segment.label != Label::note) continue;
    const text::ScriptCounts counts = text::count_scripts(segment.text);
    rest.characters += static_cast<float>(counts.total());
    rest.digits = std::max(rest.digits, static_cast<float>(counts.digit));
    rest.texts.push_back(segment.text);
  }
  return rest;
}

void add_ink(const LabelledCard& card, MissingClues& clues) {
  for (const card::Quad& quad : card.text.unread_ink) {
    const card::Bounds box = card::bounds(quad);
    const float size = std::max(1.0F, std::min(box.width(), box.height()));
    const float length = std::max(box.width(), box.height()) / size;
    clues[MissingClue::ink] += 1;
    clues[MissingClue::ink_length] = std::max(clues[MissingClue::ink_length], length);
    clues[MissingClue::ink_size] =
        std::max(clues[MissingClue::ink_size], size / std::max(1.0F, card.features.median_size_px));
  }
}

/// How near unread writing comes to the lines of a value.
float ink_near(const LabelledCard& card, const ValueView& value) {
  float nearest = 0;
  for (const card::Evidence& evidence : *value.evidence) {
    const LineFeatures& line = card.features.lines[evidence.line];
    nearest = std::max(nearest, ink_nearness(card.text, line.box, line.size_px));
  }
  return nearest;
}

void add_card(const LabelledCard& card, const card::ParsedCard& parsed, MissingClues& clues) {
  float sum = 0, weak = 0, vertical = 0;
  for (const LineFeatures& line : card.features.lines) {
    sum += line.confidence;
    weak += line.confidence < 0.85F ? 1 : 0;
    vertical += line.direction == card::Direction::vertical ? 1 : 0;
  }
  const auto lines = static_cast<float>(std::max<std::size_t>(1, card.features.lines.size()));
  clues[MissingClue::card_mean] = log_odds(sum / lines);
  clues[MissingClue::card_weak] = weak / lines;
  clues[MissingClue::card_lines] = static_cast<float>(card.features.lines.size());
  clues[MissingClue::card_vertical] = vertical / lines;
  clues[MissingClue::card_japanese] = card.context.japanese ? 1 : 0;
  clues[MissingClue::mailbox] = card.context.mailboxes.empty() ? 0 : 1;
  const auto count = [](const auto& list) { return static_cast<float>(list.size()); };
  const auto there = [](const card::Found<std::string>& found) { return found.value.empty() ? 0.0F : 1.0F; };
  clues[MissingClue::names] = there(parsed.family_name) + there(parsed.given_name);
  clues[MissingClue::titles] = count(parsed.job_titles);
  clues[MissingClue::departments] = count(parsed.departments);
  clues[MissingClue::companies] = there(parsed.company);
  clues[MissingClue::phones] = count(parsed.phones);
  clues[MissingClue::emails] = count(parsed.emails);
  clues[MissingClue::urls] = count(parsed.urls);
  clues[MissingClue::addresses] = count(parsed.addresses);
  clues[MissingClue::readings] = there(parsed.family_kana) + there(parsed.latin_name);
}

}  // namespace

float likeness_of(const LabelledCard& card, JudgedField field, const std::string& text) {
  const auto& knowledge = *card.context.knowledge;
  const bool japanese = text::count_scripts(text).japanese() > 0;
  switch (field) {
    case JudgedField::family_name:
    case JudgedField::given_name:
      return japanese ? kanji_name_likeness(text, knowledge.names) : western_name_likeness(text);
    case JudgedField::latin_name: return japanese ? 0 : western_name_likeness(text);
    case JudgedField::kana: {
      const text::ScriptCounts counts = text::count_scripts(text);
      return static_cast<float>(counts.hiragana + counts.katakana) / static_cast<float>(std::max(1, counts.total()));
    }
    case JudgedField::company:
    case JudgedField::company_other: return company_likeness(text);
    case JudgedField::department: return department_likeness(text);
    case JudgedField::job_title: return job_title_likeness(text);
    case JudgedField::address: return address_likeness(text, knowledge.postal);
    case JudgedField::email:
      return text.find('@') != std::string::npos ? 1.0F : text.find('.') != std::string::npos ? 0.4F : 0.0F;
    case JudgedField::url:
      return text.find("www") != std::string::npos || text.find("://") != std::string::npos ? 1.0F
             : text.find('.') != std::string::npos                                          ? 0.4F
                                                                                            : 0.0F;
    case JudgedField::phone: return std::min(1.0F, static_cast<float>(text::count_scripts(text).digit) / 10.0F);
    case JudgedField::qualification:
    case JudgedField::count_: return 0;
  }
  return 0;
}

std::vector<GapInDoubt> gaps_of(const LabelledCard& card, const card::ParsedCard& parsed,
                                const std::vector<ValueView>& values) {
  const Unexplained rest = unexplained_of(card, parsed);
  std::vector<GapInDoubt> gaps;
  for (std::size_t f = 0; f < count_of<JudgedField>(); ++f) {
    const auto field = static_cast<JudgedField>(f);
    const std::string path = next_path(parsed, field);
    if (path.empty()) continue;
    GapInDoubt gap{field, path, MissingClues(field)};
    add_card(card, parsed, gap.clues);
    add_ink(card, gap.clues);
    gap.clues[MissingClue::hinted] = hinted(parsed, path) ? 1 : 0;
    gap.clues[MissingClue::unexplained] = rest.lines;
    gap.clues[MissingClue::unexplained_characters] = rest.characters;
    gap.clues[MissingClue::unexplained_digits] = rest.digits;
    gap.clues[MissingClue::unexplained_size] = rest.size;
    gap.clues[MissingClue::unexplained_weakest] = rest.weakest;
    for (const std::string& text : rest.texts)
      gap.clues[MissingClue::unexplained_best] =
          std::max(gap.clues[MissingClue::unexplained_best], likeness_of(card, field, text));
    float weakest = 2;
    for (const ValueView& value : values) {
      if (value.field != field) continue;
      gap.clues[MissingClue::values] += 1;
      gap.clues[MissingClue::ink_near] = std::max(gap.clues[MissingClue::ink_near], ink_near(card, value));
      weakest = std::min(weakest, value.confidence);
    }
    gap.clues[MissingClue::weakest_value] = weakest > 1 ? 0 : log_odds(weakest);
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

}  // namespace normalize
