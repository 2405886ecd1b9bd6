#include "samples/generator/typeset.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include <pango/pangocairo.h>

namespace samples {
namespace {

struct Unref {
  void operator()(PangoContext* p) const { g_object_unref(p); }
  void operator()(PangoLayout* p) const { g_object_unref(p); }
  void operator()(PangoFontDescription* p) const { pango_font_description_free(p); }
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
  void operator()(cairo_t* p) const { cairo_destroy(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

Owned<PangoContext> context_for(bool vertical) {
  Owned<PangoContext> context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
  pango_context_set_language(context.get(), pango_language_from_string("ja"));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  if (vertical) {
    pango_context_set_base_gravity(context.get(), PANGO_GRAVITY_EAST);
    pango_context_set_gravity_hint(context.get(), PANGO_GRAVITY_HINT_NATURAL);
  }
  return context;
}

Owned<PangoLayout> layout_for(PangoContext* context, const std::string& text, const TypeStyle& style) {
  Owned<PangoLayout> layout(pango_layout_new(context));
  const Owned<PangoFontDescription> font(pango_font_description_new());
  pango_font_description_set_family(font.get(), style.family.c_str());
  pango_font_description_set_absolute_size(font.get(), style.size_px * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font.get());
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_fallback_new(FALSE));
  if (style.letter_spacing_em != 0) {
    pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(
                                           static_cast<int>(style.letter_spacing_em * style.size_px * PANGO_SCALE)));
  }
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  return layout;
}

/// Keeps only the ink of a coverage surface whose line origin lies at (pad, pad).
void trim(const unsigned char* pixels, int stride, int width, int height, int pad, SetLine& line) {
  int left = width, right = -1, top = height, bottom = -1;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      if (pixels[y * stride + x] < 48) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  }
  if (right < left) return;
  line.left = left - pad;
  line.top = top - pad;
  line.width = right - left + 1;
  line.height = bottom - top + 1;
  for (int y = top; y <= bottom; ++y) {
    line.coverage.insert(line.coverage.end(), pixels + y * stride + left, pixels + y * stride + right + 1);
  }
}

/// Some fonts have an empty glyph where they lack a character, which counts as known.
bool has_empty_glyph(PangoLayout* layout, const std::string& text) {
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  bool empty = false;
  do {
    PangoRectangle ink;
    pango_layout_iter_get_cluster_extents(at, &ink, nullptr);
    const auto start = static_cast<std::size_t>(pango_layout_iter_get_index(at));
    const bool blank = start >= text.size() || text[start] == ' ' || text.compare(start, 3, "\u3000") == 0;
    empty = empty || (!blank && (ink.width <= 0 || ink.height <= 0));
  } while (pango_layout_iter_next_cluster(at));
  pango_layout_iter_free(at);
  return empty;
}

}  // namespace

std::optional<SetLine> set_line(const std::string& text, const TypeStyle& style) {
  const Owned<PangoContext> context = context_for(style.vertical);
  const Owned<PangoLayout> layout = layout_for(context.get(), text, style);
  if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0 || has_empty_glyph(layout.get(), text))
    return std::nullopt;
  int width = 0, height = 0;
  pango_layout_get_size(layout.get(), &width, &height);
  const double baseline = static_cast<double>(pango_layout_get_baseline(layout.get())) / PANGO_SCALE;
  SetLine line;
  line.length = static_cast<double>(width) / PANGO_SCALE - style.letter_spacing_em * style.size_px;
  line.thickness = style.size_px;
  const int pad = static_cast<int>(std::ceil(style.size_px)) + 2;
  const int along = static_cast<int>(std::ceil(line.length + style.letter_spacing_em * style.size_px)) + 2 * pad;
  const int across = static_cast<int>(std::ceil(style.size_px)) + 2 * pad;
  const Owned<cairo_surface_t> surface(
      cairo_image_surface_create(CAIRO_FORMAT_A8, style.vertical ? across : along, style.vertical ? along : across));
  const Owned<cairo_t> cr(cairo_create(surface.get()));
  if (style.vertical) {
    // The layout's top is the column's right side; its logical middle is the column's middle.
    cairo_translate(cr.get(), pad + style.size_px / 2 + static_cast<double>(height) / PANGO_SCALE / 2, pad);
    cairo_rotate(cr.get(), std::numbers::pi / 2);
  } else {
    cairo_translate(cr.get(), pad, pad + 0.86 * style.size_px - baseline);
  }
  pango_cairo_show_layout(cr.get(), layout.get());
  cairo_surface_flush(surface.get());
  trim(cairo_image_surface_get_data(surface.get()), cairo_image_surface_get_stride(surface.get()),
       cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), pad, line);
  if (line.coverage.empty()) return std::nullopt;
  return line;
}

}  // namespace samples
