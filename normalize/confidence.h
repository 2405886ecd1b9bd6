#pragma once

namespace normalize {

/// The kinds of value whose doubt is judged apart; one row of coefficients each.
enum class FieldKind {
  family_name,
  given_name,
  kana,
  latin_name,
  company,
  company_other,
  department,
  job_title,
  qualification,
  phone,
  email,
  url,
  address,
  social,
  note,
};

/// What speaks for and against one value being exactly right. All but `witness` are 0..1.
struct Clues {
  float weakest_symbol = 1;  ///< smallest confidence among the evidence symbols
  float mean_symbol = 1;     ///< geometric mean of them
  float agreement = 0.5F;    ///< share of the other readings that say the same; 0.5 when there is no other reading
  float grammar = 0.5F;      ///< how well the value fits its grammar
  float labelling = 0.5F;    ///< how clearly this label won over the others
  float witness = 0;         ///< -1..1: other fields of the card or tables speak against or for it; 0 silent
};

/// A first opinion of how likely the value is right, while the card is parsed: the logistic function of a weighted sum
/// of the clues, with weights set by hand in one table; symbol confidences enter as log-odds. It serves to choose, and
/// is one of the clues from which the learnt probability comes in the end (doubt.h).
float probability(FieldKind kind, const Clues& clues);

}  // namespace normalize
