#pragma once

#include <string>

#include <opencv2/core/mat.hpp>

#include "samples/generator/family.h"
#include "samples/generator/palette.h"
#include "samples/generator/random.h"

namespace samples {

/// Draws bands, rules, logos and frames; `place` in pixels.
void draw_shape(cv::Mat& card, ShapeKind kind, const cv::Rect2d& place, const Palette& palette, Ground ground,
                Random& random);

/// A large pale mark under the print.
void draw_watermark(cv::Mat& card, const Palette& palette, Random& random);

/// Draws a QR code with a quiet zone; false when the text is too long for one.
bool draw_qr(cv::Mat& card, const std::string& text, const cv::Rect2d& place);

}  // namespace samples
