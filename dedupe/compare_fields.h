#pragma once

#include <array>

#include "dedupe/prepared.h"
#include "dedupe/score.h"

/// Private to dedupe/: one comparison for each group of fields. All are symmetric and add nothing where a side is
/// empty.
namespace dedupe {

using Bars = std::array<Evidence, kFieldCount>;

/// What a comparison reads besides the records.
struct Scale {
  const Model& model;
  const Frequencies& frequencies;

  /// log2(m / u), the level's weight; in steps of 1/1024.
  float bits(Level level) const;
  /// log2(m / (u * share)): agreement on a value that this share of cards bears.
  float bits(Level level, double share) const;
  /// log2(m / max(u, share)): agreement on a value that may be more common than the level reckons with; share 0: no.
  float bits_at_most(Level level, double share) const;
  /// A level of disagreement between values that were not read for certain: m grows towards 1/2.
  float bits_unsure(Level level, float confidence) const;
};

void set(Bars& bars, Field field, Evidence evidence);
inline Evidence& bar(Bars& bars, Field field) { return bars[static_cast<std::size_t>(field)]; }
inline const Evidence& bar(const Bars& bars, Field field) { return bars[static_cast<std::size_t>(field)]; }

/// Family and given name, straight or swapped, whichever says more.
void compare_names(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars, std::uint8_t& vetoes);
void compare_emails(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars);
void compare_phones(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars);
void compare_organisations(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars);
void compare_addresses(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars);

}  // namespace dedupe
