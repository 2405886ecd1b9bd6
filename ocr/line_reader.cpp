#include "ocr/line_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "ocr/column.h"
#include "ocr/glyph_reading.h"
#include "ocr/line_crop.h"
#include "ocr/lying_words.h"
#include "ocr/models.h"
#include "ocr/symbols.h"
#include "text/script.h"

namespace ocr {
namespace {

constexpr std::string_view kFirstModel = "card";
/// The models that are opened, the card model first.
constexpr std::array<std::string_view, 4> kModels = {"card", "eng", "Latin", "jpn"};
constexpr std::array<std::string_view, 3> kGuests = {"kor", "chi_tra", "chi_sim"};

constexpr float kSure = 0.93F;         // above this a Japanese line needs no third reading
constexpr float kSureColumn = 0.93F;   // above this a column holds no turned letters
constexpr float kSureLetters = 0.8F;   // below this letters that lie in a column may be turned kanji
constexpr int kFewKanji = 2;           // that the column reads as standing
constexpr float kLatinShare = 0.6F;    // of letters and digits: then the Latin models read the line too
constexpr float kSureLatin = 0.97F;    // every letter: then the card model's reading of a Latin line is enough,
constexpr float kSureWestern = 0.95F;  // and on western cards that of the Latin model

float latin_share(const text::ScriptCounts& counts) {
  return counts.total() == 0 ? 0.0F
                             : static_cast<float>(counts.latin + counts.digit) / static_cast<float>(counts.total());
}

card::TextLine line_without_readings(const FoundLine& found) {
  card::TextLine line;
  line.box = found.box;
  line.direction = found.direction;
  line.glyph_size_px = found.glyph_size_px;
  return line;
}

/// What a model's reading gains or loses against its confidence: the card model knows Japanese cards, the Latin model
/// is the only one with é ü ñ and knows western words. Measured on development cards.
struct HeadStart {
  std::string_view model;
  float japanese_card = 0;
  float western_card = 0;
};
constexpr std::array kHeadStarts = {HeadStart{"card", 0.02F, -0.03F}, HeadStart{"eng", 0.0F, 0.0F},
                                    HeadStart{"Latin", 0.0F, 0.015F}};

/// Letters in a column that was laid out upright are mostly signs that lie in it.
bool has_letters(const card::Reading& column) { return text::count_scripts(column.text()).latin > 0; }

void put_best_first(std::vector<card::Reading>& readings, bool western) {
  const auto worth = [&](const card::Reading& reading) {
    float gain = 0;
    for (const HeadStart& start : kHeadStarts) {
      if (start.model == reading.model) gain = western ? start.western_card : start.japanese_card;
    }
    return reading.confidence() + gain;
  };
  std::stable_sort(readings.begin(), readings.end(),
                   [&](const card::Reading& a, const card::Reading& b) { return worth(a) > worth(b); });
}

/// After which of its characters a reading has blanks, the n-th bit for the n-th character; its text without blanks.
std::pair<std::vector<bool>, std::string> blanks_of(const card::Reading& reading) {
  std::pair<std::vector<bool>, std::string> result;
  for (const card::Symbol& symbol : reading.symbols) {
    if (symbol.text != " ") {
      result.first.push_back(false);
      result.second += symbol.text;
    } else if (!result.first.empty()) {
      result.first.back() = true;
    }
  }
  return result;
}

/// Takes out blanks of the first reading that most readings of the same characters do not have. A model that sees a
/// blank in a wide gap between letters is often alone with that.
void outvote_blanks(std::vector<card::Reading>& readings) {
  if (readings.size() < 3) return;
  const auto [own, text] = blanks_of(readings.front());
  std::vector<int> votes(own.size());
  int voters = 0;
  for (const card::Reading& reading : readings) {
    const auto [blanks, same] = blanks_of(reading);
    if (!same.starts_with(text) || blanks.size() < own.size()) continue;  // it may see more at the end
    ++voters;
    for (std::size_t i = 0; i < own.size(); ++i) votes[i] += blanks[i] ? 1 : 0;
  }
  if (voters < 3) return;
  std::vector<card::Symbol> kept;
  std::size_t seen = 0;
  for (card::Symbol& symbol : readings.front().symbols) {
    if (symbol.text != " ") {
      ++seen;
    } else if (seen > 0 && 2 * votes[seen - 1] < voters) {
      continue;
    }
    kept.push_back(std::move(symbol));
  }
  readings.front().symbols = std::move(kept);
}

/// Leaves from the first Latin letter or digit to the last one: what is beside them is a kanji that was read lying.
void keep_letters(card::Reading& reading) {
  const auto is_letter = [](const card::Symbol& symbol) {
    const text::ScriptCounts counts = text::count_scripts(symbol.text);
    return counts.latin + counts.digit > 0;
  };
  auto& symbols = reading.symbols;
  symbols.erase(std::find_if(symbols.rbegin(), symbols.rend(), is_letter).base(), symbols.end());
  symbols.erase(symbols.begin(), std::find_if(symbols.begin(), symbols.end(), is_letter));
}

/// What of a column stands in a stretch of it.
FoundLine part_of(const Ink& ink, const FoundLine& column, const Stretch& stretch) {
  FoundLine part = column;
  part.labels.clear();
  card::Bounds box;
  for (const Piece& piece : ink.pieces) {
    if (piece.light != column.light_on_dark ||
        !std::binary_search(column.labels.begin(), column.labels.end(), piece.label))
      continue;
    const float at = static_cast<float>(piece.top + piece.bottom) / 2;
    if (at < stretch.top || at > stretch.bottom) {
      part.foreign.push_back(piece.label);
      continue;
    }
    const card::Bounds own{static_cast<float>(piece.left), static_cast<float>(piece.top),
                           static_cast<float>(piece.right), static_cast<float>(piece.bottom)};
    box = part.labels.empty() ? own
                              : card::Bounds{std::min(box.left, own.left), std::min(box.top, own.top),
                                             std::max(box.right, own.right), std::max(box.bottom, own.bottom)};
    part.labels.push_back(piece.label);
  }
  std::sort(part.labels.begin(), part.labels.end());
  std::sort(part.foreign.begin(), part.foreign.end());
  part.box.corners = {
      card::Point{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
  return part;
}

/// The places in a reading where each of its words begins.
std::vector<std::size_t> word_starts(const card::Reading& reading) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < reading.symbols.size(); ++i) {
    if (reading.symbols[i].text != " " && (i == 0 || reading.symbols[i - 1].text == " ")) starts.push_back(i);
  }
  return starts;
}

bool is_word(const card::Reading& reading, std::size_t start, std::string_view first, std::string_view second) {
  const auto& symbols = reading.symbols;
  return start + 1 < symbols.size() && symbols[start].text == first && symbols[start + 1].text == second &&
         (start + 2 == symbols.size() || symbols[start + 2].text == " ");
}

/// Inside a line the word "Al" is nearly always AI, artificial intelligence.
bool may_mean_intelligence(const card::Reading& reading, std::size_t start) {
  return is_word(reading, start, "A", "l");
}

/// Is every character of a reading as sure as that, and none a question for another model?
bool is_settled(const card::Reading& reading, float sure) {
  const std::vector<std::size_t> starts = word_starts(reading);
  return !reading.symbols.empty() &&
         std::all_of(reading.symbols.begin(), reading.symbols.end(),
                     [&](const card::Symbol& symbol) { return symbol.text == " " || symbol.confidence >= sure; }) &&
         std::none_of(starts.begin(), starts.end(),
                      [&](std::size_t start) { return may_mean_intelligence(reading, start); });
}

/// AI for "Al": believed when one of the models saw it.
void correct_abbreviation(std::vector<card::Reading>& readings) {
  if (readings.size() < 2) return;
  card::Reading& first = readings.front();
  const std::vector<std::size_t> starts = word_starts(first);
  for (std::size_t k = 1; k < starts.size(); ++k) {
    if (!may_mean_intelligence(first, starts[k])) continue;
    const bool seen = std::any_of(readings.begin() + 1, readings.end(), [&](const card::Reading& other) {
      const std::vector<std::size_t> places = word_starts(other);
      return k < places.size() && is_word(other, places[k], "A", "I");
    });
    if (!seen) continue;
    card::Symbol& letter = first.symbols[starts[k] + 1];
    std::erase_if(letter.alternatives, [](const card::Alternative& other) { return other.text == "I"; });
    letter.alternatives.insert(letter.alternatives.begin(), card::Alternative{"l", letter.confidence});
    letter.text = "I";
  }
}

}  // namespace

card::Result<LineReader> LineReader::open(const std::vector<std::filesystem::path>& folders) {
  auto glyphs = GlyphReader::open(folders);
  if (!glyphs) return tl::unexpected(glyphs.error());
  LineReader reader(std::move(*glyphs));
  for (const std::string_view name : kModels) {
    const auto file = find_model(std::string(name), folders);
    if (!file) return tl::unexpected(file.error());
    if (auto added = reader.add(std::string(name), *file); !added) return tl::unexpected(added.error());
  }
  for (const std::string_view name : kGuests) {
    const auto file = find_model(std::string(name), folders);
    if (!file) continue;
    if (auto added = reader.add(std::string(name), *file); !added) return tl::unexpected(added.error());
    reader.guests_.emplace_back(name);
  }
  reader.glyph_codes_ = glyph_codes(reader.code_tables_.front(), reader.glyphs_);
  reader.code_tables_.push_back(reader.glyph_codes_);
  const std::string first(kFirstModel);
  auto recognizer = Recognizer::open(reader.models_.at(first));
  if (!recognizer) return tl::unexpected(recognizer.error());
  reader.recognizers_.emplace(first, std::move(*recognizer));
  return reader;
}

card::Result<void> LineReader::add(const std::string& model, const ModelFile& file) {
  auto codes = load_codes(file.file, file.name);
  if (!codes) return tl::unexpected(codes.error());
  code_tables_.push_back(std::move(codes->table));
  models_.emplace(model, file);
  return {};
}

Recognizer& LineReader::recognizer(const std::string& model) {
  if (const auto open = recognizers_.find(model); open != recognizers_.end()) return open->second;
  auto opened = Recognizer::open(models_.at(model));
  if (!opened) throw std::runtime_error(opened.error().message);
  return recognizers_.emplace(model, std::move(*opened)).first->second;
}

card::Reading LineReader::read_horizontal(const std::string& model, const Ink& ink, const FoundLine& line) {
  const LineCrop crop = cut_line(ink, line);
  if (crop.image.empty()) return {};
  ++calls_;
  Recognizer& reader = recognizer(model);
  return to_reading(reader.read(crop.image, PageMode::raw_line), crop, reader.codes());
}

card::Reading LineReader::read_column(const std::string& model, const Ink& ink, const FoundLine& line,
                                      std::span<const card::Symbol> lying) {
  const LineCrop crop = lay_out_column(ink, line, lying);
  if (crop.image.empty()) return {};
  ++calls_;
  Recognizer& reader = recognizer(model);
  return to_reading(reader.read(crop.image, PageMode::raw_line), crop, reader.codes());
}

card::TextLine LineReader::read_once(const Ink& ink, const FoundLine& line) {
  card::TextLine text = line_without_readings(line);
  const std::string model(kFirstModel);
  card::Reading reading =
      line.direction == card::Direction::vertical ? read_column(model, ink, line) : read_horizontal(model, ink, line);
  // A column may hold letters that were turned with it; then it, or a part of it, reads better lying.
  if (line.direction == card::Direction::vertical && (reading.confidence() < kSureColumn || has_letters(reading))) {
    card::Reading lying = read_horizontal(model, ink, line);
    const bool letters = text::count_scripts(lying.text()).japanese() == 0;
    const bool kanji = text::count_scripts(reading.text()).han >= kFewKanji && lying.confidence() < kSureLetters;
    if (letters && !kanji && lying.confidence() > reading.confidence()) {
      reading = std::move(lying);
    } else if (const auto words = lying_words(reading, lying); !words.empty()) {
      card::Reading mixed = read_column(model, ink, line, read_alone(model, ink, line, words, reading));
      if (mixed.confidence() > reading.confidence()) reading = std::move(mixed);
    }
  }
  if (!reading.symbols.empty()) text.readings.push_back(std::move(reading));
  return text;
}

std::vector<card::Symbol> LineReader::read_alone(const std::string& model, const Ink& ink, const FoundLine& column,
                                                 const std::vector<card::Symbol>& words,
                                                 const card::Reading& laid_out) {
  constexpr std::size_t kFewestLetters = 2;
  std::vector<card::Symbol> all;
  for (const Stretch& stretch : stretches_of(words, laid_out)) {
    const auto inside = [&](const card::Symbol& word) {
      const float at = card::bounds(word.box).centre_y();
      return at > stretch.top && at < stretch.bottom;
    };
    std::vector<card::Symbol> own;
    std::copy_if(words.begin(), words.end(), std::back_inserter(own), inside);
    const FoundLine part = part_of(ink, column, stretch);
    card::Reading alone;
    if (own.size() >= kFewestLetters && !part.labels.empty()) alone = read_horizontal(model, ink, part);
    keep_letters(alone);
    const bool better = alone.symbols.size() >= own.size() && alone.confidence() >= kSureLetters &&
                        text::count_scripts(alone.text()).japanese() == 0;
    all.insert(all.end(), better ? alone.symbols.begin() : own.begin(), better ? alone.symbols.end() : own.end());
  }
  return all;
}

void LineReader::read_again(const Ink& ink, const FoundLine& line, bool western, card::TextLine& text) {
  const text::ScriptCounts counts = text::count_scripts(text.text());
  const bool column = line.direction == card::Direction::vertical;
  if (column && counts.latin + counts.digit > 0 && counts.japanese() > 0) return look_closer(ink, line, text);
  const bool latin = latin_share(counts) >= kLatinShare;
  const bool lying = column && latin;  // letters in a column were read lying
  const auto read = [&](const char* model) {
    card::Reading reading = column && !lying ? read_column(model, ink, line) : read_horizontal(model, ink, line);
    if (reading.symbols.empty()) return false;
    text.readings.push_back(std::move(reading));
    return true;
  };
  const auto settled = [&](float sure) { return !text.readings.empty() && is_settled(text.readings.back(), sure); };
  if (western) {
    // The card model has no é ü ñ, so that its confidence proves little here.
    if (!read("Latin") || !settled(kSureWestern)) read("eng");
  } else if (latin) {
    if (!settled(kSureLatin)) read("eng");
  } else if (text.confidence() < kSure) {
    read("jpn");
  }
  put_best_first(text.readings, western);
  outvote_blanks(text.readings);
  correct_abbreviation(text.readings);
  if (!latin && !western) look_closer(ink, line, text);
}

void LineReader::look_closer(const Ink& ink, const FoundLine& line, card::TextLine& text) {
  if (text.readings.empty()) return;
  card::Reading closer = read_glyphs(glyphs_, glyph_codes_, ink, line, text.readings.front());
  if (!closer.symbols.empty()) text.readings.insert(text.readings.begin(), std::move(closer));
}

card::Reading LineReader::read_as(const std::string& model, const Ink& ink, const FoundLine& line) {
  return line.direction == card::Direction::vertical ? read_column(model, ink, line)
                                                     : read_horizontal(model, ink, line);
}

card::Result<card::TextLine> LineReader::read_with(const Ink& ink, const FoundLine& line,
                                                   const std::vector<std::string>& models) {
  card::TextLine text = line_without_readings(line);
  for (const std::string& model : models) {
    if (!models_.contains(model)) {
      return card::fail(card::ErrorKind::wrong_use,
                        fmt::format("{}: there is no such reading model; use one of the engine's", model));
    }
    text.readings.push_back(read_as(model, ink, line));
  }
  return text;
}

}  // namespace ocr
