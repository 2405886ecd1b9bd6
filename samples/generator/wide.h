#pragma once

#include "samples/generator/japanese.h"
#include "samples/generator/random.h"
#include "samples/generator/sheet.h"
#include "samples/generator/western.h"
#include "samples/generator/words.h"

namespace samples {

/// Where wide cards take from what they print beside their values.
struct WideSource {
  const JapaneseSource& japanese;
  const Words& words;              ///< words/wide.txt
  const Locale* locale = nullptr;  ///< of a Western card; absent on a Japanese company's English side
  const Words* foreign = nullptr;  ///< the locale's
};

/// Makes a tidy sheet one as real cards are: a company over two lines, slogans, letters as a logo, readings below the
/// name or in brackets, numbers joined in one row, offices, hours, services, licences, accounts. The truth stays the
/// sheet's: values that are added are added to it.
void widen(Sheet& sheet, const WideSource& source, Numerals numerals, Random& random);

}  // namespace samples
