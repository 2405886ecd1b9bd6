// meishi_lines FOLDER: reads sample pictures and tells what became of every printed line, by kind and style. With
// --list also each line that was not found whole, or not read right.

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "bench/accuracy/pairing.h"
#include "bench/accuracy/truth.h"
#include "bench/lines/fates.h"
#include "capture/capture.h"
#include "ocr/engine.h"

namespace {

struct Count {
  std::array<int, lines::kFates.size()> fates{};
  int exact = 0;
  int all = 0;
};
/// By kind of picture and style of card.
using Counts = std::map<std::pair<std::string, std::string>, Count>;

/// The printed lines on the upright card, of the size that was read.
std::vector<lines::PrintedLine> printed_lines(const accuracy::TruthCard& truth, const card::CardText& text) {
  std::array<cv::Point2f, 4> from;
  for (std::size_t i = 0; i < 4; ++i) from.at(i) = {truth.quad.corners.at(i).x, truth.quad.corners.at(i).y};
  const auto w = static_cast<float>(text.width);
  const auto h = static_cast<float>(text.height);
  const std::array<cv::Point2f, 4> to = {cv::Point2f(0, 0), {w, 0}, {w, h}, {0, h}};
  const cv::Mat card_from_picture = cv::getPerspectiveTransform(from.data(), to.data());
  std::vector<lines::PrintedLine> printed;
  for (const accuracy::TruthLine& line : truth.lines) {
    std::vector<cv::Point2f> corners;
    for (const card::Point& p : line.box.corners) corners.emplace_back(p.x, p.y);
    cv::perspectiveTransform(corners, corners, card_from_picture);
    card::Quad box;
    for (std::size_t i = 0; i < 4; ++i) box.corners.at(i) = {corners[i].x, corners[i].y};
    printed.push_back({line.text, card::bounds(box), line.vertical});
  }
  return printed;
}

void tell(const std::string& picture, const lines::PrintedLine& printed, const lines::LineFate& fate) {
  fmt::print("{}\t{}\t{}\t{}\t", picture, to_string(fate.fate), printed.vertical ? "column" : "row", printed.text);
  for (const card::TextLine* line : fate.in) fmt::print("[{}]", line->text());
  fmt::print("\n");
}

card::Result<void> measure(const accuracy::Sample& sample, ocr::Engine& engine, bool list, Counts& counts) {
  auto pages = capture::open(sample.picture);
  if (!pages) return tl::unexpected(pages.error());
  auto page = pages->next();
  if (!page) return tl::unexpected(page.error());
  const auto images = capture::find_cards((*page)->image, (*page)->source);
  std::vector<card::Quad> quads;
  for (const card::CardImage& image : images) quads.push_back(image.quad_in_source);
  const auto pairs = accuracy::pair_cards(sample.cards, quads);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const accuracy::TruthCard& truth = sample.cards[i];
    card::CardText text;
    if (pairs[i]) {
      auto read = engine.read(images[pairs[i]->found]);
      if (!read) return tl::unexpected(read.error());
      text = std::move(*read);
    }
    const auto printed = printed_lines(truth, text);
    const auto fates = lines::fates_of(printed, text.lines);
    Count& count = counts[{sample.kind, truth.style}];
    for (std::size_t k = 0; k < fates.size(); ++k) {
      ++count.all;
      ++count.fates.at(static_cast<std::size_t>(fates[k].fate));
      count.exact += fates[k].exact ? 1 : 0;
      if (list && (fates[k].fate != lines::Fate::whole || !fates[k].exact))
        tell(sample.picture.filename().string(), printed[k], fates[k]);
    }
  }
  return {};
}

void print(const Counts& counts) {
  fmt::print("\n| kind | style | printed lines |");
  for (const lines::Fate fate : lines::kFates) fmt::print(" {} |", to_string(fate));
  fmt::print(" read right |\n|---|---|---|---|---|---|---|---|---|\n");
  Counts with_sums = counts;
  for (const auto& [key, count] : counts) {
    Count& sum = with_sums[{"all", key.second}];
    for (std::size_t i = 0; i < count.fates.size(); ++i) sum.fates.at(i) += count.fates.at(i);
    sum.exact += count.exact;
    sum.all += count.all;
  }
  for (const auto& [key, count] : with_sums) {
    fmt::print("| {} | {} | {} |", key.first, key.second, count.all);
    for (const int n : count.fates) fmt::print(" {} |", n);
    fmt::print(" {:.3f} |\n", static_cast<double>(count.exact) / count.all);
  }
}

int run(const std::filesystem::path& folder, bool list) {
  const auto samples = accuracy::load_samples(folder);
  auto engine = ocr::open_engine();
  if (!samples || !engine) {
    fmt::print(stderr, "meishi_lines: {}\n", samples ? engine.error().message : samples.error().message);
    return 1;
  }
  Counts counts;
  for (const accuracy::Sample& sample : *samples) {
    if (auto done = measure(sample, **engine, list, counts); !done) {
      fmt::print(stderr, "meishi_lines: {}\n", done.error().message);
      return 1;
    }
  }
  print(counts);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  // The decoder of foreign pictures runs in a child: this program again, with the hidden command of `meishi`.
  if (argc > 1 && std::string(argv[1]) == "decode") return capture::run_decoder_child();
  CLI::App app("Tells what became of every printed line of sample pictures.");
  std::filesystem::path folder;
  bool list = false;
  app.add_option("folder", folder, "pictures with their truth files")->required();
  app.add_flag("--list", list, "name every line that was not found whole or not read right");
  CLI11_PARSE(app, argc, argv);
  return run(folder, list);
}
