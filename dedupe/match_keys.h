#pragma once

#include <string>
#include <vector>

#include "card/contact.h"

namespace dedupe {

/// What names one person on a card: "email:taro@example.jp", "mobile:+8190...", "name:...@company". Sorted, without
/// repetition. By these an erased person is known again; who meets whom is dedupe/keys.h.
using MatchKeys = std::vector<std::string>;
MatchKeys match_keys(const card::Contact& contact);

}  // namespace dedupe
