#include <algorithm>
#include <cstddef>
#include <exception>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "ocr/barcodes.h"
#include "ocr/engine.h"
#include "ocr/grey.h"
#include "ocr/guest_script.h"
#include "ocr/line_reader.h"
#include "ocr/models.h"
#include "ocr/noise.h"
#include "ocr/recognizer.h"
#include "ocr/type_sizes.h"
#include "ocr/unread_ink.h"
#include "ocr/upright.h"
#include "text/script.h"

namespace ocr {
namespace {

constexpr float kSureOfSize = 0.85F;  // confidence of a line that is looked at no further
constexpr float kPartsGain = 0.1F;    // how much surer the parts of a line of two type sizes must read

/// Puts several elements into the place of one.
template <class T>
void replace(std::vector<T>& list, std::size_t at, std::vector<T> parts) {
  list[at] = std::move(parts.front());
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::make_move_iterator(parts.begin() + 1),
              std::make_move_iterator(parts.end()));
}

void scale(card::Quad& quad, float factor) {
  for (card::Point& p : quad.corners) p = {p.x * factor, p.y * factor};
}

void scale(card::CardText& text, float factor) {
  for (card::Barcode& code : text.barcodes) scale(code.box, factor);
  for (card::Quad& ink : text.unread_ink) scale(ink, factor);
  for (card::TextLine& line : text.lines) {
    scale(line.box, factor);
    line.glyph_size_px *= factor;
    for (card::Reading& reading : line.readings) {
      for (card::Symbol& symbol : reading.symbols) scale(symbol.box, factor);
    }
  }
}

card::Quad turn_quad(const card::Quad& quad, const card::Image& image, int degrees) {
  card::Quad result;
  for (std::size_t i = 0; i < 4; ++i)
    result.corners[i] = turn_point(quad.corners[i], image.width, image.height, degrees);
  return result;
}

/// The line that a person points at: whatever writing lies in the quad, as one line.
FoundLine line_at(const Ink& ink, const card::Quad& quad, card::Direction direction) {
  FoundLine line;
  line.direction = direction;
  line.box = quad;
  const card::Bounds area = card::bounds(quad);
  line.glyph_size_px = direction == card::Direction::vertical ? area.width() : area.height();
  long dark = 0;
  long light = 0;
  const auto inside = [&](const Piece& piece) {
    const float x = static_cast<float>(piece.left + piece.right) / 2;
    const float y = static_cast<float>(piece.top + piece.bottom) / 2;
    return x >= area.left && x <= area.right && y >= area.top && y <= area.bottom;
  };
  for (const Piece& piece : ink.pieces) {
    if (inside(piece)) (piece.light ? light : dark) += piece.area;
  }
  line.light_on_dark = light > dark;
  for (const Piece& piece : ink.pieces) {
    if (piece.light == line.light_on_dark) (inside(piece) ? line.labels : line.foreign).push_back(piece.label);
  }
  std::sort(line.labels.begin(), line.labels.end());
  std::sort(line.foreign.begin(), line.foreign.end());
  return line;
}

/// May what a line begins with be a logo, as far as it was read? A letter that reads well is none.
bool may_begin_with_logo(const card::TextLine& text) {
  constexpr float kReadsWell = 0.6F;
  if (text.readings.empty() || text.readings.front().symbols.empty()) return false;
  const card::Symbol& first = text.readings.front().symbols.front();
  const text::ScriptCounts counts = text::count_scripts(first.text);
  return first.text == "〇" || counts.other == counts.total() || first.confidence < kReadsWell;
}

class TesseractEngine : public Engine {
 public:
  explicit TesseractEngine(LineReader reader) : reader_(std::move(reader)) {}

  card::Result<card::CardText> read(const card::CardImage& card, WayUp way_up) override try {
    card::CardText text;
    text.engine = version();
    if (card.image.empty()) return text;
    const card::Image grey = small_enough(to_grey(card.image));
    const float factor = static_cast<float>(grey.width) / static_cast<float>(card.image.width);
    std::vector<card::Barcode> codes = read_barcodes(grey);
    std::vector<card::Bounds> areas;
    for (const card::Barcode& code : codes) areas.push_back(card::bounds(code.box));
    View view = way_up == WayUp::as_it_is ? look(grey, areas, 0) : find_upright(grey, areas, reader_);
    text.turned_degrees = view.turned_degrees;
    const bool on_its_side = view.turned_degrees % 180 != 0;
    text.width = on_its_side ? card.image.height : card.image.width;
    text.height = on_its_side ? card.image.width : card.image.height;
    text.dpi = card.image.dpi;
    for (card::Barcode& code : codes) code.box = turn_quad(code.box, grey, view.turned_degrees);
    text.barcodes = std::move(codes);
    text.lines = read_lines(view);
    text.unread_ink = unread_ink(view.lines, text.lines);
    if (factor < 1) scale(text, 1 / factor);
    return text;
  } catch (const std::exception& error) {
    return card::fail(card::ErrorKind::internal, fmt::format("reading the card failed: {}; report this", error.what()));
  }

