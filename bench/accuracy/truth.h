#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "card/contact.h"
#include "card/geometry.h"
#include "card/result.h"

namespace accuracy {

struct TruthLine {
  std::string text;
  card::Quad box;  ///< on the picture
  bool vertical = false;
};

/// What one card on a picture says.
struct TruthCard {
  card::Quad quad;  ///< on the picture, clockwise from the top-left of the upright card
  std::string style, layout;
  card::Contact contact;
  card::Contact also_right;  ///< departments, job titles and the QR code's page, which may be given as well
  std::vector<TruthLine> lines;
  std::string qr;
};

/// One picture with what it shows (samples/README.md).
struct Sample {
  std::filesystem::path picture;
  std::string kind;
  std::vector<TruthCard> cards;
};

/// Every NAME.json in the folder that has a NAME.png or NAME.jpg beside it, by name.
/// Fails with bad_input where a truth file cannot be read.
card::Result<std::vector<Sample>> load_samples(const std::filesystem::path& folder);

}  // namespace accuracy
