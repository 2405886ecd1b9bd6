#include "samples/lines/card_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include <opencv2/imgcodecs.hpp>

#include "capture/capture.h"
#include "ocr/line_pictures.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace samples {
namespace {

constexpr float kSameLine = 0.6F;  ///< share of the union that two boxes of one line have in common
constexpr float kSameEnd = 0.5F;   ///< by how much their ends may differ, in line heights

card::Image to_image(const cv::Mat& picture) {
  card::Image image;
  image.width = picture.cols;
  image.height = picture.rows;
  image.channels = picture.channels();
  const cv::Mat whole = picture.isContinuous() ? picture : picture.clone();
  image.pixels.assign(whole.data, whole.data + whole.total() * whole.elemSize());
  return image;
}

/// The clockwise turn that makes a found card upright; absent when it is another card, or badly found.
std::optional<int> turn_of(const card::Quad& truth, const card::Quad& found) {
  const auto& t = truth.corners;
  const float side = std::hypot(t[0].x - t[1].x, t[0].y - t[1].y) + std::hypot(t[1].x - t[2].x, t[1].y - t[2].y);
  for (std::size_t turn = 0; turn < 4; ++turn) {
    float worst = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const card::Point f = found.corners[(i + turn) % 4];
      worst = std::max(worst, std::hypot(t[i].x - f.x, t[i].y - f.y));
    }
    if (worst < side / 40) return static_cast<int>((4 - turn) % 4) * 90;
  }
  return std::nullopt;
}

float shared(const card::Bounds& a, const card::Bounds& b) {
  const float w = std::min(a.right, b.right) - std::max(a.left, b.left);
  const float h = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  if (w <= 0 || h <= 0) return 0;
  return w * h / (a.width() * a.height() + b.width() * b.height() - w * h);
}

bool same_line(const card::Bounds& a, const card::Bounds& b, card::Direction direction) {
  const bool column = direction == card::Direction::vertical;
  const float reach = kSameEnd * (column ? std::min(a.width(), b.width()) : std::min(a.height(), b.height()));
  const float first = column ? a.top - b.top : a.left - b.left;
  const float last = column ? a.bottom - b.bottom : a.right - b.right;
  return shared(a, b) > kSameLine && std::abs(first) < reach && std::abs(last) < reach;
}

/// The signs that a column's shapes give away, as they may be printed.
struct KnownSign {
  std::string_view sign;
  std::u32string_view printed;
};
constexpr std::array<KnownSign, 4> kKnownSigns = {
    {{"ー", U"ー－―—–-‐"}, {"（", U"（("}, {"）", U"）)"}, {"〇", U"〇○◯"}}};

/// The text without the known signs; absent when it does not hold just these.
std::optional<std::string> without_known(const std::string& text, const std::vector<std::string>& signs) {
  std::u32string rest = text::to_utf32(text);
  for (const KnownSign& known : kKnownSigns) {
    const auto is_it = [&](char32_t c) { return known.printed.find(c) != std::u32string_view::npos; };
    const auto seen = std::count(signs.begin(), signs.end(), known.sign);
    if (seen == 0) continue;
    if (seen != std::count_if(rest.begin(), rest.end(), is_it)) return std::nullopt;
    std::erase_if(rest, is_it);
  }
  return text::to_utf8(rest);
}

std::optional<TrainingLine> training_line(const ocr::LinePicture& found, const std::string& printed) {
  TrainingLine line;
  line.column = found.direction == card::Direction::vertical && text::count_scripts(printed).japanese() > 0;
  const card::Image& picture = line.column ? found.laid_out : found.lying;
  const auto text = line.column ? without_known(printed, found.known_signs) : printed;
  if (picture.empty() || picture.width > 4000 || !text || text::without_blanks(*text).empty()) return std::nullopt;
  line.width = picture.width;
  line.height = picture.height;
  line.text = *text;
  const cv::Mat pixels(line.height, line.width, CV_8U, const_cast<std::uint8_t*>(picture.pixels.data()));
  cv::imencode(".png", pixels, line.png);
  return line;
}

/// Lines of one straightened card. Its corners are the printed card's, so places differ by scale alone.
void add_lines(const card::CardImage& image, int turn, const RenderedCard& card, std::vector<TrainingLine>& lines) {
  const ocr::LinePictures pictures = ocr::picture_lines(image.image, turn);
  const float x = static_cast<float>(pictures.width) / static_cast<float>(card.picture.cols);
  const float y = static_cast<float>(pictures.height) / static_cast<float>(card.picture.rows);
  for (const PlacedLine& printed : card.lines) {
    card::Bounds box = card::bounds(printed.box);
    box = {box.left * x, box.top * y, box.right * x, box.bottom * y};
    const auto direction = printed.vertical ? card::Direction::vertical : card::Direction::horizontal;
    for (const ocr::LinePicture& found : pictures.lines) {
      if (found.direction != direction || !same_line(box, card::bounds(found.box), direction)) continue;
      if (auto line = training_line(found, printed.text)) lines.push_back(std::move(*line));
      break;
    }
  }
}

}  // namespace

std::vector<TrainingLine> lines_as_found(const Picture& picture) {
  std::vector<TrainingLine> lines;
  card::Image page = to_image(picture.pixels);
  page.dpi = picture.dpi;
  for (const card::CardImage& found : capture::find_cards(page, {})) {
    for (const CardOnPicture& card : picture.cards) {
      if (const auto turn = turn_of(quad_on_picture(card), found.quad_in_source))
        add_lines(found, *turn, card.card, lines);
    }
  }
  return lines;
}

}  // namespace samples
