#include "samples/lines/line_picture.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <memory>
#include <set>

#include <cairo.h>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <pango/pangocairo.h>

#include "ocr/line_pictures.h"
#include "text/script.h"
#include "text/utf8.h"

namespace samples {
namespace {

struct GObjectDeleter {
  void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, GObjectDeleter>;
struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using Context = std::unique_ptr<cairo_t, SurfaceDeleter>;

constexpr int kPadding = 40;  ///< paper around the print before the cut, pixels

/// Weights as business cards use them; Pango takes the nearest that the family has.
PangoWeight random_weight(Random& random) {
  static constexpr PangoWeight kWeights[] = {PANGO_WEIGHT_LIGHT,  PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_NORMAL,
                                             PANGO_WEIGHT_MEDIUM, PANGO_WEIGHT_BOLD,   PANGO_WEIGHT_HEAVY};
  return kWeights[random.integer(0, 5)];
}

void space_letters(PangoLayout* layout, double em, int size_px) {
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(em * size_px * PANGO_SCALE)));
  pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

double random_spacing(Random& random) {
  if (random.chance(0.6)) return 0;
  if (random.chance(0.6)) return random.between(-0.04, 0.2);
  return random.between(0.2, 0.7);
}

/// Where the ink of a character stands on the printed paper.
struct PlacedGlyph {
  char32_t character = 0;
  float centre = 0;  ///< of its ink, pixels from the left
};

struct Print {
  cv::Mat paper;  ///< black on white, kPadding pixels of paper around the ink; empty when a glyph is missing
  std::vector<PlacedGlyph> glyphs;
};

std::vector<PlacedGlyph> places_of_glyphs(PangoLayout* layout, const std::string& text, int ink_left) {
  struct IteratorDeleter {
    void operator()(PangoLayoutIter* at) const { pango_layout_iter_free(at); }
  };
  const std::unique_ptr<PangoLayoutIter, IteratorDeleter> at(pango_layout_get_iter(layout));
  std::vector<PlacedGlyph> glyphs;
  do {
    PangoRectangle ink;
    pango_layout_iter_get_cluster_extents(at.get(), &ink, nullptr);
    const auto start = static_cast<std::size_t>(pango_layout_iter_get_index(at.get()));
    if (ink.width <= 0 || start >= text.size()) continue;
    const float centre = static_cast<float>(ink.x + ink.width / 2) / PANGO_SCALE;
    glyphs.push_back({text::to_utf32(text.substr(start)).front(), centre - static_cast<float>(ink_left) + kPadding});
  } while (pango_layout_iter_next_cluster(at.get()));
  return glyphs;
}

Print print(const std::string& text, const Typeface& typeface, int size_px, Random& random) {
  Surface measure_surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 8, 8));
  Context measure(cairo_create(measure_surface.get()));
  Layout layout(pango_cairo_create_layout(measure.get()));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, typeface.family.c_str());
  pango_font_description_set_weight(font, random_weight(random));
  if (!typeface.japanese && random.chance(0.06)) pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
  pango_font_description_set_absolute_size(font, size_px * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_text(layout.get(), text.c_str(), -1);
  space_letters(layout.get(), random_spacing(random), size_px);
  if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) return {};
  PangoRectangle ink, logical;
  pango_layout_get_pixel_extents(layout.get(), &ink, &logical);
  if (ink.width < 4 || ink.height < 4 || ink.width > 4000) return {};
  const int width = ink.width + 2 * kPadding;
  const int height = ink.height + 2 * kPadding;
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
  Context cairo(cairo_create(surface.get()));
  cairo_move_to(cairo.get(), kPadding - ink.x, kPadding - ink.y);
  pango_cairo_show_layout(cairo.get(), layout.get());
  cairo_surface_flush(surface.get());
  const cv::Mat alpha(height, width, CV_8U, cairo_image_surface_get_data(surface.get()),
                      static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())));
  Print result;
  cv::subtract(cv::Scalar(255), alpha, result.paper);
  result.glyphs = places_of_glyphs(layout.get(), text, ink.x);
  return result;
}

/// Ink of the line above or below, a rule, or the edge of a logo, where a cut may meet them.
void add_neighbours(cv::Mat& paper, Random& random) {
  const int ink_bottom = paper.rows - kPadding;
  const auto grey = cv::Scalar(random.integer(0, 120));
  if (random.chance(0.12)) {  // strokes of a neighbouring line
    const bool above = random.chance(0.5);
    const int reach = random.integer(2, 7);
    for (int x = random.integer(0, 60); x < paper.cols; x += random.integer(6, 40)) {
      const cv::Rect stroke(x,
                            above ? kPadding - 3 - reach - random.integer(0, 5) : ink_bottom + 3 + random.integer(0, 5),
                            random.integer(2, 14), reach);
      cv::rectangle(paper, stroke & cv::Rect(0, 0, paper.cols, paper.rows), grey, cv::FILLED);
    }
  }
  if (random.chance(0.04)) {
    const int y = random.chance(0.5) ? kPadding - random.integer(4, 12) : ink_bottom + random.integer(4, 12);
    cv::line(paper, {0, y}, {paper.cols, y}, grey, random.integer(1, 2));
  }
}

