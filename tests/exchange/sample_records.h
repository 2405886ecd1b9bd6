#pragma once

#include <random>
#include <vector>

#include "exchange/record.h"

namespace exchange::samples {

/// Records as cards give them: Japanese, Western, two posts, company only, Latin beside Japanese, hostile texts.
std::vector<Record> records();

/// A contact of random fields, with every kind of awkward character in its texts. Texts have no blanks at their ends
/// and lists no empty texts, as in real contacts.
Record random_record(std::mt19937& random);

}  // namespace exchange::samples
