#pragma once

#include <optional>
#include <string>

#include "card/result.h"
#include "dedupe/model.h"
#include "pipeline/card_memory.h"
#include "pipeline/matcher.h"
#include "store/store.h"

/// Private to pipeline/: odds learnt from a store, and kept with it.
namespace pipeline {

/// From some 50,000 cards, those of their components, and what people decided of them (dedupe::learn_from). The same
/// cards and decisions give the same model; its version names its numbers.
card::Result<dedupe::Model> learn_model(store::Transaction& transaction, CardMemory& memory,
                                        const MatcherOptions& options);

card::Result<std::optional<dedupe::Model>> kept_model(store::Transaction& transaction);
card::Result<std::string> kept_model_number(store::Transaction& transaction);  ///< empty: none is kept
card::Result<void> keep_model(store::Transaction& transaction, const std::optional<dedupe::Model>& model);

}  // namespace pipeline