/// Colours of ink and paper, uneven light.
void colour(cv::Mat& paper, Random& random) {
  const double ink = random.chance(0.6) ? random.between(0, 60) : random.between(40, 150);
  const double ground = random.chance(0.6) ? random.between(225, 255) : random.between(ink + 70, 255);
  paper.convertTo(paper, CV_32F, (ground - ink) / 255.0, ink);
  if (!random.chance(0.3)) return;
  const double slope_x = random.between(-0.25, 0.25) / paper.cols;
  const double slope_y = random.between(-0.15, 0.15) / paper.rows;
  for (int y = 0; y < paper.rows; ++y) {
    auto* row = paper.ptr<float>(y);
    for (int x = 0; x < paper.cols; ++x)
      row[x] *= static_cast<float>(1 + slope_x * (x - paper.cols / 2.0) + slope_y * (y - paper.rows / 2.0));
  }
}

/// What is left of straightening: a small turn, shear and stretch.
void bend(cv::Mat& paper, Random& random) {
  if (random.chance(0.4)) return;
  const double turn = std::clamp(random.normal() * 0.006, -12.0 / paper.cols, 12.0 / paper.cols);
  const double shear = random.normal() * 0.03;
  const double cx = paper.cols / 2.0, cy = paper.rows / 2.0;
  const cv::Matx23d m(1, shear, -shear * cy, turn, 1, -turn * cx);
  cv::warpAffine(paper, paper, m, paper.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  const double stretch = std::clamp(1 + random.normal() * 0.07, 0.8, 1.2);
  cv::resize(paper, paper, {}, stretch, 1, cv::INTER_AREA);
}

/// Resolution, focus, motion, noise and JPEG, from none to what a phone does at arm's length.
void spoil(cv::Mat& paper, int size_px, Random& random) {
  const double hardship = random.unit();
  if (hardship > 0.25) {  // the sensor sees fewer pixels than the paper has
    const double seen_px = hardship > 0.8 ? random.between(11, 18) : random.between(15, 40);
    const double scale = std::min(1.0, seen_px / size_px);
    if (random.chance(0.5)) cv::GaussianBlur(paper, paper, {}, random.between(0.2, 0.75) / scale);
    cv::resize(paper, paper, {}, scale, scale, cv::INTER_AREA);
  }
  if (hardship > 0.7 && random.chance(0.3)) {
    const int length = random.integer(2, 3);
    const cv::Mat kernel = random.chance(0.5) ? cv::Mat(1, length, CV_32F, cv::Scalar(1.0 / length))
                                              : cv::Mat(length, 1, CV_32F, cv::Scalar(1.0 / length));
    cv::filter2D(paper, paper, -1, kernel, {-1, -1}, 0, cv::BORDER_REPLICATE);
  }
  if (hardship > 0.15) {
    cv::Mat noise(paper.size(), CV_32F);
    cv::RNG generator(random.next());
    generator.fill(noise, cv::RNG::NORMAL, 0, random.between(0, hardship > 0.6 ? 14 : 6));
    paper += noise;
  }
  if (random.chance(0.15)) {  // what a sharpening scanner leaves
    cv::Mat soft;
    cv::GaussianBlur(paper, soft, {}, 1.0);
    paper += (paper - soft) * random.between(0.3, 1.2);
  }
  paper.convertTo(paper, CV_8U);
  if (hardship > 0.3 && random.chance(0.7)) {
    std::vector<std::uint8_t> bytes;
    cv::imencode(".jpg", paper, bytes, {cv::IMWRITE_JPEG_QUALITY, random.integer(hardship > 0.7 ? 45 : 70, 95)});
    paper = cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
  }
}

/// From black on white to what a scanner or a phone gives.
void wear(cv::Mat& paper, int size_px, Random& random) {
  add_neighbours(paper, random);
  colour(paper, random);
  bend(paper, random);
  spoil(paper, size_px, random);
}

/// Cuts around the ink with the margins that a line finder leaves, and brings the crop to reading height.
cv::Mat cut(const cv::Mat& paper, double scale_x, double scale_y, Random& random) {
  const double pad_x = kPadding * scale_x, pad_y = kPadding * scale_y;
  const double ink_height = paper.rows - 2 * pad_y;
  const auto margin = [&](double pad) { return std::min(pad - 0.5, ink_height * random.between(0.02, 0.3)); };
  const double left = pad_x - margin(pad_x), top = pad_y - margin(pad_y);
  const double right = paper.cols - pad_x + margin(pad_x), bottom = paper.rows - pad_y + margin(pad_y);
  cv::Rect box(cv::Point(static_cast<int>(left), static_cast<int>(top)),
               cv::Point(static_cast<int>(std::ceil(right)), static_cast<int>(std::ceil(bottom))));
  box &= cv::Rect(0, 0, paper.cols, paper.rows);
  const int height = random.integer(36, 56);
  const double factor = static_cast<double>(height) / box.height;
  cv::Mat crop;
  cv::resize(paper(box), crop, {std::max(8, static_cast<int>(std::lround(box.width * factor))), height}, 0, 0,
             factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
  return crop;
}

bool installed(const std::string& family) {
  static const std::set<std::string> families = [] {
    std::set<std::string> all;
    PangoFontFamily** list = nullptr;
    int count = 0;
    pango_font_map_list_families(pango_cairo_font_map_get_default(), &list, &count);
    for (int i = 0; i < count; ++i) all.insert(pango_font_family_get_name(list[i]));
    g_free(list);
    return all;
  }();
  return families.contains(family);
}

}  // namespace

std::vector<Typeface> load_typefaces(const std::string& list_file) {
  std::vector<Typeface> typefaces;
  std::ifstream in(list_file);
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    if (line.empty() || line[0] == '#' || tab == std::string::npos) continue;
    const Typeface typeface{line.substr(tab + 1), line.substr(0, tab) == "ja"};
    if (installed(typeface.family)) typefaces.push_back(typeface);
  }
  return typefaces;
}

