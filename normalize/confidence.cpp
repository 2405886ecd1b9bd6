#include "normalize/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace normalize {
namespace {

struct Weights {
  FieldKind kind;
  float bias, weakest, mean, agreement, grammar, labelling, witness;
};

/// One row for each FieldKind, in its order.
constexpr std::array<Weights, 15> kWeights = {{
    //                           bias  weakest  mean  agree  grammar  label  witness
    {FieldKind::family_name, -2.2F, 0.25F, 0.55F, 0.6F, 1.6F, 1.0F, 1.6F},
    {FieldKind::given_name, -2.4F, 0.25F, 0.55F, 0.6F, 1.6F, 1.0F, 1.6F},
    {FieldKind::kana, -1.8F, 0.25F, 0.55F, 0.6F, 1.2F, 1.0F, 1.6F},
    {FieldKind::latin_name, -1.8F, 0.25F, 0.50F, 0.8F, 1.2F, 1.0F, 1.4F},
    {FieldKind::company, -2.4F, 0.25F, 0.55F, 0.7F, 1.6F, 1.2F, 1.0F},
    {FieldKind::company_other, -2.4F, 0.25F, 0.50F, 0.7F, 1.2F, 1.2F, 1.0F},
    {FieldKind::department, -2.2F, 0.25F, 0.55F, 0.6F, 1.6F, 1.2F, 0.8F},
    {FieldKind::job_title, -2.0F, 0.25F, 0.50F, 0.6F, 2.0F, 1.2F, 0.8F},
    {FieldKind::qualification, -2.2F, 0.25F, 0.55F, 0.6F, 1.8F, 1.0F, 0.8F},
    {FieldKind::phone, -2.2F, 0.20F, 0.45F, 1.4F, 2.6F, 0.6F, 1.0F},
    {FieldKind::email, -2.4F, 0.20F, 0.45F, 1.6F, 2.4F, 0.4F, 1.4F},
    {FieldKind::url, -2.4F, 0.20F, 0.45F, 1.6F, 2.4F, 0.4F, 1.2F},
    {FieldKind::address, -2.6F, 0.35F, 0.55F, 0.8F, 2.0F, 0.8F, 1.2F},
    {FieldKind::social, -2.0F, 0.25F, 0.50F, 1.0F, 1.6F, 0.6F, 0.6F},
    {FieldKind::note, -1.5F, 0.25F, 0.50F, 0.6F, 0.6F, 0.4F, 0.0F},
}};

float log_odds(float confidence) {
  const float clamped = std::clamp(confidence, 0.02F, 0.998F);
  return std::log(clamped / (1 - clamped));
}

}  // namespace

float probability(FieldKind kind, const Clues& clues) {
  const Weights& w = kWeights[static_cast<std::size_t>(kind)];
  const float sum = w.bias + w.weakest * log_odds(clues.weakest_symbol) + w.mean * log_odds(clues.mean_symbol) +
                    w.agreement * clues.agreement + w.grammar * clues.grammar + w.labelling * clues.labelling +
                    w.witness * clues.witness;
  return 1 / (1 + std::exp(-sum));
}

}  // namespace normalize
