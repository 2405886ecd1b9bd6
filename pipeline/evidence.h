#pragma once

#include <vector>

#include "pipeline/reader.h"
#include "store/cards.h"

namespace pipeline {

/// For every value of the card: its contract path, the text it was read from, its confidence, side and place,
/// and what else it may be.
std::vector<store::FieldEvidence> field_evidence(const ReadCard& card);

}  // namespace pipeline
