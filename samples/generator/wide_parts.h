#pragma once

#include <string>

#include "samples/generator/patterns.h"
#include "samples/generator/wide.h"

namespace samples {

/// One sheet in the making.
struct Widening {
  Sheet& sheet;
  const WideSource& source;
  Patterns patterns;
  Numerals numerals;
  Random& random;

  bool japanese() const { return sheet.style != Style::western; }
  /// Columns of Japanese alone: no Latin letters or western digits.
  bool columns_only() const { return numerals == Numerals::kanji; }
  /// "slogans", on Western cards with their language behind it.
  std::string section(const std::string& name) const { return japanese() ? name : name + "_" + sheet.language; }
};

/// The first block of a role; null when there is none or it is empty.
Block* block_of(Sheet& sheet, Role role);
bool is_ascii(const std::string& text);
/// A Japanese company's name without its legal form in front or behind.
std::string without_form(const std::string& company, const Words& words);

// The parts of widen(), each by chance.
void widen_brand(Widening& card);
void widen_person(Widening& card);
void widen_contact(Widening& card);
void widen_asides(Widening& card);
/// Further offices with their addresses and numbers; says of the main one that it is that.
void add_offices(Widening& card);

}  // namespace samples
