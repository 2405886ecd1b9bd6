#pragma once

#include <cstdint>
#include <optional>

#include "dedupe/prepared.h"
#include "store/cards.h"

/// Private to pipeline/: whether a card was scanned before. Pictures alone do not tell: colleagues' cards of one design
/// may be as near as two scans of one card, and a person's next card as near as the last (docs/reliability.md, "The
/// same card twice"). So the text has to say the same as well. Pure.
namespace pipeline {

/// Of the front as it was cut out; nothing when it was not worked out.
std::optional<std::uint64_t> front_hash(const store::NewCard& card);

/// Perceptual hashes (capture/picture_hash.h) near enough for two scans of one print.
bool is_same_print(std::uint64_t a, std::uint64_t b);

/// The same name, a phone number or mailbox in common, and the same company, titles and departments.
bool says_the_same(const dedupe::Prepared& a, const dedupe::Prepared& b);

}  // namespace pipeline
