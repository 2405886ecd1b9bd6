// Reads sample pictures once and keeps what was read, for fitting confidence (bench/confidence/README.md).

#include <filesystem>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "bench/accuracy/pairing.h"
#include "bench/accuracy/truth.h"
#include "bench/confidence/recorded_card.h"
#include "capture/capture.h"
#include "pipeline/reader.h"

namespace {

/// What the reader made of a card, put together again as the parser saw it.
card::CardText text_of(pipeline::ReadCard& read) {
  card::CardText text;
  text.width = read.upright.front().width;
  text.height = read.upright.front().height;
  text.dpi = read.upright.front().dpi;
  text.turned_degrees = read.reading.turned_degrees;
  text.engine = read.reading.engine;
  text.lines = std::move(read.reading.lines);
  text.barcodes = std::move(read.reading.barcodes);
  text.unread_ink = std::move(read.reading.unread_ink);
  return text;
}

card::Result<std::vector<confidence::RecordedCard>> record(pipeline::Reader& reader, const accuracy::Sample& sample) {
  auto readings = reader.read_file(sample.picture);
  if (!readings) return tl::unexpected(readings.error());
  std::erase_if(*readings, [](const auto& r) { return r.reading.decision == card::Decision::not_a_card; });
  std::vector<card::Quad> quads;
  for (const auto& r : *readings) quads.push_back(r.reading.quad_in_source);
  std::vector<confidence::RecordedCard> cards;
  for (const auto& pair : accuracy::pair_cards(sample.cards, quads)) {
    cards.emplace_back();
    if (pair) cards.back() = {true, pair->upright, text_of((*readings)[pair->found])};
  }
  return cards;
}

int run(const std::vector<std::filesystem::path>& folders) {
  auto reader = pipeline::Reader::open();
  if (!reader) {
    fmt::print(stderr, "meishi_record: {}\n", reader.error().message);
    return 4;
  }
  int failed = 0;
  for (const auto& folder : folders) {
    const auto samples = accuracy::load_samples(folder);
    if (!samples) {
      fmt::print(stderr, "meishi_record: {}\n", samples.error().message);
      return 1;
    }
    for (const accuracy::Sample& sample : *samples) {
      auto file = sample.picture;
      file.replace_extension(".read");
      if (std::filesystem::exists(file)) continue;
      auto done = record(*reader, sample).and_then([&](const auto& cards) { return confidence::save(file, cards); });
      if (done) continue;
      fmt::print(stderr, "meishi_record: {}\n", done.error().message);
      ++failed;
    }
  }
  return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  // The decoder of foreign pictures runs in a child: this program again, with the hidden command of `meishi`.
  if (argc > 1 && std::string(argv[1]) == "decode") return capture::run_decoder_child();
  CLI::App app(
      "Reads sample pictures and keeps what was read beside them (NAME.read); those that have it are left out.");
  std::vector<std::filesystem::path> folders;
  app.add_option("folders", folders, "folders with pictures and their truth files")->required();
  CLI11_PARSE(app, argc, argv);
  return run(folders);
}
