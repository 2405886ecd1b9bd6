#pragma once

#include <cstdint>

#include "bench/linkage/set.h"

namespace linkage {

/// Cards of people who change posts, firms and spellings: homonyms, colleagues and brothers with one family name,
/// fathers and sons at one address, job changes, English sides, variant kanji, three romanisations, shared switchboards
/// and info@, slips of recognition. The same for the same arguments on every machine.
Set generate_japanese(int records, std::uint64_t seed);

}  // namespace linkage
