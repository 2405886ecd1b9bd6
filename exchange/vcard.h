#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "card/result.h"
#include "exchange/record.h"

namespace exchange {

/// 3.0 (RFC 2426) is what phones, macOS and CardDAV servers understand best; 4.0 is RFC 6350.
enum class VCardVersion { v3_0, v4_0 };

/// One card: UTF-8, CRLF, folded at 75 octets between characters. Our own reader gives every field of the contact back,
/// also what the standard has no place for (X-PHONETIC-*, X-SOCIALPROFILE, X-MEISHI-*). Values of X-MEISHI lists are
/// believed only while the standard property still says the same, so that an edit made elsewhere wins.
std::string to_vcard(const Record& record, VCardVersion version = VCardVersion::v3_0);

struct VCardLimits {
  std::size_t line_bytes = 1U << 20U;  ///< unfolded; what is longer is left out (photographs are left out anyway)
  std::size_t properties = 5000;       ///< of one card; a card with more is an error
  int nesting = 8;                     ///< of cards inside cards (AGENT); deeper is an error
};

/// Reads vCard 2.1, 3.0 and 4.0 card by card: folded lines, quoted-printable, base64, CHARSET, groups, types with and
/// without TYPE=, UTF-16 with a byte-order mark. Birthdays, nicknames and the like are kept as
/// notes; pictures, sounds, keys, embedded cards and properties that say nothing about the person are left out.
class VCardReader {
 public:
  /// `bytes` must outlive the reader. Fails with bad_input when nowhere a card begins.
  static card::Result<VCardReader> open(std::string_view bytes, const VCardLimits& limits = {});

  /// The next contact, or why the next card is none (message: "line 7: ..."); nothing at the end. A bad card does not
  /// harm the others.
  std::optional<card::Result<LoadedContact>> next();

  /// Of the card that next() gave last: the line where it begins, and its text (UTF-8 where the file is UTF-16).
  std::size_t line() const;
  std::string_view text() const;

  VCardReader(VCardReader&&) noexcept;
  VCardReader& operator=(VCardReader&&) noexcept;
  ~VCardReader();

 private:
  struct State;
  explicit VCardReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace exchange
