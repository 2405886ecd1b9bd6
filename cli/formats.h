#pragma once

#include <string>
#include <vector>

#include "card/result.h"
#include "store/contacts.h"

namespace cli {

/// Contract section 3: a stored contact with identifier, status and sources, on one line.
std::string contact_json(const store::StoredContact& contact);

enum class Format { csv, csv_excel, vcard, vcard4, json, xlsx };

/// The whole file in that format.
card::Result<std::string> write_contacts(Format format, const std::vector<store::StoredContact>& contacts);

}  // namespace cli
