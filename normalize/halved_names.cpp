#include "normalize/halved_names.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "normalize/name_kanji.h"
#include "normalize/tables/not_names.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr std::size_t kLongestPart = 4;  // characters
constexpr std::size_t kLongestName = 7;

std::size_t length_of(const std::string& text) { return text::to_utf32(text).size(); }

/// One word of kanji and kana as a part of a name may be.
bool may_be_part(const std::string& text) {
  const std::u32string chars = text::to_utf32(text);
  return !chars.empty() && chars.size() <= kLongestPart && std::all_of(chars.begin(), chars.end(), is_name_character) &&
         std::none_of(std::begin(tables::kNotInNames), std::end(tables::kNotInNames),
                      [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// Whether hardly anything speaks for what a segment was taken for.
bool is_loose(const Segment& segment) {
  constexpr float kHardly = 0.6F;
  return segment.label == Label::note || (segment.label == Label::company && segment.clearness < kHardly);
}

}  // namespace

void join_halved_names(const card::CardText& card, const CardFeatures& features, std::vector<Segment>& segments) {
  const auto name = std::find_if(segments.begin(), segments.end(),
                                 [](const Segment& segment) { return segment.label == Label::name; });
  if (name == segments.end() || !may_be_part(name->text)) return;
  const auto on_line = std::count_if(segments.begin(), segments.end(),
                                     [&](const Segment& segment) { return segment.line == name->line; });
  if (on_line != 2) return;
  const auto rest = std::find_if(segments.begin(), segments.end(), [&](const Segment& segment) {
    return segment.line == name->line && is_loose(segment) && may_be_part(segment.text);
  });
  if (rest == segments.end() || length_of(name->text) + length_of(rest->text) > kLongestName) return;
  const bool behind = rest->span.begin > name->span.begin;
  name->text = behind ? name->text + " " + rest->text : rest->text + " " + name->text;
  name->span = {std::min(name->span.begin, rest->span.begin), std::max(name->span.end, rest->span.end)};
  name->box = box_of(card, features, name->line, name->span);
  name->clearness = std::min(name->clearness, rest->clearness);
  segments.erase(rest);
}

}  // namespace normalize
