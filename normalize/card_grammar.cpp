#include "normalize/card_grammar.h"

#include <algorithm>
#include <string>
#include <vector>

#include "normalize/address_east.h"
#include "normalize/company.h"
#include "normalize/company_east.h"
#include "normalize/department.h"
#include "normalize/job_title.h"
#include "normalize/name_east.h"
#include "normalize/post_east.h"
#include "normalize/printed_line.h"
#include "normalize/qualification.h"
#include "text/script.h"

namespace normalize {
namespace {

/// Whether a Korean or Chinese grammar reads this text.
bool is_continental(std::string_view text, const CardContext& context) {
  return context.origin.continental() && text::count_scripts(text).eastern() > 0;
}

/// Whether names and addresses in Latin letters follow Korea's or Taiwan's customs.
bool is_romanised(const CardContext& context) { return context.origin.unlearnt(); }

/// "Expertise comptable - Audit - Conseil": three parts and more between strokes, not all of them titles.
bool lists_latin_services(std::string_view text) {
  if (text::count_scripts(text).eastern() > 0) return false;
  std::vector<std::string> parts(1);
  const PrintedLine line(text);
  for (std::size_t i = 0; i < line.size(); ++i) {
    constexpr std::u32string_view kDots = U"·•・|/";
    const bool stroke = (is_dash(line[i]) || kDots.find(line[i]) != std::u32string_view::npos) &&
                        line.at(i - 1) == U' ' && line.at(i + 1) == U' ';
    if (stroke)
      parts.emplace_back();
    else
      parts.back() += line.text(i, i + 1);
  }
  return parts.size() >= 3 && std::any_of(parts.begin(), parts.end(),
                                          [](const std::string& part) { return job_title_likeness(part) < 0.8F; });
}

/// "【大阪支店】", "■本社" without what dresses the word.
std::string undressed(std::string_view text) {
  constexpr std::u32string_view kBullets = U"■□◆◇●○▼▲★☆※・<＜>＞";
  const PrintedLine line(text);
  const auto is_dress = [&](std::size_t i) {
    return is_opening(line[i]) || is_closing(line[i]) || kBullets.find(line[i]) != kBullets.npos || line[i] == U' ';
  };
  std::size_t begin = 0, end = line.size();
  while (begin < end && is_dress(begin)) ++begin;
  while (end > begin && is_dress(end - 1)) --end;
  return line.original(begin, end);
}

}  // namespace

float name_likeness_on(std::string_view text, const CardContext& context) {
  return is_continental(text, context) ? east_name_likeness(text, context.origin.manner)
                                       : kanji_name_likeness(text, context.knowledge->names);
}

std::optional<NameParts> split_name_on(std::string_view text, const CardContext& context) {
  return is_continental(text, context) ? split_east_name(text, context.origin.manner)
                                       : split_kanji_name(text, context.knowledge->names);
}

std::optional<WesternName> read_latin_name_on(std::string_view text, const CardContext& context) {
  std::optional<WesternName> name = read_western_name(text);
  if (!is_romanised(context) || !name || !name->qualifications.empty()) return name;
  if (const auto parts = split_romanised_name(text, context.origin.country)) name->parts = *parts;
  return name;
}

float latin_name_likeness_on(std::string_view text, const CardContext& context) {
  constexpr float kOtherWord = 0.1F;   // what a firm or a title gets
  constexpr float kRomanised = 0.85F;  // a surname that the country's tables know
  const float likeness = western_name_likeness(text);
  const bool surname =
      likeness > kOtherWord && is_romanised(context) && split_romanised_name(text, context.origin.country);
  return surname ? std::max(likeness, kRomanised) : likeness;
}

float company_likeness_on(std::string_view text, const CardContext& context) {
  return is_continental(text, context) ? east_company_likeness(text, context.origin.manner) : company_likeness(text);
}

PostLine read_post_line_on(std::string_view text, const CardContext& context) {
  return is_continental(text, context) ? read_east_post_line(text, context.origin.manner) : read_post_line(text);
}

float post_likeness_on(std::string_view text, const CardContext& context) {
  if (lists_latin_services(text)) return 0.1F;
  if (is_continental(text, context)) return read_east_post_line(text, context.origin.manner).quality;
  const float parts = std::max({department_likeness(text), job_title_likeness(text), qualification_likeness(text)});
  return std::max(parts, read_post_line(text).quality);
}

bool is_office_on(std::string_view text, const CardContext& context) {
  return is_continental(text, context) ? is_east_office(text, context.origin.manner) : is_office_word(undressed(text));
}

float address_likeness_on(std::string_view line, const CardContext& context) {
  if (context.origin.continental()) return east_address_likeness(line, context.origin);
  const float likeness = address_likeness(line, context.knowledge->postal);
  return is_romanised(context) ? std::max(likeness, romanised_address_likeness(line, context.origin.country))
                               : likeness;
}

std::optional<FoundAddress> read_address_on(const std::vector<std::string>& lines, const CardContext& context,
                                            std::string_view region) {
  const bool latin = std::all_of(lines.begin(), lines.end(),
                                 [](const std::string& line) { return text::count_scripts(line).eastern() == 0; });
  if (context.origin.continental() && !latin) return read_east_address(lines, context.origin);
  if (is_romanised(context) && latin)
    if (auto found = read_romanised_address(lines, context.origin.country)) return found;
  return read_address(lines, context.knowledge->postal, region);
}

}  // namespace normalize
