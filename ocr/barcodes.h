#pragma once

#include <vector>

#include "card/card_text.h"
#include "card/image.h"

namespace ocr {

/// QR codes and other two-dimensional codes on the card (vCard, MeCard, URL), turned in any way. `grey`: 1 channel.
std::vector<card::Barcode> read_barcodes(const card::Image& grey);

}  // namespace ocr
