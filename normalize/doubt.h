#pragma once

#include <string>
#include <vector>

#include "card/parsed_card.h"
#include "normalize/doubt_clues.h"
#include "normalize/doubt_model.h"
#include "normalize/fields.h"

namespace normalize {

/// A value of a parsed card, whatever its type: what judging needs of it. Refers to the card.
struct ValueView {
  JudgedField field = JudgedField::family_name;
  std::string path;  ///< the contract's ("phones[0]")
  std::string text;  ///< a phone as printed, an address without its postal code
  const std::vector<card::Evidence>* evidence = nullptr;
  float confidence = 0;
  std::size_t place = 0, of = 1;  ///< in its list
};
/// Every value that has a contract path, in the contract's order.
std::vector<ValueView> values_of(const card::ParsedCard& parsed);

struct ValueInDoubt {
  JudgedField field = JudgedField::family_name;
  std::string path;
  ValueClues clues;
};

/// A field of which something may be printed that was not read.
struct GapInDoubt {
  JudgedField field = JudgedField::family_name;
  std::string path;  ///< of the value that would be missing
  MissingClues clues;
};

/// What speaks for and against everything that is said of a card: all values, in the order of values_of, and one gap
/// for each field that can have one more value. Pure; `parsed` must come from `card`, with evidence in terms of it and
/// the first opinions as confidences.
struct Doubts {
  std::vector<ValueInDoubt> values;
  std::vector<GapInDoubt> gaps;
};
Doubts doubts_of(const LabelledCard& card, const card::ParsedCard& parsed);

/// Puts the learnt probabilities, as far as doubt_limits.h lets them, in the place of the first opinions, and those of
/// the gaps into `completeness`.
void judge(const DoubtModel& model, const Doubts& doubts, card::ParsedCard& parsed);

/// The probabilities are learnt from Japanese and western cards (bench/confidence). On a card of another origin
/// (Origin::unlearnt) no text value may count as surer than 0.90, so that it waits for review; phones, e-mail and web
/// addresses have the same grammar everywhere and keep their judgement.
void leave_to_review(card::ParsedCard& parsed);

/// parse() with the clues that its probabilities come from, for learning them.
struct JudgedCard {
  card::ParsedCard parsed;
  Doubts doubts;
};
JudgedCard parse_and_judge(const card::CardText& text, const Knowledge& knowledge, const Options& options = {});

/// The parts of doubts_of, each in its own source.
void add_print_clues(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value,
                     ValueClues& clues);
void add_field_clues(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value,
                     ValueClues& clues);
void add_text_clues(const std::string& text, ValueClues& clues);
void add_surroundings(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value,
                      ValueClues& clues);
void add_phone_clues(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value,
                     ValueClues& clues);
/// What the card as a whole says, the same for all its values but for what the others are.
void add_card_clues(const LabelledCard& card, const card::ParsedCard& parsed, const std::vector<ValueView>& values,
                    std::size_t own, ValueClues& clues);
std::vector<GapInDoubt> gaps_of(const LabelledCard& card, const card::ParsedCard& parsed,
                                const std::vector<ValueView>& values);

/// How much a text that nothing explains looks like a value of the field, 0..1.
float likeness_of(const LabelledCard& card, JudgedField field, const std::string& text);

/// How near writing that no line covers comes to a box, in glyphs of that box's print: 1 where they touch, falling to 0
/// at three glyphs. Ink of quite another size (less than half, more than twice) does not count.
float ink_nearness(const card::CardText& card, const card::Bounds& box, float glyph_px);

/// ln(p / (1 - p)) of a confidence, clamped to -4..8.
float log_odds(float confidence);

}  // namespace normalize
