#include <algorithm>

#include "samples/generator/wide_parts.h"

namespace samples {
namespace {

/// Takes the name's pieces of a field out into a block of their own, which joins the name again where a design has no
/// place for it.
Block* part_from_name(Sheet& sheet, Role role, const std::string& field) {
  Block* name = block_of(sheet, Role::name);
  if (!name) return nullptr;
  const auto at =
      std::find_if(name->pieces.begin(), name->pieces.end(), [&](const Piece& p) { return p.field == field; });
  if (at == name->pieces.end() || name->pieces.size() == 1) return nullptr;
  Block block{role, {*at}, at == name->pieces.begin() ? Block::Joins::in_front : Block::Joins::behind};
  name->pieces.erase(at);
  name->pieces.front().same_row = false;
  sheet.blocks.push_back(std::move(block));
  return &sheet.blocks.back();
}

void move_reading(Block& reading, bool vertical, Random& random) {
  static const std::vector<std::pair<std::string, std::string>> kBrackets = {
      {"（", "）"}, {"(", ")"}, {"[", "]"}, {"－", "－"}, {"〔", "〕"}};
  const double place = random.unit();
  if (place < 0.45) return;
  reading.joins = Block::Joins::behind;
  Piece& piece = reading.pieces.front();
  piece.same_row = !vertical && place > 0.7;
  if (place > 0.8 && !vertical) {
    const auto& [open, close] = random.pick(kBrackets);
    piece.text = open + piece.text + close;
  }
}

/// Levels of a department and titles, each on a row of its own.
void part_rows(Widening& card) {
  Block* post = block_of(card.sheet, Role::post);
  if (!post) return;
  const bool departments = card.random.chance(0.35), titles = card.random.chance(0.5);
  std::vector<Piece> rows;
  for (const Piece& piece : post->pieces) {
    const bool parts = (piece.field == "departments" && departments) ||
                       (piece.field == "job_titles" && titles && card.sheet.contact.job_titles.size() > 1);
    if (!parts || !card.japanese()) {
      rows.push_back(piece);
      continue;
    }
    for (const std::string& word : split(replace_all(piece.text, "　", " "), " ")) {
      if (word.empty()) continue;
      rows.push_back(piece);
      rows.back().text = word;
    }
  }
  post->pieces = std::move(rows);
}

void add_numbered_qualification(Widening& card) {
  Block* block = block_of(card.sheet, card.random.chance(0.7) ? Role::post : Role::name);
  if (!block || card.columns_only()) return;
  const std::string text = card.patterns.any("numbered_qualifications", card.random);
  card.sheet.contact.qualifications.push_back(text);
  block->pieces.push_back(
      {.text = text, .field = "qualifications", .size = card.random.chance(0.6) ? Size::tiny : Size::small});
}

}  // namespace

void widen_person(Widening& card) {
  Random& random = card.random;
  part_rows(card);
  const bool vertical = card.sheet.style == Style::vertical;
  if (Block* reading = part_from_name(card.sheet, Role::reading, "family_kana+given_kana"))
    move_reading(*reading, vertical, random);
  part_from_name(card.sheet, Role::latin, "latin_name");
  if (card.japanese() && random.chance(0.1)) add_numbered_qualification(card);
}

}  // namespace samples
