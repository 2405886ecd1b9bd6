#include "samples/generator/families_wide.h"

namespace samples {
namespace {
using enum Role;
using enum ShapeKind;
constexpr Align S = Align::start, C = Align::centre, E = Align::end;
constexpr Ink kMain = Ink::main;
}  // namespace

std::vector<Family> wide_vertical() {
  return {
      {.name = "wide-column-name-left",
       .vertical = true,
       .regions = {{{name}, {5, 4.5, 17, 46}, S, C, kMain, true, 0.95},
                   {{post}, {23, 4.5, 14, 46}, S, S, kMain, true, 0.9},
                   {{mark, brand, slogan}, {39, 5, 48, 12}, S, C},
                   {{address, contact, net, extra}, {39, 19, 48, 32.5}, S, E, kMain, false, 0.92}}},
      {.name = "wide-column-name-centre",
       .vertical = true,
       .regions =
           {{{name}, {38, 4.5, 15, 46}, C, C, kMain, true, 0.95},
            {{brand, slogan, post}, {55, 5, 32, 45}, S, S, kMain, false, 0.85},
            {{address, contact, net, extra}, {4, 5, 33, 46.5}, S, E, kMain, false, 0.8, Labels::beside, 1, 4.5}}},
      {.name = "wide-column-name-alone",
       .vertical = true,
       .regions = {{{name}, {66, 5, 20, 46}, C, C, kMain, true},
                   {{brand, slogan}, {5, 5, 58, 12}, S, C},
                   {{post}, {5, 17, 58, 9}, S, C},
                   {{address, contact, net, extra}, {5, 27, 58, 24.5}, S, E}},
       .shapes = {{rule, {64.5, 6, 0.2, 43}}}},
      {.name = "wide-columns-and-foot-in-two",
       .vertical = true,
       .regions = {{{brand}, {69, 4, 18, 33}, S, S, kMain, true, 0.92},
                   {{post, name}, {36, 4, 31, 33}, C, C, kMain, true, 0.9},
                   {{slogan, aside, extra}, {4, 5, 30, 31}, S, S, kMain, false, 0.85, Labels::beside, 1, 4.5},
                   {{address, contact, net}, {4, 38, 83, 14.5}, S, E, kMain, false, 0.9, Labels::beside, 2}}},
      {.name = "wide-columns-slogan-first",
       .vertical = true,
       .regions = {{{slogan, brand}, {66, 4.5, 21, 46}, S, S, kMain, true},
                   {{post, name}, {37, 4.5, 28, 46}, C, C, kMain, true},
                   {{address, contact, extra}, {4, 4.5, 32, 46}, E, E, kMain, true, 0.94}}},
      {.name = "wide-columns-address-beside-company",
       .vertical = true,
       .regions = {{{brand, address}, {55, 4.5, 32, 46}, S, S, kMain, true, 0.92},
                   {{post, name}, {28, 4.5, 26, 46}, C, C, kMain, true, 0.95},
                   {{contact, net, extra}, {4, 4.5, 23, 46}, E, E, kMain, true, 0.92}}},
      {.name = "wide-columns-block-right",
       .vertical = true,
       .regions = {{{post, name}, {5, 5, 30, 46}, C, C, kMain, true},
                   {{brand, slogan}, {38, 5, 48, 13}, S, C},
                   {{address, contact, net, extra}, {38, 20, 48, 31.5}, S, E, kMain, false, 0.92}},
       .shapes = {{logo, {75, 22, 10, 10}}}},
      {.name = "wide-columns-gradient",
       .vertical = true,
       .regions = {{{brand, post}, {60, 5, 27, 45}, S, S, kMain, true},
                   {{name}, {39, 5, 20, 45}, C, C, kMain, true},
                   {{address, contact, extra}, {4, 5, 33, 45}, E, E, kMain, true}},
       .shapes = {{pale_gradient, {0, 0, 91, 55}}}},
      {.name = "wide-portrait-columns-mixed",
       .portrait = true,
       .vertical = true,
       .regions =
           {{{brand, slogan}, {4, 5, 47, 13}, C, C, kMain, false, 0.88},
            {{post, name}, {14, 20, 28, 42}, C, C, kMain, true, 0.95},
            {{address, contact, net, extra}, {4, 64, 47, 23.5}, S, E, kMain, false, 0.82, Labels::beside, 1, 4.5}}},
      {.name = "wide-portrait-columns-right",
       .portrait = true,
       .vertical = true,
       .regions =
           {{{brand, post}, {36, 5, 15, 60}, S, S, kMain, true, 0.9},
            {{name}, {20, 8, 15, 52}, S, C, kMain, true, 1.05},
            {{mark, slogan}, {4, 5, 15, 40}, S, E, kMain, true, 0.9},
            {{address, contact, net, extra}, {4, 66, 47, 21.5}, C, E, kMain, false, 0.8, Labels::beside, 1, 4.5}}},
      {.name = "wide-portrait-columns-icons",
       .portrait = true,
       .vertical = true,
       .regions =
           {{{brand}, {38, 5, 13, 52}, S, S, kMain, true, 0.95},
            {{post, name}, {9, 8, 28, 48}, C, C, kMain, true},
            {{address, contact, net, extra}, {5, 60, 46, 27.5}, S, E, kMain, false, 0.85, Labels::icons, 1, 4.5}}},
  };
}

}  // namespace samples
