#pragma once

#include <string>
#include <string_view>

#include "card/card_reading.h"
#include "card/contact.h"
#include "card/result.h"
#include "exchange/record.h"

// All writers give one line of UTF-8 without a line end; ill-formed bytes become U+FFFD. All readers refuse text that
// is no JSON of the expected shape with bad_input, ignore keys that they do not know, and take absent keys as absent
// values. Pure functions, safe from any thread.
namespace exchange {

/// What `meishi read --json` prints for one card: contract section 2. Confidences have four decimals, corners are whole
/// pixels, `contact` is null for what is no card.
std::string card_json(const card::CardReading& reading);

/// What it prints in place of a file that cannot be read.
std::string error_json(const card::Source& source, const card::Error& error);

/// The `contact` object of contract section 2, and back without loss.
std::string contact_to_json(const card::Contact& contact);
card::Result<card::Contact> contact_from_json(std::string_view json);

/// Everything of a reading but the posteriors, to be stored with the card, and back without loss: the object of
/// card_json with exact numbers, every reading of every line, and the barcodes.
std::string reading_to_json(const card::CardReading& reading);
card::Result<card::CardReading> reading_from_json(std::string_view json);

/// What `meishi export --format json` prints for one contact: contract section 3. The fields of section 2 stand beside
/// `id`, `status`, `exchanged_on`, `tags` and `sources`.
std::string record_json(const Record& record);

}  // namespace exchange
