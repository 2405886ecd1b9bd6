#include "samples/generator/design.h"

#include <algorithm>

namespace samples {
namespace {

/// What tidy cards do not do: a name hardly larger than the rest, a huge company, very small print, pale ink.
void stray(Design& d, Ground ground, Random& random) {
  if (random.chance(0.2)) d.name = random.between(9, 12);
  if (random.chance(0.2)) d.company = random.chance(0.6) ? random.between(11, 15) : random.between(6.4, 8);
  if (random.chance(0.2)) {
    d.normal = random.between(4.7, 5.6);
    d.small = std::min(d.small, random.between(5, 6));
    d.tiny = random.between(4.6, 5.2);
  }
  if (random.chance(0.15)) d.post = random.between(5.2, 6.6);
  d.mark = random.between(13, 26);
  d.leading = random.chance(0.3) ? random.between(1.2, 1.35) : d.leading;
  if (ground != Ground::dark && random.chance(0.12)) {
    const double grey = random.between(75, 115);
    d.palette.ink = {grey * random.between(0.95, 1.1), grey, grey};
  }
}

}  // namespace

double Design::points(Size size) const {
  switch (size) {
    case Size::name: return name;
    case Size::company: return company;
    case Size::post: return post;
    case Size::normal: return normal;
    case Size::small: return small;
    case Size::mark: return mark;
    case Size::tiny: break;
  }
  return tiny;
}

Design pick_design(const Sheet& sheet, const Family& family, const Fonts& fonts, Random& random) {
  Design d;
  const bool western = sheet.style == Style::western;
  d.name = western ? random.between(10, 14) : random.between(12, 17.5);
  d.company = random.between(8, 11);
  d.post = random.between(6.6, 8);
  d.normal = random.chance(0.15) ? random.between(5.2, 6) : random.between(6, 7.4);
  d.small = std::min(d.post, random.between(6, 7.4));
  d.tiny = random.between(5.2, 6.2);
  d.leading = random.between(1.3, 1.65);
  const FontFamily& main = random.pick(family.vertical ? fonts.vertical() : fonts.japanese());
  d.japanese = main.name;
  d.name_font = d.japanese;
  if (random.chance(0.2)) d.name_font = random.pick(family.vertical ? fonts.vertical() : fonts.japanese()).name;
  if (!western && !family.vertical && !fonts.brush().empty() && random.chance(0.04))
    d.name_font = random.pick(fonts.brush()).name;
  if (western || random.chance(0.35)) {
    const FontFamily& latin = random.pick(fonts.latin());
    d.latin = latin.name;
    d.bold_name = western && latin.bold && random.chance(0.4);
  }
  d.bold_company = main.bold && random.chance(0.3);
  if (!western) d.bold_name = main.bold && d.name_font == d.japanese && random.chance(0.3);
  d.palette = pick_palette(family.ground, random);
  if (family.wide) stray(d, family.ground, random);
  return d;
}

}  // namespace samples
