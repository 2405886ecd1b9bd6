#include "normalize/fields.h"

#include <algorithm>

#include "normalize/candidates.h"
#include "normalize/email.h"
#include "normalize/url.h"
#include "text/width.h"

namespace normalize {
namespace {

std::size_t non_blank_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += c != ' ' && (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

/// Byte position behind the first `count` non-blank characters of text[begin, end).
std::size_t after_characters(std::string_view text, Span within, std::size_t count) {
  std::size_t at = within.begin;
  while (at < within.end) {
    const bool starts = text[at] != ' ' && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (starts && count == 0) break;
    if (starts) --count;
    ++at;
  }
  return at;
}

float agreement_at(const LabelledCard& card, std::size_t line, SymbolRange range, std::string_view text) {
  const LineFeatures& features = card.features.lines[line];
  if (features.readings.size() < 2) return 0.5F;
  const std::string own = text::without_blanks(text);
  int same = 0;
  for (std::size_t r = 1; r < features.readings.size(); ++r) {
    const Span span = bytes_of(features.readings[r], same_place(card.text.lines[line], 0, range, r));
    const std::string_view other =
        std::string_view(features.readings[r].text).substr(span.begin, span.end - span.begin);
    same += text::without_blanks(other) == own;
  }
  return static_cast<float>(same) / static_cast<float>(features.readings.size() - 1);
}

template <class T>
Clues clues_of(const LabelledCard& card, const Placed<T>& placed) {
  const LineFeatures& features = card.features.lines[placed.line];
  const SymbolRange range = symbols_of(features.readings[placed.reading], placed.span);
  const SymbolConfidence symbols = confidence_of(card.text.lines[placed.line].readings[placed.reading], range);
  Clues clues;
  clues.weakest_symbol = symbols.weakest;
  clues.mean_symbol = symbols.mean;
  clues.agreement = placed.agreement;
  clues.grammar = placed.quality;
  clues.labelling = 1;
  return clues;
}

template <class T, class Value>
card::Found<Value> found_of(const LabelledCard& card, FieldKind kind, const Placed<T>& placed, Value value,
                            const Clues& clues) {
  return {std::move(value),
          probability(kind, clues),
          {evidence_of(card.text, card.features, placed.line, placed.reading, placed.span)}};
}

template <class T>
void add_new(std::vector<card::Found<T>>& list, card::Found<T> found) {
  const auto same =
      std::find_if(list.begin(), list.end(), [&](const auto& known) { return known.value == found.value; });
  if (same == list.end())
    list.push_back(std::move(found));
  else
    same->confidence = std::max(same->confidence, found.confidence);
}

/// A number that the card gives twice ("045-212-9030", "+81-45-212-9030") is one; as phone and as fax it stays two.
bool is_same_phone(const card::PhoneNumber& a, const card::PhoneNumber& b) {
  return !a.number.empty() && a.number == b.number && a.extension == b.extension &&
         (a.kind == card::PhoneKind::fax) == (b.kind == card::PhoneKind::fax);
}

void add_new_phone(std::vector<card::Found<card::PhoneNumber>>& list, card::Found<card::PhoneNumber> found) {
  const auto same = std::find_if(list.begin(), list.end(),
                                 [&](const auto& known) { return is_same_phone(known.value, found.value); });
  if (same == list.end()) return add_new(list, std::move(found));
  // "direct" tells more than "phone".
  if (same->value.kind == card::PhoneKind::work) same->value.kind = found.value.kind;
  same->confidence = std::max(same->confidence, found.confidence);
}

float email_witness(const LabelledCard& card, const std::string& email) {
  float witness = 0;
  for (const auto& url : card.points.urls) {
    const std::string host = host_of(url.value);
    const std::string_view domain = domain_of(email);
    if (host == domain || (host.size() > domain.size() && host.ends_with(domain))) witness = 0.8F;
  }
  return witness;
}

float url_witness(const LabelledCard& card, const std::string& url) {
  for (const auto& email : card.points.emails)
    if (host_of(url).ends_with(domain_of(email.value))) return 0.8F;
  return 0;
}

}  // namespace

Clues clues_at(const LabelledCard& card, std::size_t line, Span span) {
  const PrintedText& printed = card.features.lines[line].readings.front();
  const SymbolRange range = symbols_of(printed, span);
  const SymbolConfidence symbols = confidence_of(card.text.lines[line].readings.front(), range);
  Clues clues;
  clues.weakest_symbol = symbols.weakest;
  clues.mean_symbol = symbols.mean;
  clues.agreement =
      agreement_at(card, line, range, std::string_view(printed.text).substr(span.begin, span.end - span.begin));
  return clues;
}

card::Found<std::string> found_at(const LabelledCard& card, FieldKind kind, std::string value, std::size_t line,
                                  Span span, const Clues& clues) {
  return {std::move(value), probability(kind, clues), {evidence_of(card.text, card.features, line, 0, span)}};
}

Span span_in_line(const LabelledCard& card, const Segment& segment, Span part) {
  const std::string& line = card.features.lines[segment.line].text();
  const std::size_t before = non_blank_characters(std::string_view(segment.text).substr(0, part.begin));
  const std::size_t inside =
      non_blank_characters(std::string_view(segment.text).substr(part.begin, part.end - part.begin));
  const std::size_t begin = after_characters(line, segment.span, before);
  std::size_t end = after_characters(line, {begin, segment.span.end}, inside);
  while (end > begin && line[end - 1] == ' ') --end;
  return {begin, end};
}

void fill_contact_points(const LabelledCard& card, card::ParsedCard& parsed) {
  for (const Placed<FoundPhone>& placed : card.points.phones) {
    Clues clues = clues_of(card, placed);
    clues.witness = placed.value.valid ? 0.3F : -0.5F;
    add_new_phone(parsed.phones, found_of(card, FieldKind::phone, placed, placed.value.phone, clues));
  }
  for (const Placed<std::string>& placed : card.points.emails) {
    Clues clues = clues_of(card, placed);
    clues.witness = email_witness(card, placed.value);
    const std::optional<std::string> mended = correct_email(card, placed, parsed);
    if (mended) clues.grammar *= 0.8F;
    add_new(parsed.emails, found_of(card, FieldKind::email, placed, mended.value_or(placed.value), clues));
  }
  for (const Placed<std::string>& placed : card.points.urls) {
    Clues clues = clues_of(card, placed);
    clues.witness = url_witness(card, placed.value);
    add_new(parsed.urls, found_of(card, FieldKind::url, placed, placed.value, clues));
  }
  for (const Placed<std::string>& placed : card.points.social)
    add_new(parsed.social, found_of(card, FieldKind::social, placed, placed.value, clues_of(card, placed)));
}

}  // namespace normalize
