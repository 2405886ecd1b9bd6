#include "ocr/barcodes.h"

#include <string>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <gtest/gtest.h>

namespace {

card::Image qr_code(const std::wstring& text) {
  ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
  writer.setEncoding(ZXing::CharacterSet::UTF8);
  const ZXing::BitMatrix modules = writer.encode(text, 200, 200);
  card::Image image;
  image.width = 300;
  image.height = 260;
  image.channels = 1;
  image.pixels.assign(300 * 260, 255);
  for (int y = 0; y < modules.height(); ++y) {
    for (int x = 0; x < modules.width(); ++x) {
      if (modules.get(x, y)) image.pixels[static_cast<std::size_t>((y + 30) * 300 + x + 50)] = 0;
    }
  }
  return image;
}

TEST(Barcodes, ReadsAVCardWithItsPlace) {
  const auto codes = ocr::read_barcodes(qr_code(L"BEGIN:VCARD\nVERSION:3.0\nN:山田;太郎\nEND:VCARD"));
  ASSERT_EQ(codes.size(), 1U);
  EXPECT_EQ(codes[0].format, "QRCode");
  EXPECT_EQ(codes[0].text, "BEGIN:VCARD\nVERSION:3.0\nN:山田;太郎\nEND:VCARD");
  const card::Bounds box = card::bounds(codes[0].box);
  EXPECT_GT(box.left, 45);
  EXPECT_LT(box.right, 255);
  EXPECT_GT(box.width(), 100);
}

TEST(Barcodes, NothingGivesNothing) {
  card::Image white = qr_code(L"x");
  white.pixels.assign(white.pixels.size(), 255);
  EXPECT_TRUE(ocr::read_barcodes(white).empty());
  EXPECT_TRUE(ocr::read_barcodes({}).empty());
}

}  // namespace
