#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace card {

/// Identifies a person in one database; positive, never reused.
struct ContactId {
  std::int64_t value = 0;
  friend auto operator<=>(const ContactId&, const ContactId&) = default;
};

/// Identifies a stored card in one database; positive, never reused.
struct CardId {
  std::int64_t value = 0;
  friend auto operator<=>(const CardId&, const CardId&) = default;
};

/// Identifies an item of the review queue; positive, never reused.
struct ReviewId {
  std::int64_t value = 0;
  friend auto operator<=>(const ReviewId&, const ReviewId&) = default;
};

enum class Verdict { different, unsure, same };

/// One piece of evidence for or against two records being one person.
struct MatchReason {
  std::string rule;  ///< in words: "same e-mail address"
  float weight = 0;  ///< bits of evidence; negative speaks against
};

struct MatchDecision {
  Verdict verdict = Verdict::different;
  std::optional<ContactId> contact;  ///< whom it matches or may match; absent when different
  float score = 0;                   ///< sum of the reasons' weights, bits
  std::vector<MatchReason> reasons;
};

/// What became of one card. A card is a contact at once; review refines it.
struct Inserted {
  ContactId contact;
  CardId card;
  std::vector<ReviewId> reviews;
};
struct Merged {
  ContactId contact;
  CardId card;
  std::vector<ReviewId> reviews;
  std::optional<CardId> scan_of = {};  ///< an earlier card of the contact that was scanned once more
};
struct AlreadyImported {
  ContactId contact;
  CardId card;
};
struct NotACard {};
using Outcome = std::variant<Inserted, Merged, AlreadyImported, NotACard>;

}  // namespace card
