#include "samples/generator/deck.h"

#include <algorithm>
#include <utility>

#include "samples/generator/eastern.h"
#include "samples/generator/japanese.h"
#include "samples/generator/western.h"
#include "samples/generator/wide.h"

namespace samples {
namespace {

/// The designs that can carry a style.
std::vector<const Family*> fitting(const std::vector<Family>& families, Style style) {
  std::vector<const Family*> out;
  for (const Family& family : families) {
    if (family.vertical != (style == Style::vertical)) continue;
    if (family.portrait && style == Style::western && !family.wide) continue;
    out.push_back(&family);
  }
  return out;
}

bool has_address_columns(const Family& family) {
  return std::any_of(family.regions.begin(), family.regions.end(), [](const Region& region) {
    return region.vertical && std::find(region.roles.begin(), region.roles.end(), Role::address) != region.roles.end();
  });
}

/// Kanji numerals where the address stands in columns; now and then also in rows.
Numerals numerals_for(const Family& family, Random& random) {
  if (has_address_columns(family)) return Numerals::kanji;
  return family.vertical && random.chance(0.1) ? Numerals::kanji : Numerals::western;
}

/// Another design for the same sheet: one with room for its QR code, if it has one.
const Family& another(const std::vector<const Family*>& families, const Family& first, const Sheet& sheet,
                      Random& random) {
  for (int tries = 0; tries < 30; ++tries) {
    const Family& family = *random.pick(families);
    if (has_address_columns(family) != has_address_columns(first)) continue;
    if (!sheet.qr_text.empty() && family.qr.w == 0) continue;
    return family;
  }
  return first;
}

Style pick_style(Random& random) {
  const double kind = random.unit();
  return kind < 0.28   ? Style::western
         : kind < 0.46 ? Style::vertical
         : kind < 0.58 ? Style::bilingual
                       : Style::horizontal;
}

const Locale& pick_locale(Random& random) {
  double at = random.unit();
  for (const Locale& locale : western_locales()) {
    if ((at -= locale.share) < 0) return locale;
  }
  return western_locales().front();
}

Fonts fonts_for(const DeckOptions& options) {
  if (options.fonts) return *options.fonts;
  if (options.style && eastern_locale(*options.style)) return {*options.style, options.set, options.extra_fonts};
  return {options.set, options.extra_fonts};
}

}  // namespace

const std::vector<std::string>& picture_kinds() {
  static const std::vector<std::string> kKinds = {"clean", "scan300", "scan200", "photo", "flatbed", "no_card"};
  return kKinds;
}

Deck::Deck(const DeckOptions& options, Words japanese, Dictionaries dictionaries, std::map<std::string, Words> foreign,
           Words wide)
    : options_(options),
      japanese_(std::move(japanese)),
      dictionaries_(std::move(dictionaries)),
      foreign_(std::move(foreign)),
      wide_(std::move(wide)),
      fonts_(fonts_for(options)) {
  options_.set = words_of(options.set);
}

card::Result<Deck> Deck::open(const DeckOptions& options) {
  auto dictionaries = Dictionaries::load(words_of(options.set));
  if (!dictionaries) return tl::unexpected<card::Error>(dictionaries.error());
  auto japanese = Words::load(options.words_folder + "/japanese.txt");
  if (!japanese) return tl::unexpected<card::Error>(japanese.error());
  std::map<std::string, Words> foreign;
  for (const Locale& locale : western_locales()) {
    auto words = Words::load(options.words_folder + "/" + locale.file + ".txt");
    if (!words) return tl::unexpected<card::Error>(words.error());
    foreign.emplace(locale.file, std::move(*words));
  }
  if (const EasternLocale* locale = options.style ? eastern_locale(*options.style) : nullptr) {
    auto words = Words::load(options.words_folder + "/" + locale->file + ".txt");
    if (!words) return tl::unexpected<card::Error>(words.error());
    foreign.emplace(locale->file, std::move(*words));
  }
  auto wide = Words::load(options.words_folder + "/wide.txt");
  if (!wide) return tl::unexpected<card::Error>(wide.error());
  Deck deck(options, std::move(*japanese), std::move(*dictionaries), std::move(foreign), std::move(*wide));
  if (deck.fonts().vertical().empty() || deck.fonts().latin().empty()) {
    return card::fail(card::ErrorKind::missing_component,
                      "none of the fonts of this set is installed; install the packages named in samples/README.md");
  }
  return deck;
}

/// Whether the next card is a wide one. Tidy decks ask no chance, so that their cards stay the same.
bool Deck::strays(Style style, Random& random) const {
  constexpr double kWide = 0.75;
  return options_.variety == Variety::wide && options_.set == Set::dev && !eastern_locale(style) &&
         random.chance(kWide);
}

Sheet Deck::invent(Style style, const Family& family, Variety variety, Chances chances) const {
  Random& random = chances.firm;
  if (const EasternLocale* locale = eastern_locale(style))
    return eastern_sheet(*locale, foreign_.at(locale->file), options_.set, random);
  const JapaneseSource source{dictionaries_, japanese_, options_.set, options_.real_organisations};
  WideSource more{source, wide_};
  Numerals numerals = Numerals::western;
  Sheet sheet;
  if (style != Style::western) {
    numerals = numerals_for(family, random);
    sheet = japanese_sheet(source, style, numerals, chances);
  } else if (random.chance(0.25)) {
    sheet = english_side_sheet(source, random);
  } else {
    more.locale = &pick_locale(random);
    more.foreign = &foreign_.at(more.locale->file);
    sheet = western_sheet(*more.locale, *more.foreign, options_.set, random);
  }
  if (variety == Variety::wide) widen(sheet, more, numerals, random);
  return sheet;
}

/// One sheet, in the first design that has room for it; nothing where many have not.
std::optional<RenderedCard> Deck::print(Style style, double dpi, Chances chances) const {
  constexpr double kWideDesign = 0.8;  // wide contents stand in tidy designs too
  Random& random = chances.firm;
  const bool wide = strays(style, random);
  const auto& designs = wide && random.chance(kWideDesign) ? wide_families()
                        : options_.set == Set::dev         ? dev_families()
                                                           : test_families();
  const auto families = fitting(designs, style);
  const Family& first = *random.pick(families);
  const Sheet sheet = invent(style, first, wide ? Variety::wide : Variety::tidy, chances);
  // Long sheets fit few designs: many are tried before the sheet is given up, or only short ones would remain.
  for (int tries = 0; tries < 14; ++tries) {
    const bool stay = tries < 2 && (sheet.qr_text.empty() || first.qr.w > 0);
    const Family& family = stay ? first : another(families, first, sheet, random);
    const bool mirror = !family.vertical && random.chance(0.25);
    if (auto card = render(sheet, mirror ? mirrored(family) : family, fonts_, dpi, random)) return card;
  }
  return std::nullopt;
}

RenderedCard Deck::deal(double dpi, Random& random) const {
  const Style mixed = pick_style(random);
  for (;;)
    if (auto card = print(options_.style.value_or(mixed), dpi, {random, random})) return std::move(*card);
}

std::vector<RenderedCard> Deck::deal_colleagues(int count, double dpi, Random& random) const {
  constexpr int kTriesForEach = 4;  // a firm whose sheet fits no design is given up
  for (;;) {
    Random firm(random.next());
    Style style = pick_style(firm);
    while (style == Style::western) style = pick_style(firm);
    std::vector<RenderedCard> cards;
    for (int tries = kTriesForEach * count; tries > 0 && std::ssize(cards) < count; --tries) {
      Random firm_again = firm;
      if (auto card = print(options_.style.value_or(style), dpi, {firm_again, random}))
        cards.push_back(std::move(*card));
    }
    if (std::ssize(cards) == count) return cards;
  }
}

Picture Deck::picture_of(const std::string& kind, RenderedCard card, Random& random) {
  if (kind == "clean") return clean_picture(std::move(card));
  if (kind == "photo") return photo_picture(std::move(card), random);
  return scan_picture(std::move(card), kind == "scan200" ? 200 : 300, random);
}

Picture Deck::picture(const std::string& kind, int index, Random& random) const {
  if (kind == "no_card") return no_card_picture(index, fonts_, random);
  if (kind != "flatbed") return picture_of(kind, deal(dpi_of(kind), random), random);
  std::vector<RenderedCard> cards;
  for (int i = random.integer(3, 10); i > 0; --i) cards.push_back(deal(300, random));
  return flatbed_picture(std::move(cards), random);
}

}  // namespace samples
