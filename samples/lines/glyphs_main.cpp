// meishi_training_glyphs: prints glyphs for training the glyph reader. See ocr/training/README.md.
#include <fstream>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "samples/generator/words.h"
#include "samples/lines/line_picture.h"
#include "samples/lines/line_texts.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace {

struct Request {
  int count = 1000;
  std::uint64_t seed = 1;
  std::string typefaces, characters, words, out;
  bool test = false;
};

/// Share of texts that are characters in any order, each as often as any other; the rest is text of cards.
constexpr double kAnyOrder = 0.6;
/// Signs of legal forms, which few texts have and every card may.
constexpr std::u32string_view kLegalForms = U"㈱㈲";
constexpr double kLegalForm = 0.08;

std::string any_order(const std::vector<char32_t>& characters, samples::Random& random) {
  std::u32string text;
  for (int n = random.integer(3, 14); n > 0; --n) {
    text += random.pick(characters);
    if (n > 1 && random.chance(0.1)) text += U' ';
  }
  const char32_t form = kLegalForms[static_cast<std::size_t>(random.integer(0, std::ssize(kLegalForms) - 1))];
  if (random.chance(kLegalForm)) text = random.chance(0.5) ? form + text : text + form;
  return text::to_utf8(text);
}

}  // namespace

int main(int argc, char** argv) {
  Request request;
  CLI::App app(
      "Prints glyphs as they stand in lines of business cards, each with its character: for every glyph four "
      "bytes (UTF-32, little endian) and 48 rows of 48 grey pixels.");
  app.add_option("--count", request.count, "how many glyphs");
  app.add_option("--seed", request.seed, "the same seed gives the same glyphs");
  app.add_option("--typefaces", request.typefaces, "list of families")->required();
  app.add_option("--characters", request.characters, "file with the characters that the glyph reader knows")
      ->required();
  app.add_option("--words", request.words, "the samples' word list")->required();
  app.add_option("--out", request.out, "the file to write")->required();
  app.add_flag("--test", request.test, "words of the test set");
  CLI11_PARSE(app, argc, argv);
  const samples::Set set = request.test ? samples::Set::test : samples::Set::dev;
  const auto dictionaries = samples::Dictionaries::load(set);
  const auto words = samples::Words::load(request.words);
  if (!dictionaries || !words) {
    fmt::print(stderr, "{}\n", dictionaries ? words.error().message : dictionaries.error().message);
    return 4;
  }
  std::stringstream listed;
  listed << std::ifstream(request.characters).rdbuf();
  const std::string known = text::without_blanks(listed.str());
  std::vector<char32_t> characters;
  for (const char32_t c : text::to_utf32(known))
    if (c != U'\n') characters.push_back(c);
  const std::set<char32_t> wanted(characters.begin(), characters.end());
  const samples::JapaneseSource source{*dictionaries, *words, set};
  auto typefaces = samples::load_typefaces(request.typefaces);
  std::erase_if(typefaces, [](const samples::Typeface& typeface) { return !typeface.japanese; });
  if (characters.empty() || typefaces.empty()) {
    fmt::print(stderr, "{}: no {}; see ocr/training/README.md\n",
               characters.empty() ? request.characters : request.typefaces,
               characters.empty() ? "characters" : "Japanese family that is installed");
    return 4;
  }
  std::string kanji;
  for (const char32_t c : characters)
    if (text::is_han(c)) kanji += text::to_utf8(c);

  samples::Random random(samples::hash_of(request.out, request.seed));
  std::ofstream out(request.out, std::ios::binary);
  for (int written = 0; written < request.count && out;) {
    const std::string text = random.chance(kAnyOrder) ? any_order(characters, random)
                                                      : text::squeeze_blanks(samples::line_text(source, kanji, random));
    if (text.empty() || text.size() > 120 || text::count_scripts(text).japanese() == 0) continue;
    for (const samples::TrainingGlyph& glyph : print_glyphs(text, random.pick(typefaces), wanted, random)) {
      const auto code = static_cast<std::uint32_t>(glyph.character);
      for (int shift = 0; shift < 32; shift += 8) out.put(static_cast<char>(code >> shift));
      out.write(reinterpret_cast<const char*>(glyph.picture.pixels.data()),
                static_cast<std::streamsize>(glyph.picture.pixels.size()));
      ++written;
    }
  }
  if (!out) fmt::print(stderr, "{}: cannot be written\n", request.out);
  return out ? 0 : 1;
}
