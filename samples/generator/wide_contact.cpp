#include <algorithm>

#include "samples/generator/wide_parts.h"

namespace samples {
namespace {

bool is_phone(const Piece& piece) { return piece.field == "phones"; }

/// "TEL 03-1234-5678 / FAX 03-1234-5679" in one row.
void join_numbers(Block& lines, Random& random) {
  static const std::vector<std::string> kBetween = {" / ", "　", "  ", " | ", "・", "／", "，"};
  if (lines.pieces.size() < 2 || !is_phone(lines.pieces[0]) || !is_phone(lines.pieces[1])) return;
  Piece& first = lines.pieces[0];
  if (lines.pieces[1].label == 0) return;
  const std::string between = random.pick(kBetween);
  first.text += (is_ascii(first.text) && !is_ascii(between) ? " / " : between) + lines.pieces[1].text;
  first.icon = Icon::none;
  lines.pieces.erase(lines.pieces.begin() + 1);
}

void add_switchboard_mark(Block& lines, const card::Contact& contact, Random& random) {
  static const std::vector<std::string> kMarks = {"(代)", "（代）", "（代表）", "(代表)", " (代)"};
  if (lines.pieces.empty() || contact.phones.empty() || contact.phones[0].kind != card::PhoneKind::work) return;
  if (contact.phones[0].extension.empty() && lines.pieces[0].text.find("代表") == std::string::npos)
    lines.pieces[0].text += random.pick(kMarks);
}

/// A mobile's number tells that it is one, but in America.
void drop_mobile_label(Block& lines, const card::Contact& contact) {
  for (Piece& piece : lines.pieces) {
    if (!is_phone(piece) || piece.icon != Icon::mobile || contact.phones.empty()) continue;
    if (contact.phones[0].number.starts_with("+1")) continue;
    piece.text.erase(0, piece.label);
    piece.label = 0;
  }
}

/// [TEL] 03-1234-5678, ■TEL 03-1234-5678.
void dress_labels(Block& lines, bool japanese, Random& random) {
  static const std::vector<std::pair<std::string, std::string>> kJapanese = {
      {"[", "] "}, {"【", "】"}, {"■", " "}, {"◆", "："}, {"＜", "＞"}, {"(", ") "}, {"●", " "}};
  static const std::vector<std::pair<std::string, std::string>> kWestern = {
      {"[", "] "}, {"• ", ": "}, {"(", ") "}, {"", " | "}, {"", " > "}};
  const auto& [open, close] = random.pick(japanese ? kJapanese : kWestern);
  for (Piece& piece : lines.pieces) {
    if (piece.label == 0) continue;
    std::string label = piece.text.substr(0, piece.label);
    for (const char* end : {" ", "　", ":", "：", ".", " "})
      while (label.ends_with(end)) label.erase(label.size() - std::string_view(end).size());
    const std::string dressed = open + label + close;
    piece.text.replace(0, piece.label, dressed);
    piece.label = dressed.size();
  }
}

/// A long mail address on two rows.
void part_mail(Block& net, const card::Contact& contact) {
  const auto piece =
      std::find_if(net.pieces.begin(), net.pieces.end(), [](const Piece& p) { return p.field == "emails"; });
  if (piece == net.pieces.end() || contact.emails[0].size() < 18) return;
  const std::size_t at = piece->text.find('@');
  Piece second{.text = piece->text.substr(at), .field = "emails"};
  piece->text.erase(at);
  net.pieces.insert(piece + 1, second);
}

void add_second_mail(Block& net, card::Contact& contact, Random& random) {
  static const std::vector<std::string> kBoxes = {"info", "contact", "sales", "office", "mail"};
  const auto piece =
      std::find_if(net.pieces.begin(), net.pieces.end(), [](const Piece& p) { return p.field == "emails"; });
  if (piece == net.pieces.end()) return;
  const std::string mail = random.pick(kBoxes) + contact.emails[0].substr(contact.emails[0].find('@'));
  if (mail == contact.emails[0]) return;
  Piece second = *piece;
  second.text.replace(second.text.find(contact.emails[0]), contact.emails[0].size(), mail);
  contact.emails.push_back(mail);
  net.pieces.insert(piece + 1, second);
}

void lengthen_page(Block& net, card::Contact& contact, bool japanese, Random& random) {
  static const std::vector<std::string> kPaths = {"/ja/", "/shop", "/company/", "/index.html", "/tokyo/"};
  static const std::vector<std::string> kWesternPaths = {"/en/", "/shop", "/about", "/contact"};
  for (Piece& piece : net.pieces) {
    if (piece.field != "urls" || contact.urls.empty() || contact.urls[0].ends_with('/')) continue;
    const std::string path = random.pick(japanese ? kPaths : kWesternPaths);
    piece.text += path;
    contact.urls[0] += path;
  }
}

/// Mail and web pages in a block of their own.
void part_net(Sheet& sheet, Random& random) {
  Block* lines = block_of(sheet, Role::contact);
  if (!lines) return;
  Block net{Role::net, {}, random.chance(0.15) ? Block::Joins::in_front : Block::Joins::behind};
  std::vector<Piece> rest;
  for (Piece& piece : lines->pieces)
    (piece.field == "emails" || piece.field == "urls" ? net.pieces : rest).push_back(piece);
  lines->pieces = std::move(rest);
  if (!net.pieces.empty()) sheet.blocks.push_back(std::move(net));
}

void widen_address(Widening& card) {
  Block* address = block_of(card.sheet, Role::address);
  if (!address || address->pieces.empty()) return;
  address->pieces.front().icon = Icon::place;
  const std::string section = card.section("address_labels");
  if (card.columns_only() || !card.patterns.has(section) || !card.random.chance(0.1)) return;
  const std::string label = card.patterns.any(section, card.random);
  Piece& first = address->pieces.front();
  first.text = label + first.text;
  first.label = label.size();
}

void widen_net(Widening& card) {
  Block* net = block_of(card.sheet, Role::net);
  if (!net) return;
  Random& random = card.random;
  card::Contact& contact = card.sheet.contact;
  if (random.chance(0.07)) lengthen_page(*net, contact, card.japanese(), random);
  if (random.chance(0.07)) add_second_mail(*net, contact, random);
  if (random.chance(0.06)) part_mail(*net, contact);
  if (random.chance(0.12) && net->pieces.size() > 1) net->pieces.back().same_row = true;
}

}  // namespace

void widen_contact(Widening& card) {
  Random& random = card.random;
  part_net(card.sheet, random);
  Block* lines = block_of(card.sheet, Role::contact);
  if (lines && !card.columns_only()) {
    if (random.chance(0.08)) dress_labels(*lines, card.japanese(), random);
    if (random.chance(0.15)) drop_mobile_label(*lines, card.sheet.contact);
    if (card.japanese() && random.chance(0.1)) add_switchboard_mark(*lines, card.sheet.contact, random);
    if (random.chance(0.22)) join_numbers(*lines, random);
  }
  if (!card.columns_only()) widen_net(card);
  widen_address(card);
}

}  // namespace samples
