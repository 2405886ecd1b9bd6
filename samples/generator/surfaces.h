#pragma once

#include <opencv2/core/mat.hpp>

#include "samples/generator/random.h"

namespace samples {

/// Smooth noise, mean 0, about -1..1, one float channel; `grain_px` is the size of its largest spots.
cv::Mat smooth_noise(cv::Size size, double grain_px, int octaves, Random& random);

/// A desk: wood, cloth, paper or a plain table; 8-bit blue, green, red.
cv::Mat desk(cv::Size size, Random& random);

/// Multiplies the picture with a light field (1 leaves it) of the same size.
void shine(cv::Mat& picture, const cv::Mat& light);

/// Adds sensor noise; stronger in the dark.
void add_noise(cv::Mat& picture, double sigma, Random& random);

}  // namespace samples
