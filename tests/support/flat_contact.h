#pragma once

#include <string>
#include <vector>

#include "card/contact.h"

namespace support {

/// A contact as one line for each value, in the contract's order: "family_name=山田", "phones[0]=work +81312345678",
/// "addresses[0].postal_code=100-0001", "posts[0]=company | department | title, title". Absent values give no line.
std::vector<std::string> flatten(const card::Contact& contact);

/// The lines one under the other, for messages.
std::string joined(const std::vector<std::string>& lines);

}  // namespace support
