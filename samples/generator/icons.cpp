#include "samples/generator/icons.h"

#include <cmath>

#include <opencv2/core/mat.hpp>
#include <opencv2/imgproc.hpp>

namespace samples {
namespace {

constexpr int kShift = 6;

/// Draws in a square of 1 x 1.
class Pen {
 public:
  explicit Pen(cv::Mat& picture) : picture_(picture) {}

  void polygon(std::vector<cv::Point2d> points, int value = 255) const {
    std::vector<cv::Point> at;
    for (const cv::Point2d& p : points) at.push_back(fixed(p.x, p.y));
    cv::fillPoly(picture_, std::vector<std::vector<cv::Point>>{at}, cv::Scalar(value), cv::LINE_AA, kShift);
  }
  void box(double x, double y, double w, double h, int value = 255) const {
    polygon({{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, value);
  }
  void disc(double x, double y, double radius, int value = 255) const {
    cv::circle(picture_, fixed(x, y), length(radius), cv::Scalar(value), cv::FILLED, cv::LINE_AA, kShift);
  }
  void line(double x0, double y0, double x1, double y1, double width, int value = 255) const {
    cv::line(picture_, fixed(x0, y0), fixed(x1, y1), cv::Scalar(value), thickness(width), cv::LINE_AA, kShift);
  }
  void ring(double x, double y, double across, double along, double width) const {
    cv::ellipse(picture_, fixed(x, y), {length(across), length(along)}, 0, 0, 360, cv::Scalar(255), thickness(width),
                cv::LINE_AA, kShift);
  }

 private:
  cv::Point fixed(double x, double y) const { return {length(x), length(y)}; }
  int length(double share) const { return static_cast<int>(std::lround(share * picture_.cols * (1 << kShift))); }
  int thickness(double share) const { return std::max(1, static_cast<int>(std::lround(share * picture_.cols))); }

  cv::Mat& picture_;
};

void draw(Icon icon, const Pen& pen) {
  switch (icon) {
    case Icon::phone:  // a handset
      pen.line(0.22, 0.28, 0.72, 0.78, 0.2);
      pen.disc(0.24, 0.24, 0.15);
      pen.disc(0.76, 0.78, 0.15);
      return;
    case Icon::mobile:
      pen.box(0.28, 0.06, 0.44, 0.88);
      pen.box(0.34, 0.16, 0.32, 0.6, 0);
      return;
    case Icon::fax:  // a printer
      pen.box(0.08, 0.38, 0.84, 0.36);
      pen.box(0.24, 0.12, 0.52, 0.2);
      pen.box(0.24, 0.6, 0.52, 0.32, 0);
      pen.box(0.28, 0.66, 0.44, 0.22);
      return;
    case Icon::mail:
      pen.box(0.05, 0.2, 0.9, 0.62);
      pen.line(0.05, 0.24, 0.5, 0.58, 0.08, 0);
      pen.line(0.95, 0.24, 0.5, 0.58, 0.08, 0);
      return;
    case Icon::web:  // a globe
      pen.ring(0.5, 0.5, 0.42, 0.42, 0.07);
      pen.ring(0.5, 0.5, 0.18, 0.42, 0.05);
      pen.line(0.08, 0.5, 0.92, 0.5, 0.05);
      return;
    case Icon::place:  // a pin
      pen.disc(0.5, 0.34, 0.28);
      pen.polygon({{0.26, 0.46}, {0.74, 0.46}, {0.5, 0.96}});
      pen.disc(0.5, 0.34, 0.11, 0);
      return;
    case Icon::none: break;
  }
}

}  // namespace

SetLine icon_line(Icon icon, double size_px) {
  const int side = static_cast<int>(std::lround(size_px));
  cv::Mat picture = cv::Mat::zeros(side, side, CV_8U);
  draw(icon, Pen(picture));
  SetLine line;
  line.length = line.thickness = size_px;
  line.width = line.height = side;
  line.coverage.assign(picture.data, picture.data + picture.total());
  return line;
}

}  // namespace samples