std::optional<TrainingLine> print_line(const std::string& text, const Typeface& typeface, Random& random) {
  const int size_px = random.integer(34, 64);
  cv::Mat paper = print(text, typeface, size_px, random).paper;
  if (paper.empty()) return std::nullopt;
  const cv::Size printed = paper.size();
  wear(paper, size_px, random);
  const cv::Mat crop = cut(paper, static_cast<double>(paper.cols) / printed.width,
                           static_cast<double>(paper.rows) / printed.height, random);
  if (crop.cols > 2400) return std::nullopt;
  TrainingLine line;
  line.text = text;
  line.width = crop.cols;
  line.height = crop.rows;
  cv::imencode(".png", crop, line.png);
  return line;
}

std::vector<TrainingGlyph> print_glyphs(const std::string& text, const Typeface& typeface,
                                        const std::set<char32_t>& wanted, Random& random) {
  const int size_px = random.integer(34, 64);
  Print printed = print(text, typeface, size_px, random);
  cv::Mat& paper = printed.paper;
  if (paper.empty()) return {};
  const float printed_width = static_cast<float>(paper.cols), printed_height = static_cast<float>(paper.rows);
  wear(paper, size_px, random);
  const float scale_x = static_cast<float>(paper.cols) / printed_width;
  const float scale_y = static_cast<float>(paper.rows) / printed_height;

  // The line as the finder sees it: its box misses the ink by a little.
  const float height = printed_height * scale_y - 2 * kPadding * scale_y;
  const auto slip = [&] { return height * static_cast<float>(random.normal()) * 0.015F; };
  const float left = kPadding * scale_x + slip(), right = static_cast<float>(paper.cols) - kPadding * scale_x + slip();
  const float top = kPadding * scale_y + slip(), bottom = static_cast<float>(paper.rows) - kPadding * scale_y + slip();
  ocr::PrintedPlace line;
  line.box = {{card::Point{left, top}, {right, top}, {right, bottom}, {left, bottom}}};
  line.unit = std::max(3, static_cast<int>(height / static_cast<float>(random.between(1.5, 3.5))));
  std::vector<TrainingGlyph> glyphs;
  std::vector<card::Point> centres;
  for (const PlacedGlyph& glyph : printed.glyphs) {
    if (!wanted.contains(glyph.character)) continue;
    const float slipped = glyph.centre * scale_x + height * static_cast<float>(random.normal()) * 0.03F;
    centres.push_back({slipped, (top + bottom) / 2});
    glyphs.push_back({glyph.character, {}});
  }
  card::Image grey;
  grey.width = paper.cols;
  grey.height = paper.rows;
  grey.channels = 1;
  for (int y = 0; y < paper.rows; ++y) grey.pixels.insert(grey.pixels.end(), paper.ptr(y), paper.ptr(y) + paper.cols);
  std::vector<card::Image> pictures = ocr::picture_glyphs(grey, line, centres);
  for (std::size_t i = 0; i < glyphs.size(); ++i) glyphs[i].picture = std::move(pictures[i]);
  return glyphs;
}

}  // namespace samples
