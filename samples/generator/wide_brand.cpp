#include <algorithm>
#include <vector>

#include "samples/generator/wide_parts.h"
#include "samples/generator/writing.h"

namespace samples {
namespace {

void rename_company(Sheet& sheet, const std::string& name) {
  const std::string before = sheet.contact.company;
  for (Block& block : sheet.blocks)
    for (Piece& piece : block.pieces)
      if (piece.field == "company" && piece.text == before) piece.text = name;
  for (card::Post& post : sheet.contact.posts)
    if (post.company == before) post.company = name;
  sheet.contact.company = name;
}

/// ㈲, (同), and forms that are rare.
void change_japanese_form(Widening& card) {
  const std::string& company = card.sheet.contact.company;
  const Words& words = card.patterns.words();
  const bool rare = card.random.chance(0.25);
  const Entry change = rare ? Entry{"株式会社", card.random.pick(words.all("rare_forms"))[0]}
                            : card.random.pick(words.all("short_forms"));
  std::string changed = company;
  if (company.starts_with(change[0])) changed = change[1] + company.substr(change[0].size());
  if (company.ends_with(change[0])) changed = company.substr(0, company.size() - change[0].size()) + change[1];
  if (set_of(changed) == card.source.japanese.set) rename_company(card.sheet, changed);
}

/// The company's name without the legal form of its country.
std::string western_core(const std::string& company, const Words& words) {
  for (const Entry& form : words.all("legal_forms")) {
    const std::string before = form[0].substr(0, form[0].find('%')), after = form[0].substr(form[0].find('%') + 1);
    if (before.size() + after.size() == 0 || company.size() <= before.size() + after.size()) continue;
    if (company.starts_with(before) && company.ends_with(after))
      return company.substr(before.size(), company.size() - before.size() - after.size());
  }
  return company;
}

void change_western_form(Widening& card) {
  const std::string section = card.section("forms");
  if (!card.source.foreign || !card.patterns.has(section)) return;
  const std::string core = western_core(card.sheet.contact.company, *card.source.foreign);
  const std::string name = replace_all(card.random.pick(card.patterns.words().all(section))[0], "%", core);
  if (set_of(name) == card.source.japanese.set) rename_company(card.sheet, name);
}

/// Where a name is parted into two lines: at its legal form, or between two words.
struct Parting {
  std::size_t at = std::string::npos;
  bool form_in_front = false;
};

Parting parting_of(const std::string& company, Widening& card) {
  constexpr std::size_t kShortest = 10;  // bytes: ㈱ and （株） stay where they are
  if (card.japanese()) {
    const std::string core = without_form(company, card.source.japanese.words);
    if (company.size() - core.size() < kShortest) return {};
    const bool in_front = !company.starts_with(core);
    return {in_front ? company.size() - core.size() : core.size(), in_front};
  }
  std::vector<std::size_t> gaps;
  for (std::size_t at = company.find(' '); at != std::string::npos; at = company.find(' ', at + 1))
    if (at > 3 && company.size() - at > 3) gaps.push_back(at);
  return gaps.empty() ? Parting{} : Parting{card.random.pick(gaps), false};
}

void part_company(Widening& card) {
  Block* brand = block_of(card.sheet, Role::brand);
  if (!brand) return;
  const auto piece =
      std::find_if(brand->pieces.begin(), brand->pieces.end(), [](const Piece& p) { return p.field == "company"; });
  if (piece == brand->pieces.end()) return;
  const Parting parting = parting_of(piece->text, card);
  if (parting.at == std::string::npos) return;
  Piece second = *piece;
  second.text = piece->text.substr(piece->text[parting.at] == ' ' ? parting.at + 1 : parting.at);
  piece->text.erase(parting.at);
  if (card.random.chance(0.6))
    (parting.form_in_front ? *piece : second).size = card.random.chance(0.5) ? Size::post : Size::small;
  second.same_row = card.japanese() && card.random.chance(0.35);
  brand->pieces.insert(piece + 1, second);
}

/// The company's letters as a logo: initials, or its name in the domain.
void add_mark(Widening& card) {
  std::string letters = upper(card.patterns.fact("slug"));
  std::erase_if(letters, [](char c) { return c < 'A' || c > 'Z'; });
  const bool whole = letters.size() <= 9 && card.random.chance(0.5);
  if (!whole) letters = letters.substr(0, static_cast<std::size_t>(card.random.integer(2, 3)));
  if (letters.size() < 2) return;
  if (card.random.chance(0.25)) letters = lower(letters);
  if (whole && card.sheet.contact.company_latin.empty()) card.sheet.also_right.company_latin = letters;
  Block block{Role::mark, {}};
  block.pieces.push_back({.text = letters,
                          .field = "mark",
                          .size = whole && letters.size() > 5 ? Size::company : Size::mark,
                          .accent = true,
                          .letter_spacing_em = card.random.chance(0.2) ? 0.15 : 0.0});
  card.sheet.blocks.insert(card.sheet.blocks.begin(), std::move(block));
}

void add_slogan(Widening& card) {
  if (!card.patterns.has(card.section("slogans"))) return;
  const std::string slogan = card.patterns.any(card.section("slogans"), card.random);
  if (card.columns_only() &&
      slogan.find_first_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != std::string::npos)
    return;
  card.sheet.contact.notes.push_back(slogan);
  Block block{Role::slogan, {}};
  block.pieces.push_back({.text = slogan,
                          .field = "notes",
                          .size = card.random.chance(0.7) ? Size::tiny : Size::post,
                          .accent = card.random.chance(0.7)});
  const auto at = card.random.chance(0.5) ? card.sheet.blocks.begin() : card.sheet.blocks.end();
  card.sheet.blocks.insert(at, std::move(block));
}

}  // namespace

void widen_brand(Widening& card) {
  Random& random = card.random;
  const bool named = !card.sheet.contact.company.empty();
  if (named && random.chance(0.16)) card.japanese() ? change_japanese_form(card) : change_western_form(card);
  if (named && random.chance(0.22)) part_company(card);
  if (random.chance(0.22)) add_slogan(card);
  if (!card.columns_only() && random.chance(0.22)) add_mark(card);
}

}  // namespace samples
