// meishi_training_lines: prints training lines for Tesseract's trainer. See ocr/training/README.md.
#include <fstream>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "samples/generator/deck.h"
#include "samples/generator/words.h"
#include "samples/lines/card_lines.h"
#include "samples/lines/line_picture.h"
#include "samples/lines/line_texts.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace {

struct Request {
  int count = 1000;
  std::uint64_t seed = 1;
  std::string typefaces, characters, words, rare, out;
  bool test = false, cards = false;
};

bool writable(const std::string& text, const std::set<std::string>& characters) {
  for (const std::string& c : samples::characters(text))
    if (c != " " && !characters.contains(c)) return false;
  return true;
}

std::vector<samples::TrainingLine> make(const Request& request, const samples::JapaneseSource& source,
                                        const std::vector<samples::Typeface>& typefaces,
                                        const std::set<std::string>& characters) {
  samples::Random random(samples::hash_of(request.out, request.seed));
  std::vector<samples::TrainingLine> lines;
  while (static_cast<int>(lines.size()) < request.count) {
    const std::string text = text::squeeze_blanks(samples::line_text(source, request.rare, random));
    if (text.empty() || text.size() > 240 || !writable(text, characters)) continue;
    const bool japanese = text::count_scripts(text).japanese() > 0;
    const samples::Typeface& typeface = random.pick(typefaces);
    if (japanese && !typeface.japanese) continue;
    if (auto line = samples::print_line(text, typeface, random)) {
      line->name = fmt::format("{}-{}", request.seed, lines.size());
      lines.push_back(std::move(*line));
    }
  }
  return lines;
}

/// Kinds of picture in the mix that training wants, and how many of the horizontal lines are kept: columns are rare on
/// cards and hard to read.
constexpr const char* kPictures[] = {"clean", "scan300", "scan300", "scan200", "scan200", "photo"};
constexpr double kHorizontalShare = 0.75;

std::vector<samples::TrainingLine> make_from_cards(const Request& request,
                                                   const std::vector<samples::Typeface>& typefaces,
                                                   const std::set<std::string>& characters) {
  std::vector<std::string> japanese, latin;
  for (const samples::Typeface& typeface : typefaces) (typeface.japanese ? japanese : latin).push_back(typeface.family);
  const samples::Set set = request.test ? samples::Set::test : samples::Set::dev;
  const auto deck =
      samples::Deck::open({set, MEISHI_SAMPLES_FOLDER "/words", {}, true, samples::Fonts(japanese, latin)});
  if (!deck) return {};
  samples::Random random(samples::hash_of(request.out, request.seed));
  std::vector<samples::TrainingLine> lines;
  for (int index = 0; static_cast<int>(lines.size()) < request.count; ++index) {
    const samples::Picture picture = deck->picture(kPictures[random.integer(0, 5)], index, random);
    for (samples::TrainingLine& line : samples::lines_as_found(picture)) {
      line.text = text::squeeze_blanks(line.text);
      if (!line.column && !random.chance(kHorizontalShare)) continue;
      if (!writable(line.text, characters)) continue;
      line.name = fmt::format("{}-{}", request.seed, lines.size());
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace

int main(int argc, char** argv) {
  Request request;
  std::string rare_file;
  CLI::App app("Prints lines as they stand on business cards, for Tesseract's trainer.");
  app.add_option("--count", request.count, "how many lines");
  app.add_option("--seed", request.seed, "the same seed gives the same lines");
  app.add_option("--typefaces", request.typefaces, "list of families")->required();
  app.add_option("--characters", request.characters, "the model's lstm-unicharset")->required();
  app.add_option("--words", request.words, "the samples' word list")->required();
  app.add_option("--rare", rare_file, "file with kanji to print often")->required();
  app.add_option("--out", request.out, "the .lstmf file to write")->required();
  app.add_flag("--test", request.test, "words of the test set");
  app.add_flag("--cards", request.cards, "lines of whole cards as the line finder cuts them, not lines printed alone");
  CLI11_PARSE(app, argc, argv);
  std::stringstream rare;
  rare << std::ifstream(rare_file).rdbuf();
  request.rare = text::without_blanks(rare.str());
  std::erase(request.rare, '\n');
  const samples::Set set = request.test ? samples::Set::test : samples::Set::dev;
  const auto dictionaries = samples::Dictionaries::load(set);
  const auto words = samples::Words::load(request.words);
  if (!dictionaries || !words) {
    fmt::print(stderr, "{}\n", dictionaries ? words.error().message : dictionaries.error().message);
    return 4;
  }
  const samples::JapaneseSource source{*dictionaries, *words, set};
  const auto characters = samples::load_characters(request.characters);
  const auto typefaces = samples::load_typefaces(request.typefaces);
  const auto lines =
      request.cards ? make_from_cards(request, typefaces, characters) : make(request, source, typefaces, characters);
  const auto written = samples::write_lstmf(request.out, lines);
  if (!written) fmt::print(stderr, "{}\n", written.error().message);
  return written ? 0 : 1;
}
