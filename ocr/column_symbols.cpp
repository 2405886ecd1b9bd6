#include "ocr/column_symbols.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ocr/alignment.h"
#include "ocr/character_places.h"
#include "ocr/pairing.h"
#include "text/script.h"
#include "text/utf8.h"

namespace ocr {
namespace {

constexpr float kLeastLikely = 0.05F;  // of a single character against the several that were read in a cell
constexpr float kLeastNumeral = 0.01F;
constexpr float kEmptyCell = 1.5F;  // price of a cell without a character, against glyph heights of distance
constexpr int kLate = 6;            // steps by which the last code of a character may lag behind its glyph
constexpr float kLookAlike = 0.5F;  // confidence in a numeral for the character that looks like it
constexpr float kLongRun = 4;       // numerals more than strangers among them

/// What a cell among numerals may be read as, and the numeral that looks like it.
struct LookAlike {
  std::string_view read, numeral;
};
constexpr std::array kLookAlikes = {
    LookAlike{"ニ", "二"}, LookAlike{"ハ", "八"}, LookAlike{"ミ", "三"}, LookAlike{"O", "〇"},  LookAlike{"○", "〇"},
    LookAlike{"o", "〇"},  LookAlike{"I", "ー"},  LookAlike{"l", "ー"},  LookAlike{"|", "ー"},  LookAlike{"人", "八"},
    LookAlike{"入", "八"}, LookAlike{"カ", "九"}, LookAlike{"力", "九"}, LookAlike{"刀", "九"}, LookAlike{"石", "五"},
    LookAlike{"セ", "七"}, LookAlike{"匹", "四"}, LookAlike{"大", "六"}, LookAlike{"(", "（"},  LookAlike{")", "）"},
    LookAlike{"-", "ー"}};
constexpr std::array<std::string_view, 13> kNumerals = {"〇", "一", "二", "三", "四", "五", "六",
                                                        "七", "八", "九", "ー", "（", "）"};

bool is_numeral(const std::string& text) {
  return std::find(kNumerals.begin(), kNumerals.end(), text) != kNumerals.end();
}

/// One cell with what was read in it.
struct Cell {
  const CropCell* place = nullptr;
  std::vector<card::Symbol> symbols;
  Span steps{0, -1, 0};  ///< the time steps that belong to the cell
};

class Column {
 public:
  Column(const RawReading& raw, const LineCrop& crop, const ModelCodes& codes) : raw_(raw), crop_(crop), codes_(codes) {
    step_px_ = pixels_per_step(crop.image.width, crop.image.height, raw.posteriors.steps.size());
    for (const CropCell& place : crop.cells) cells_.push_back({&place, {}});
  }

  card::Reading read() {
    share_out_symbols();
    for (Cell& cell : cells_) settle(cell);
    settle_numerals();
    card::Reading reading;
    reading.model = codes_.table.name;
    reading.posteriors = posteriors_with_signs();
    for (Cell& cell : cells_) {
      if (cell.place->blank_before && !reading.symbols.empty()) add_blank(reading);
      for (card::Symbol& symbol : cell.symbols) reading.symbols.push_back(std::move(symbol));
    }
    return reading;
  }

 private:
  bool is_known(const Cell& cell) const { return !cell.place->known.empty(); }
  int step_at(float x) const { return static_cast<int>(x / step_px_); }
  int last_step() const { return static_cast<int>(raw_.posteriors.steps.size()) - 1; }

  /// Gives every character that was read to the cell nearest to it.
  void share_out_symbols() {
    for (Cell& cell : cells_)
      if (is_known(cell)) cell.symbols.push_back({cell.place->known, cell.place->on_card, cell.place->confidence, {}});
    std::vector<std::string> texts;
    for (const std::string& text : raw_.characters)
      if (text != " ") texts.push_back(text);
    if (texts.empty()) return;
    const std::vector<Span> spans = align(texts, raw_.posteriors, codes_.table);
    if (spans.empty()) return;
    const std::vector<std::size_t> owner = owners(spans);
    if (owner.empty()) return;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      Cell& cell = cells_[owner[i]];
      card::Symbol symbol{texts[i], cell.place->on_card, spans[i].confidence, {}};
      symbol.alternatives = alternatives(spans[i], texts[i], raw_.posteriors, codes_);
      cell.symbols.push_back(std::move(symbol));
      if (cell.symbols.size() == 1) cell.steps.first_step = spans[i].first_step;
      cell.steps.last_step = spans[i].last_step;
    }
    place_empty_cells();
  }

  /// The steps of cells without a character: what their neighbours leave, near their place.
  void place_empty_cells() {
    int before = -1;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      Cell& cell = cells_[i];
      if (is_known(cell)) continue;
      if (cell.symbols.empty()) {
        int behind = last_step() + 1;
        for (std::size_t k = i + 1; k < cells_.size() && behind > last_step(); ++k)
          if (!is_known(cells_[k]) && !cells_[k].symbols.empty()) behind = cells_[k].steps.first_step;
        cell.steps.first_step = std::max(before + 1, step_at(cell.place->left));
        cell.steps.last_step = std::min({behind - 1, last_step(), step_at(cell.place->right) + kLate});
      }
      before = std::max(before, cell.steps.last_step);
    }
  }

