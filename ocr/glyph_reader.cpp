#include "ocr/glyph_reader.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

#include "ocr/glyph_cutter.h"
#include "text/utf8.h"

namespace ocr {

class GlyphReader::Network {
 public:
  cv::dnn::Net net;
};

namespace {

namespace fs = std::filesystem;

constexpr float kLeast = 0.002F;
constexpr int kMostAlternatives = 8;

std::vector<std::string> characters_in(const fs::path& file) {
  std::stringstream text;
  text << std::ifstream(file).rdbuf();
  std::vector<std::string> characters;
  for (const char32_t c : text::to_utf32(text.str()))
    if (c > U' ') characters.push_back(text::to_utf8(c));
  return characters;
}

std::vector<card::Alternative> likeliest(const float* probabilities, const std::vector<std::string>& characters) {
  std::vector<std::pair<float, std::size_t>> seen;
  for (std::size_t i = 0; i < characters.size(); ++i)
    if (probabilities[i] >= kLeast) seen.emplace_back(probabilities[i], i);
  std::sort(seen.begin(), seen.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (seen.size() > kMostAlternatives) seen.resize(kMostAlternatives);
  std::vector<card::Alternative> result;
  for (const auto& [probability, index] : seen) result.push_back({characters[index], probability});
  return result;
}

}  // namespace

GlyphReader::GlyphReader(std::unique_ptr<Network> network) : network_(std::move(network)) {}
GlyphReader::GlyphReader(GlyphReader&&) noexcept = default;
GlyphReader& GlyphReader::operator=(GlyphReader&&) noexcept = default;
GlyphReader::~GlyphReader() = default;

card::Result<GlyphReader> GlyphReader::open(const std::vector<fs::path>& folders) {
  std::error_code ignored;
  for (const fs::path& folder : folders) {
    const fs::path network = folder / "glyphs.onnx";
    const fs::path characters = folder / "glyphs.txt";
    if (folder.empty() || !fs::is_regular_file(network, ignored) || !fs::is_regular_file(characters, ignored)) continue;
    try {
      auto opened = std::make_unique<Network>();
      opened->net = cv::dnn::readNetFromONNX(network.string());
      GlyphReader reader(std::move(opened));
      reader.characters_ = characters_in(characters);
      for (std::size_t i = 0; i < reader.characters_.size(); ++i) reader.class_of_.emplace(reader.characters_[i], i);
      return reader;
    } catch (const cv::Exception&) {
      return card::fail(card::ErrorKind::missing_component,
                        fmt::format("{}: this is no network; install meishi again", network.string()));
    }
  }
  return card::fail(card::ErrorKind::missing_component,
                    "glyphs.onnx, glyphs.txt: the glyph reader is not installed; install meishi again (ocr/models)");
}

std::vector<std::vector<card::Alternative>> GlyphReader::read(const std::vector<cv::Mat>& glyphs) {
  std::vector<std::vector<card::Alternative>> result;
  if (glyphs.empty()) return result;
  const int shape[] = {static_cast<int>(glyphs.size()), 1, kGlyphSide, kGlyphSide};
  cv::Mat batch(4, shape, CV_32F);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    cv::Mat place(kGlyphSide, kGlyphSide, CV_32F, batch.ptr<float>(static_cast<int>(i)));
    glyphs[i].convertTo(place, CV_32F, -1.0 / 255, 1.0);
  }
  network_->net.setInput(batch);
  const cv::Mat probabilities = network_->net.forward();
  if (probabilities.rows != shape[0] || probabilities.cols != static_cast<int>(characters_.size()))
    throw std::runtime_error("glyphs.onnx and glyphs.txt do not belong together; install meishi again");
  for (int row = 0; row < probabilities.rows; ++row)
    result.push_back(likeliest(probabilities.ptr<float>(row), characters_));
  return result;
}

}  // namespace ocr
