// Makes synthetic business cards with their truth. Run `meishi_samples --help`, or see samples/README.md.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

#include <CLI/CLI.hpp>
#include <opencv2/imgcodecs.hpp>

#include "samples/generator/deck.h"
#include "samples/generator/truth.h"

namespace {

struct Request {
  std::vector<std::string> kinds = {"clean"};
  int count = 1;
  int colleagues = 0;
  int scans = 1;
  std::uint64_t seed = 1;
  std::string set = "dev";
  std::filesystem::path out;
  std::string fonts = MEISHI_SAMPLES_FOLDER "/fonts/node_modules";
  bool invented_only = false;
  std::string variety = "wide";
  std::string style;
};

std::optional<samples::Style> parse_style(std::string_view word) {
  using samples::Style;
  for (const Style style : samples::kStyles) {
    if (word == samples::to_string(style)) return style;
  }
  return std::nullopt;
}

bool write_picture(const samples::Picture& picture, const std::filesystem::path& stem) {
  const std::string file = stem.string() + (picture.jpeg_quality > 0 ? ".jpg" : ".png");
  std::vector<int> options = {cv::IMWRITE_PNG_COMPRESSION, 9};
  if (picture.jpeg_quality > 0) options = {cv::IMWRITE_JPEG_QUALITY, picture.jpeg_quality};
  return cv::imwrite(file, picture.pixels, options);
}

bool write(const samples::Picture& picture, const std::string& kind, const Request& request, samples::Set set,
           const std::string& name) {
  const std::filesystem::path stem = request.out / name;
  std::ofstream truth(stem.string() + ".json");
  truth << samples::truth_json(picture, kind, set, request.seed);
  if (write_picture(picture, stem) && truth.flush()) return true;
  std::fprintf(stderr, "meishi_samples: %s: cannot be written; is the disk full?\n", stem.c_str());
  return false;
}

/// Pictures of one card, each with its own light, angle and grain: as many scans as are asked for.
bool write_scans(const samples::RenderedCard& card, const std::string& kind, const Request& request, samples::Set set,
                 const std::string& name, samples::Random& random) {
  for (int scan = 1; scan <= request.scans; ++scan) {
    samples::RenderedCard own = card;
    own.picture = card.picture.clone();
    const samples::Picture picture = samples::Deck::picture_of(kind, std::move(own), random);
    const std::string ending = request.scans == 1 ? "" : "-scan" + std::to_string(scan);
    if (!write(picture, kind, request, set, name + ending)) return false;
  }
  return true;
}

/// The pictures of one name: a card, or as many colleagues' cards, numbered from 1.
bool write_cards(const samples::Deck& deck, const std::string& kind, int index, const Request& request,
                 samples::Set set, const std::string& name) {
  samples::Random random(samples::hash_of(name));
  const double dpi = samples::Deck::dpi_of(kind);
  if (request.colleagues == 0 && request.scans == 1)
    return write(deck.picture(kind, index, random), kind, request, set, name);
  if (request.colleagues == 0) return write_scans(deck.deal(dpi, random), kind, request, set, name, random);
  int number = 0;
  for (const auto& card : deck.deal_colleagues(request.colleagues, dpi, random))
    if (!write_scans(card, kind, request, set, name + "-" + std::to_string(++number), random)) return false;
  return true;
}

int make(const Request& request) {
  const samples::Set set = request.set == "test"          ? samples::Set::test
                           : request.set == "calibration" ? samples::Set::calibration
                                                          : samples::Set::dev;
  const std::string extra = std::filesystem::exists(request.fonts) ? request.fonts : "";
  const auto variety = request.variety == "tidy" ? samples::Variety::tidy : samples::Variety::wide;
  const auto deck = samples::Deck::open(
      {set, MEISHI_SAMPLES_FOLDER "/words", extra, !request.invented_only, {}, variety, parse_style(request.style)});
  if (!deck) {
    std::fprintf(stderr, "meishi_samples: %s\n", deck.error().message.c_str());
    return 4;
  }
  for (const samples::FontFamily& family : deck->fonts().absent()) {
    std::fprintf(stderr, "meishi_samples: no font %s (package %s); going on without it\n", family.name.c_str(),
                 family.package);
  }
  std::filesystem::create_directories(request.out);
  for (const std::string& kind : request.kinds) {
    for (int i = 0; i < request.count; ++i) {
      const std::string name = request.set + "-" + kind + "-" + std::to_string(request.seed) + "-" +
                               std::string(i < 10    ? "00"
                                           : i < 100 ? "0"
                                                     : "") +
                               std::to_string(i);
      if (!write_cards(*deck, kind, i, request, set, name)) return 70;
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Makes pictures of invented business cards, each with a JSON file that says what it shows.");
  Request request;
  app.add_option("--kind", request.kinds, "clean, scan300, scan200, photo, flatbed, no_card; several by commas")
      ->delimiter(',')
      ->check(CLI::IsMember(samples::picture_kinds()));
  app.add_option("--count", request.count, "pictures of each kind")->check(CLI::Range(1, 100000));
  app.add_option("--seed", request.seed, "another seed, other cards; the same seed, the same cards");
  app.add_option("--set", request.set,
                 "dev or test: no name, company, town, design or font is in both; calibration: dev in other fonts")
      ->check(CLI::IsMember({"dev", "test", "calibration"}));
  app.add_option("--out", request.out, "folder to write to")->required();
  app.add_option("--fonts", request.fonts, "folder of further fonts");
  app.add_flag("--invented-only", request.invented_only, "no real organisation from the postal table");
  app.add_option(
         "--variety", request.variety,
         "wide: three in four cards of dev and calibration stray from tidy designs and contents; tidy: none does")
      ->check(CLI::IsMember({"tidy", "wide"}));
  app.add_option("--style", request.style,
                 "cards of one style only: horizontal, vertical, bilingual, western, korean or taiwanese")
      ->check(CLI::IsMember({"horizontal", "vertical", "bilingual", "western", "korean", "taiwanese"}));
  app.add_option("--colleagues", request.colleagues,
                 "Japanese cards of so many people of one company for each of the count: NAME-1, NAME-2, ...")
      ->check(CLI::Range(1, 100));
  app.add_option("--scans", request.scans,
                 "each card so many times, as if scanned again: NAME-scan1, NAME-scan2, ...; not flatbed and no_card")
      ->check(CLI::Range(1, 20));
  CLI11_PARSE(app, argc, argv);
  return make(request);
}
