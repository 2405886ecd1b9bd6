#include "normalize/phone.h"

#include <algorithm>
#include <vector>

#include "normalize/phone_digits.h"
#include "normalize/phone_label.h"
#include "normalize/tables/phone_labels.h"

namespace normalize {
namespace {

struct Candidate {
  CutNumber number;
  std::optional<FoundLabel> before, behind;
  std::optional<FoundExtension> extension;
};

bool has_sign(const std::string& digits) { return digits.find_first_of("-.()+/ ") != std::string::npos; }

/// Where a number without country code begins with the trunk zero. Source: ITU-T E.164 national numbering plans, 2026.
constexpr std::string_view kTrunkZero[] = {"DE", "AT", "CH", "FR", "GB", "IE", "BE", "NL", "SE", "FI", "AU", "NZ"};

/// "Hauptstraße 207 - 70113 Stuttgart", "Friedrichstr. 132, 04117": a house number and a postal code.
bool lacks_trunk_zero(std::string_view digits, std::string_view region) {
  const std::size_t first = digits.find_first_of("+0123456789");
  const bool national = first != std::string_view::npos && digits[first] != '+' && digits[first] != '0';
  return national && std::find(std::begin(kTrunkZero), std::end(kTrunkZero), region) != std::end(kTrunkZero);
}

/// Without a label only what is surely a phone counts: dates, codes and house numbers are digits too.
bool acceptable(const CutNumber& number, bool labelled, std::string_view region) {
  const auto count =
      std::count_if(number.digits.begin(), number.digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool international = number.digits.find('+') != std::string::npos;
  if (labelled) return number.planned.possible || number.planned.local || count >= 8;
  if (number.digits.find(',') != std::string::npos || lacks_trunk_zero(number.digits, region)) return false;
  // Korea's service numbers: 1588-1234.
  if (region == "KR" && number.planned.valid && count == 8 && number.digits[0] == '1' && number.digits[4] == '-')
    return true;
  if (number.planned.valid) return count >= 9 && (international || region != "JP" || number.digits.find('0') <= 1);
  if (region == "JP")
    return number.planned.possible && count >= 10 && has_sign(number.digits) && number.digits[0] == '0';
  return (number.planned.possible || number.planned.local) && count >= 8 && has_sign(number.digits);
}

float quality_of(const Candidate& c) {
  float quality = c.number.planned.valid      ? 1.0F
                  : c.number.planned.possible ? 0.45F
                  : c.number.planned.local    ? 0.6F
                                              : 0.2F;
  if (!c.before && !c.behind) quality *= c.number.planned.valid ? 0.92F : 0.7F;
  for (int i = 0; i < c.number.repairs; ++i) quality *= 0.96F;
  return quality;
}

/// "D 080-…": a single D before the number of a mobile is what a picture of one was taken for.
bool is_pictured_mobile(const PrintedLine& line, const Candidate& c) {
  if (!c.before || c.behind || c.number.planned.kind != card::PhoneKind::mobile) return false;
  std::size_t letters = 0;
  for (std::size_t i = c.before->begin; i < std::min(c.number.begin, line.size()); ++i)
    letters += line[i] == U' ' || line[i] == U'.' || line[i] == U':' ? 0 : 1;
  return letters == 1 && to_small(line[c.before->begin]) == U'd';
}

card::PhoneKind kind_of(const PrintedLine& line, const Candidate& c) {
  if (is_pictured_mobile(line, c)) return card::PhoneKind::mobile;
  // "FAX 03-… (営業部直通)": whose fax it is.
  if (c.before && c.before->label.decided && c.before->label.kind == card::PhoneKind::fax) return card::PhoneKind::fax;
  for (const auto& label : {c.behind, c.before}) {
    if (label && label->label.decided && label->label.kind != card::PhoneKind::work) return label->label.kind;
  }
  const bool said_work = (c.behind && c.behind->label.decided) || (c.before && c.before->label.decided);
  if (said_work && c.number.planned.kind != card::PhoneKind::toll_free) return card::PhoneKind::work;
  return c.number.planned.kind;
}

/// "携帯 099(4503)3153": behind a mobile's label the third of eleven digits is the zero of 070, 080, 090.
void mend_mobile_code(CutNumber& number, std::string_view region) {
  constexpr std::size_t kDigits = 11;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < number.digits.size(); ++i)
    if (is_ascii_digit(static_cast<unsigned char>(number.digits[i]))) places.push_back(i);
  if (region != "JP" || number.planned.valid || places.size() != kDigits || number.digits[places[0]] != '0') return;
  if (number.digits[places[1]] < '7' || number.digits[places[2]] == '0') return;
  std::string digits = number.digits;
  digits[places[2]] = '0';
  const PlannedNumber planned = look_up_number(digits, region);
  if (!planned.valid) return;
  std::size_t seen = 0;
  for (char& c : number.printed)
    if (is_ascii_digit(static_cast<unsigned char>(c)) && ++seen == 3) c = '0';
  number.digits = std::move(digits);
  number.planned = planned;
  ++number.repairs;
}

/// "統一編號：12345678", "사업자등록번호 123-45-67890".
bool announces_registration(const PrintedLine& line, std::size_t begin) {
  std::size_t at = begin;
  while (at > 0 && (line[at - 1] == U' ' || line[at - 1] == U':' || line[at - 1] == U'.' || is_closing(line[at - 1])))
    --at;
  const std::u32string_view before = std::u32string_view(line.chars()).substr(0, at);
  return std::any_of(std::begin(tables::kRegistrationWords), std::end(tables::kRegistrationWords),
                     [&](std::u32string_view word) { return before.ends_with(word); });
}

/// "03-1234" and seven more digits that a long bar code or registration number would have.
bool is_registration_number(const PrintedLine& line, const CutNumber& number) {
  const bool plain = number.digits.find_first_not_of("0123456789") == std::string::npos;
  const bool letter_before = line.at(number.begin - 1) == U'T' && number.digits.size() == 13;
  if (announces_registration(line, number.begin)) return true;
  return plain && (letter_before || number.digits.size() > 12);
}

bool has_postal_mark(const PrintedLine& line, std::size_t begin) {
  std::size_t at = begin;
  while (at > 0 && line[at - 1] == U' ') --at;
  return at > 0 && (line[at - 1] == U'〒' || line[at - 1] == U'〶');
}

/// "[TEL] 0744-42-3316 [FAX] 0744-42-3317": a label between two numbers, of which the first has its own.
bool announces_next(const PrintedLine& line, const FoundLabel& label) {
  std::size_t next = label.end;
  while (line.at(next) == U' ') ++next;
  const bool own_kind = label.label.kind == card::PhoneKind::fax || label.label.kind == card::PhoneKind::mobile ||
                        label.label.kind == card::PhoneKind::toll_free;
  return own_kind && (is_ascii_digit(line.at(next)) || line.at(next) == U'+' || line.at(next) == U'(');
}

FoundPhone to_phone(const PrintedLine& line, const Candidate& c) {
  FoundPhone found;
  found.phone.kind = kind_of(line, c);
  found.phone.number = c.number.planned.e164;
  found.phone.printed = c.number.printed;
  if (c.extension) found.phone.extension = c.extension->digits;
  const std::size_t begin = c.before ? c.before->begin : c.number.begin;
  std::size_t end = c.number.end;
  if (c.behind) end = std::max(end, c.behind->end);
  if (c.extension) end = std::max(end, c.extension->end);
  found.span = line.span(begin, end);
  found.number_span = line.span(c.number.begin, c.number.end);
  found.labelled = c.before || c.behind;
  found.valid = c.number.planned.valid;
  found.quality = quality_of(c);
  return found;
}

void add(std::vector<FoundPhone>& found, const PrintedLine& line, const Candidate& candidate) {
  FoundPhone phone = to_phone(line, candidate);
  const bool also_fax =
      (candidate.before && candidate.before->label.also_fax) || (candidate.behind && candidate.behind->label.also_fax);
  found.push_back(phone);
  if (!also_fax) return;
  phone.phone.kind = card::PhoneKind::fax;
  found.push_back(std::move(phone));
}

}  // namespace

std::vector<FoundPhone> find_phones(std::string_view text, std::string_view region) {
  const PrintedLine line(text);
  std::vector<FoundPhone> found;
  std::size_t done = 0;  // characters that belong to an earlier number
  std::optional<FoundLabel> last_label;
  for (DigitRun run : find_digit_runs(line)) {
    run.begin = std::max(run.begin, done);  // "(内線 315) 011-…": the extension's digits may touch the next number
    if (run.begin >= run.end) continue;
    for (CutNumber& number : cut_numbers(line, run, region)) {
      if (number.begin < done || is_registration_number(line, number) || has_postal_mark(line, number.begin)) continue;
      Candidate candidate{std::move(number), {}, {}, {}};
      candidate.before = label_before(line, done, candidate.number.begin);
      candidate.behind = label_behind(line, candidate.number.end);
      if (candidate.before && candidate.behind && announces_next(line, *candidate.behind)) candidate.behind.reset();
      if (candidate.before && candidate.before->label.kind == card::PhoneKind::mobile)
        mend_mobile_code(candidate.number, region);
      const std::size_t behind = candidate.behind ? candidate.behind->end : candidate.number.end;
      candidate.extension = extension_behind(line, behind);
      if (!candidate.behind && candidate.extension) candidate.behind = label_behind(line, candidate.extension->end);
      if (!candidate.before && found.empty()) {
        const std::size_t end = std::max(candidate.number.end, candidate.behind ? candidate.behind->end : 0);
        if (auto last = label_at_end(line, end))
          candidate.before = FoundLabel{last->label, candidate.number.begin, end};
      }
      // "TEL 03-…, 06-…": a second number of the same run shares the label.
      const bool shares =
          !candidate.before && last_label && !found.empty() &&
          std::all_of(line.chars().begin() + static_cast<std::ptrdiff_t>(done),
                      line.chars().begin() + static_cast<std::ptrdiff_t>(candidate.number.begin),
                      [](char32_t c) { return c == U' ' || c == U',' || c == U'/' || c == U'・' || c == U'('; });
      if (!acceptable(candidate.number, candidate.before || candidate.behind || shares, region)) continue;
      if (shares) {
        candidate.before = last_label;
        candidate.before->begin = candidate.number.begin;
      } else {
        last_label = candidate.before;
      }
      add(found, line, candidate);
      done = std::max({candidate.number.end, candidate.behind ? candidate.behind->end : 0,
                       candidate.extension ? candidate.extension->end : 0});
    }
  }
  return found;
}

std::string to_e164(std::string_view printed, std::string_view region) {
  const PrintedLine line(printed);
  for (const DigitRun& run : find_digit_runs(line)) {
    const auto numbers = cut_numbers(line, run, region);
    if (!numbers.empty()) return numbers.front().planned.e164;
  }
  return {};
}

}  // namespace normalize
