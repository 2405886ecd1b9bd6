#include "samples/generator/surfaces.h"

#include <opencv2/imgproc.hpp>

namespace samples {
namespace {

cv::Mat noise_layer(cv::Size cells, Random& random) {
  cv::Mat layer(cells, CV_32F);
  cv::RNG generator(random.next());
  generator.fill(layer, cv::RNG::NORMAL, 0, 0.5);
  return layer;
}

cv::Mat coloured(const cv::Mat& pattern, const cv::Scalar& base, double depth) {
  cv::Mat out(pattern.size(), CV_8UC3);
  for (int y = 0; y < out.rows; ++y) {
    for (int x = 0; x < out.cols; ++x) {
      const double gain = 1 + depth * pattern.at<float>(y, x);
      for (int c = 0; c < 3; ++c) out.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<uchar>(base[c] * gain);
    }
  }
  return out;
}

/// Long fibres along the picture with rings.
cv::Mat wood(cv::Size size, Random& random) {
  cv::Mat fibres, field = smooth_noise(size, 900, 2, random);
  cv::resize(noise_layer({size.width / 90 + 2, size.height / 3 + 2}, random), fibres, size, 0, 0, cv::INTER_CUBIC);
  const double rings = random.between(10, 26);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      float& f = fibres.at<float>(y, x);
      f = static_cast<float>(
          0.35 * f + 0.6 * std::sin(rings * (static_cast<double>(y) / size.height + 0.35 * field.at<float>(y, x))));
    }
  }
  const double value = random.between(0.35, 1.0);
  return coloured(fibres, {92 * value, 138 * value, 186 * value}, random.between(0.08, 0.2));
}

cv::Mat cloth(cv::Size size, Random& random) {
  cv::Mat weave(size, CV_32F);
  const double pitch = random.between(5, 11);
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      weave.at<float>(y, x) = static_cast<float>(0.5 * std::sin(6.283 * x / pitch) * std::sin(6.283 * y / pitch));
    }
  }
  weave += 0.6 * smooth_noise(size, 300, 4, random);
  return coloured(weave, {random.between(40, 200), random.between(40, 190), random.between(40, 190)}, 0.12);
}

cv::Mat plain(cv::Size size, Random& random) {
  const double value = random.between(60, 215);
  const cv::Scalar base(value + random.between(-12, 12), value + random.between(-8, 8),
                        value + random.between(-12, 12));
  return coloured(smooth_noise(size, 700, 6, random), base, random.between(0.02, 0.06));
}

/// Speckled stone or laminate.
cv::Mat stone(cv::Size size, Random& random) {
  const cv::Mat pattern = 0.7 * smooth_noise(size, 14, 2, random) + 0.5 * smooth_noise(size, 200, 3, random);
  const double value = random.between(50, 170);
  return coloured(pattern, {value, value * 0.98, value * random.between(0.9, 1.05)}, random.between(0.1, 0.22));
}

}  // namespace

cv::Mat smooth_noise(cv::Size size, double grain_px, int octaves, Random& random) {
  cv::Mat sum = cv::Mat::zeros(size, CV_32F);
  double weight = 1;
  for (int i = 0; i < octaves && grain_px >= 2; ++i, grain_px /= 2, weight *= 0.55) {
    cv::Mat layer;
    const cv::Size cells(static_cast<int>(size.width / grain_px) + 2, static_cast<int>(size.height / grain_px) + 2);
    cv::resize(noise_layer(cells, random), layer, size, 0, 0, cv::INTER_CUBIC);
    sum += weight * layer;
  }
  return sum;
}

cv::Mat desk(cv::Size size, Random& random) {
  const double kind = random.unit();
  if (kind < 0.38) return wood(size, random);
  if (kind < 0.55) return cloth(size, random);
  if (kind < 0.8) return plain(size, random);
  return stone(size, random);
}

void shine(cv::Mat& picture, const cv::Mat& light) {
  for (int y = 0; y < picture.rows; ++y) {
    auto* row = picture.ptr<cv::Vec3b>(y);
    const auto* gain = light.ptr<float>(y);
    for (int x = 0; x < picture.cols; ++x) {
      for (int c = 0; c < 3; ++c) row[x][c] = cv::saturate_cast<uchar>(row[x][c] * gain[x]);
    }
  }
}

void add_noise(cv::Mat& picture, double sigma, Random& random) {
  cv::Mat noise(picture.size(), CV_16SC3), sum;
  cv::RNG generator(random.next());
  generator.fill(noise, cv::RNG::NORMAL, 0, sigma);
  cv::add(picture, noise, sum, cv::noArray(), CV_8U);
  picture = sum;
}

}  // namespace samples
