#include <algorithm>
#include <iterator>
#include <string>

#include "dedupe/compare_fields.h"
#include "dedupe/edits.h"

namespace dedupe {
namespace {

// Stronger levels first; a list is as near as its nearest pair.
template <class Part, class Relate>
Level best_level(const std::vector<Part>& a, const std::vector<Part>& b, Relate relate) {
  Level best = Level::none;
  for (const Part& x : a)
    for (const Part& y : b) {
      const Level level = relate(x, y);
      if (level != Level::none && (best == Level::none || level < best)) best = level;
    }
  return best;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_of(const std::string& text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
  return digits;
}

// One slip of recognition. Digits and initials tell people apart (sato and sato2, sato13 and sato23, t-sato and
// k-sato): no slip.
bool one_slip(const std::string& a, const std::string& b) {
  constexpr std::size_t kLeast = 6;
  const Replacement replaced = single_replacement(a, b);
  const std::string x = digits_of(a), y = digits_of(b);
  if (replaced.single && x.size() == y.size() && x != y) return false;
  if (replaced.single && easily_misread(replaced.from, replaced.to)) return true;
  if (std::min(a.size(), b.size()) < kLeast || x != y) return false;
  return a.front() == b.front() && a.back() == b.back() && edits_up_to(a, b, 1) <= 1;
}

std::string without_digits(const std::string& local) {
  std::string letters;
  std::copy_if(local.begin(), local.end(), std::back_inserter(letters), [](char c) { return !is_digit(c); });
  return letters;
}

Level relate_emails(const MailPart& a, const MailPart& b) {
  if (a.role || b.role) return Level::none;
  const bool same_local = a.local == b.local, same_domain = a.domain == b.domain;
  if (same_local && same_domain) return Level::email_exact;
  if (same_domain && one_slip(a.local, b.local)) return Level::email_edit;
  if (same_local && one_slip(a.domain, b.domain)) return Level::email_edit;
  if (same_local) return Level::email_local;
  if (same_domain && without_digits(a.local) == without_digits(b.local)) return Level::email_numbered;
  return same_domain && !a.generic ? Level::email_other_mailbox : Level::email_differs;
}

Level relate_mobiles(const PhonePart& a, const PhonePart& b) {
  if (!a.mobile || !b.mobile) return Level::none;
  if (a.number == b.number) return Level::mobile_exact;
  return edits_up_to(a.number, b.number, 1) <= 1 ? Level::mobile_edit : Level::mobile_differs;
}

// A block of direct lines differs in the last digits.
Level relate_lines(const PhonePart& a, const PhonePart& b) {
  constexpr std::size_t kBlock = 4, kLeast = 9;
  if (a.mobile || b.mobile) return Level::none;
  if (a.number == b.number) return Level::phone_exact;
  const bool block = a.number.size() == b.number.size() && a.number.size() > kLeast &&
                     a.number.compare(0, a.number.size() - kBlock, b.number, 0, b.number.size() - kBlock) == 0;
  return block ? Level::phone_exchange : Level::phone_differs;
}

Evidence weighed(Level level, Level unsure_level, const Scale& scale, float confidence) {
  if (level == Level::none) return {};
  return {level, level == unsure_level ? scale.bits_unsure(level, confidence) : scale.bits(level)};
}

// Of several lines in common the one that fewest share says most.
Evidence line_evidence(const Prepared& a, const Prepared& b, const Scale& scale, float confidence) {
  const Level level = best_level(a.phones, b.phones, relate_lines);
  if (level != Level::phone_exact) return weighed(level, Level::phone_differs, scale, confidence);
  double share = 1;
  for (const PhonePart& x : a.phones)
    for (const PhonePart& y : b.phones)
      if (relate_lines(x, y) == level)
        share = std::min(share, scale.frequencies.listed_share(TermKind::line, x.number));
  return {level, scale.bits_at_most(level, share)};
}

}  // namespace

void compare_emails(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars) {
  const Level level = best_level(a.emails, b.emails, relate_emails);
  const float confidence = std::min(a.contact_confidence, b.contact_confidence);
  set(bars, Field::email, weighed(level, Level::email_differs, scale, confidence));
}

void compare_phones(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars) {
  const float confidence = std::min(a.contact_confidence, b.contact_confidence);
  const Level mobile = best_level(a.phones, b.phones, relate_mobiles);
  set(bars, Field::mobile, weighed(mobile, Level::mobile_differs, scale, confidence));
  set(bars, Field::phone, line_evidence(a, b, scale, confidence));
}

}  // namespace dedupe
