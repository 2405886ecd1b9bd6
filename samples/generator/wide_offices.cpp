#include <algorithm>

#include "samples/generator/japanese_contact.h"
#include "samples/generator/wide_parts.h"

namespace samples {
namespace {

/// How the card prints its numbers of a kind: the label and the number of its first one.
PhonePrint print_of(Sheet& sheet, card::PhoneKind kind, const PhonePrint& otherwise) {
  PhonePrint like = otherwise;
  if (const Block* lines = block_of(sheet, Role::contact)) {
    for (const Piece& piece : lines->pieces)
      if (piece.label > 0 && piece.icon == icon_of(kind)) like.label = piece.text.substr(0, piece.label);
  }
  if (!sheet.contact.phones.empty()) like.number = sheet.contact.phones.front().printed;
  if (like.number.starts_with("0120") || like.number.starts_with("0800")) like.number = otherwise.number;
  return like;
}

std::string dressed(const std::string& label, Random& random) {
  static const std::vector<std::pair<std::string, std::string>> kDresses = {{"", ""},     {"【", "】"}, {"■", ""},
                                                                            {"〔", "〕"}, {"[", "]"},   {"〈", "〉"}};
  const auto& [open, close] = random.pick(kDresses);
  return open + label + close;
}

std::vector<Piece> japanese_numbers(Widening& card, const std::string& region) {
  Sheet& sheet = card.sheet;
  const PhonePrint work = print_of(sheet, card::PhoneKind::work, {"TEL ", "03-1234-5678"});
  const PhonePrint fax = print_of(sheet, card::PhoneKind::fax, {"FAX ", "03-1234-5678"});
  std::vector<Piece> pieces;
  pieces.push_back(
      print_other_phone(card.source.japanese, region, card::PhoneKind::work, work, card.random, sheet.contact));
  if (card.random.chance(0.5)) {
    pieces.push_back(
        print_other_phone(card.source.japanese, region, card::PhoneKind::fax, fax, card.random, sheet.contact));
    pieces.back().same_row = true;
  }
  return pieces;
}

Block japanese_office(Widening& card) {
  Random& random = card.random;
  const PrintedAddress place = print_address(card.source.japanese, {}, Print::horizontal, random);
  card.sheet.contact.addresses.push_back(place.address);
  Block block{Role::office, place.pieces};
  const std::string label = dressed(card.patterns.any("offices", random), random);
  if (random.chance(0.5)) {
    block.pieces.insert(block.pieces.begin(), {.text = label, .field = "label"});
  } else {
    block.pieces.front().text = label + (random.chance(0.7) ? " " : "　") + block.pieces.front().text;
  }
  if (random.chance(0.75)) {
    const auto numbers = japanese_numbers(card, place.address.region.empty() ? "東京都" : place.address.region);
    block.pieces.insert(block.pieces.end(), numbers.begin(), numbers.end());
  }
  for (Piece& piece : block.pieces) piece.size = Size::tiny;
  return block;
}

void name_main_office(Widening& card) {
  Block* address = block_of(card.sheet, Role::address);
  if (!address || address->pieces.front().label > 0) return;
  const std::string label = dressed(card.patterns.any("main_offices", card.random), card.random);
  if (card.random.chance(0.4)) {
    address->pieces.insert(address->pieces.begin(), {.text = label, .field = "label"});
  } else {
    address->pieces.front().text = label + " " + address->pieces.front().text;
  }
}

void add_western_office(Widening& card) {
  if (!card.source.locale) return;
  Block block = western_office(*card.source.locale, *card.source.foreign, card.source.japanese.set, card.random,
                               card.sheet.contact);
  const std::string section = card.section("offices");
  if (card.patterns.has(section) && card.random.chance(0.7))
    block.pieces.insert(block.pieces.begin(), {.text = card.patterns.any(section, card.random), .field = "label"});
  for (Piece& piece : block.pieces) piece.size = Size::tiny;
  card.sheet.blocks.push_back(std::move(block));
}

}  // namespace

void add_offices(Widening& card) {
  Random& random = card.random;
  if (card.columns_only() || card.sheet.contact.addresses.size() != 1) return;
  if (!card.japanese()) {
    if (random.chance(0.08)) add_western_office(card);
    return;
  }
  const bool offices = random.chance(0.15);
  if (offices) card.sheet.blocks.push_back(japanese_office(card));
  if (offices && random.chance(0.2)) card.sheet.blocks.push_back(japanese_office(card));
  if (random.chance(offices ? 0.6 : 0.07)) name_main_office(card);
}

}  // namespace samples
