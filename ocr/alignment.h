#pragma once

#include <span>
#include <string>
#include <vector>

#include "card/card_text.h"
#include "ocr/code_table.h"

namespace ocr {

/// Where on the time axis a character was read.
struct Span {
  int first_step = 0;    ///< of its first code
  int last_step = 0;     ///< of its last code
  float confidence = 0;  ///< the least sure of its codes, 0..1
};

/// Lays characters (without blanks) over the posteriors: the most likely path of the CTC model (Viterbi).
/// One span for each character; empty when a character has no code or the text is too long for the steps.
std::vector<Span> align(std::span<const std::string> characters, const card::LinePosteriors& posteriors,
                        const card::CodeTable& table);

/// The largest posterior of the blank between two steps, both left out; 0 where there is none.
float blank_between(const card::LinePosteriors& posteriors, int after_step, int before_step);

/// Other characters that the posteriors allow at a span, the likeliest first, `text` left out.
std::vector<card::Alternative> alternatives(const Span& span, const std::string& text,
                                            const card::LinePosteriors& posteriors, const ModelCodes& codes);

}  // namespace ocr
