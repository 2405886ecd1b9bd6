#include "normalize/address_text.h"

#include <algorithm>

#include "normalize/email.h"
#include "normalize/phone.h"
#include "normalize/printed_line.h"
#include "normalize/tables/address_words.h"
#include "normalize/url.h"

namespace normalize {

std::size_t address_end(const std::string& line, std::size_t from, std::string_view region) {
  std::size_t end = line.size();
  const auto cut = [&](std::size_t at) {
    if (at != std::string::npos && at >= from) end = std::min(end, at);
  };
  for (const auto& phone : find_phones(line, region)) {
    if (phone.labelled || phone.valid) cut(phone.span.begin);
  }
  for (const auto& email : find_emails(line)) cut(email.span.begin);
  for (const auto& url : find_urls(line)) cut(url.span.begin);
  // A label whose number stands on the next line.
  for (const std::string_view label : {"TEL", "Tel", "ＴＥＬ", "℡", "FAX", "電話"}) cut(line.find(label, from));
  return end;
}

std::string_view trim_address(std::string_view text) {
  const PrintedLine line(text);
  std::size_t begin = 0, end = line.size();
  // A dash between blanks parts the address from what follows.
  const auto is_lone_dash = [&](std::size_t i) {
    return is_dash(line[i]) && line.at(i - 1) == U' ' && (i + 1 == line.size() || line[i + 1] == U' ');
  };
  const auto is_edge = [&](std::size_t i) {
    return is_lone_dash(i) || line[i] == U' ' || line[i] == U',' || line[i] == U'/' || line[i] == U'|' ||
           line[i] == U'·' || line[i] == U'•';
  };
  while (begin < end && is_edge(begin)) ++begin;
  while (end > begin && is_edge(end - 1)) --end;
  const Span span = line.span(begin, end);
  return text.substr(span.begin, span.end - span.begin);
}

std::string_view drop_address_label(std::string_view line) {
  for (const std::string_view label : tables::kAddressLabels) {
    if (!line.starts_with(label)) continue;
    const PrintedLine rest(line.substr(label.size()));
    std::size_t at = 0;
    while (rest.at(at) == U' ') ++at;
    const bool mark = rest.at(at) == U':' || rest.at(at) == U'.' || rest.at(at) == U'/' || rest.at(at) == U'：';
    // "Ind. Corso Vercelli", "Adresse Kongsgata 44": a blank is enough behind a stop or a whole word.
    constexpr std::size_t kWord = 7;
    const bool parted =
        at > 0 && (label.back() == '.' || label.size() >= kWord) && to_small(rest.at(at)) != rest.at(at);
    if (!mark && parted) return trim_address(line.substr(label.size()));
    if (!mark) continue;
    return trim_address(line.substr(label.size() + rest.span(at + 1, rest.size()).begin));
  }
  return line;
}

}  // namespace normalize