  card::Result<card::TextLine> read_line(const card::Image& upright, const card::Quad& quad,
                                         const LineOptions& options) override try {
    if (upright.empty()) return card::fail(card::ErrorKind::wrong_use, "the picture is empty; give the upright card");
    const View view = look(to_grey(upright), {}, 0);
    const FoundLine line = line_at(view.ink, quad, options.direction);
    if (!options.models.empty()) return reader_.read_with(view.ink, line, options.models);
    card::TextLine text = reader_.read_once(view.ink, line);
    reader_.read_again(view.ink, line, false, text);
    return text;
  } catch (const std::exception& error) {
    return card::fail(card::ErrorKind::internal, fmt::format("reading the line failed: {}; report this", error.what()));
  }

  const std::vector<card::CodeTable>& code_tables() const override { return reader_.code_tables(); }

  std::string version() const override {
    std::string models;
    for (const card::CodeTable& table : reader_.code_tables()) models += (models.empty() ? "" : "+") + table.name;
    return fmt::format("tesseract {} ({})", tesseract_version(), models);
  }

 private:
  struct Parts {
    std::vector<FoundLine> lines;
    std::vector<card::TextLine> texts;
  };

  /// A line that reads badly, in its parts of one type size each where these read better; else nothing.
  Parts read_parts(const View& view, std::size_t line) {
    const card::TextLine& whole = view.texts[line];
    if (whole.confidence() >= kSureOfSize) return {};
    Parts parts{parts_by_size(view.ink, view.lines[line]), {}};
    float sum = 0;
    std::size_t characters = 0;
    for (const FoundLine& part : parts.lines) {
      const card::TextLine& text = parts.texts.emplace_back(reader_.read_once(view.ink, part));
      if (text.readings.empty()) return {};
      const std::size_t count = text.readings.front().symbols.size();
      sum += static_cast<float>(count) * text.confidence();
      characters += count;
    }
    if (characters == 0 || sum / static_cast<float>(characters) < whole.confidence() + kPartsGain) return {};
    return parts;
  }

  /// Parts a line from the logo before it, where the rest reads no worse by itself.
  void drop_logo(View& view, std::size_t line) {
    card::TextLine& whole = view.texts[line];
    auto parted = without_logo(view.ink, view.lines[line]);
    if (!parted || (!parted->bars && !may_begin_with_logo(whole))) return;
    card::TextLine text = reader_.read_once(view.ink, parted->rest);
    if (text.readings.empty() || text.confidence() < whole.confidence()) return;
    // ㈱ sticks out of Latin letters, but no sign does of kanji and kana.
    const text::ScriptCounts counts = text::count_scripts(text.text());
    if (!parted->bars && 2 * counts.japanese() <= counts.total()) return;
    view.lines[line] = std::move(parted->rest);
    whole = std::move(text);
  }

  std::vector<card::TextLine> read_lines(View& view) {
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
      if (view.texts[i].readings.empty()) view.texts[i] = reader_.read_once(view.ink, view.lines[i]);
      drop_logo(view, i);
      // A part is looked at in its turn, for a title, a name and its letters may stand in one line.
      if (auto parts = read_parts(view, i); !parts.lines.empty()) {
        replace(view.lines, i, std::move(parts.lines));
        replace(view.texts, i, std::move(parts.texts));
        --i;
      }
    }
    const std::string guest = find_guest(view, reader_);
    const std::vector<bool> settled =
        guest.empty() ? std::vector<bool>(view.lines.size()) : read_as_guest(guest, view, reader_);
    const bool western = is_western(view.texts);
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
      card::TextLine& text = view.texts[i];
      if (!may_be_writing(text, view.lines[i].strength)) {
        text.readings.clear();
        continue;
      }
      if (settled[i]) continue;
      reader_.read_again(view.ink, view.lines[i], western, text);
      if (western) drop_doubtful_kana(text);
    }
    const std::vector<bool> shadows = find_shadows(view.lines, view.texts);
    std::vector<card::TextLine> lines;
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
      if (!shadows[i] && is_writing(view.texts[i], view.lines[i].strength, western))
        lines.push_back(std::move(view.texts[i]));
    }
    return lines;
  }

  LineReader reader_;
};

}  // namespace

card::Result<std::unique_ptr<Engine>> open_engine(const EngineOptions& options) {
  auto reader = LineReader::open(model_folders(options.model_folders));
  if (!reader) return tl::unexpected(reader.error());
  return std::make_unique<TesseractEngine>(std::move(*reader));
}

}  // namespace ocr
