#include "dedupe/compare.h"

#include <algorithm>
#include <numeric>

#include "dedupe/contact_points.h"
#include "dedupe/organisation.h"
#include "dedupe/person.h"

namespace dedupe {
namespace {

/// What a relation of two names says.
struct NameRule {
  NameRelation relation;
  const char* rule;  ///< null: says nothing
  float bits;
  bool allows_same;  ///< with further evidence
  bool forbids;
};

// Bits are set by hand so that the safe rules follow by adding up: a full name with the company, or an address or a
// number with a name that agrees, reach Options::accept_bits; nothing does alone. November 2026.
constexpr NameRule kNameRules[] = {
    {NameRelation::missing, nullptr, 0, false, false},
    {NameRelation::incomparable, nullptr, 0, true, false},
    {NameRelation::same, "same full name", 6, true, false},
    {NameRelation::same_sound, "same name by its reading", 4, true, false},
    {NameRelation::same_family, "same family name, given name missing", 2, true, false},
    {NameRelation::family_differs, "family names differ", -6, false, false},
    {NameRelation::given_differs, "given names differ", -8, false, true},
    {NameRelation::sound_differs, "readings of the names differ", -10, false, true},
    {NameRelation::differs, "names differ", -11, false, true},
};
constexpr float kSameEmailBits = 14;
constexpr float kSameMobileBits = 11;
constexpr float kSameCompanyBits = 5;
constexpr float kOtherFormBits = 1;
constexpr float kOtherCompanyBits = -1;

const NameRule& rule_of(NameRelation relation) {
  return *std::find_if(std::begin(kNameRules), std::end(kNameRules),
                       [&](const NameRule& rule) { return rule.relation == relation; });
}

bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

card::Verdict verdict_of(float score, bool may_be_same, const Options& options) {
  if (may_be_same && score >= options.accept_bits) return card::Verdict::same;
  return score >= options.review_bits ? card::Verdict::unsure : card::Verdict::different;
}

}  // namespace

PairComparison compare_in_full(const card::Contact& a, const card::Contact& b, const Options& options) {
  PairComparison result;
  std::vector<card::MatchReason>& reasons = result.decision.reasons;
  const NameRelation names = relate(person_of(a), person_of(b));
  const NameRule& name = rule_of(names);
  const bool email = meet(personal_emails(a), personal_emails(b));
  const bool mobile = meet(mobile_numbers(a), mobile_numbers(b));
  const CompanyRelation companies = relate(organisations_of(a), organisations_of(b));
  if (name.rule != nullptr) reasons.push_back({name.rule, name.bits});
  if (email) reasons.push_back({"same e-mail address", kSameEmailBits});
  if (mobile) reasons.push_back({"same mobile number", kSameMobileBits});
  if (companies == CompanyRelation::same) reasons.push_back({"same company", kSameCompanyBits});
  if (companies == CompanyRelation::other_form)
    reasons.push_back({"same company name, other legal form", kOtherFormBits});
  if (companies == CompanyRelation::differs) reasons.push_back({"companies differ", kOtherCompanyBits});
  result.decision.score =
      std::accumulate(reasons.begin(), reasons.end(), 0.0F,
                      [](float sum, const card::MatchReason& reason) { return sum + reason.weight; });
  // A number is handed on: it needs a name that agrees. Names in two scripts may stand beside one e-mail address.
  const bool supported = email || (mobile && names != NameRelation::incomparable) ||
                         (names == NameRelation::same && companies == CompanyRelation::same);
  result.forbidden = name.forbids;
  result.decision.verdict = verdict_of(result.decision.score, name.allows_same && supported, options);
  // Colleagues share more than a company: without a full name, an address or a number there is nothing to ask.
  const bool full_name = names == NameRelation::same || names == NameRelation::same_sound;
  if (!full_name && !email && !mobile) result.decision.verdict = card::Verdict::different;
  return result;
}

card::MatchDecision compare(const card::Contact& a, const card::Contact& b, const Options& options) {
  return compare_in_full(a, b, options).decision;
}

}  // namespace dedupe
