#include "samples/generator/palette.h"

#include <algorithm>
#include <cmath>

namespace samples {
namespace {

/// Hue in degrees, saturation and value 0..1.
cv::Scalar from_hsv(double hue, double saturation, double value) {
  const auto channel = [&](double n) {
    const double k = std::fmod(n + hue / 60, 6);
    return 255 * (value - value * saturation * std::max(0.0, std::min({k, 4 - k, 1.0})));
  };
  return {channel(1), channel(3), channel(5)};
}

cv::Scalar light_paper(Random& random) {
  if (random.chance(0.6)) return {255, 255, 255};
  if (random.chance(0.5))
    return from_hsv(random.between(35, 55), random.between(0.02, 0.08), random.between(0.96, 1.0));
  return from_hsv(random.between(0, 360), random.between(0.0, 0.02), random.between(0.94, 1.0));
}

cv::Scalar dark_ink(Random& random) {
  const double kind = random.unit();
  if (kind < 0.55) return from_hsv(0, 0, random.between(0.04, 0.2));
  if (kind < 0.8) return from_hsv(random.between(200, 240), random.between(0.3, 0.8), random.between(0.15, 0.35));
  return from_hsv(random.between(0, 360), random.between(0.3, 0.7), random.between(0.15, 0.32));
}

}  // namespace

Palette pick_palette(Ground ground, Random& random) {
  Palette p;
  const double hue = random.chance(0.5) ? random.between(195, 240) : random.between(0, 360);
  p.band = from_hsv(hue, random.between(0.5, 0.95), random.between(0.25, 0.55));
  p.band_ink = random.chance(0.8) ? cv::Scalar(255, 255, 255) : from_hsv(45, 0.12, 1.0);
  p.accent = random.chance(0.5)
                 ? p.band
                 : from_hsv(hue + random.between(-20, 20), random.between(0.6, 1), random.between(0.35, 0.6));
  if (ground == Ground::dark) {
    p.paper = random.chance(0.4) ? from_hsv(0, 0, random.between(0.08, 0.2))
                                 : from_hsv(hue, random.between(0.4, 0.8), random.between(0.15, 0.36));
    p.ink = random.chance(0.75) ? cv::Scalar(250, 250, 250)
                                : from_hsv(random.between(38, 48), random.between(0.15, 0.35), 0.95);
    p.accent = random.chance(0.5) ? p.ink : from_hsv(random.between(35, 50), random.between(0.4, 0.6), 0.9);
    return p;
  }
  p.paper = ground == Ground::tinted
                ? from_hsv(random.between(0, 360), random.between(0.05, 0.14), random.between(0.9, 0.97))
                : light_paper(random);
  p.ink = dark_ink(random);
  if (random.chance(0.55)) p.accent = p.ink;
  return p;
}

}  // namespace samples
