#include "samples/generator/render.h"

#include <algorithm>
#include <cmath>

#include "samples/generator/design.h"
#include "samples/generator/flow.h"
#include "samples/generator/shapes.h"

namespace samples {
namespace {

class Printer {
 public:
  Printer(const Sheet& sheet, const Design& design, double dpi, double x_scale, double y_scale)
      : sheet_(sheet), design_(design), dpi_(dpi), x_scale_(x_scale), y_scale_(y_scale) {}

  /// Sets the blocks of a region smaller and smaller until they fit; false when they never do.
  bool print_region(cv::Mat& card, const Region& region, std::vector<PlacedLine>& lines) const {
    const cv::Rect2d place = pixels(region.place);
    const double room_along = region.vertical ? place.height : place.width;
    const double room_across = region.vertical ? place.width : place.height;
    for (double shrink = 1; shrink > 0.76; shrink -= 0.06) {
      for (const double leading : {design_.leading, 1.22}) {
        const auto flow = flow_of(sheet_, design_, region, {shrink * region.scale, leading, room_along, dpi_});
        if (!flow) return false;
        if (flow->thickness > room_across) continue;
        if (std::any_of(flow->rows.begin(), flow->rows.end(), [&](const Row& r) { return r.length > room_along; }))
          continue;
        draw(card, region, place, *flow, lines);
        return true;
      }
    }
    return false;
  }

  cv::Rect2d pixels(const Rect& r) const { return {r.x * x_scale_, r.y * y_scale_, r.w * x_scale_, r.h * y_scale_}; }

 private:
  static double offset(Align align, double room, double used) {
    return align == Align::start ? 0 : align == Align::centre ? (room - used) / 2 : room - used;
  }

  void draw(cv::Mat& card, const Region& region, const cv::Rect2d& place, const Flow& flow,
            std::vector<PlacedLine>& lines) const {
    const double room_along = region.vertical ? place.height : place.width;
    const double room_across = region.vertical ? place.width : place.height;
    double across = offset(region.across, room_across, flow.thickness);
    for (const Row& row : flow.rows) {
      across += row.gap_before;
      const double along = offset(region.along, room_along, row.length);
      for (const Item& item : row.items) {
        // Beside each other: on one baseline; in a column: on one middle.
        const double drop =
            region.vertical ? (row.thickness - item.line.thickness) / 2 : 0.86 * (row.thickness - item.line.thickness);
        const double x = region.vertical ? place.x + place.width - across - drop - item.line.thickness
                                         : place.x + along + item.along;
        const double y = region.vertical ? place.y + along + item.along : place.y + across + drop;
        ink(card, region, item, static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y)), lines);
      }
      across += row.thickness;
    }
  }

  void ink(cv::Mat& card, const Region& region, const Item& item, int x, int y, std::vector<PlacedLine>& lines) const {
    const cv::Scalar colour = region.ink == Ink::inverse ? design_.palette.band_ink
                              : item.piece.accent        ? design_.palette.accent
                                                         : design_.palette.ink;
    const SetLine& line = item.line;
    for (int row = 0; row < line.height; ++row) {
      for (int column = 0; column < line.width; ++column) {
        const int px = x + line.left + column, py = y + line.top + row;
        if (px < 0 || py < 0 || px >= card.cols || py >= card.rows) continue;
        const double cover = line.coverage[static_cast<std::size_t>(row * line.width + column)] / 255.0;
        auto& pixel = card.at<cv::Vec3b>(py, px);
        for (int c = 0; c < 3; ++c) pixel[c] = cv::saturate_cast<uchar>(pixel[c] + cover * (colour[c] - pixel[c]));
      }
    }
    if (item.picture) return;
    const card::Bounds box{static_cast<float>(x + line.left), static_cast<float>(y + line.top),
                           static_cast<float>(x + line.left + line.width),
                           static_cast<float>(y + line.top + line.height)};
    lines.push_back({item.piece.text, item.piece.field, card::quad_from_bounds(box), region.vertical});
  }

  const Sheet& sheet_;
  const Design& design_;
  double dpi_, x_scale_, y_scale_;
};

/// No line may touch another, a logo, or the card's edge.
bool is_clear(const std::vector<PlacedLine>& lines, const std::vector<cv::Rect2d>& obstacles, cv::Size card,
              double dpi) {
  const double margin = 1.6 * dpi / 25.4;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const card::Bounds b = card::bounds(lines[i].box);
    if (b.left < margin || b.top < margin || b.right > card.width - margin || b.bottom > card.height - margin)
      return false;
    const cv::Rect2d box(b.left - 2, b.top - 1, b.width() + 4, b.height() + 2);
    for (const cv::Rect2d& obstacle : obstacles) {
      if ((box & obstacle).area() > 0) return false;
    }
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      const card::Bounds o = card::bounds(lines[j].box);
      if ((box & cv::Rect2d(o.left, o.top, o.width(), o.height())).area() > 0) return false;
    }
  }
  return true;
}

cv::Size2d card_mm(const Sheet& sheet, bool portrait) {
  cv::Size2d size(91, 55);
  if (sheet.style == Style::western) {
    size = sheet.contact.addresses.empty() || sheet.contact.addresses[0].country == "US" ? cv::Size2d(89, 51)
           : sheet.contact.addresses[0].country == "JP"                                  ? cv::Size2d(91, 55)
                                                                                         : cv::Size2d(85, 55);
  }
  return portrait ? cv::Size2d(size.height, size.width) : size;
}

}  // namespace

std::optional<RenderedCard> render(Sheet sheet, const Family& family, const Fonts& fonts, double dpi, Random& random) {
  bring_home(sheet, family);
  const Design design = pick_design(sheet, family, fonts, random);
  const double per_mm = dpi / 25.4;
  const cv::Size2d mm = card_mm(sheet, family.portrait);
  const cv::Size size(static_cast<int>(mm.width * per_mm), static_cast<int>(mm.height * per_mm));
  const double x_scale = size.width / (family.portrait ? 55.0 : 91.0),
               y_scale = size.height / (family.portrait ? 91.0 : 55.0);
  RenderedCard card{cv::Mat(size, CV_8UC3, design.palette.paper), dpi, {}, {}, family.name};
  const Printer printer(sheet, design, dpi, x_scale, y_scale);
  if (random.chance(0.05)) draw_watermark(card.picture, design.palette, random);
  std::vector<cv::Rect2d> obstacles;
  for (const Shape& shape : family.shapes) {
    draw_shape(card.picture, shape.kind, printer.pixels(shape.place), design.palette, family.ground, random);
    if (!is_ground(shape.kind)) obstacles.push_back(printer.pixels(shape.place));
  }
  if (!sheet.qr_text.empty() &&
      (family.qr.w == 0 || !draw_qr(card.picture, sheet.qr_text, printer.pixels(family.qr)))) {
    sheet.qr_text.clear();
  }
  if (!sheet.qr_text.empty()) obstacles.push_back(printer.pixels(family.qr));
  for (const Region& region : family.regions) {
    if (!printer.print_region(card.picture, region, card.lines)) return std::nullopt;
  }
  if (!is_clear(card.lines, obstacles, size, dpi)) return std::nullopt;
  card.sheet = std::move(sheet);
  return card;
}

}  // namespace samples
