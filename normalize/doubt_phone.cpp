// What its label, the numbering plan and the other numbers of the card say about a phone (doubt.h).
#include <algorithm>
#include <string>

#include "normalize/doubt.h"
#include "normalize/knowledge_area_codes.h"
#include "text/script.h"

namespace normalize {
namespace {

using PlacedPhone = Placed<FoundPhone>;

const PlacedPhone* placed_phone(const LabelledCard& card, const card::PhoneNumber& phone) {
  for (const PlacedPhone& each : card.points.phones)
    if (each.value.phone.printed == phone.printed && each.value.phone.kind == phone.kind) return &each;
  for (const PlacedPhone& each : card.points.phones)
    if (each.value.phone.printed == phone.printed) return &each;
  return nullptr;
}

/// Whether a number's area is the one of an address on the card, -1..1.
float fits_addresses(const card::ParsedCard& parsed, const std::string& number) {
  const auto regions = regions_of_phone(number);
  float fits = 0;
  for (const auto& address : parsed.addresses) {
    if (regions.empty() || address.value.region.empty()) continue;
    const bool same = std::find(regions.begin(), regions.end(), address.value.region) != regions.end();
    fits = same ? 1.0F : fits == 0 ? -1.0F : fits;
  }
  return fits;
}

/// Whether another number of the card is of the same office: all but the last digits are alike.
bool has_neighbour(const card::ParsedCard& parsed, const std::string& number) {
  constexpr std::size_t kOwnDigits = 3;
  return std::any_of(parsed.phones.begin(), parsed.phones.end(), [&](const auto& other) {
    const std::string& theirs = other.value.number;
    return theirs != number && theirs.size() == number.size() && number.size() > kOwnDigits &&
           theirs.compare(0, number.size() - kOwnDigits, number, 0, number.size() - kOwnDigits) == 0;
  });
}

/// What the readings of its line say about its kind.
struct OwnLine {
  float agreement = 0.5F;  ///< share of those with the number that give it the same kind
  bool labelled = false;   ///< one of them has a label
};
OwnLine own_line(const LabelledCard& card, const PlacedPhone& placed) {
  OwnLine own;
  float with = 0, same = 0;
  for (const PrintedText& reading : card.features.lines[placed.line].readings) {
    bool has = false, alike = false;
    for (const FoundPhone& phone : find_phones(reading.text, card.region)) {
      if (phone.phone.number != placed.value.phone.number) continue;
      has = true;
      alike = alike || phone.phone.kind == placed.value.phone.kind;
      own.labelled = own.labelled || phone.labelled;
    }
    with += has ? 1 : 0;
    same += alike ? 1 : 0;
  }
  if (with > 0) own.agreement = same / with;
  return own;
}

/// Characters right before a number on its line that are neither a label nor another number.
float scrap_before(const LabelledCard& card, const ValueView& value) {
  constexpr float kMost = 6;
  float scrap = 0;
  for (const card::Evidence& evidence : *value.evidence) {
    const auto& symbols = card.text.lines[evidence.line].readings.front().symbols;
    for (std::size_t i = std::min(evidence.first_symbol, symbols.size()); i-- > 0 && scrap < kMost;) {
      if (symbols[i].text == " ") continue;
      if (text::count_scripts(symbols[i].text).digit > 0) break;
      ++scrap;
    }
  }
  return scrap;
}

}  // namespace

void add_phone_clues(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value,
                     ValueClues& clues) {
  const card::PhoneNumber& phone = parsed.phones[value.place].value;
  clues[ValueClue::country_known] = phone.printed.find('+') != phone.printed.npos ||
                                            !card.context.origin.country.empty() ||
                                            card.context.origin.manner != Manner::western
                                        ? 1
                                        : 0;
  const PlacedPhone* placed = placed_phone(card, phone);
  if (!placed) return;
  clues[ValueClue::quality] = placed->quality;
  clues[ValueClue::known] = placed->value.valid ? 1 : 0;
  const OwnLine own = own_line(card, *placed);
  clues[ValueClue::usual] = !placed->value.labelled ? 0 : own.labelled ? 1 : 0.5F;
  clues[ValueClue::witness] = fits_addresses(parsed, phone.number);
  clues[ValueClue::second_witness] = has_neighbour(parsed, phone.number) ? 1 : 0;
  clues[ValueClue::kind_agreement] = own.agreement;
  const bool mobile = phone.kind == card::PhoneKind::mobile;
  clues[ValueClue::unlabelled] = clues[ValueClue::usual] < 1 && !mobile ? 1 : 0;
  if (clues[ValueClue::usual] == 1) return;
  clues[ValueClue::scrap_label] = scrap_before(card, value);
  for (std::size_t i = 0; i < parsed.phones.size(); ++i)
    if (i != value.place && phone.kind == card::PhoneKind::work && parsed.phones[i].value.kind == phone.kind)
      clues[ValueClue::same_kind] += 1;
}

}  // namespace normalize
