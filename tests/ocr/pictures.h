#pragma once

#include <string>

#include "card/image.h"

namespace ocr_tests {

/// A picture of tests/ocr/pictures, turned clockwise by 0, 90, 180 or 270 degrees.
card::CardImage picture(const std::string& name, int turned_degrees = 0);

}  // namespace ocr_tests
