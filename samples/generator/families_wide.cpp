#include "samples/generator/families_wide.h"

namespace samples {
namespace {
using enum Role;
using enum ShapeKind;
constexpr Align S = Align::start, C = Align::centre, E = Align::end;
}  // namespace

std::vector<Family> wide_orders() {
  return {
      {.name = "wide-address-right",
       .regions = {{{mark, slogan, brand}, {5, 4, 70, 13}, S, C},
                   {{post, name}, {5, 17, 50, 15}, S, C},
                   {{address, contact, net}, {30, 32, 56, 15.5}, E, E},
                   {{extra, office, aside}, {5, 48, 81, 5}, S, E, Ink::main, false, 0.8, Labels::beside, 1, 4.5}},
       .qr = {73, 15, 14, 14}},
      {.name = "wide-name-foot",
       .regions = {{{brand}, {5, 4.5, 60, 9}, S, C},
                   {{address, contact, net, extra}, {5, 14, 60, 20}, S, S},
                   {{post, name}, {24, 35, 62, 17}, E, E}},
       .shapes = {{logo, {73, 6, 12, 12}}}},
      {.name = "wide-name-foot-centre",
       .regions = {{{slogan, brand}, {6, 4.5, 79, 12}, C, C},
                   {{address, contact, extra}, {6, 17, 79, 17}, C, C},
                   {{post, name}, {6, 35, 79, 17}, C, C}},
       .shapes = {{rule, {15, 34.6, 61, 0.2}}}},
      {.name = "wide-company-foot",
       .regions = {{{post, name}, {6, 5, 54, 18}, S, C},
                   {{address, contact, net, extra}, {30, 22, 56, 15}, E, C},
                   {{mark, brand, slogan}, {27, 39, 59, 13}, S, C}},
       .shapes = {{logo, {6, 36, 17, 16}}}},
      {.name = "wide-company-foot-right",
       .regions = {{{name, post}, {6, 6, 70, 19}, S, S},
                   {{contact, net, address}, {6, 26, 44, 25.5}, S, E, Ink::main, false, 0.95},
                   {{brand, slogan, extra}, {51, 28, 35, 23.5}, E, E}},
       .qr = {71, 8, 15, 15}},
      {.name = "wide-address-under-company",
       .regions = {{{brand, address}, {5, 4.5, 81, 17}, S, S},
                   {{post, name}, {15, 22, 71, 15}, S, C},
                   {{contact, net, extra}, {5, 37, 81, 15}, S, E}}},
      {.name = "wide-address-under-company-centre",
       .regions = {{{brand, address, extra}, {5, 4, 81, 17}, C, C, Ink::main, false, 0.92},
                   {{post, name}, {5, 22, 81, 15}, C, C},
                   {{contact, net}, {5, 38, 81, 14}, C, C}},
       .shapes = {{rule, {8, 21.3, 75, 0.25}}}},
      {.name = "wide-one-block",
       .regions = {{{brand, post, name, address, contact, extra}, {6, 4.5, 66, 46.5}, S, C}},
       .qr = {73, 36, 14, 14}},
      {.name = "wide-one-block-small",
       .regions = {{{name, post, brand, address, contact, extra},
                    {31, 6, 55, 45},
                    S,
                    E,
                    Ink::main,
                    false,
                    0.8,
                    Labels::beside,
                    1,
                    4.5}},
       .shapes = {{logo, {6, 7, 15, 15}}}},
      {.name = "wide-three-columns",
       .regions =
           {{{brand, slogan}, {4, 8, 28, 40}, S, S},
            {{post, name}, {33, 8, 22, 40}, S, S, Ink::main, false, 0.9},
            {{contact, net, address, extra}, {56, 8, 31, 42}, S, S, Ink::main, false, 0.82, Labels::beside, 1, 4.5}},
       .shapes = {{rule, {32.2, 8, 0.2, 39}}, {rule, {55.2, 8, 0.2, 39}}}},
      {.name = "wide-corners",
       .regions = {{{post, name}, {36, 4.5, 50, 19}, E, S},
                   {{mark, brand}, {4.5, 4.5, 31, 17}, S, S, Ink::main, false, 0.9},
                   {{contact, net}, {4.5, 27, 38, 24.5}, S, E},
                   {{address, extra}, {44, 27, 42.5, 24.5}, E, E}}},
      {.name = "wide-reading-apart",
       .regions = {{{reading}, {20, 14.5, 66, 3}, S, E},
                   {{brand}, {5, 3.5, 81, 8.5}, S, C},
                   {{post}, {5, 12, 81, 5}, S, S, Ink::main, false, 0.85},
                   {{name}, {20, 18, 66, 8}, S, C},
                   {{latin}, {20, 26.5, 66, 4.5}, S, S},
                   {{address, contact, net, extra}, {5, 32, 81, 20}, S, E}}},
      {.name = "wide-latin-below-line",
       .regions = {{{brand, slogan}, {45, 4.5, 41, 14}, E, S, Ink::main, false, 0.9},
                   {{post, name}, {5, 7, 40, 18}, S, S},
                   {{latin}, {5, 27, 81, 5}, E, C},
                   {{address, extra}, {5, 34, 43, 17.5}, S, S, Ink::main, false, 0.9},
                   {{contact, net}, {49, 34, 37, 17.5}, E, S, Ink::main, false, 0.9}},
       .shapes = {{rule, {5, 32.6, 81, 0.25}}}},
      {.name = "wide-title-after-name",
       .regions = {{{brand, slogan}, {5, 4, 81, 10}, C, C},
                   {{name}, {5, 16, 45, 14}, E, C},
                   {{post}, {52, 16, 34, 14}, S, C, Ink::main, false, 0.85},
                   {{contact, net, address, extra}, {5, 32, 81, 20}, C, E}},
       .shapes = {{rule, {51, 18, 0.25, 10}}}},
      {.name = "wide-small-centre",
       .regions =
           {{{brand}, {10, 10, 71, 7}, C, C, Ink::main, false, 0.8},
            {{post, name}, {10, 18, 71, 13}, C, C, Ink::main, false, 0.8},
            {{contact, net, address, extra}, {10, 32, 71, 15}, C, C, Ink::main, false, 0.74, Labels::beside, 1, 4.5}}},
      {.name = "wide-portrait-left",
       .portrait = true,
       .regions =
           {{{mark, brand, slogan}, {5, 5, 45, 20}, S, S, Ink::main, false, 0.85},
            {{name, post}, {5, 27, 45, 19}, S, C, Ink::main, false, 0.85},
            {{contact, net, address, extra}, {5, 48, 45, 38}, S, E, Ink::main, false, 0.85, Labels::beside, 1, 4.5}}},
      {.name = "wide-portrait-foot-company",
       .portrait = true,
       .regions =
           {{{post, name}, {4, 8, 47, 22}, C, C, Ink::main, false, 0.85},
            {{contact, net, address, extra}, {4, 32, 47, 34}, C, C, Ink::main, false, 0.8, Labels::beside, 1, 4.5},
            {{brand, slogan}, {4, 68, 47, 18}, C, C, Ink::main, false, 0.85}},
       .shapes = {{rule, {15, 31, 25, 0.25}}}},
      {.name = "wide-portrait-icons",
       .portrait = true,
       .regions = {{{brand, slogan}, {4, 20, 47, 12}, C, C, Ink::main, false, 0.85},
                   {{name, post}, {4, 33, 47, 18}, C, C, Ink::main, false, 0.85},
                   {{contact, net, address}, {6, 53, 45, 22}, S, S, Ink::main, false, 0.85, Labels::icons, 1, 4.5},
                   {{extra}, {4, 76, 47, 11}, C, E, Ink::main, false, 0.8, Labels::beside, 1, 4.5}},
       .shapes = {{logo, {21, 5, 13, 13}}}},
  };
}

const std::vector<Family>& wide_families() {
  static const std::vector<Family> kFamilies = [] {
    std::vector<Family> all = wide_orders();
    for (const auto& more : {wide_columns(), wide_grounds(), wide_vertical()})
      all.insert(all.end(), more.begin(), more.end());
    for (Family& family : all) family.wide = true;
    return all;
  }();
  return kFamilies;
}

}  // namespace samples
