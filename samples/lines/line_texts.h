#pragma once

#include <set>
#include <string>

#include "samples/generator/japanese.h"
#include "samples/generator/random.h"

namespace samples {

/// What a model can write, from the text form of its character set (`combine_tessdata -u`, `*.lstm-unicharset`).
std::set<std::string> load_characters(const std::string& unicharset_file);

/// A text as it stands on one line of a business card. Mixture (shares in line_texts.cpp): lines of whole cards, names
/// with and without gap, kana, rare kanji in any order, addresses, numbers in kanji, net addresses in many habits.
/// Only words of the source's set. Empty now and then: ask again.
std::string line_text(const JapaneseSource& source, const std::string& rare_kanji, Random& random);

}  // namespace samples
