#pragma once

#include <string>

#include "samples/generator/picture.h"
#include "samples/generator/sets.h"

namespace samples {

/// What a picture shows, as the JSON text that stands beside it (samples/README.md describes it).
std::string truth_json(const Picture& picture, const std::string& kind, Set set, std::uint64_t seed);

}  // namespace samples
