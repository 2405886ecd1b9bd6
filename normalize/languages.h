#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "card/card_text.h"
#include "normalize/line_features.h"
#include "normalize/origin.h"

namespace normalize {

/// The languages of a card, ISO 639-3, most text first: by script, by words that only one of them has, by its accented
/// letters and by the country codes of its phones and domains. Empty for a card without letters.
/// Eastern script is the language of the card's origin.
std::vector<std::string> languages_of(const CardFeatures& features, const Origin& origin);

/// The country (ISO 3166-1 alpha-2) that a Latin card speaks for: a country code before a phone, a country's own
/// top-level domain, a printed country name, else the language's; empty when nothing tells.
std::string country_of(const CardFeatures& features);

/// The language (ISO 639-3) of most print of a country (ISO 3166-1 alpha-2); empty where it is not known.
std::string language_of_country(std::string_view country);

}  // namespace normalize
