#include "samples/generator/family.h"

namespace samples {
namespace {
using enum Role;
using enum ShapeKind;
constexpr Align S = Align::start, C = Align::centre, E = Align::end;
constexpr Ink kInverse = Ink::inverse;
}  // namespace

const std::vector<Family>& dev_families() {
  static const std::vector<Family> kFamilies = {
      {.name = "classic-left",
       .regions = {{{brand}, {17, 5, 69, 11}, S, C}, {{post, name}, {17, 17, 69, 18}, S, C},
                   {{address, contact, extra}, {17, 35, 69, 17}, S, E}},
       .shapes = {{logo, {5, 5, 9.5, 9.5}}}, .qr = {73, 17, 13, 13}},
      {.name = "classic-centre",
       .regions = {{{brand}, {6, 4.5, 79, 9}, C, C}, {{post, name}, {6, 14, 79, 17}, C, C},
                   {{address, contact, extra}, {6, 32, 79, 20}, C, E}}},
      {.name = "two-column",
       .regions = {{{brand, post, name}, {5, 6, 38, 43}, S, C}, {{address, contact, extra}, {45, 6, 41, 43}, S, C}}},
      {.name = "column-rule",
       .regions = {{{post, name}, {5, 6, 33, 43}, C, C}, {{brand, address, contact, extra}, {43, 6, 43, 43}, S, C}},
       .shapes = {{rule, {40, 8, 0.25, 39}}}},
      {.name = "logo-left-large",
       .regions = {{{brand}, {31, 5, 55, 11}, S, C}, {{post, name}, {31, 16, 55, 17}, S, C},
                   {{address, contact, extra}, {31, 33, 55, 18}, S, E}},
       .shapes = {{logo, {6, 16, 20, 20}}}},
      {.name = "logo-right",
       .regions = {{{post, name}, {5, 5, 62, 20}, S, C}, {{brand}, {5, 26, 70, 9}, S, C},
                   {{address, contact, extra}, {5, 35, 72, 16.5}, S, E}},
       .shapes = {{logo, {72, 6, 13, 13}}}},
      {.name = "logo-top",
       .regions = {{{brand}, {6, 14, 79, 8}, C, C}, {{post, name}, {6, 22, 79, 15}, C, C},
                   {{address, contact, extra}, {6, 37, 79, 15}, C, E}},
       .shapes = {{logo, {41, 3.5, 9.5, 9.5}}}},
      {.name = "top-band",
       .regions = {{{brand}, {5, 2, 81, 9.5}, S, C, kInverse}, {{post, name}, {5, 15, 81, 17}, S, C},
                   {{address, contact, extra}, {5, 33, 81, 19}, S, E}},
       .shapes = {{band, {0, 0, 91, 13}}}, .qr = {72, 16, 14, 14}},
      {.name = "bottom-band",
       .regions = {{{brand}, {5, 4, 81, 9}, S, C}, {{post, name}, {5, 14, 81, 17}, S, C},
                   {{address, contact, extra}, {5, 35.5, 81, 18}, S, C, kInverse}},
       .shapes = {{band, {0, 34.5, 91, 20.5}}}},
      {.name = "left-band",
       .regions = {{{brand}, {18, 5, 68, 9}, S, C}, {{post, name}, {18, 14, 68, 18}, S, C},
                   {{address, contact, extra}, {18, 33, 68, 18}, S, E}},
       .shapes = {{band, {0, 0, 13, 55}}}, .qr = {73, 15, 14, 14}},
      {.name = "dark-left", .ground = Ground::dark,
       .regions = {{{brand}, {6, 5, 79, 9}, S, C}, {{post, name}, {6, 15, 79, 17}, S, C},
                   {{address, contact, extra}, {6, 33, 79, 18}, S, E}}, .qr = {71, 15, 14, 14}},
      {.name = "dark-centre", .ground = Ground::dark,
       .regions = {{{post, name}, {6, 5, 79, 19}, C, C}, {{brand}, {6, 24, 79, 9}, C, C},
                   {{address, contact, extra}, {6, 34, 79, 17}, C, E}},
       .shapes = {{rule, {35, 33.4, 21, 0.2}}}},
      {.name = "two-tone-left",
       .regions = {{{brand, post, name}, {3, 5, 37, 45}, C, C, kInverse}, {{address, contact, extra}, {46, 5, 41, 45}, S, C}},
       .shapes = {{band, {0, 0, 42, 55}}}},
      {.name = "two-tone-top",
       .regions = {{{post, name}, {5, 4, 81, 20}, C, C, kInverse}, {{brand}, {5, 29, 81, 8}, C, C},
                   {{address, contact, extra}, {5, 37, 81, 15}, C, E}},
       .shapes = {{band, {0, 0, 91, 27}}}},
      {.name = "feet-columns",
       .regions = {{{brand}, {6, 4, 79, 9}, C, C}, {{post, name}, {6, 13, 79, 20}, C, C},
                   {{address, extra}, {5, 36, 43, 16}, S, E}, {{contact}, {50, 36, 36, 16}, S, E}}},
      {.name = "minimal-small",
       .regions = {{{post, name}, {8, 7, 60, 18}, S, S}, {{brand, address, contact, extra}, {8, 28, 75, 21}, S, E, Ink::main, false, 0.86}}},
      {.name = "right-aligned",
       .regions = {{{brand}, {20, 5, 65, 9}, E, C}, {{post, name}, {20, 14, 65, 17}, E, C},
                   {{address, contact, extra}, {10, 32, 75, 19}, E, E}}},
      {.name = "company-below",
       .regions = {{{post, name}, {6, 6, 79, 20}, S, C}, {{brand, address, contact, extra}, {6, 28, 66, 23.5}, S, E}},
       .shapes = {{rule, {6, 27, 79, 0.3}}}, .qr = {72, 36, 14, 14}},
      {.name = "tint-rule", .ground = Ground::tinted,
       .regions = {{{brand}, {7, 5, 77, 9}, S, C}, {{post, name}, {7, 16, 77, 16}, S, C},
                   {{address, contact, extra}, {7, 35, 77, 16}, S, E}},
       .shapes = {{rule, {7, 15, 77, 0.35}}, {rule, {7, 33.5, 77, 0.2}}}},
      {.name = "framed",
       .regions = {{{brand}, {9, 6.5, 73, 8}, C, C}, {{post, name}, {9, 15, 73, 16}, C, C},
                   {{address, contact, extra}, {9, 32, 73, 16.5}, C, C}},
       .shapes = {{frame, {3.5, 3.5, 84, 48}}}},
      {.name = "wave-foot",
       .regions = {{{brand}, {18, 4, 68, 10}, S, C}, {{post, name}, {6, 14, 79, 15}, S, C},
                   {{address, contact, extra}, {6, 29, 79, 17}, S, S}},
       .shapes = {{wave, {0, 48, 91, 7}}, {logo, {6, 4.5, 9, 9}}}, .qr = {72, 31, 14, 14}},
      {.name = "corner-mark", .ground = Ground::light,
       .regions = {{{post, name}, {20, 9, 66, 18}, S, C}, {{brand}, {20, 27, 66, 8}, S, C},
                   {{address, contact, extra}, {20, 35, 66, 16.5}, S, E}},
       .shapes = {{corner, {0, 0, 17, 17}}}},
      {.name = "name-right-block",
       .regions = {{{brand}, {5, 5, 50, 12}, S, S}, {{post, name}, {34, 17, 52, 17}, E, C},
                   {{address, contact, extra}, {5, 35, 81, 16.5}, S, E}},
       .shapes = {{rule, {5, 34.3, 81, 0.2}}}},
      {.name = "portrait-centre", .portrait = true,
       .regions = {{{brand}, {4, 18, 47, 12}, C, C}, {{post, name}, {4, 31, 47, 22}, C, C},
                   {{address, contact, extra}, {4, 55, 47, 32}, C, E}},
       .shapes = {{logo, {21.5, 5, 12, 12}}}},
      {.name = "portrait-left", .portrait = true,
       .regions = {{{post, name}, {6, 8, 45, 26}, S, C}, {{brand, address, contact, extra}, {6, 42, 45, 43}, S, E}},
       .shapes = {{rule, {6, 38, 20, 0.4}}}, .qr = {6, 40, 13, 13}},
      // Vertical print: first column at the right.
      {.name = "vertical-classic", .vertical = true,
       .regions = {{{brand, post}, {60, 5, 27, 45}, S, S, Ink::main, true}, {{name}, {37, 5, 21, 45}, C, C, Ink::main, true},
                   {{address, contact, extra}, {4, 5, 31, 45}, E, E, Ink::main, true}}},
      {.name = "vertical-post-beside", .vertical = true,
       .regions = {{{brand}, {70, 5, 17, 45}, S, S, Ink::main, true}, {{post, name}, {38, 6, 30, 43}, C, C, Ink::main, true},
                   {{address, contact, extra}, {4, 5, 32, 45}, E, E, Ink::main, true}}},
      {.name = "vertical-foot-horizontal", .vertical = true,
       .regions = {{{brand, post}, {58, 4, 29, 33}, S, S, Ink::main, true, 0.92}, {{name}, {36, 4, 20, 33}, C, C, Ink::main, true, 0.9},
                   {{address, contact, extra}, {5, 38.5, 81, 14.5}, S, E}}},
      {.name = "vertical-left-block", .vertical = true,
       .regions = {{{brand, post}, {68, 4.5, 19, 46}, S, S, Ink::main, true}, {{name}, {48, 4.5, 18, 46}, C, C, Ink::main, true},
                   {{address, contact, extra}, {5, 22, 42, 29}, S, E}},
       .shapes = {{logo, {8, 6, 12, 12}}}},
      {.name = "vertical-portrait", .portrait = true, .vertical = true,
       .regions = {{{brand, post}, {34, 6, 17, 79}, S, S, Ink::main, true}, {{name}, {19, 6, 14, 79}, C, C, Ink::main, true, 1.15},
                   {{address, contact, extra}, {3.5, 6, 15, 79}, E, E, Ink::main, true, 0.95}}},
      {.name = "vertical-portrait-foot", .portrait = true, .vertical = true,
       .regions = {{{brand, post}, {33, 5, 18, 52}, S, S, Ink::main, true}, {{name}, {8, 8, 23, 48}, C, C, Ink::main, true, 1.1},
                   {{address, contact, extra}, {4, 60, 47, 27}, S, E, Ink::main, false, 0.92}}},
      {.name = "vertical-rule", .vertical = true, .ground = Ground::tinted,
       .regions = {{{brand}, {72, 5, 15, 45}, S, S, Ink::main, true}, {{post, name}, {42, 6, 28, 43}, C, C, Ink::main, true},
                   {{address, contact, extra}, {4, 5, 34, 45}, E, E, Ink::main, true}},
       .shapes = {{rule, {40, 7, 0.2, 41}}}},
  };
  return kFamilies;
}

Family mirrored(const Family& family) {
  Family out = family;
  const double width = family.portrait ? 55 : 91;
  for (Region& region : out.regions) region.place.x = width - region.place.x - region.place.w;
  for (Shape& shape : out.shapes) shape.place.x = width - shape.place.x - shape.place.w;
  out.qr.x = width - out.qr.x - out.qr.w;
  return out;
}

}  // namespace samples
