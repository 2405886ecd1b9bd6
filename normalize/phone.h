#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/contact.h"
#include "normalize/piece.h"

namespace normalize {

/// One phone on a line.
struct FoundPhone {
  card::PhoneNumber phone;  ///< `number` only for a possible number with its area code (libphonenumber); else empty
  Span span;                ///< label and extension included
  Span number_span;         ///< the printed digits alone
  bool labelled = false;    ///< a label stands before it (or in brackets behind it)
  bool valid = false;       ///< in use by the numbering plan, not only of a possible length
  float quality = 0;        ///< 0..1; lower for repairs, missing labels, possible but invalid numbers
};

/// All phones of a printed line, in printed order. `TEL/FAX 03-…` gives two entries with the same span.
/// `region` (ISO 3166-1 alpha-2) says how a number without country code is read. Repairs what OCR does to digit runs
/// (O, l, I, S, B, ー, 一), full-width and kanji digits, ranges ("03-1234-5678～9" gives the first number).
///
/// Kind: what the label says (FAX, 携帯, Mobile, 直通, Direct, フリーダイヤル …); else, and for labels that say only
/// "phone", what the number is (070/080/090 mobile, 0120/0800 toll-free); else work.
std::vector<FoundPhone> find_phones(std::string_view line, std::string_view region = "JP");

/// A phone label with nothing behind it ("TEL", "携帯電話 :"), whose number stands on another line or in another
/// column.
struct PhoneLabel {
  card::PhoneKind kind = card::PhoneKind::work;
  bool also_fax = false;  ///< "TEL/FAX"
  bool decided = false;   ///< false for labels that say only "phone"
};
std::optional<PhoneLabel> read_phone_label(std::string_view line);

/// E.164 ("+81312345678") of a printed number; empty when it makes no possible number.
std::string to_e164(std::string_view printed, std::string_view region = "JP");

/// ISO region of a number with country code ("+49 89 …" -> "DE"); empty when none is printed.
std::string region_of_number(std::string_view printed);

}  // namespace normalize
