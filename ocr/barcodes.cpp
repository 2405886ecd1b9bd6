#define ZX_USE_UTF8 1
#include "ocr/barcodes.h"

#include <exception>

#include <ZXing/ReadBarcode.h>

namespace ocr {
namespace {

card::Point to_point(const ZXing::PointI& point) { return {static_cast<float>(point.x), static_cast<float>(point.y)}; }

}  // namespace

std::vector<card::Barcode> read_barcodes(const card::Image& grey) {
  std::vector<card::Barcode> found;
  if (grey.empty() || grey.channels != 1) return found;
  try {
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::MicroQRCode |
                     ZXing::BarcodeFormat::DataMatrix | ZXing::BarcodeFormat::Aztec);
    hints.setTryHarder(true);
    const ZXing::ImageView view(grey.pixels.data(), grey.width, grey.height, ZXing::ImageFormat::Lum);
    for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
      if (!result.isValid()) continue;
      const auto& p = result.position();
      found.push_back({ZXing::ToString(result.format()),
                       result.text(),
                       {{to_point(p[0]), to_point(p[1]), to_point(p[2]), to_point(p[3])}}});
    }
  } catch (const std::exception&) {
    // Damaged codes make the library throw now and then; the card's print is read all the same.
    return found;
  }
  return found;
}

}  // namespace ocr
