#include "samples/generator/flow.h"

#include <algorithm>
#include <utility>

#include "samples/generator/icons.h"

namespace samples {
namespace {

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

/// The label without the blanks behind it, and the value.
std::pair<Piece, Piece> label_and_value(const Piece& piece) {
  Piece label = piece, value = piece;
  label.text = piece.text.substr(0, piece.label);
  label.field = "label";
  while (label.text.ends_with(' ')) label.text.pop_back();
  while (label.text.ends_with("　")) label.text.erase(label.text.size() - 3);
  value.text = piece.text.substr(piece.label);
  label.label = value.label = 0;
  label.same_row = value.same_row = false;
  return {label, value};
}

class RowSetter {
 public:
  RowSetter(const Sheet& sheet, const Design& design, const Region& region, const FlowOptions& options)
      : sheet_(sheet), design_(design), region_(region), options_(options) {}

  std::optional<Flow> set() {
    if (!find_tab()) return std::nullopt;
    for (const Role role : region_.roles) {
      for (const Block& block : sheet_.blocks) {
        if (block.role != role) continue;
        first_ = true;
        for (const Piece& piece : block.pieces) {
          if (!add(piece)) return std::nullopt;
          first_ = false;
        }
      }
    }
    space_rows();
    return std::move(flow_);
  }

 private:
  bool has_tab() const {
    return region_.labels == Labels::column || region_.labels == Labels::far_column || region_.labels == Labels::icons;
  }
  /// A label that the region parts from its value.
  bool parts(const Piece& piece) const {
    if (region_.labels == Labels::beside) return false;
    return region_.labels == Labels::icons ? piece.icon != Icon::none : piece.label > 0;
  }
  bool stands_at_tab(const Piece& piece) const {
    return piece.field == "phones" || piece.field == "emails" || piece.field == "urls" ||
           (piece.field == "addresses" && region_.labels == Labels::icons);
  }

  TypeStyle style_of(const Piece& piece) const {
    TypeStyle style;
    const bool latin = !design_.latin.empty() && (sheet_.style == Style::western || is_ascii(piece.text));
    style.family = latin ? design_.latin : piece.size == Size::name ? design_.name_font : design_.japanese;
    style.size_px = std::max(design_.points(piece.size) * options_.scale, region_.least_points) * options_.dpi / 72;
    style.bold = (piece.size == Size::name && design_.bold_name) ||
                 (piece.size == Size::company && design_.bold_company) || piece.size == Size::mark;
    style.letter_spacing_em = piece.letter_spacing_em;
    style.vertical = region_.vertical;
    return style;
  }

  /// Where values begin whose labels or icons stand in a column of their own.
  bool find_tab() {
    if (!has_tab()) return true;
    for (const Block& block : sheet_.blocks) {
      if (std::find(region_.roles.begin(), region_.roles.end(), block.role) == region_.roles.end()) continue;
      for (const Piece& piece : block.pieces) {
        if (!parts(piece)) continue;
        const TypeStyle style = style_of(piece);
        double wide = 1.25 * style.size_px;
        if (region_.labels != Labels::icons) {
          const auto set = set_line(label_and_value(piece).first.text, style);
          if (!set) return false;
          wide = set->length;
        }
        tab_ = std::max(tab_, wide + style.size_px * (region_.labels == Labels::far_column ? 4 : 0.7));
      }
    }
    return true;
  }

  bool add(const Piece& piece) {
    if (!parts(piece)) {
      const bool indented = tab_ > 0 && stands_at_tab(piece);
      return indented ? add_at(piece, tab_, true) : region_.columns > 1 ? add_in_column(piece) : add_whole(piece);
    }
    auto [label, value] = label_and_value(piece);
    if (region_.labels == Labels::above || region_.labels == Labels::below) {
      label.size = Size::tiny;
      const bool above = region_.labels == Labels::above;
      if (!add_at(above ? label : value, 0, true)) return false;
      first_ = false;
      if (!add_at(above ? value : label, 0, true)) return false;
      flow_.rows.back().gap_before -= 0.2 * flow_.rows.back().thickness;
      return true;
    }
    if (region_.labels == Labels::icons) {
      add_icon(piece);
    } else if (!add_at(label, 0, true)) {
      return false;
    }
    return add_at(value, tab_, false);
  }

  Row& begin_row(double size_px) {
    flow_.rows.push_back({{}, 0, 0, first_ && !flow_.rows.empty() ? size_px * 0.5 : 0});
    return flow_.rows.back();
  }

  void add_icon(const Piece& piece) {
    const double size = style_of(piece).size_px;
    Row& row = begin_row(size);
    Item item{piece, icon_line(piece.icon, size), 0, true};
    row.length = item.line.length;
    row.thickness = size;
    row.items.push_back(std::move(item));
  }

  /// At a place in a new row, or in the one that has been begun.
  bool add_at(const Piece& piece, double along, bool new_row) {
    const TypeStyle style = style_of(piece);
    const auto set = set_line(piece.text, style);
    if (!set) return false;
    Row& row = new_row ? begin_row(style.size_px) : flow_.rows.back();
    put(row, {piece, *set, along}, style.size_px);
    return true;
  }

  /// The next of the row's columns, when the piece and the one before it are short enough.
  bool add_in_column(const Piece& piece) {
    const TypeStyle style = style_of(piece);
    const auto set = set_line(piece.text, style);
    if (!set) return false;
    const double width = options_.room / region_.columns;
    const bool fits = set->length + style.size_px < width && piece.size != Size::name && piece.field != "addresses";
    const bool next =
        fits && !first_ && !flow_.rows.empty() &&
        flow_.rows.back().length + style.size_px < width * static_cast<double>(flow_.rows.back().items.size()) &&
        std::ssize(flow_.rows.back().items) < region_.columns;
    Row& row = next ? flow_.rows.back() : begin_row(style.size_px);
    put(row, {piece, *set, width * static_cast<double>(row.items.size())}, style.size_px);
    return true;
  }

  /// In a row of its own, or beside the piece before it.
  bool add_whole(const Piece& piece) {
    const TypeStyle style = style_of(piece);
    const auto set = set_line(piece.text, style);
    if (!set) return false;
    const double gap = style.size_px * (piece.size == Size::name ? 0.45 : 1.4);
    const bool beside = piece.same_row && !first_ && flow_.rows.back().length + gap + set->length <= options_.room;
    Row& row = beside ? flow_.rows.back() : begin_row(style.size_px);
    put(row, {piece, *set, beside ? row.length + gap : 0}, style.size_px);
    return true;
  }

  static void put(Row& row, Item item, double size_px) {
    row.length = item.along + item.line.length;
    row.thickness = std::max(row.thickness, size_px);
    row.items.push_back(std::move(item));
  }

  void space_rows() {
    for (std::size_t i = 0; i < flow_.rows.size(); ++i) {
      Row& row = flow_.rows[i];
      if (i > 0) row.gap_before += (options_.leading - 1) * std::max(row.thickness, 0.6 * flow_.rows[i - 1].thickness);
      if (i == 0) row.gap_before = 0;
      flow_.thickness += row.gap_before + row.thickness;
    }
  }

  const Sheet& sheet_;
  const Design& design_;
  const Region& region_;
  const FlowOptions& options_;
  Flow flow_;
  double tab_ = 0;
  bool first_ = true;
};

}  // namespace

std::optional<Flow> flow_of(const Sheet& sheet, const Design& design, const Region& region,
                            const FlowOptions& options) {
  return RowSetter(sheet, design, region, options).set();
}

}  // namespace samples
