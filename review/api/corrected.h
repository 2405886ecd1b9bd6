#pragma once

#include <string>

#include "card/contact.h"

/// What a person says that a contact is.
namespace review::api {

/// A phone whose `number` is absent or impossible gets the one that its `printed` digits make. Without a country code
/// they are read as those of the country of the contact's addresses; else of Japan, unless nothing of its name and
/// company is Japanese and another number of it has a country code.
card::Contact with_phone_numbers(card::Contact contact);

/// `before` with the values of `json`, the description's Contact: what is absent there stays as it was. Where company,
/// departments or titles are given without `posts`, the posts follow them. Phones as above. Throws Refusal 422 for what
/// is no contact.
card::Contact corrected(const card::Contact& before, const std::string& json);

}  // namespace review::api
