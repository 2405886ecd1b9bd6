#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/piece.h"

namespace normalize {

/// A printed text as code points of narrow width (Ａ → A, ideographic blank → blank), each of which knows its bytes.
class PrintedLine {
 public:
  explicit PrintedLine(std::string_view utf8);

  const std::u32string& chars() const& { return chars_; }
  std::u32string chars() && { return std::move(chars_); }  ///< a copy that outlives a temporary line
  std::size_t size() const { return chars_.size(); }
  char32_t operator[](std::size_t index) const { return chars_[index]; }
  /// NUL beyond either end; takes size_t(-1) for "before the first".
  char32_t at(std::size_t index) const { return index < chars_.size() ? chars_[index] : U'\0'; }

  /// The bytes of characters [begin, end).
  Span span(std::size_t begin, std::size_t end) const { return {starts_[begin], starts_[end]}; }
  /// Characters [begin, end) in narrow width.
  std::string text(std::size_t begin, std::size_t end) const;
  /// Characters [begin, end) as they were handed in.
  std::string original(std::size_t begin, std::size_t end) const;
  /// The character that begins at or after a byte; size() at the end.
  std::size_t index_of_byte(std::size_t byte) const;

 private:
  std::string original_;
  std::u32string chars_;
  std::vector<std::size_t> starts_;  ///< one more than chars_
};

/// Letters and digits of ASCII; used where a label or number ends.
bool is_ascii_letter(char32_t c);
bool is_ascii_letter_or_digit(char32_t c);
bool is_ascii_digit(char32_t c);
/// ASCII and Latin-1 capitals to small letters; the rest stays.
char32_t to_small(char32_t c);
std::u32string to_small(std::u32string_view text);
std::string to_small_ascii(std::string_view text);
/// Any of the dashes, hyphens and minus signs that print and OCR produce; the long mark ー is one, 一 is not.
bool is_dash(char32_t c);
/// Brackets and quotation marks that open or close, of any width.
bool is_opening(char32_t c);
bool is_closing(char32_t c);
/// `text` without blanks and label punctuation (: ・ . ■ and the like) at both ends.
std::string strip_marks(std::string_view text);

}  // namespace normalize
