#pragma once

#include <span>
#include <string>
#include <vector>

#include "card/card_text.h"
#include "card/known_firm.h"
#include "card/parsed_card.h"
#include "normalize/parse.h"

/// What people confirmed about a firm, as a witness when the next card of that firm is read.
namespace normalize {

/// How far known firms are trusted. Measured on cards of 42 firms (docs/accuracy.md, "Learning from people"; one error
/// more than was seen).
struct FirmTrust {
  /// By how much the odds of being wrong shrink where a value was read exactly as people confirmed it.
  double same_value = 15;
  /// The same of a web or e-mail address of which the domain alone is the firm's, and of an address without a postal
  /// code.
  double same_part = 2;
  /// The most that the print may speak against a known text that takes the place of the one read, as a natural
  /// logarithm: one clearly printed character costs more (ctc_score.h; 7.1 and more where a moved firm's next cards
  /// have another block number).
  double allowance = 6;
  double phone_allowance = 4;  ///< the same for numbers, of which a firm has many that differ in one digit
  /// How much of a text may differ.
  double most_changed = 0.34;
  float mended = 0.9F;    ///< the confidence of a text that took the place of the one read
  float proposed = 0.5F;  ///< of a company that nobody read
};

/// What became of one value.
struct FirmWitness {
  enum class Verdict { same, part, mended, proposed };
  std::string path;  ///< the contract's ("phones[0]")
  Verdict verdict = Verdict::same;
  std::string read;      ///< of a mended value: what was read
  double log_ratio = 0;  ///< of a mended value: what the print says to the known text
};

/// Weighs company, company_latin, addresses, e-mail and web addresses and switchboards of a card against what is known
/// of its firm. A value that was read as people confirmed it becomes surer; one that differs is replaced where the
/// print allows the known text; where the print clearly says something else, nothing changes: firms move and are
/// renamed. A company that nobody read is proposed, as doubtful. Pure. `lines`: those that the evidence of `parsed`
/// refers to. `firms`: store::known_firms of firm keys without free mail domains; texts are replaced by those of the
/// first alone.
std::vector<FirmWitness> use_known_firms(const std::vector<card::TextLine>& lines, const Knowledge& knowledge,
                                         std::span<const card::KnownFirm> firms, card::ParsedCard& parsed,
                                         const FirmTrust& trust = {});

}  // namespace normalize
