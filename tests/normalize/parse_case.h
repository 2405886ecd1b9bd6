#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "normalize/parse.h"
#include "tests/support/card_layout.h"
#include "tests/support/flat_contact.h"

/// The dictionaries compiled by this build, as the parser takes them.
const normalize::Knowledge& parse_knowledge();

/// A card and the values it must give (tests/support/flat_contact.h). All values must be named but notes, posts,
/// countries and the address as printed, which are compared where they are named.
struct ParseCase {
  const char* name;
  card::CardText card;
  std::vector<std::string> expected;
};

void expect_parsed(const ParseCase& one);
