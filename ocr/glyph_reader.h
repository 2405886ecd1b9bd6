#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "card/card_text.h"
#include "card/result.h"

namespace ocr {

/// A second reader for Japanese: a convolutional network that sees one glyph at a time, without its neighbours and
/// without knowing words, but nearly twice as large as a line model sees it. Trained by
/// ocr/training/train_glyph_reader.py. One thread at a time.
class GlyphReader {
 public:
  /// Opens `glyphs.onnx` and the list of its characters, `glyphs.txt`, from the first folder that has both. Fails with
  /// missing_component.
  static card::Result<GlyphReader> open(const std::vector<std::filesystem::path>& folders);
  GlyphReader(GlyphReader&&) noexcept;
  GlyphReader& operator=(GlyphReader&&) noexcept;
  ~GlyphReader();

  /// What it has learnt, UTF-8.
  const std::vector<std::string>& characters() const { return characters_; }
  /// Whether it has learnt this character (UTF-8). Asked about another one it would still name one of its own.
  bool knows(const std::string& character) const { return class_of_.contains(character); }

  /// What it takes each picture of GlyphCutter for: characters with a probability of at least 0.002, best first.
  std::vector<std::vector<card::Alternative>> read(const std::vector<cv::Mat>& glyphs);

 private:
  class Network;  // private to glyph_reader.cpp
  explicit GlyphReader(std::unique_ptr<Network> network);

  std::unique_ptr<Network> network_;
  std::vector<std::string> characters_;
  std::unordered_map<std::string, std::size_t> class_of_;
};

}  // namespace ocr
