#pragma once

#include <span>

namespace normalize {

/// The most that the probability of a value may be for a row of its clues: 1 where nothing limits it. Some things are
/// seen on so few learning cards that trees cannot weigh them, and yet their cause is known and makes a value doubtful
/// whatever else speaks for it: a phone whose kind no label tells, a domain that is one letter off another one, a
/// company whose print goes on. No better clue raises a limit, so that the pulls hold (ClueRule).
float most_probable(std::span<const float> value_clues);

/// The probability of a value: what the trees say, raised for the fields of which they say too little, and limited.
/// `of_trees`: below 1, as ProbabilityModel gives it.
float settled_probability(float of_trees, std::span<const float> value_clues);

}  // namespace normalize
