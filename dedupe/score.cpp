#include "dedupe/score.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "dedupe/compare_fields.h"
#include "dedupe/edits.h"

namespace dedupe {
namespace {

constexpr float kSteps = 1024;  // per bit: sums of such numbers are exact in a float

float in_steps(double bits) { return static_cast<float>(std::round(bits * kSteps)) / kSteps; }

constexpr Field kOrganisation[] = {Field::phone,   Field::company, Field::domain, Field::postal_code,
                                   Field::numbers, Field::place,   Field::title};

enum Group : std::uint8_t { kPerson = 1, kContactPoint = 2, kPlace = 4 };

float organisation_sum(const Bars& bars) {
  float sum = 0;
  for (const Field field : kOrganisation) sum += bar(bars, field).bits;
  return sum;
}

// By how much the most telling of the agreeing values says less than it would in a store where few bear it. What else
// agrees follows from it: in a list of forty firms, the same line and address are no more than the same firm again.
float crowding(const Scale& scale, const Bars& bars) {
  const auto unlisted = [&](Level level) {
    const TermKind kind = level == Level::company_exact ? TermKind::company : TermKind::domain;
    const bool by_share = level == Level::company_exact || level == Level::domain_exact;
    return by_share ? scale.bits(level, scale.frequencies.share(kind, std::string_view())) : scale.bits(level);
  };
  float least = std::numeric_limits<float>::infinity();
  for (const Level level : {Level::company_exact, Level::domain_exact, Level::postal_code_exact, Level::phone_exact}) {
    const Evidence& held = bar(bars, row_of(level).field);
    if (held.level == level) least = std::min(least, std::max(0.0F, unlisted(level) - held.bits));
  }
  return std::isinf(least) ? 0 : least;
}

// Company, domain, lines and address are one firm's: together they say no more than the cap. Where no card names a
// firm, the address is a home.
void limit_organisation(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars) {
  const Model& model = scale.model;
  const bool firm = !a.companies.empty() || !b.companies.empty();
  const bool both = !a.companies.empty() && !b.companies.empty();
  const Evidence& email = bar(bars, Field::email);
  const Evidence& mobile = bar(bars, Field::mobile);
  // The mailbox goes with the firm, and often the telephone.
  const float sum = organisation_sum(bars);
  const float against = sum + (email.level == Level::email_differs ? email.bits : 0) + std::min(mobile.bits, 0.0F);
  const float cap = firm ? in_steps(model.organisation_cap) - crowding(scale, bars) : in_steps(model.residence_cap);
  const float least = in_steps(model.against_cap);
  if (sum > cap) set(bars, Field::limit, {Level::limit, cap - sum});
  if (both && against < least) set(bars, Field::limit, {Level::limit, least - against});
}

// The same mailbox name at another domain is no evidence of its own: it is made of the person's name.
bool points_agree(const Bars& bars) {
  const Evidence& email = bar(bars, Field::email);
  return (email.bits > 0 && email.level != Level::email_local) || bar(bars, Field::mobile).bits > 0;
}

bool is_in(Level level, Level from, Level to) { return level >= from && level <= to; }

bool names_agree(const Bars& bars) {
  return is_in(bar(bars, Field::given).level, Level::given_exact, Level::given_likely) &&
         is_in(bar(bars, Field::family).level, Level::family_exact, Level::family_likely);
}

// A slip in a name is no other name.
bool names_are_near(const Bars& bars) {
  const Level given = bar(bars, Field::given).level, family = bar(bars, Field::family).level;
  return is_in(given, Level::given_exact, Level::given_similar) && given != Level::given_homophone &&
         is_in(family, Level::family_exact, Level::family_similar);
}

// 林 for 小林, with the same given name: a character is lost or misread.
bool is_slip_of(const Prepared& a, const Prepared& b, const Bars& bars) {
  return is_in(bar(bars, Field::given).level, Level::given_exact, Level::given_sound) &&
         edits_up_to(a.family.key, b.family.key, 1) <= 1;
}

// Two mailboxes at one company are two people's unless the names agree, and those that a number tells apart are in any
// case. A name read or spelt otherwise is forgiven where an address or number is the very same.
void weigh_points(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars, std::uint8_t& vetoes) {
  const Level email = bar(bars, Field::email).level;
  const bool near = names_are_near(bars);
  if (email == Level::email_edit && !near && bar(bars, Field::domain).level == Level::domain_exact)
    set(bars, Field::email, {Level::email_other_mailbox, scale.bits(Level::email_other_mailbox)});
  const bool another = bar(bars, Field::email).level == Level::email_other_mailbox && !near;
  const bool very_same = email == Level::email_exact || bar(bars, Field::mobile).level == Level::mobile_exact;
  const bool both_same = email == Level::email_exact && bar(bars, Field::mobile).level == Level::mobile_exact;
  if (both_same && bar(bars, Field::family).bits > 0) vetoes = 0;
  if (very_same) vetoes &= static_cast<std::uint8_t>(~static_cast<unsigned>(Veto::readings_differ));
  if (very_same && bar(bars, Field::given).level == Level::given_homophone)
    vetoes &= static_cast<std::uint8_t>(~static_cast<unsigned>(Veto::given_names_differ));
  const bool number_same = bar(bars, Field::mobile).level == Level::mobile_exact;
  // A firm's telephone goes on to a colleague; who marries keeps it too. Whoever knows them tells.
  const bool handed_on = number_same && email != Level::email_exact &&
                         bar(bars, Field::family).level == Level::family_differs && !is_slip_of(a, b, bars);
  if (handed_on || ((another || email == Level::email_numbered) && !number_same))
    vetoes |= static_cast<std::uint8_t>(Veto::other_mailbox);
}

// Platt's line through the sum, as a bar of its own.
void add_calibration(const Model& model, Bars& bars) {
  if (model.calibration_slope == 1 && model.calibration_offset == 0) return;
  double sum = 0;
  for (const Evidence& evidence : bars) sum += evidence.bits;
  const double change = (model.calibration_slope - 1) * sum + model.calibration_offset;
  set(bars, Field::calibration, {Level::calibration, in_steps(change)});
}

void summarise(Comparison& comparison) {
  const Bars& bars = comparison.evidence;
  constexpr float kPlaceBits = 3;
  const float family = bar(bars, Field::family).bits, given = bar(bars, Field::given).bits;
  comparison.full_name = family > 0 && given > 0;
  const float organisation = organisation_sum(bars) + bar(bars, Field::limit).bits;
  if (std::max(family, given) > 0) comparison.groups |= kPerson;
  if (points_agree(bars)) comparison.groups |= kContactPoint;
  // Two firms in one street or building have nothing in common but that.
  const bool two_firms = bar(bars, Field::company).level == Level::company_differs &&
                         bar(bars, Field::domain).level != Level::domain_exact &&
                         bar(bars, Field::phone).level != Level::phone_exact;
  if (organisation >= kPlaceBits && !two_firms) comparison.groups |= kPlace;
  comparison.silent = names_agree(bars) && comparison.vetoes == 0 && bar(bars, Field::mobile).bits >= 0 &&
                      bar(bars, Field::email).level != Level::email_other_mailbox;
  comparison.job_change = comparison.full_name && organisation < 0;
  for (const Evidence& evidence : bars) comparison.bits += evidence.bits;
}

bool operator_equal(const Evidence& a, const Evidence& b) { return a.level == b.level && a.bits == b.bits; }

}  // namespace

float Scale::bits(Level level) const { return in_steps(model.bits(level)); }

float Scale::bits(Level level, double share) const { return in_steps(model.bits(level) - std::log2(share)); }

float Scale::bits_at_most(Level level, double share) const {
  const LevelOdds& odds = model.odds[static_cast<std::size_t>(level)];
  return in_steps(std::max(0.0, std::log2(odds.m / std::max(odds.u, share))));
}

float Scale::bits_unsure(Level level, float confidence) const {
  const LevelOdds& odds = model.odds[static_cast<std::size_t>(level)];
  const double unsure = 1 - static_cast<double>(std::clamp(confidence, 0.0F, 1.0F));
  return in_steps(std::log2((odds.m + (0.5 - odds.m) * unsure) / odds.u));
}

void set(Bars& bars, Field field, Evidence evidence) { bars[static_cast<std::size_t>(field)] = evidence; }

bool Comparison::operator==(const Comparison& other) const {
  return bits == other.bits && vetoes == other.vetoes &&
         std::equal(evidence.begin(), evidence.end(), other.evidence.begin(), operator_equal);
}

namespace {

bool is_at(const Bars& bars, Field field, Level level) { return bar(bars, field).level == level; }

// What names, mailboxes and numbers leave possible, whatever firm and place say: together those stay below their cap.
bool may_connect(const Prepared& a, const Prepared& b, const Scale& scale, const Bars& bars, std::uint8_t vetoes) {
  const Model& model = scale.model;
  if (model.calibration_slope <= 0) return true;
  const bool firm = !a.companies.empty() || !b.companies.empty();
  const float mobile = bar(bars, Field::mobile).bits;
  float email = bar(bars, Field::email).bits;
  if (is_at(bars, Field::email, Level::email_edit)) email = std::max(email, scale.bits(Level::email_other_mailbox));
  const float person = bar(bars, Field::prior).bits + bar(bars, Field::family).bits + bar(bars, Field::given).bits;
  const float agreeing = email + mobile + in_steps(firm ? model.organisation_cap : model.residence_cap);
  const float differing = std::max(email, 0.0F) + std::max(mobile, 0.0F) + in_steps(model.against_cap);
  const double most = model.calibration_slope * (person + std::max(agreeing, differing)) + model.calibration_offset;
  const bool very_same =
      is_at(bars, Field::email, Level::email_exact) || is_at(bars, Field::mobile, Level::mobile_exact);
  const double asking = std::min(model.review_bits, model.accept_bits);
  double least = std::min(model.floor_bits, asking);
  if (vetoes != 0 && !very_same) least = points_agree(bars) ? asking : model.accept_bits;
  return most >= least - 2 / kSteps;  // bars are rounded
}

void compare_person(const Prepared& a, const Prepared& b, const Scale& scale, Comparison& comparison) {
  Bars& bars = comparison.evidence;
  const double prior = std::log2(scale.model.matches_per_card / scale.frequencies.population);
  set(bars, Field::prior, {Level::prior, in_steps(prior)});
  compare_names(a, b, scale, bars, comparison.vetoes);
  compare_emails(a, b, scale, bars);
  compare_phones(a, b, scale, bars);
}

void compare_rest(const Prepared& a, const Prepared& b, const Scale& scale, Comparison& comparison) {
  Bars& bars = comparison.evidence;
  compare_organisations(a, b, scale, bars);
  compare_addresses(a, b, scale, bars);
  weigh_points(a, b, scale, bars, comparison.vetoes);
  limit_organisation(a, b, scale, bars);
  add_calibration(scale.model, bars);
  summarise(comparison);
  comparison.homes = a.is_home && b.is_home;
  comparison.same_home = comparison.homes && bar(bars, Field::postal_code).bits > 0 &&
                         bar(bars, Field::numbers).bits > 0 &&
                         is_in(bar(bars, Field::place).level, Level::place_exact, Level::place_most);
}

}  // namespace

Comparison score(const Prepared& a, const Prepared& b, const Model& model, const Frequencies& frequencies) {
  const Scale scale{model, frequencies};
  Comparison comparison;
  compare_person(a, b, scale, comparison);
  compare_rest(a, b, scale, comparison);
  return comparison;
}

float connecting_bits(const Prepared& a, const Prepared& b, const Model& model, const Frequencies& frequencies) {
  constexpr float kNever = -std::numeric_limits<float>::infinity();
  const Scale scale{model, frequencies};
  Comparison comparison;
  compare_person(a, b, scale, comparison);
  if (!may_connect(a, b, scale, comparison.evidence, comparison.vetoes)) return kNever;
  compare_rest(a, b, scale, comparison);
  return connects(comparison, model) ? comparison.bits : kNever;
}

Comparison score(const Record& a, const Record& b, const Model& model, const Frequencies& frequencies) {
  return score(prepare(a), prepare(b), model, frequencies);
}

std::vector<card::MatchReason> reasons_of(const Comparison& comparison) {
  std::vector<card::MatchReason> reasons;
  for (const Evidence& evidence : comparison.evidence)
    if (evidence.level != Level::none) reasons.push_back({row_of(evidence.level).words, evidence.bits});
  return reasons;
}

bool acceptable(const Comparison& comparison, const Model& model) {
  if (comparison.vetoes != 0 || comparison.bits < model.accept_bits) return false;
  if (comparison.same_home) return true;
  if ((comparison.groups & kPerson) == 0) return false;
  if ((comparison.groups & (kContactPoint | kPlace)) == 0) return false;
  // 斎藤 and 斉藤, 雄大 and 雄太 are two names; only a person's own number or mailbox makes them one.
  const Level family = bar(comparison.evidence, Field::family).level,
              given = bar(comparison.evidence, Field::given).level;
  const bool two_names = family == Level::family_confusable || given == Level::given_confusable ||
                         (given == Level::given_similar && !comparison.homes);
  if (two_names && (comparison.groups & kContactPoint) == 0) return false;
  if (comparison.full_name || (comparison.groups & kContactPoint) != 0) return true;
  // Half a name at one firm may be a colleague's.
  const bool firm = bar(comparison.evidence, Field::company).level != Level::none;
  return !firm;
}

bool worth_asking(const Comparison& comparison, const Model& model, Vetoed vetoed) {
  if (vetoed == Vetoed::no || (comparison.groups & kContactPoint) != 0) return comparison.bits >= model.review_bits;
  return comparison.bits >= model.accept_bits;
}

bool connects(const Comparison& comparison, const Model& model) {
  return comparison.vetoes == 0 ? comparison.bits >= model.floor_bits : worth_asking(comparison, model, Vetoed::yes);
}

card::MatchDecision decide(const Comparison& comparison, const Model& model) {
  card::MatchDecision decision;
  decision.score = comparison.bits;
  decision.reasons = reasons_of(comparison);
  const Vetoed vetoed = comparison.vetoes == 0 ? Vetoed::no : Vetoed::yes;
  if (worth_asking(comparison, model, vetoed)) decision.verdict = card::Verdict::unsure;
  if (acceptable(comparison, model)) decision.verdict = card::Verdict::same;
  return decision;
}

}  // namespace dedupe
