#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "card/result.h"
#include "samples/generator/dictionaries.h"
#include "samples/generator/fonts.h"
#include "samples/generator/japanese.h"
#include "samples/generator/picture.h"
#include "samples/generator/sheet.h"
#include "samples/generator/words.h"

namespace samples {

/// How far the development and calibration sets' cards stray: wide ones have further designs and contents besides those
/// of the tidy ones (families_wide.h, wide.h). The test set's cards are tidy.
enum class Variety { tidy, wide };

struct DeckOptions {
  Set set = Set::dev;
  std::string words_folder;
  std::string extra_fonts;          ///< folder of fonts that are not installed; may be empty
  bool real_organisations = true;   ///< false: every company is invented
  std::optional<Fonts> fonts = {};  ///< in place of the set's own
  Variety variety = Variety::wide;
  std::optional<Style> style = {};  ///< every card of this style; absent: the mix of real Japanese and Western ones
};

/// Deals cards and pictures: all words, fonts and designs of one set. Pango's font map makes it single-threaded.
class Deck {
 public:
  static card::Result<Deck> open(const DeckOptions& options);

  /// One card in the mix of real ones: 72 % Japanese (of these a quarter vertical, a sixth bilingual), 28 % Western.
  RenderedCard deal(double dpi, Random& random) const;
  /// Japanese cards of as many people of one company: company, address, switchboard, domain and the habits of print are
  /// the same, and the design where it has room for everybody.
  std::vector<RenderedCard> deal_colleagues(int count, double dpi, Random& random) const;
  /// A card as a kind of picture, not "flatbed" or "no_card".
  static Picture picture_of(const std::string& kind, RenderedCard card, Random& random);
  static double dpi_of(const std::string& kind) { return kind == "photo" ? 600 : 300; }
  /// One picture of a kind: "clean", "scan300", "scan200", "photo", "flatbed" or "no_card".
  Picture picture(const std::string& kind, int index, Random& random) const;
  const Fonts& fonts() const { return fonts_; }

 private:
  Deck(const DeckOptions& options, Words japanese, Dictionaries dictionaries, std::map<std::string, Words> foreign,
       Words wide);
  bool strays(Style style, Random& random) const;
  Sheet invent(Style style, const Family& family, Variety variety, Chances chances) const;
  std::optional<RenderedCard> print(Style style, double dpi, Chances chances) const;

  DeckOptions options_;
  Words japanese_;
  Dictionaries dictionaries_;
  std::map<std::string, Words> foreign_;  ///< by Locale::file and EasternLocale::file
  Words wide_;
  Fonts fonts_;
};

const std::vector<std::string>& picture_kinds();

}  // namespace samples
