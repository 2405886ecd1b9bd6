#pragma once

#include <string_view>

#include "card/card_reading.h"
#include "card/contact.h"
#include "card/match.h"
#include "store/history.h"
#include "store/reviews.h"

/// Private to store/: the words that stand for enum values in columns, back to the values. A word that this program
/// does not know throws DatabaseFailure: the row was written by something else.
namespace store {

card::PhoneKind parse_phone_kind(std::string_view word);
card::Decision parse_decision(std::string_view word);
card::Direction parse_direction(std::string_view word);
std::string_view to_word(card::Direction direction);
ReviewKind parse_review_kind(std::string_view word);
ReviewStatus parse_review_status(std::string_view word);
EventKind parse_event_kind(std::string_view word);

}  // namespace store
