#include "ocr/character_places.h"

#include <cstddef>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace {

constexpr int kWidth = 34, kPitch = 37, kMargin = 10;

/// Square glyphs side by side in a crop of 48 pixels' height, some with a gap in the middle.
ocr::LineCrop crop_of(int glyphs, const std::vector<int>& halved = {}) {
  ocr::LineCrop crop;
  crop.image.width = 2 * kMargin + glyphs * kPitch;
  crop.image.height = 48;
  crop.glyph_height = kWidth;
  crop.ink_columns.assign(static_cast<std::size_t>(crop.image.width), 0);
  for (int i = 0; i < glyphs; ++i)
    for (int x = 0; x < kWidth; ++x) crop.ink_columns[static_cast<std::size_t>(kMargin + i * kPitch + x)] = 0.5F;
  for (const int i : halved)
    for (int x = 14; x < 18; ++x) crop.ink_columns[static_cast<std::size_t>(kMargin + i * kPitch + x)] = 0;
  return crop;
}

std::size_t steps_of(const ocr::LineCrop& crop, int network_height) {
  return static_cast<std::size_t>(crop.image.width * network_height / crop.image.height / 3);
}

/// A span whose middle is at a pixel of the crop.
ocr::Span span_at(float x, float step) {
  const int at = static_cast<int>(x / step);
  return {at, at, 1};
}

TEST(CharacterPlaces, AStepIsAsWideAsTheModelsNetworkIsHigh) {
  for (const int network : {36, 48}) {
    const ocr::LineCrop crop = crop_of(6);
    EXPECT_FLOAT_EQ(ocr::pixels_per_step(crop.image.width, crop.image.height, steps_of(crop, network)),
                    3.0F * 48 / static_cast<float>(network));
  }
}

TEST(CharacterPlaces, StepsThatSlipByAGlyphAreSetRightByTheInk) {
  const std::u32string_view text = U"滋梁システムズ";
  const ocr::LineCrop crop = crop_of(static_cast<int>(text.size()), {0, 1});
  const std::size_t steps = steps_of(crop, 36);
  const float step = ocr::pixels_per_step(crop.image.width, crop.image.height, steps);
  // Of the first three glyphs the network named each one where the next one stands.
  std::vector<ocr::Span> spans;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const float slip = i < 3 ? 0.9F * kPitch : 0;
    spans.push_back(span_at(kMargin + static_cast<float>(i) * kPitch + kWidth / 2.0F + slip, step));
  }
  const auto places = ocr::character_places(spans, text, crop, steps);
  ASSERT_EQ(places.size(), text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto left = static_cast<float>(kMargin + static_cast<int>(i) * kPitch);
    EXPECT_FLOAT_EQ(places[i].left, left) << i;
    EXPECT_FLOAT_EQ(places[i].right, left + kWidth) << i;
    if (i + 1 < text.size()) EXPECT_FLOAT_EQ(places[i].gap_after, kPitch - kWidth) << i;
  }
}

TEST(CharacterPlaces, AGlyphThatNobodyReadStaysWhereTheStepsLeaveIt) {
  // Two glyphs that touch, of which one was read: there is no piece of ink to give to the second.
  ocr::LineCrop crop = crop_of(3);
  for (int x = 0; x < kPitch; ++x) crop.ink_columns[static_cast<std::size_t>(kMargin + kWidth + x)] = 0.5F;
  const std::size_t steps = steps_of(crop, 36);
  const float step = ocr::pixels_per_step(crop.image.width, crop.image.height, steps);
  const std::vector<ocr::Span> spans = {span_at(kMargin + kWidth, step), span_at(kMargin + 2.5F * kPitch, step)};
  const auto places = ocr::character_places(spans, U"田中", crop, steps);
  ASSERT_EQ(places.size(), 2U);
  EXPECT_FLOAT_EQ(places[0].left, kMargin);
  EXPECT_FLOAT_EQ(places[0].right, kMargin + kPitch + kWidth);
  EXPECT_FLOAT_EQ(places[1].left, kMargin + 2 * kPitch);
}

}  // namespace
