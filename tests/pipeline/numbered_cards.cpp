#include "tests/pipeline/numbered_cards.h"

#include <fstream>
#include <string>

#include "capture/capture.h"
#include "tests/pipeline/recorded_engine.h"

namespace {

void fill(card::Image& image, int left, int top, int right, int bottom, std::uint8_t grey) {
  for (int y = top; y < bottom; ++y)
    for (int x = 3 * left; x < 3 * right; ++x) image.pixels[static_cast<std::size_t>(3 * image.width * y + x)] = grey;
}

/// Strokes that look like print: an E or an F.
void draw_letter(card::Image& image, int left, int top) {
  fill(image, left, top, left + 4, top + 24, 30);
  for (const int bar : {0, 10, 20}) fill(image, left, top + bar, left + 14, top + bar + 4, 30);
}

std::vector<std::string> letters(const std::string& text) {
  std::vector<std::string> symbols;
  for (const char c : text) symbols.emplace_back(1, c);
  return symbols;
}

}  // namespace

std::vector<std::uint8_t> numbered_card(int number) {
  card::Image image{760, 480, 3, 0, {}};
  image.pixels.resize(static_cast<std::size_t>(3 * image.width * image.height), 60);
  fill(image, 20, 20, 740, 460, 250);
  for (int row = 0; row < 5; ++row) {
    for (int column = 0; column < 12 + 3 * row; ++column) draw_letter(image, 80 + 22 * column, 90 + 60 * row);
  }
  for (int bit = 0; bit < 24; ++bit)
    if ((number >> bit & 1) != 0) fill(image, 80 + 22 * bit, 410, 94 + 22 * bit, 416, 40);
  return capture::encode_png(image).value();
}

void write_numbered_card(const std::filesystem::path& file, int number) {
  const auto bytes = numbered_card(number);
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

card::Result<card::CardText> HashEngine::read(const card::CardImage& card, ocr::WayUp) {
  const std::string mark = card.source.sha256.substr(0, 12);
  card::CardText text;
  text.lines.push_back(recorded_line(letters("Person" + mark), 0));
  text.lines.push_back(recorded_line(letters("p" + mark + "@example.com"), 2));
  text.engine = version();
  return text;
}

card::Result<card::TextLine> HashEngine::read_line(const card::Image&, const card::Quad&, const ocr::LineOptions&) {
  return card::TextLine{};
}

pipeline::ReaderOptions cheap_reader() {
  pipeline::ReaderOptions options;
  options.open_engine = []() -> card::Result<std::unique_ptr<ocr::Engine>> { return std::make_unique<HashEngine>(); };
  return options;
}
