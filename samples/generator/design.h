#pragma once

#include <string>

#include "samples/generator/family.h"
#include "samples/generator/fonts.h"
#include "samples/generator/palette.h"
#include "samples/generator/random.h"
#include "samples/generator/sheet.h"

namespace samples {

/// Type sizes in points, fonts and colours of one card.
struct Design {
  double name = 14, company = 9.5, post = 7.5, normal = 6.8, small = 6.6, tiny = 5.6, mark = 20;
  double leading = 1.5;  ///< line distance over type size
  std::string japanese, latin, name_font;
  bool bold_name = false, bold_company = false;
  Palette palette;

  double points(Size size) const;
};

Design pick_design(const Sheet& sheet, const Family& family, const Fonts& fonts, Random& random);

}  // namespace samples
