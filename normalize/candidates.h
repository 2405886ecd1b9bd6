#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/ctc_score.h"
#include "normalize/fields.h"

namespace normalize {

/// What it costs to read another text at one place of a line: the logarithm of P(line with the candidate) by P(line as
/// read), the mean over the models whose posteriors can spell both; without posteriors from the symbols' confidences
/// and alternatives, for candidates of the same length. Keeps references to the card.
class Replacement {
 public:
  Replacement(const LabelledCard& card, std::size_t line, Span span, std::size_t reading = 0);
  /// Absent where it cannot be weighed. 0 for the text as read.
  std::optional<double> log_ratio(std::string_view candidate) const;

 private:
  std::optional<double> from_symbols(std::string_view candidate) const;

  const card::TextLine* line_;
  std::size_t reading_;  ///< whose text `span` refers to
  const PrintedText* printed_;
  Span span_;
  struct Witness {
    CtcScorer scorer;
    double as_read = 0;
    double weight = 1;
  };
  std::vector<Witness> witnesses_;
};

/// What the line's other readings have at the place of a segment, with their blanks; each text once, the segment's own
/// left out.
std::vector<std::string> other_readings(const LabelledCard& card, const Segment& segment);

/// What the card says about the name elsewhere; empty where it says nothing.
struct NameWitnesses {
  std::string furigana;
  std::string romaji;
  std::vector<std::string> mailboxes;
};

struct CorrectedName {
  std::string text;   ///< the printed one where no candidate beats it
  float witness = 0;  ///< -1..1, from the weighing: how far the winner is ahead of the runner-up
};
/// Weighs the name as read against known names at small distance (surname × given name, one changed character each)
/// by the posteriors, and by the furigana, romaji and mailboxes of the card. Clear print cannot be overruled: each
/// changed character costs what the network thinks of it.
CorrectedName correct_name(const LabelledCard& card, const Segment& segment, const NameWitnesses& witnesses);

/// An e-mail address whose mailbox is one or two letters away from the romaji of the card's name (family and given as
/// firms join them): the mended address where the print allows it; nothing where the address stays as it is.
std::optional<std::string> correct_email(const LabelledCard& card, const Placed<std::string>& placed,
                                         const card::ParsedCard& parsed);

/// The text of a segment with kanji that make no word changed to others that the models saw there and that do, where
/// the print allows it: 織維工業 to 繊維工業.
std::string correct_words(const LabelledCard& card, const Segment& segment);

/// The text of a segment with twins told apart, where the print is not clear: small and large katakana (ニユー to
/// ニュー), a letter or dash where a numeral must stand (m丁目 to 2丁目).
std::string correct_twins(const LabelledCard& card, const Segment& segment);

/// A company's name that begins with kanji of which one is misread: the text of the segment as the card's domains are
/// read, where the print allows it; nothing where it stays as it is.
std::optional<std::string> correct_company(const LabelledCard& card, const Segment& segment);

/// One line of an address block.
struct AddressLine {
  const Segment* segment = nullptr;
  std::string text;
};
/// The same for an address: prefecture, city and town by the postal code's entries in the table, or, where the address
/// is clear and the code is not, the code by the address.
void correct_address(const LabelledCard& card, std::vector<AddressLine>& lines);

}  // namespace normalize
