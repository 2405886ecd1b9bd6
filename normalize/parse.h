#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "card/card_reading.h"
#include "card/card_text.h"
#include "card/contact.h"
#include "card/parsed_card.h"
#include "card/result.h"

namespace normalize {

/// What is known before a card is read: names with readings, postal codes, area codes, titles, legal forms.
/// Immutable after load; may be shared by threads.
class Knowledge {
 public:
  /// Reads the dictionaries compiled by `meishi_knowledge` at build time (normalize/tables/README.md) and the tables
  /// in the program. `code_tables` are the OCR engine's, for weighing candidates against posteriors.
  /// Fails with missing_component.
  static card::Result<Knowledge> load(const std::filesystem::path& folder, std::vector<card::CodeTable> code_tables);
  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  ~Knowledge();

  struct State;  ///< private to normalize/
  const State& state() const { return *state_; }

 private:
  explicit Knowledge(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct Options {
  std::string default_region =
      "JP";  ///< ISO 3166-1 alpha-2: how to read a phone without country code on a card that does not tell
};

/// How sure the program must be to ask nobody.
struct Acceptance {
  float value = 0.98F;     ///< the least confidence of a value that is accepted
  float gap_risk = 0.02F;  ///< how many unread values may be expected on a card before it is asked for the likeliest
};
/// What follows from how many of 1 accepted values may be wrong (0.001: one in a thousand), by what was measured on
/// cards apart from those that the confidence was learnt from.
Acceptance acceptance_for(const Knowledge& knowledge, double error_rate);

/// One side of a card to its fields. Total: doubt becomes low confidence, a line that no rule claims goes to notes.
card::ParsedCard parse(const card::CardText& text, const Knowledge& knowledge, const Options& options = {});

/// Front and back to one card: the front's values first; a Latin-script back gives latin_name, company_latin.
/// Evidence of the back's values refers to lines counted after all of the front's.
card::ParsedCard merge_sides(const card::ParsedCard& front, std::size_t front_lines, const card::ParsedCard& back);

card::Contact to_contact(const card::ParsedCard& parsed);

/// Every value's confidence under its contract path, in the contract's order.
std::vector<card::FieldConfidence> field_confidences(const card::ParsedCard& parsed);

/// Paths of values that are not sure enough, of fields that may not have been read completely, and unread fields
/// (contract section 2, `doubtful`).
std::vector<std::string> doubtful_fields(const card::ParsedCard& parsed, const Acceptance& acceptance);

}  // namespace normalize
