#pragma once

#include "samples/generator/random.h"
#include "samples/generator/sheet.h"
#include "samples/generator/words.h"

namespace samples {

/// The country of a style that is neither Japanese nor Western: its word list and its phone numbers.
struct EasternLocale {
  Style style;
  const char* file;      ///< in samples/words, without ".txt"
  const char* language;  ///< ISO 639-1
  const char* country;   ///< ISO 3166-1 alpha-2
  const char* calling_code;
};

/// The style's locale; nothing for Japanese and Western styles.
const EasternLocale* eastern_locale(Style style);

/// A Korean or Taiwanese card.
Sheet eastern_sheet(const EasternLocale& locale, const Words& words, Set set, Random& random);

}  // namespace samples
