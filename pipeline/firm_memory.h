#pragma once

#include <string>

#include "card/match.h"
#include "card/result.h"
#include "normalize/knowledge.h"
#include "pipeline/reader.h"
#include "store/store.h"

namespace pipeline {

/// Judges a card that was read in the light of what people confirmed about its firm (normalize/known_firms.h), before
/// it is stored. Only cards that are seen by all, or by `group`, are asked; never `except`, the stored card that is
/// read again. What comes out depends on what is confirmed by then and on nothing else.
card::Result<void> recall_firms(store::Store& store, const normalize::Knowledge& knowledge, const std::string& group,
                                ReadCard& card, card::CardId except = {}, const normalize::FirmTrust& trust = {});

}  // namespace pipeline
