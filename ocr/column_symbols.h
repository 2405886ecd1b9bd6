#pragma once

#include "card/card_text.h"
#include "ocr/code_table.h"
#include "ocr/line_crop.h"
#include "ocr/recognizer.h"

namespace ocr {

/// The reading of a column that was laid out anew: one symbol for each of its cells, in their order. Where the model
/// saw none or several in a cell, the likeliest single character of that cell counts; signs known by their shape stand
/// where they were taken out, in the posteriors too. Inside long runs of kanji numerals (phones, postal codes) every
/// cell is a numeral, a dash or a bracket.
card::Reading column_reading(const RawReading& raw, const LineCrop& crop, const ModelCodes& codes);

}  // namespace ocr
