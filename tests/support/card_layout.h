#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "card/card_text.h"

namespace support {

/// Lays out lines of text on an imaginary upright card, as an OCR engine would report them: every character is a
/// symbol with its box. Full-width characters are square, others half as wide; an ideographic blank is a wide gap.
class CardLayout {
 public:
  explicit CardLayout(int width = 1075, int height = 650, int dpi = 300);

  /// A horizontal line whose ink begins at (left, top), `size` pixels tall.
  CardLayout& line(std::string_view utf8, float left, float top, float size = 30, float confidence = 0.98F);
  /// A vertical line whose ink begins at (left, top), `size` pixels wide.
  CardLayout& column(std::string_view utf8, float left, float top, float size = 30, float confidence = 0.98F);
  /// One more reading of the last line.
  CardLayout& reading(std::string_view model, std::string_view utf8, float confidence = 0.95F);
  CardLayout& barcode(std::string_view utf8);
  card::CardText build() const { return text_; }

 private:
  card::Reading spell(std::string_view model, std::string_view utf8, float confidence) const;
  card::CardText text_;
  float left_ = 0, top_ = 0, size_ = 0;
  card::Direction direction_ = card::Direction::horizontal;
};

/// Lines one under the other from the top left, all of one size but those that begin with '#' (half as large again
/// for each '#'): a quick card.
card::CardText quick_card(const std::vector<std::string>& lines);

}  // namespace support
