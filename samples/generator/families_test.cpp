#include "samples/generator/family.h"

namespace samples {
namespace {
using enum Role;
using enum ShapeKind;
constexpr Align S = Align::start, C = Align::centre, E = Align::end;
constexpr Ink kInverse = Ink::inverse;
}  // namespace

const std::vector<Family>& test_families() {
  static const std::vector<Family> kFamilies = {
      {.name = "test-stairs",
       .set = Set::test,
       .regions = {{{brand}, {5, 5, 60, 10}, S, C},
                   {{post, name}, {22, 16, 64, 17}, S, C},
                   {{address, contact, extra}, {31, 34, 55, 17.5}, S, E}}},
      {.name = "test-foot-right",
       .set = Set::test,
       .regions = {{{post, name}, {6, 6, 79, 20}, C, C},
                   {{brand}, {5, 37, 36, 14}, S, E},
                   {{address, contact, extra}, {42, 30, 44, 21.5}, S, E}}},
      {.name = "test-right-band",
       .set = Set::test,
       .regions = {{{brand}, {5, 5, 62, 10}, S, C},
                   {{post, name}, {5, 16, 62, 17}, S, C},
                   {{address, contact, extra}, {5, 34, 66, 17.5}, S, E}},
       .shapes = {{band, {76, 0, 15, 55}}, {logo, {68, 6, 6, 6}}}},
      {.name = "test-middle-band",
       .set = Set::test,
       .regions = {{{brand}, {5, 4, 81, 10}, S, C},
                   {{post, name}, {5, 16, 81, 16.5}, S, C, kInverse},
                   {{address, contact, extra}, {5, 35.5, 81, 17}, S, C}},
       .shapes = {{band, {0, 15, 91, 18.5}}}},
      {.name = "test-two-tone-right",
       .set = Set::test,
       .regions = {{{address, contact, extra}, {46, 5, 42, 45}, S, C, kInverse},
                   {{brand, post, name}, {4, 5, 38, 45}, S, C}},
       .shapes = {{band, {44, 0, 47, 55}}}},
      {.name = "test-dark-columns",
       .set = Set::test,
       .ground = Ground::dark,
       .regions = {{{brand}, {5, 5, 81, 9}, C, C},
                   {{post, name}, {4, 17, 38, 33}, C, C},
                   {{address, contact, extra}, {46, 17, 41, 34}, S, C}},
       .shapes = {{rule, {44, 20, 0.2, 28}}}},
      {.name = "test-portrait-band",
       .set = Set::test,
       .portrait = true,
       .regions = {{{brand}, {4, 5, 47, 15}, C, C, kInverse},
                   {{post, name}, {4, 27, 47, 24}, S, C},
                   {{address, contact, extra}, {4, 54, 47, 33}, S, E}},
       .shapes = {{band, {0, 0, 55, 24}}}},
      {.name = "test-logo-foot",
       .set = Set::test,
       .regions = {{{post, name}, {6, 5, 79, 18}, S, C},
                   {{brand}, {24, 25, 62, 9}, S, C},
                   {{address, contact, extra}, {24, 34, 62, 17.5}, S, E}},
       .shapes = {{logo, {6, 36, 14, 14}}},
       .qr = {70, 6, 15, 15}},
      {.name = "test-vertical-wide",
       .set = Set::test,
       .vertical = true,
       .regions = {{{post, brand}, {58, 5, 28, 46}, S, S, Ink::main, true},
                   {{name}, {34, 5, 22, 46}, S, C, Ink::main, true},
                   {{address, contact, extra}, {4, 5, 29, 46}, S, E, Ink::main, true}}},
      {.name = "test-vertical-mixed",
       .set = Set::test,
       .vertical = true,
       .regions = {{{brand}, {5, 4, 56, 10}, S, C},
                   {{post, name}, {62, 5, 24, 46}, C, C, Ink::main, true, 0.92},
                   {{address, contact, extra}, {5, 26, 55, 25.5}, S, E}}},
      {.name = "test-vertical-portrait",
       .set = Set::test,
       .portrait = true,
       .vertical = true,
       .regions = {{{brand, post}, {36, 5, 15, 80}, S, S, Ink::main, true},
                   {{name}, {18, 5, 17, 80}, C, C, Ink::main, true, 1.1},
                   {{address, contact, extra}, {4, 5, 13, 80}, S, E, Ink::main, true, 0.95}}},
  };
  return kFamilies;
}

}  // namespace samples
