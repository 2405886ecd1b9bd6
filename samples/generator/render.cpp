#include "samples/generator/render.h"

#include <algorithm>
#include <cmath>

#include "samples/generator/palette.h"
#include "samples/generator/shapes.h"
#include "samples/generator/typeset.h"

namespace samples {
namespace {

/// Type sizes in points and the fonts of one card.
struct Design {
  double name = 14, company = 9.5, post = 7.5, normal = 6.8, small = 6.6, tiny = 5.6;
  double leading = 1.5;  ///< line distance over type size
  std::string japanese, latin, name_font;
  bool bold_name = false, bold_company = false;
  Palette palette;
};

double points(const Design& d, Size size) {
  switch (size) {
    case Size::name: return d.name;
    case Size::company: return d.company;
    case Size::post: return d.post;
    case Size::normal: return d.normal;
    case Size::small: return d.small;
    case Size::tiny: break;
  }
  return d.tiny;
}

Design pick_design(const Sheet& sheet, const Family& family, const Fonts& fonts, Random& random) {
  Design d;
  const bool western = sheet.style == Style::western;
  d.name = western ? random.between(10, 14) : random.between(12, 17.5);
  d.company = random.between(8, 11);
  d.post = random.between(6.6, 8);
  d.normal = random.chance(0.15) ? random.between(5.2, 6) : random.between(6, 7.4);
  d.small = std::min(d.post, random.between(6, 7.4));
  d.tiny = random.between(5.2, 6.2);
  d.leading = random.between(1.3, 1.65);
  const FontFamily& main = random.pick(family.vertical ? fonts.vertical() : fonts.japanese());
  d.japanese = main.name;
  d.name_font = d.japanese;
  if (random.chance(0.2)) d.name_font = random.pick(family.vertical ? fonts.vertical() : fonts.japanese()).name;
  if (!western && !family.vertical && !fonts.brush().empty() && random.chance(0.04))
    d.name_font = random.pick(fonts.brush()).name;
  if (western || random.chance(0.35)) {
    const FontFamily& latin = random.pick(fonts.latin());
    d.latin = latin.name;
    d.bold_name = western && latin.bold && random.chance(0.4);
  }
  d.bold_company = main.bold && random.chance(0.3);
  if (!western) d.bold_name = main.bold && d.name_font == d.japanese && random.chance(0.3);
  d.palette = pick_palette(family.ground, random);
  return d;
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

struct Item {
  Piece piece;
  SetLine line;
  double along = 0, across = 0;  ///< top-left of its type box, in line direction and across it, inside the region
};

struct Row {
  std::vector<Item> items;
  double length = 0, thickness = 0, gap_before = 0;
};

struct Flow {
  std::vector<Row> rows;
  double thickness = 0;  ///< of all rows with their gaps
};

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
        Flow flow;
        if (!set_rows(region, shrink * region.scale, leading, room_along, flow)) return false;
        if (flow.thickness > room_across) continue;
        if (std::any_of(flow.rows.begin(), flow.rows.end(), [&](const Row& r) { return r.length > room_along; }))
          continue;
        draw(card, region, place, flow, lines);
        return true;
      }
    }
    return false;
  }

  cv::Rect2d pixels(const Rect& r) const { return {r.x * x_scale_, r.y * y_scale_, r.w * x_scale_, r.h * y_scale_}; }

 private:
  TypeStyle style_of(const Piece& piece, const Region& region, double scale) const {
    TypeStyle style;
    const bool latin = !design_.latin.empty() && (sheet_.style == Style::western || is_ascii(piece.text));
    style.family = latin ? design_.latin : piece.size == Size::name ? design_.name_font : design_.japanese;
    style.size_px = std::max(points(design_, piece.size) * scale, 4.9) * dpi_ / 72;
    style.bold =
        (piece.size == Size::name && design_.bold_name) || (piece.size == Size::company && design_.bold_company);
    style.letter_spacing_em = piece.letter_spacing_em;
    style.vertical = region.vertical;
    return style;
  }

  /// False when a font lacks a character.
  bool set_rows(const Region& region, double scale, double leading, double room, Flow& flow) const {
    for (const Role role : region.roles) {
      for (const Block& block : sheet_.blocks) {
        if (block.role != role) continue;
        bool first = true;
        for (const Piece& piece : block.pieces) {
          const TypeStyle style = style_of(piece, region, scale);
          const auto set = set_line(piece.text, style);
          if (!set) return false;
          const double gap = style.size_px * (piece.size == Size::name ? 0.45 : 1.4);
          const bool beside = piece.same_row && !first && flow.rows.back().length + gap + set->length <= room;
          if (!beside) flow.rows.push_back({{}, 0, 0, first && !flow.rows.empty() ? style.size_px * 0.5 : 0});
          Row& row = flow.rows.back();
          Item item{piece, *set, beside ? row.length + gap : 0, 0};
          row.length = item.along + set->length;
          row.thickness = std::max(row.thickness, style.size_px);
          row.items.push_back(std::move(item));
          first = false;
        }
      }
    }
    for (std::size_t i = 0; i < flow.rows.size(); ++i) {
      Row& row = flow.rows[i];
      if (i > 0) row.gap_before += (leading - 1) * std::max(row.thickness, 0.6 * flow.rows[i - 1].thickness);
      if (i == 0) row.gap_before = 0;
      flow.thickness += row.gap_before + row.thickness;
    }
    return true;
  }

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
    if (shape.kind != ShapeKind::band && shape.kind != ShapeKind::frame)
      obstacles.push_back(printer.pixels(shape.place));
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
