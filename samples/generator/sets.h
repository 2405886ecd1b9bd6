#pragma once

#include <string_view>

#include "samples/generator/random.h"

namespace samples {

/// The two sets share no surname, given name, company, town, layout family or font.
enum class Set { dev, test };

inline const char* to_string(Set set) {
  return set == Set::dev ? "dev" : "test";
}

/// Which set a word (surname, given name, company, town) belongs to: one in eight is for test.
inline Set set_of(std::string_view word) {
  return hash_of(word) % 8 == 7 ? Set::test : Set::dev;
}

}  // namespace samples
