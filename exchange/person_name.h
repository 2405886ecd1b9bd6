#pragma once

#include <string>
#include <string_view>

#include "card/contact.h"

namespace exchange {

/// Family name first: Han, kana and Hangul names.
bool is_east_asian(std::string_view name);

/// The name as people show it: "山田 太郎", "Anna von Berg"; where there is none, the Latin one, the kana or the
/// company.
std::string display_name(const card::Contact& contact);

/// Fills family_name and given_name from one text: at the first blank for East Asian names; for others the family name
/// is what stands before a comma ("Berg, Anna"), the word in capitals, else the last word with its particles (von, de,
/// da, ...) in front. What follows a whole name and a comma ("Anna Berg, PhD") is a qualification.
void set_name(card::Contact& contact, std::string_view full_name);

/// "Mr.", "様": says nothing about a person and is no qualification.
bool is_form_of_address(std::string_view title);

}  // namespace exchange
