#pragma once

#include <string_view>

#include "samples/generator/random.h"

namespace samples {

/// dev and test share no surname, given name, company, town, layout family or font. calibration has dev's words and
/// layouts, but fonts of its own, which no reading model may be trained with: how sure the program may be of print that
/// it has never seen is learnt from it.
enum class Set { dev, test, calibration };

inline const char* to_string(Set set) { return set == Set::dev ? "dev" : set == Set::test ? "test" : "calibration"; }

/// The set whose words and layouts a set has.
inline Set words_of(Set set) { return set == Set::test ? Set::test : Set::dev; }

/// Which set a word (surname, given name, company, town) belongs to: one in eight is for test.
inline Set set_of(std::string_view word) { return hash_of(word) % 8 == 7 ? Set::test : Set::dev; }

}  // namespace samples