  /// The cell of each span.
  std::vector<std::size_t> owners(const std::vector<Span>& spans) const {
    std::vector<std::size_t> open;
    std::vector<float> places;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (is_known(cells_[i])) continue;
      open.push_back(i);
      places.push_back((cells_[i].place->left + cells_[i].place->right) / 2);
    }
    std::vector<float> characters;
    for (const Span& span : spans)
      characters.push_back((static_cast<float>(span.first_step + span.last_step) / 2 + 0.5F) * step_px_);
    PairingPrices prices;
    prices.empty = [](std::size_t) { return kEmptyCell; };
    std::vector<std::size_t> owner = pair_in_order(characters, places, std::max(1.0F, crop_.glyph_height), prices);
    for (std::size_t& cell : owner) cell = open[cell];
    return owner;
  }

  /// One symbol for a cell that got none or several.
  void settle(Cell& cell) const {
    if (is_known(cell) || cell.symbols.size() == 1 || cell.steps.first_step > cell.steps.last_step) return;
    // Two digits side by side in one cell.
    const bool digits =
        !cell.symbols.empty() && std::all_of(cell.symbols.begin(), cell.symbols.end(), [](const card::Symbol& symbol) {
          return symbol.text.size() == 1 && symbol.text[0] >= '0' && symbol.text[0] <= '9';
        });
    if (digits) return;
    const std::vector<card::Alternative> likely = alternatives(cell.steps, "", raw_.posteriors, codes_);
    if (likely.empty() || likely.front().confidence < kLeastLikely) return;
    card::Symbol symbol{likely.front().text, cell.place->on_card, likely.front().confidence, likely};
    symbol.alternatives.erase(symbol.alternatives.begin());
    cell.symbols = {std::move(symbol)};
  }

  /// The numeral that a cell shows most likely: as read, or a look-alike, or by the posteriors. Empty: none.
  card::Symbol numeral_in(const Cell& cell) const {
    card::Symbol none{"", cell.place->on_card, 0, {}};
    if (cell.symbols.size() == 1) {
      card::Symbol symbol = cell.symbols.front();
      if (is_numeral(symbol.text) && (symbol.text != "ー" || is_known(cell))) return symbol;
      if (symbol.text == "ー" || symbol.text == "-") {  // lying: a dash stands in a column
        symbol.text = "一";
        return symbol;
      }
    }
    if (cell.steps.first_step <= cell.steps.last_step && !is_known(cell)) {
      for (const card::Alternative& other : alternatives(cell.steps, "", raw_.posteriors, codes_)) {
        if (other.confidence < kLeastNumeral || !is_numeral(other.text) || other.text == "ー") continue;
        return {other.text, cell.place->on_card, other.confidence, {}};
      }
    }
    if (cell.symbols.size() != 1) return none;
    for (const LookAlike& pair : kLookAlikes) {
      if (pair.read == cell.symbols.front().text)
        return {std::string(pair.numeral), cell.place->on_card, kLookAlike, {}};
    }
    return none;
  }

  /// Finds the longest runs of numerals and makes every cell in them one.
  void settle_numerals() {
    std::vector<card::Symbol> numerals;
    std::vector<float> worth;
    for (const Cell& cell : cells_) {
      numerals.push_back(numeral_in(cell));
      const std::string read = cell.symbols.size() == 1 ? cell.symbols.front().text : std::string();
      const bool anchor = read == "〒";
      if (anchor) numerals.back() = cell.symbols.front();
      worth.push_back(anchor || is_numeral(read) ? 1.0F : numerals.back().text.empty() ? -2.0F : -0.4F);
    }
    for (std::size_t begin = 0; begin < cells_.size();) {
      float sum = 0, best = 0;
      std::size_t end = begin;
      for (std::size_t i = begin; i < cells_.size(); ++i) {
        sum += worth[i];
        if (sum <= -2) break;
        if (sum >= best && worth[i] > 0) best = sum, end = i + 1;
      }
      if (worth[begin] > 0 && best >= kLongRun) {
        for (std::size_t i = begin; i < end; ++i)
          if (!numerals[i].text.empty()) cells_[i].symbols = {numerals[i]};
        begin = end;
      } else {
        ++begin;
      }
    }
  }

  /// The posteriors with a step for each code of a sign that was left out of the crop.
  card::LinePosteriors posteriors_with_signs() const {
    card::LinePosteriors all;
    all.code_table = raw_.posteriors.code_table;
    std::size_t taken = 0;
    const auto take_until = [&](std::size_t step) {
      for (; taken < std::min(step, raw_.posteriors.steps.size()); ++taken)
        all.steps.push_back(raw_.posteriors.steps[taken]);
    };
    for (const Cell& cell : cells_) {
      if (!is_known(cell)) continue;
      take_until(static_cast<std::size_t>(std::max(0, step_at(cell.place->left) + 1)));
      const auto found = codes_.table.codes_of.find(cell.place->known);
      if (found == codes_.table.codes_of.end()) continue;
      for (const std::uint16_t code : found->second) all.steps.push_back({{code, cell.place->confidence}});
      all.steps.push_back({{codes_.table.null_code, 0.95F}});
    }
    take_until(raw_.posteriors.steps.size());
    return all;
  }

  static void add_blank(card::Reading& reading) {
    const auto& c = reading.symbols.back().box.corners;
    reading.symbols.push_back({" ", {{c[3], c[2], c[2], c[3]}}, 1.0F, {}});
  }

  const RawReading& raw_;
  const LineCrop& crop_;
  const ModelCodes& codes_;
  float step_px_ = 1;
  std::vector<Cell> cells_;
};

}  // namespace

card::Reading column_reading(const RawReading& raw, const LineCrop& crop, const ModelCodes& codes) {
  return Column(raw, crop, codes).read();
}

}  // namespace ocr
