#pragma once

#include <string>
#include <vector>

#include "card/card_reading.h"
#include "card/contact.h"

namespace cli {

/// "部長, 取締役"; lists in one cell.
std::string joined(const std::vector<std::string>& values);

/// A contact as indented lines, one for each value, labels in front. Every line ends with a line feed.
std::string to_text(const card::Contact& contact);

/// A card as `meishi read` shows it: where it comes from, its contact, what is doubtful. No line feed at the end.
std::string to_text(const card::CardReading& reading);

}  // namespace cli
