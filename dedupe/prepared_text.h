#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dedupe/prepared.h"

namespace dedupe {

/// A prepared record as text for a store, without its id and active keys: read back a hundred times as fast as it is
/// made from the card.
std::string to_text(const Prepared& record);

/// to_text() and back gives an equal record. Nothing for a text of another version (prepare() had other rules then), or
/// one that was not made by to_text().
std::optional<Prepared> parse_prepared(std::string_view text);
/// The same over a record that is there, whose room is used again; its id and active keys stay. False: nothing of it
/// holds.
bool read_prepared(std::string_view text, Prepared& record);

}  // namespace dedupe
