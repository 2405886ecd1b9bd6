#pragma once

#include <string>
#include <vector>

#include "card/card_reading.h"
#include "card/image.h"
#include "card/result.h"
#include "store/contacts.h"

namespace cli {

/// Contract section 2: the object of one card, on one line.
std::string card_json(const card::CardReading& reading);

/// Contract section 2: what stands in place of a file that cannot be read.
std::string error_json(const card::Source& source, const card::Error& error);

/// Contract section 3: a stored contact with identifier, status and sources, on one line.
std::string contact_json(const store::StoredContact& contact);

enum class Format { csv, csv_excel, vcard, vcard4, json, xlsx };

/// The whole file in that format.
card::Result<std::string> write_contacts(Format format, const std::vector<store::StoredContact>& contacts);

}  // namespace cli
