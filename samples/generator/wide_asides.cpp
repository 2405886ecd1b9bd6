#include <algorithm>

#include "samples/generator/wide_parts.h"

namespace samples {
namespace {

bool has_latin_or_digits(const std::vector<std::string>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return std::any_of(line.begin(), line.end(),
                       [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
  });
}

/// What a Japanese card prints beside its values, by how often.
std::string japanese_section(Random& random) {
  const double kind = random.unit();
  return kind < 0.30   ? "services"
         : kind < 0.55 ? "licences"
         : kind < 0.70 ? "hours"
         : kind < 0.85 ? "certificates"
                       : "groups";
}

void add_aside(Widening& card, const std::string& section) {
  if (!card.patterns.has(section)) return;
  const std::vector<std::string> lines = card.patterns.lines(section, card.random);
  if (card.columns_only() && has_latin_or_digits(lines)) return;
  Block block{Role::aside, {}};
  const Size size = card.random.chance(0.75) ? Size::tiny : Size::normal;
  for (const std::string& line : lines) {
    card.sheet.contact.notes.push_back(line);
    block.pieces.push_back({.text = line, .field = "notes", .size = size});
  }
  const auto at = card.random.chance(0.3) ? card.sheet.blocks.begin() : card.sheet.blocks.end();
  card.sheet.blocks.insert(at, std::move(block));
}

void add_account(Widening& card) {
  const std::string section = card.japanese() ? "accounts" : "accounts_en";
  const std::string account = card.patterns.any(section, card.random);
  card.sheet.contact.social.push_back(account);
  Block block{Role::net, {}, Block::Joins::behind};
  block.pieces.push_back({.text = account, .field = "social"});
  card.sheet.blocks.push_back(std::move(block));
}

/// A code where the card has none yet, and now and then what it is for.
void add_code(Widening& card) {
  Sheet& sheet = card.sheet;
  if (sheet.qr_text.empty() && card.random.chance(0.12)) {
    const bool line = card.random.chance(0.4) || sheet.contact.urls.empty();
    sheet.qr_text =
        line ? "https://lin.ee/" + std::to_string(card.random.integer(1000000, 9999999)) : sheet.contact.urls.front();
  }
  if (!sheet.qr_text.empty() && card.japanese() && card.random.chance(0.5)) add_aside(card, "captions");
}

}  // namespace

void widen_asides(Widening& card) {
  Random& random = card.random;
  const double kind = random.unit();
  const int count = kind < 0.45 ? 0 : kind < 0.78 ? 1 : kind < 0.94 ? 2 : 3;
  for (int i = 0; i < count; ++i) add_aside(card, card.japanese() ? japanese_section(random) : card.section("notices"));
  if (card.columns_only()) return;
  if (random.chance(0.09)) add_account(card);
  add_code(card);
}

}  // namespace samples
