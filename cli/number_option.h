#pragma once

#include <string>

namespace CLI {
class Validator;
}

namespace cli {

/// For identifiers and counts: a whole number from 1 on, in digits alone.
CLI::Validator whole_number();

/// For durations and rates: a number above 0.
CLI::Validator positive_number();

}  // namespace cli
