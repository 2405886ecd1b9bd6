#include "tests/support/card_layout.h"

#include <cmath>

#include "text/utf8.h"

namespace support {
namespace {

bool is_wide(char32_t c) { return c >= 0x1100 && !(c >= 0x2010 && c <= 0x2044) && !(c >= 0xFF61 && c <= 0xFF9F); }
bool is_blank(char32_t c) { return c == U' ' || c == U'\u3000'; }

}  // namespace

CardLayout::CardLayout(int width, int height, int dpi) {
  text_.width = width;
  text_.height = height;
  text_.dpi = dpi;
  text_.engine = "laid out by hand";
}

card::Reading CardLayout::spell(std::string_view model, std::string_view utf8, float confidence) const {
  card::Reading reading;
  reading.model = model;
  float along = direction_ == card::Direction::horizontal ? left_ : top_;
  for (const char32_t c : text::to_utf32(utf8)) {
    const float advance = is_wide(c) ? size_ : size_ * 0.55F;
    card::Bounds box{along, top_, along + advance, top_ + size_};
    if (direction_ == card::Direction::vertical) box = {left_, along, left_ + size_, along + advance};
    reading.symbols.push_back({is_blank(c) ? " " : text::to_utf8(c), card::quad_from_bounds(box), confidence, {}});
    along += advance;
  }
  return reading;
}

CardLayout& CardLayout::line(std::string_view utf8, float left, float top, float size, float confidence) {
  left_ = left, top_ = top, size_ = size;
  direction_ = card::Direction::horizontal;
  card::TextLine line;
  line.glyph_size_px = size;
  line.readings.push_back(spell("card", utf8, confidence));
  const float right = line.readings[0].symbols.empty() ? left : card::bounds(line.readings[0].symbols.back().box).right;
  line.box = card::quad_from_bounds({left, top, right, top + size});
  text_.lines.push_back(std::move(line));
  return *this;
}

CardLayout& CardLayout::column(std::string_view utf8, float left, float top, float size, float confidence) {
  left_ = left, top_ = top, size_ = size;
  direction_ = card::Direction::vertical;
  card::TextLine line;
  line.direction = card::Direction::vertical;
  line.glyph_size_px = size;
  line.readings.push_back(spell("card", utf8, confidence));
  const float bottom =
      line.readings[0].symbols.empty() ? top : card::bounds(line.readings[0].symbols.back().box).bottom;
  line.box = card::quad_from_bounds({left, top, left + size, bottom});
  text_.lines.push_back(std::move(line));
  return *this;
}

CardLayout& CardLayout::reading(std::string_view model, std::string_view utf8, float confidence) {
  text_.lines.back().readings.push_back(spell(model, utf8, confidence));
  return *this;
}

CardLayout& CardLayout::barcode(std::string_view utf8) {
  text_.barcodes.push_back({"QRCode", std::string(utf8), card::quad_from_bounds({900, 480, 1030, 610})});
  return *this;
}

card::CardText quick_card(const std::vector<std::string>& lines) {
  CardLayout layout;
  float top = 30;
  for (const std::string& line : lines) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    const float size = 26 * std::pow(1.5F, static_cast<float>(marks));
    layout.line(std::string_view(line).substr(marks), 60, top, size);
    top += size * 1.5F;
  }
  return layout.build();
}

}  // namespace support
