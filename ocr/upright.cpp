#include "ocr/upright.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include <opencv2/core.hpp>

#include "text/script.h"

namespace ocr {
namespace {

constexpr std::size_t kJudges = 4;  // lines read for each turn
constexpr float kSureMean = 0.88F;  // mean confidence that settles the matter for the picture as it came
constexpr int kSureCharacters = 10;
constexpr int kMostOfOneLine = 10;     // characters; longer lines count no more
constexpr float kLyingLetters = 0.8F;  // without any column of Japanese that reads well
constexpr float kSureColumnMean = 0.8F;
constexpr float kPower = 4;         // of the mean by which turns are compared
constexpr float kAsItCame = 0.04F;  // head start: scanners and people mostly get it right

struct Verdict {
  float mean = 0;      ///< of the lines' confidences
  float standing = 0;  ///< their power mean: two lines that read well outweigh ornaments that do not read at all
  int characters = 0;
};

cv::Mat turned(const card::Image& grey, int degrees) {
  const cv::Mat picture(grey.height, grey.width, CV_8UC1, const_cast<std::uint8_t*>(grey.pixels.data()));
  cv::Mat result;
  switch (degrees) {
    case 90: cv::rotate(picture, result, cv::ROTATE_90_CLOCKWISE); break;
    case 180: cv::rotate(picture, result, cv::ROTATE_180); break;
    case 270: cv::rotate(picture, result, cv::ROTATE_90_COUNTERCLOCKWISE); break;
    default: result = picture.clone();
  }
  return result;
}

/// Long lines tell most; very large type reads worse than it looks.
std::vector<std::size_t> judges(const std::vector<FoundLine>& lines) {
  std::vector<std::size_t> order(lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return lines[a].strength > lines[b].strength; });
  if (order.size() > kJudges) order.resize(kJudges);
  return order;
}

/// Mean confidence of a line's characters, blanks left out; their number in `count`.
float mean_confidence(const card::Reading& reading, int& count) {
  float sum = 0;
  count = 0;
  for (const card::Symbol& symbol : reading.symbols) {
    if (symbol.text == " ") continue;
    sum += symbol.confidence;
    ++count;
  }
  return count > 0 ? sum / static_cast<float>(count) : 0;
}

struct Judged {
  float confidence = 0, weight = 0;
  bool lying = false;  ///< letters that lie in a column
};

/// The best standing that there can be once so many more lines have been read, each of them long and without a doubt.
float best_possible_standing(const std::vector<Judged>& judged, std::size_t more) {
  const float rest = static_cast<float>(more) * kMostOfOneLine;
  float weights = 1 + rest;
  float powers = rest;
  for (const Judged& line : judged) {
    weights += line.weight;
    powers += line.weight * std::pow(line.confidence, kPower);
  }
  return std::pow(powers / weights, 1 / kPower);
}

/// Stops reading where the view cannot reach the standing that is to be beaten.
Verdict judge(View& view, LineReader& reader, float to_beat) {
  constexpr float kRounding = 1e-3F;
  Verdict verdict;
  std::vector<Judged> judged;
  bool japanese_columns = false;
  const std::vector<std::size_t> lines = judges(view.lines);
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (best_possible_standing(judged, lines.size() - k) < to_beat - kRounding) return {};
    const std::size_t i = lines[k];
    const FoundLine& line = view.lines[i];
    view.texts[i] = reader.read_once(view.ink, line);
    if (view.texts[i].readings.empty()) continue;
    int count = 0;
    const float confidence = mean_confidence(view.texts[i].readings.front(), count);
    const float weight = static_cast<float>(std::min(count, kMostOfOneLine));
    const bool column = line.direction == card::Direction::vertical;
    const int japanese = text::count_scripts(view.texts[i].text()).japanese();
    judged.push_back({confidence, weight, column && 2 * japanese <= count});
    // Letters and digits that lie read well even where what stands beside them does not.
    japanese_columns =
        japanese_columns || (column && japanese >= 3 && 2 * japanese > count && confidence > kSureColumnMean);
    verdict.characters += count;
  }
  float weights = 1;  // a handful of characters proves little: some doubt is added
  float powers = 0;
  for (const Judged& line : judged) {
    // Letters lie in columns of Japanese, but also on any card that lies on its side.
    const float confidence = line.confidence * (line.lying && !japanese_columns ? kLyingLetters : 1.0F);
    weights += line.weight;
    verdict.mean += line.weight * confidence;
    powers += line.weight * std::pow(confidence, kPower);
  }
  verdict.mean /= weights;
  verdict.standing = std::pow(powers / weights, 1 / kPower);
  return verdict;
}

}  // namespace

card::Point turn_point(card::Point point, int width, int height, int turned_degrees) {
  const auto w = static_cast<float>(width);
  const auto h = static_cast<float>(height);
  switch (turned_degrees) {
    case 90: return {h - point.y, point.x};
    case 180: return {w - point.x, h - point.y};
    case 270: return {point.y, w - point.x};
    default: return point;
  }
}

View look(const card::Image& grey, const std::vector<card::Bounds>& barcodes, int turned_degrees) {
  View view;
  view.turned_degrees = turned_degrees;
  std::vector<cv::Rect> excluded;
  for (const card::Bounds& b : barcodes) {
    const card::Point p = turn_point({b.left, b.top}, grey.width, grey.height, turned_degrees);
    const card::Point q = turn_point({b.right, b.bottom}, grey.width, grey.height, turned_degrees);
    excluded.emplace_back(cv::Point(static_cast<int>(std::min(p.x, q.x)), static_cast<int>(std::min(p.y, q.y))),
                          cv::Point(static_cast<int>(std::max(p.x, q.x)), static_cast<int>(std::max(p.y, q.y))));
  }
  const int unit = std::max(6, std::max(grey.width, grey.height) / 60);
  view.ink = find_ink(turned(grey, turned_degrees), unit, excluded);
  view.lines = find_lines(view.ink);
  view.texts.resize(view.lines.size());
  return view;
}

View find_upright(const card::Image& grey, const std::vector<card::Bounds>& barcodes, LineReader& reader) {
  View best = look(grey, barcodes, 0);
  Verdict verdict = judge(best, reader, 0);
  if (verdict.mean >= kSureMean && verdict.characters >= kSureCharacters) return best;
  float best_standing = verdict.standing + kAsItCame;
  for (const int degrees : {180, 90, 270}) {
    View view = look(grey, barcodes, degrees);
    verdict = judge(view, reader, best_standing);
    if (verdict.standing <= best_standing) continue;
    best_standing = verdict.standing;
    best = std::move(view);
  }
  return best;
}

}  // namespace ocr
