#pragma once

#include <string>
#include <vector>

#include "card/contact.h"

namespace samples {

/// What a block of print is about; layout families say where each role goes. Every family has a place for the first
/// six; a block of another role goes where those of home_of(role) do when its family has no place for it.
enum class Role { brand, post, name, address, contact, extra, mark, slogan, reading, latin, net, office, aside };

/// brand for a logo's letters and slogans, name for readings, contact for mail and web, extra for the rest.
Role home_of(Role role);

/// How large a piece is printed; the layout family sets the sizes in points.
enum class Size { name, company, post, normal, small, tiny, mark };

/// The little picture that may stand in place of a label.
enum class Icon { none, phone, mobile, fax, mail, web, place };

/// Of a phone's label; none for kinds that no picture tells.
Icon icon_of(card::PhoneKind kind);

/// One line of print, or a part of one.
struct Piece {
  std::string text;   ///< as printed, UTF-8
  std::string field;  ///< contract field that it shows: "company", "phones", ...; several joined by "+"
  Size size = Size::normal;
  bool same_row = false;  ///< beside the piece before it, on its row (or below it, in its column)
  bool accent = false;    ///< may take the card's second colour
  double letter_spacing_em = 0;
  std::size_t label = 0;  ///< bytes of the text that are a label before the value, its blanks included
  Icon icon = Icon::none;
};

struct Block {
  Role role = Role::contact;
  std::vector<Piece> pieces;
  /// Without a place of its own it becomes a part of the block at home, not one beside it.
  enum class Joins { not_at_all, in_front, behind } joins = Joins::not_at_all;
};

enum class Style { horizontal, vertical, bilingual, western, korean, taiwanese };
inline constexpr Style kStyles[] = {Style::horizontal, Style::vertical, Style::bilingual,
                                    Style::western,    Style::korean,   Style::taiwanese};
const char* to_string(Style style);

/// What is to be printed on one card, before anything has a place.
struct Sheet {
  Style style = Style::horizontal;
  std::string language;   ///< ISO 639-1 of the card: "ja", "en", "de", ...
  card::Contact contact;  ///< the truth: what a perfect reader gives
  card::Contact
      also_right;  ///< values that may be given as well without being wrong (English side of a bilingual card)
  std::vector<Block> blocks;  ///< in reading order
  std::string qr_text;        ///< content of a QR code; empty when there is none
};

}  // namespace samples
