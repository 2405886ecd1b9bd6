#include "ocr/glyph_reading.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ocr/glyph_cutter.h"
#include "text/utf8.h"

namespace ocr {
namespace {

// How the two are weighed: log-linear pooling. Set by judgement (line models are surer than they are right, the glyph
// reader's probabilities are calibrated) and tried on development cards as they stand; no other weights were tried.
constexpr double kLineWeight = 0.6;
constexpr double kGlyphWeight = 1.0;
constexpr double kUnseenGlyph = 1e-3;  ///< probability of a character that the glyph reader does not name
constexpr double kUnseenShare = 0.02;  ///< of a line model's doubt, for a character that it does not name
constexpr double kLeastUnseen = 1e-4;
constexpr float kLeastKept = 0.002F;

/// Vertical writing turns it, so that it looks like another character: the layout of columns has known it by its shape.
constexpr const char* kTurnedInColumns = "ー";

/// Kana that differ in size and place alone, of which a glyph cut out of a column shows neither.
constexpr std::u32string_view kSmall = U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";
constexpr std::u32string_view kLarge = U"あいうえおつやゆよわアイウエオツヤユヨワカケ";

std::string other_size(const std::string& character) {
  const std::u32string one = text::to_utf32(character);
  if (one.size() != 1) return {};
  for (const auto& [from, to] : {std::pair(kSmall, kLarge), std::pair(kLarge, kSmall)})
    if (const auto at = from.find(one[0]); at != std::u32string_view::npos) return text::to_utf8(to[at]);
  return {};
}

/// Leaves the size of kana to the line model.
void disregard_size(std::vector<card::Alternative>& seen) {
  for (std::size_t i = 0, count = seen.size(); i < count; ++i) {
    const std::string other = other_size(seen[i].text);
    if (other.empty()) continue;
    const auto twin = std::find_if(seen.begin(), seen.end(), [&](const auto& each) { return each.text == other; });
    if (twin == seen.end()) {
      seen.push_back({other, seen[i].confidence});
    } else {
      twin->confidence = seen[i].confidence = std::max(twin->confidence, seen[i].confidence);
    }
  }
}

card::Point middle(const card::Quad& box) {
  card::Point sum;
  for (const card::Point& corner : box.corners) sum = {sum.x + corner.x / 4, sum.y + corner.y / 4};
  return sum;
}

std::vector<card::Alternative> as_read(const card::Symbol& symbol) {
  std::vector<card::Alternative> all = {{symbol.text, symbol.confidence}};
  all.insert(all.end(), symbol.alternatives.begin(), symbol.alternatives.end());
  return all;
}

/// What both give the characters together, best first. Characters that the glyph reader has not learnt (a hyphen beside
/// ー) keep what the line model gave them.
std::vector<card::Alternative> pooled(const card::Symbol& symbol, const std::vector<card::Alternative>& seen,
                                      const GlyphReader& reader) {
  const double unseen = std::max(kLeastUnseen, kUnseenShare * (1 - static_cast<double>(symbol.confidence)));
  struct Opinions {
    double line = 0, glyph = 0;
  };
  std::map<std::string, Opinions> opinions;
  std::vector<card::Alternative> result;
  double known = 0, all = 0;
  for (const card::Alternative& each : as_read(symbol)) {
    all += each.confidence;
    if (reader.knows(each.text)) {
      opinions[each.text].line = each.confidence;
      known += each.confidence;
    } else {
      result.push_back(each);
    }
  }
  for (const card::Alternative& each : seen) opinions[each.text].glyph = each.confidence;
  known /= std::max(all, 1e-6);  // a line model's confidences need not add up to one
  double sum = 0;
  std::map<std::string, double> weights;
  for (const auto& [text, opinion] : opinions) {
    weights[text] = std::pow(std::max(opinion.line, unseen), kLineWeight) *
                    std::pow(std::max(opinion.glyph, kUnseenGlyph), kGlyphWeight);
    sum += weights[text];
  }
  for (const auto& [text, weight] : weights) result.push_back({text, static_cast<float>(known * weight / sum)});
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
  while (result.size() > 1 && result.back().confidence < kLeastKept) result.pop_back();
  return result;
}

/// Two time steps for each symbol: nothing, then its character.
void add_steps(const std::vector<card::Alternative>& characters, const card::CodeTable& codes,
               card::LinePosteriors& posteriors) {
  posteriors.steps.push_back({{codes.null_code, 1.0F}});
  auto& step = posteriors.steps.emplace_back();
  for (const card::Alternative& each : characters) {
    const auto code = codes.codes_of.find(each.text);
    if (code != codes.codes_of.end()) step.push_back({code->second.front(), each.confidence});
  }
}

}  // namespace

card::CodeTable glyph_codes(const card::CodeTable& line_model, const GlyphReader& reader) {
  card::CodeTable table;
  table.name = kGlyphModel;
  std::set<std::string> characters(reader.characters().begin(), reader.characters().end());
  for (const auto& [character, codes] : line_model.codes_of) characters.insert(character);
  std::uint16_t next = 0;
  table.null_code = next++;
  for (const std::string& character : characters) table.codes_of[character] = {next++};
  return table;
}

card::Reading read_glyphs(GlyphReader& reader, const card::CodeTable& codes, const Ink& ink, const FoundLine& line,
                          const card::Reading& read) {
  std::vector<std::size_t> places;
  std::vector<cv::Mat> glyphs;
  const GlyphCutter cutter(ink, line);
  const bool column = line.direction == card::Direction::vertical;
  for (std::size_t i = 0; i < read.symbols.size(); ++i) {
    const std::string& character = read.symbols[i].text;
    if (!reader.knows(character) || (column && character == kTurnedInColumns)) continue;
    places.push_back(i);
    glyphs.push_back(cutter.at(middle(read.symbols[i].box)));
  }
  card::Reading result;
  result.model = kGlyphModel;
  if (places.empty()) return result;
  std::vector<std::vector<card::Alternative>> seen = reader.read(glyphs);
  if (column) std::for_each(seen.begin(), seen.end(), disregard_size);

  result.symbols = read.symbols;
  result.posteriors.code_table = kGlyphModel;
  std::size_t next = 0;
  for (std::size_t i = 0; i < result.symbols.size(); ++i) {
    card::Symbol& symbol = result.symbols[i];
    if (symbol.text == " ") continue;
    std::vector<card::Alternative> characters = as_read(symbol);
    if (next < places.size() && places[next] == i) {
      characters = pooled(symbol, seen[next++], reader);
      symbol.text = characters.front().text;
      symbol.confidence = characters.front().confidence;
      symbol.alternatives.assign(characters.begin() + 1, characters.end());
    }
    add_steps(characters, codes, result.posteriors);
  }
  result.posteriors.steps.push_back({{codes.null_code, 1.0F}});
  return result;
}

}  // namespace ocr
