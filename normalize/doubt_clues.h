#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/confidence.h"

namespace normalize {

/// Which way a clue may move the probability: the learnt model is held to it, so that better evidence never lowers it.
enum class Pull { down = -1, free = 0, up = 1 };

/// One column of what doubt is judged by.
struct ClueRule {
  std::string_view name;  ///< as in the model file
  Pull pull;              ///< what a larger number does to the probability
};

/// What speaks for and against one value being exactly right. The comment of each says what it is and its range; what
/// a kind of value does not have is 0. Symbol confidences enter as log-odds, clamped to -4..8.
enum class ValueClue {
  first_opinion,  ///< log-odds of the weighted sum in confidence.h, which knows the grammar's own repairs
  // The print where the value was read.
  weakest_symbol,  ///< log-odds of the least sure symbol
  second_symbol,   ///< ... of the next one
  mean_symbol,     ///< ... of the geometric mean
  line_weakest,    ///< ... of the least sure symbol of the whole lines
  runner_up,       ///< 0..1: the largest confidence of another character at a symbol
  other_readings,  ///< how many further readings the lines have, the fewest
  agreeing,        ///< how many of them read the same text, the fewest of all lines
  disagreeing,     ///< how many of them read another text, the most of all lines
  edits,           ///< characters that have to change to find the value in the print, 0..9
  own_path,        ///< log-probability of the text less that of its model's likeliest path, -20..4
  other_paths,     ///< the same under the model that likes it least, against that model's own text, -40..4
  rival,           ///< log-probability of the likeliest other text (another form of a character, another reading,
                   ///< other marks in the mailbox of the same name) less that of the one read, -20..4
  passed_over,  ///< 0..1: what the network saw most between two symbols that its reading does not have (doubt_steps.h)
  other_code,   ///< 0..1: ... at a symbol
  abuts,        ///< 1 when the print goes on before or behind the value without a blank
  // The place and the size.
  glyph_px,          ///< of the smallest line
  relative_size,     ///< by the card's median glyph size
  dpi,               ///< of the card; 0 unknown
  vertical,          ///< 1 when a line is vertical
  lines,             ///< how many lines the value stands on
  edge,              ///< how far the print stays from the card's edge, in glyphs, 0..4
  centre_x,          ///< 0 at the left edge, 1 at the right
  centre_y,          ///< 0 at the top, 1 at the bottom
  leftover,          ///< characters of the same lines that nothing explains
  near_unexplained,  ///< unexplained lines beside or above or below the value
  ink_near,          ///< 0..1: how near writing that was not read comes, 0 from three glyphs on (ink_nearness)
  // What stands around it (doubt_surroundings.cpp). A loose line is one that no field and no label explains.
  goes_on,       ///< 1 when the print seems to go on: a comma, "&" or open bracket ends it, a lone legal form or "& …"
                 ///< stands on the next line, a lone kanji behind a title or department
  loose_alike,   ///< 0..1: how much the loose line beside, above or below it that is most like it is set like it: size,
                 ///< script, a common edge or middle
  loose_fit,     ///< 0..1: how much a loose line there looks like a value, or a part of one, of the same field
  loose_garble,  ///< 0..1: how badly the worst loose line there was read
  offset,        ///< of the lines of one value: how far the edges or middles of two that follow each other lie apart at
                 ///< best, in glyphs, 0..10
  apart,         ///< ... and how far their print does, in glyphs, 0..10
  sizes,         ///< largest glyph size of its lines by the smallest, 1..4
  hole,          ///< the widest gap between two characters within or beside it, less that line's usual one, in glyphs,
                 ///< 0..6
  narrow,        ///< length along the line of its shortest kanji or kana, in glyphs, 0..1; 一 and its like left out
  // The value itself.
  characters,  ///< how many, blanks left out
  han,
  kana,
  latin,
  digits,      ///< shares of the characters, 0..1
  confusable,  ///< characters with a twin that many typefaces hardly tell apart
  marks,       ///< punctuation inside
  oddities,    ///< marks at an end, small kana that must be printed large or the reverse, doubled marks, and what
               ///< shows that a part was lost (lost_parts.h)
  forms,       ///< characters that names are also printed with in another form
  voiced,      ///< kana that another mark of voicing makes another kana (ビ ピ ヒ), of print below 16 pixels
  strayed,     ///< characters with a twin in the script of their neighbours: エ among kanji, 工 among katakana
  unpaired,    ///< brackets without a partner
  wide_stop,  ///< of a mailbox: the widest stop, in glyphs, 0..1: an underscore is wider; 1 where a blank became a mark
  // The field's grammar and what else the card says; -1..1 or 0..1.
  clearness,       ///< how far the label is ahead of the next best one
  quality,         ///< how well the value fits its grammar
  known,           ///< it or its decisive part stands in a dictionary or plan
  usual,           ///< how usual it is there
  unknown_kanji,   ///< kanji that belong to no word of the dictionary (WordBook); of an address those behind its city
  strange,         ///< of a street: characters that are neither a known town nor a block number
  witness,         ///< another field of the card that must fit: fits (1), silent (0), contradicts (-1)
  second_witness,  ///< a further one
  near_miss,       ///< 1 when another domain or the firm on the card has a word that is one or two letters off; of an
                   ///< address when its city has such a town
  half_read,       ///< of a name: 1 when the card has the reading of its other half alone, or its Latin spelling alone
  kind_agreement,  ///< of a phone: share of the readings with the number that give it the same kind
  unlabelled,      ///< of a phone: 1 when no label on its line tells its kind, nor the plan a mobile
  same_kind,       ///< of a phone whose kind no label tells: how many other phones are of that kind
  scrap_label,     ///< of a phone without label: characters right before it that are no label, 0..6 (an icon as read)
  country_known,   ///< of phones and addresses: 1 when the card tells the country, 0 when it was guessed
  barcode,         ///< 1 when a code on the card says the same
  // The card.
  card_mean,         ///< log-odds of the mean confidence of its lines
  card_weak,         ///< share of its lines below 0.85
  card_unexplained,  ///< lines that nothing explains
  card_lines,        ///< lines in all
  card_japanese,     ///< 1 when it has Japanese print
  card_width,        ///< pixels
  card_ink,          ///< places on it with writing that was not read (CardText::unread_ink)
  // How far it strays from what cards look like.
  card_loose,     ///< share of its characters that no field explains
  card_scraps,    ///< pieces of one to three characters that nothing explains
  card_clear,     ///< mean clearness of its labels, 0..1
  others_mean,    ///< log-odds of the first opinions of the card's other values, their mean
  others_second,  ///< ... of the second least sure of them
  in_list,        ///< how many values the field has
  place_in_list,  ///< zero-based
  count_          ///< how many clues there are; the kinds of value follow as 0/1 columns
};

/// What speaks for a field having been read completely (its printed values are all there, right or wrong).
enum class MissingClue {
  hinted,         ///< 1 when a rule saw a label or mark of it without a value
  values,         ///< how many values the field has
  weakest_value,  ///< log-odds of the least sure of them; 0 when there are none
  unexplained,    ///< lines that nothing explains
  unexplained_characters,
  unexplained_best,     ///< 0..1: how much the likeliest unexplained print looks like this field
  unexplained_digits,   ///< most digits in one unexplained line
  unexplained_size,     ///< relative size of the largest unexplained line
  unexplained_weakest,  ///< confidence of the least sure unexplained line; 1 when there is none
  ink,                  ///< places with writing that was not read
  ink_length,           ///< of the longest of them, in its own glyphs
  ink_size,             ///< glyph size of the largest by the card's median
  ink_near,             ///< 0..1: how near one comes to a value of the field
  card_mean,            ///< log-odds of the mean confidence of the lines
  card_weak,            ///< share of the lines below 0.85
  card_lines,
  card_japanese,
  card_vertical,  ///< share of vertical lines
  names,
  titles,
  departments,
  companies,
  phones,
  emails,
  urls,
  addresses,
  readings,  ///< how many the card has
  mailbox,   ///< 1 when it has a personal e-mail address
  count_
};

/// The fields that a value or a gap may belong to, as the judge tells them apart.
enum class JudgedField {
  family_name,
  given_name,
  kana,
  latin_name,
  company,
  company_other,
  department,
  job_title,
  qualification,
  phone,
  email,
  url,
  address,
  count_
};

template <class Enum>
constexpr std::size_t count_of() {
  return static_cast<std::size_t>(Enum::count_);
}

/// A row of clues: the clues of the enum in its order, then one 0/1 column for each JudgedField.
template <class Enum>
class Clueful {
 public:
  explicit Clueful(JudgedField field) : numbers_(count_of<Enum>() + count_of<JudgedField>(), 0.0F) {
    numbers_[count_of<Enum>() + static_cast<std::size_t>(field)] = 1;
  }
  float& operator[](Enum clue) { return numbers_[static_cast<std::size_t>(clue)]; }
  float operator[](Enum clue) const { return numbers_[static_cast<std::size_t>(clue)]; }
  std::span<const float> numbers() const { return numbers_; }

 private:
  std::vector<float> numbers_;
};
using ValueClues = Clueful<ValueClue>;
using MissingClues = Clueful<MissingClue>;

/// One rule for each column of a row, the fields' 0/1 columns included.
const std::vector<ClueRule>& value_clue_rules();
const std::vector<ClueRule>& missing_clue_rules();
std::string_view to_string(JudgedField field);

}  // namespace normalize
