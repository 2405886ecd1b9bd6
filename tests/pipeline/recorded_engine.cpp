#include "tests/pipeline/recorded_engine.h"

card::TextLine recorded_line(const std::vector<std::string>& symbols, int row) {
  card::Reading reading;
  reading.model = "recorded";
  const auto top = static_cast<float>(row * 20);
  float left = 0;
  for (const std::string& symbol : symbols) {
    const card::Quad box = card::quad_from_bounds({left, top, left + 10, top + 12});
    reading.symbols.push_back({.text = symbol, .box = box, .confidence = 0.99F, .alternatives = {}});
    left += 10;
  }
  card::TextLine line;
  line.box = card::quad_from_bounds({0, top, left, top + 12});
  line.glyph_size_px = 12;
  line.readings.push_back(std::move(reading));
  return line;
}

card::CardImage quartered_card(int width, int height) {
  card::CardImage image;
  image.image.width = width;
  image.image.height = height;
  image.image.channels = 1;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int quarter = (y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1);
      image.image.pixels.push_back(static_cast<std::uint8_t>(40 + 60 * quarter));
    }
  }
  image.quad_in_source =
      card::quad_from_bounds({5, 7, 5.0F + static_cast<float>(width), 7.0F + static_cast<float>(height)});
  return image;
}
