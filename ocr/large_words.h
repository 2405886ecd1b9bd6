#pragma once

#include <opencv2/core/mat.hpp>

namespace ocr {

/// Brings back bold words in large type, in rows and in columns. Their strokes fill half of the window from which the
/// local ground is taken, so the glyphs pass for ground or solid shapes and the paper between them for ink. Where such
/// a word stands, `ground` becomes `wide_ground`, the ink of its polarity is taken anew and the other polarity's is
/// wiped out. `grey`, `ground`, `wide_ground`: the same size, 8 bit; `wide_ground` is taken from a window that such
/// words do not fill. `dark`, `light`: masks of the ink found so far. `unit` as for find_ink().
void restore_large_words(const cv::Mat& grey, const cv::Mat& wide_ground, int unit, cv::Mat& ground, cv::Mat& dark,
                         cv::Mat& light);

}  // namespace ocr
