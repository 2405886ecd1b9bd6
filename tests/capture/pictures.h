#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "card/image.h"

/// Pictures and files for the tests of capture.
namespace pictures {

using Bytes = std::vector<std::uint8_t>;

/// A folder that goes away with its owner.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();
  /// Writes a file into the folder; its path.
  std::filesystem::path write(const std::string& name, const Bytes& bytes) const;
  std::filesystem::path path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A picture without symmetry: red top-left, green top-right, blue bottom-left, white bottom-right, smooth between.
cv::Mat four_corners(int width, int height);

/// By OpenCV's encoders: ".jpg", ".png", ".webp", ".bmp", ".tif".
Bytes encoded(const cv::Mat& picture, const std::string& extension, const std::vector<int>& options = {});

Bytes heic(const cv::Mat& bgr);
Bytes cmyk_jpeg(const cv::Mat& bgr);
Bytes tiff_pages(const std::vector<cv::Mat>& pages, const Folder& folder);

/// The JPEG with an EXIF block that states orientation and resolution.
Bytes with_exif(const Bytes& jpeg, int orientation, int dpi);

/// A file of a few hundred bytes whose header promises width x height pixels. Kinds as for `encoded`.
Bytes bomb(const std::string& extension, int width, int height);

/// A PDF whose page n shows n + 1 black squares; page size in points.
Bytes pdf(int pages, int width_points, int height_points);
Bytes encrypted_pdf();

/// The mean colour (blue, green, red) of the eighth of the picture around a corner, 0 top-left and on clockwise.
cv::Scalar corner_colour(const card::Image& image, int corner);

}  // namespace pictures
