#pragma once

#include "card/card_text.h"
#include "ocr/code_table.h"
#include "ocr/line_crop.h"
#include "ocr/recognizer.h"

namespace ocr {

/// Gives every character of a reading its place on the card, its confidence and its alternatives, and decides where
/// the printed line has blanks: between Latin words where the model saw one, between Japanese characters where the
/// gap on paper is wide against the other gaps of the line.
card::Reading to_reading(const RawReading& raw, const LineCrop& crop, const ModelCodes& codes);

}  // namespace ocr
