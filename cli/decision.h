#pragma once

#include <functional>

#include "card/result.h"
#include "cli/command.h"
#include "pipeline/decisions.h"

namespace cli {

/// Runs the body in a write transaction with a matcher and commits, unless it fails or gives false. What the body
/// prints is seen when the change is safe; prints what went wrong.
using Decision = std::function<card::Result<bool>(store::Transaction&, pipeline::Matcher&)>;
ExitCode decide(const CommonOptions& common, Console& console, const Decision& body);

/// {"change": 7, "kind": "merge"} with more members to come.
class JsonObject;
JsonObject change_json(const store::Change& change);

}  // namespace cli
