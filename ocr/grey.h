#pragma once

#include "card/image.h"

/// Private to ocr/: the picture that the engine looks at.
namespace ocr {

card::Image to_grey(const card::Image& image);

/// Large photographs give nothing more to read than 1,800 pixels along the card's long side: made that small.
card::Image small_enough(card::Image grey);

}  // namespace ocr
