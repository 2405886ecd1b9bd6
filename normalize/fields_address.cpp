#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/address_east.h"
#include "normalize/address_text.h"
#include "normalize/address_west.h"
#include "normalize/address_west_code.h"
#include "normalize/candidates.h"
#include "normalize/card_grammar.h"
#include "normalize/fields.h"
#include "normalize/knowledge_area_codes.h"
#include "normalize/printed_line.h"
#include "text/script.h"
#include "text/width.h"

namespace normalize {
namespace {

struct Block {
  std::vector<AddressLine> lines;
  bool main_office = false;
  bool has_code = false;
  bool has_place = false;  ///< a prefecture or city of the table
};

/// Offices that are the company's seat; written before their address (as of 2026).
constexpr auto kMainOffices =
    std::to_array<std::string_view>({"本社", "本店", "本部", "本所", "本院", "headoffice", "headquarters", "hauptsitz",
                                     "siègesocial", "sedecentral", "matriz"});

bool is_main_office(const std::string& text) {
  std::string plain = text::without_blanks(text);
  std::transform(plain.begin(), plain.end(), plain.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::any_of(kMainOffices.begin(), kMainOffices.end(), [&](std::string_view word) {
    return plain.find(word) != std::string::npos && plain.find(word) < 8;
  });
}

/// Words that begin a street's name in Romance languages, lower case without stop. Own collection, 2026-11.
constexpr auto kStreetBeginnings = std::to_array<std::string_view>(
    {"av",        "avenida", "rua",     "r",     "al",    "alameda", "rod",    "rodovia", "estrada", "praça",
     "travessa",  "calle",   "paseo",   "avda",  "plaza", "via",     "viale",  "corso",   "piazza",  "rue",
     "boulevard", "chemin",  "impasse", "allée", "quai",  "carrer",  "camino", "largo",   "strada"});

/// "Av. Sapopemba, 2449", "Lojas: Av. Sapopemba, 2449": a street and its number.
bool is_street_with_number(const std::string& line) {
  std::string_view text = drop_address_label(line);
  // A pin or bullet that was taken for a letter.
  if (text.size() > 2 && text[1] == ' ' && text[0] != 'r' && text[0] != 'R') text.remove_prefix(2);
  std::string word = to_small_ascii(text.substr(0, text.find(' ')));
  while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.pop_back();
  return text.find_first_of("0123456789") != std::string_view::npos &&
         std::find(kStreetBeginnings.begin(), kStreetBeginnings.end(), word) != kStreetBeginnings.end();
}

/// A Japanese postal code and nothing more.
bool is_code_alone(const Block& block) {
  if (block.lines.size() != 1) return false;
  const auto code = find_japanese_postal_code(block.lines[0].text);
  if (!code) return false;
  const text::ScriptCounts rest = text::count_scripts(block.lines[0].text.substr(code->span.end));
  return rest.total() == rest.other;  // the bracket of （〒390-0811）
}

/// 〒920-0902 at the foot of a card whose only address is a column apart from it.
void join_code_apart(std::vector<Block>& blocks) {
  const auto lacks_code = [](const Block& block) { return !block.has_code && block.has_place; };
  const auto code = std::find_if(blocks.begin(), blocks.end(), is_code_alone);
  const auto place = std::find_if(blocks.begin(), blocks.end(), lacks_code);
  if (code == blocks.end() || place == blocks.end() || std::count_if(blocks.begin(), blocks.end(), is_code_alone) > 1 ||
      std::count_if(blocks.begin(), blocks.end(), lacks_code) > 1)
    return;
  place->lines.insert(place->lines.begin(), code->lines.front());
  place->has_code = true;
  blocks.erase(code);
}

class Blocks {
 public:
  explicit Blocks(const LabelledCard& card) : card_(card), continental_(card.context.origin.continental()) {}

  std::vector<Block> run() {
    for (const Segment& segment : card_.segments) {
      if (segment.label == Label::address && !is_phone_label(segment)) add(segment);
    }
    if (card_.context.japanese) join_code_apart(blocks_);
    return std::move(blocks_);
  }

 private:
  /// "取 (03)5786-7999", "fa 097-436-0973": one or two letters before a phone are its misread label.
  bool is_phone_label(const Segment& segment) const {
    constexpr std::size_t kMost = 2;
    const text::ScriptCounts counts = text::count_scripts(segment.text);
    if (segment.span.begin > 0 || counts.digit > 0 || static_cast<std::size_t>(counts.total()) > kMost) return false;
    const auto is_behind = [&](Span taken) {
      return taken.begin >= segment.span.end && taken.begin <= segment.span.end + 2;
    };
    const auto& taken = card_.points.taken[segment.line];
    return std::any_of(taken.begin(), taken.end(), is_behind) &&
           std::any_of(card_.points.phones.begin(), card_.points.phones.end(),
                       [&](const auto& phone) { return phone.line == segment.line; });
  }

  void add(const Segment& segment) {
    const bool continental = card_.context.origin.continental();
    const bool code = !continental && find_japanese_postal_code(segment.text).has_value();
    const bool place =
        continental ? begins_east_address(segment.text, card_.context.origin.manner) : has_place(segment.text);
    const bool office = is_office_on(segment.text, card_.context) || begins_with_office(segment.text);
    const bool joins = continental && is_lone_code(segment.text);
    if (!card_.context.eastern() && is_office_on(segment.text, card_.context)) {
      label_before_ = segment.text;  // "Northern Office" over its street
      return;
    }
    const std::string label = std::exchange(label_before_, {});
    if (blocks_.empty() || !label.empty() ||
        (joins ? blocks_.back().has_code : begins_block(segment, code, place, office))) {
      blocks_.emplace_back();
      take_lines_behind_code(segment);
    }
    Block& block = blocks_.back();
    block.main_office |= (office && is_main_office(segment.text)) || is_main_office(label);
    block.has_code |= code || joins;
    block.has_place |= place;
    if (!block.lines.empty() && block.lines.back().segment->line == segment.line) {
      block.lines.back().text += between(segment) + with_comma(segment);
    } else {
      block.lines.push_back({&segment, with_comma(segment)});
    }
    last_end_ = segment.span.end;
  }

  /// What is printed between two segments of one line, where it is no more than separators.
  std::string between(const Segment& segment) const {
    const std::string& line = card_.features.lines[segment.line].text();
    if (segment.span.begin < last_end_) return " ";
    const std::string gap = line.substr(last_end_, segment.span.begin - last_end_);
    return gap.size() <= 5 && gap.find_first_not_of(" ,.;/-|") == std::string::npos ? gap : " ";
  }

  /// A comma at the end of an address line is part of the print.
  std::string with_comma(const Segment& segment) const {
    const std::string& line = card_.features.lines[segment.line].text();
    const bool last = line.find_first_not_of(", ", segment.span.end) == std::string::npos;
    return last && line.find(',', segment.span.end) != std::string::npos ? segment.text + "," : segment.text;
  }

  /// "Gebäude 3 Industriestraße 185 / 50669 Köln / Haus 4 Am Markt 47" before "04181 Leipzig": the lines behind the
  /// code of the block before belong to the one that a code without a street begins.
  void take_lines_behind_code(const Segment& segment) {
    if (blocks_.size() < 2 || !has_western_code(segment.text) || has_street_word(segment.text)) return;
    std::vector<AddressLine>& before = blocks_[blocks_.size() - 2].lines;
    const auto code = std::find_if(before.begin(), before.end(),
                                   [&](const AddressLine& line) { return has_western_code(line.text); });
    if (code == before.end()) return;
    std::move(code + 1, before.end(), std::back_inserter(blocks_.back().lines));
    before.erase(code + 1, before.end());
  }

  bool begins_block(const Segment& segment, bool code, bool place, bool office) const {
    const Block& block = blocks_.back();
    const Segment& last = *block.lines.back().segment;
    if (office && (block.has_code || block.has_place)) return true;
    const bool behind = code && !block.has_code && !place && last.line != segment.line && ends_with_code(segment.text);
    if (code && !behind && (block.has_code || block.has_place)) return true;
    if (place && block.has_place) return true;
    if (translates(last.text, segment.text) && continental_) return true;
    const std::string& line = card_.features.lines[segment.line].text();
    if (last.line != segment.line && translates(card_.features.lines[last.line].text(), line) &&
        is_whole_latin_address(line))
      return true;
    if (last.line == segment.line) return false;
    if (!card_.context.eastern() && is_street_with_number(segment.text) && is_street_with_number(last.text))
      return true;
    if (has_western_code(segment.text) &&
        std::any_of(block.lines.begin(), block.lines.end(),
                    [&](const AddressLine& above) { return has_western_code(above.text); }))
      return true;  // "Hauptsitz: Effingerstrasse 29, 3008 Bern" over "Filiale: Bahnhofstrasse 8, 3900 Brig"
    if (completes_western(block, segment)) return false;
    if (!are_set_together(card_.features.lines[last.line], card_.features.lines[segment.line])) return true;
    const float size = std::max(card_.features.lines[last.line].size_px, card_.features.lines[segment.line].size_px);
    // "126-27 Sakae, Naka-ku | Nagoya" over the rest, which stands under the first piece alone.
    return std::none_of(block.lines.begin(), block.lines.end(), [&](const AddressLine& above) {
      const card::Bounds& box = card_.features.lines[above.segment->line].box;
      return are_neighbours(box, card_.features.lines[segment.line].box, size, 2.5F);
    });
  }

  /// "丸の内タワー20階 〒100-0005"
  static bool ends_with_code(const std::string& text) {
    const auto code = find_japanese_postal_code(text);
    return code && code->span.end == text.size() && text::count_scripts(text.substr(0, code->span.begin)).han > 1;
  }

  /// Whether a row goes on with the one above it: it begins under its first half, or both end at one place. What stands
  /// under its end alone is of another column.
  static bool are_set_together(const LineFeatures& above, const LineFeatures& below) {
    constexpr float kFlush = 1.5F;  // glyphs
    if (above.direction == card::Direction::vertical || below.direction == card::Direction::vertical) return true;
    if (on_one_row(above.box, below.box)) return true;
    return below.box.left < above.box.centre_x() ||
           std::abs(below.box.right - above.box.right) < kFlush * above.size_px;
  }

  bool has_western_code(const std::string& text) const {
    constexpr float kSure = 0.6F;
    if (card_.context.eastern()) return false;
    const auto code = find_western_code(PrintedLine(text), card_.region);
    return code && code->quality >= kSure;
  }

  /// A western postal code on a line of its own below an address without one, other lines between them.
  bool completes_western(const Block& block, const Segment& segment) const {
    if (card_.context.eastern()) return false;
    const auto whole_code = [](const std::string& text) {
      const PrintedLine line(text);
      const auto code = find_western_code(line, {});
      return code && code->quality >= 0.7F && code->begin == 0 && code->end == line.size();
    };
    const bool any_code = std::any_of(block.lines.begin(), block.lines.end(), [](const AddressLine& line) {
      return find_western_code(PrintedLine(line.text), {}).has_value();
    });
    return !any_code && whole_code(segment.text);
  }

  /// A postal code on a line of its own, above, below or apart from the Korean or Chinese address.
  bool is_lone_code(const std::string& text) const {
    constexpr std::string_view kMark = "우";  // behind a mark digits alone are enough
    const std::string line = std::string(kMark) + text;
    const auto code = find_east_postal_code(line, card_.context.origin.manner);
    return code && text::count_scripts(text).latin == 0 && code->span.begin <= kMark.size() &&
           text::without_blanks(strip_marks(line.substr(code->span.end))).empty();
  }

  /// Latin print below eastern print is the same address again.
  static bool translates(const std::string& last, const std::string& next) {
    const text::ScriptCounts a = text::count_scripts(last), b = text::count_scripts(next);
    return a.eastern() > 0 && b.eastern() == 0 && b.latin > 3;
  }

  /// "4F, Nihon Kaikan, 3-1-30 Shibakoen, Minato-ku, Tokyo 105-0011, Japan", not a building's name in Latin letters.
  static bool is_whole_latin_address(const std::string& text) {
    return std::count(text.begin(), text.end(), ',') >= 2 || latin_japanese_code(text).has_value();
  }

  bool has_place(const std::string& text) const {
    if (text::count_scripts(text).japanese() == 0) return false;
    const auto code = find_japanese_postal_code(text);
    const std::string rest = !code                                ? text
                             : stands_behind_address(text, *code) ? text.substr(0, code->span.begin)
                                                                  : text.substr(code->span.end);
    const std::string plain = text::without_blanks(without_office(rest));
    const LocalitySplit split = card_.context.knowledge->postal.split(plain);
    // A name of a building may resemble a city: only what is really printed divides blocks.
    return !split.locality.empty() && (plain.starts_with(split.locality) || plain.starts_with(split.region));
  }

  /// "作業所/栃木県宇都宮市…": one past an office's name and what parts it from its address; 0 where there is none.
  std::size_t office_end(const std::string& text) const {
    const std::size_t end = text.find_first_of(" /:");
    return end != std::string::npos && is_office_on(text.substr(0, end), card_.context) ? end + 1 : 0;
  }
  bool begins_with_office(const std::string& text) const { return office_end(text) > 0; }
  std::string without_office(const std::string& text) const { return text.substr(office_end(text)); }

  const LabelledCard& card_;
  bool continental_;
  std::vector<Block> blocks_;
  std::size_t last_end_ = 0;  ///< of the last segment, in its line
  std::string label_before_;  ///< an office's name on a line of its own above the next segment
};

/// Whether the card's fixed-line numbers belong to the address's prefecture: 1 yes, -1 no, 0 none to ask.
float area_code_witness(const LabelledCard& card, const card::Address& address) {
  float witness = 0;
  for (const auto& phone : card.points.phones) {
    const auto regions = regions_of_phone(phone.value.phone.number);
    if (regions.empty() || address.region.empty()) continue;
    if (std::find(regions.begin(), regions.end(), address.region) != regions.end()) return 0.3F;
    witness = -0.2F;
  }
  return witness;
}

card::Found<card::Address> found_address(const LabelledCard& card, const Block& block, const FoundAddress& read) {
  Clues clues;
  std::vector<card::Evidence> places;
  float means = 0;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    const Segment& segment = *block.lines[i].segment;
    const Clues one = clues_at(card, segment.line, segment.span);
    clues.weakest_symbol = std::min(clues.weakest_symbol, one.weakest_symbol);
    means += one.mean_symbol;
    clues.agreement = one.agreement;
    clues.labelling = std::min(clues.labelling == 0.5F ? 1.0F : clues.labelling, segment.clearness);
    places.push_back(evidence_of(card.text, card.features, segment.line, 0, segment.span));
  }
  clues.mean_symbol = means / static_cast<float>(block.lines.size());
  clues.grammar = read.quality;
  clues.witness = area_code_witness(card, read.address);
  if (read.address.country == "JP" && !read.address.postal_code.empty())
    clues.witness += 0.8F * (postal_agreement(read.address, card.context.knowledge->postal) - 0.4F);
  clues.witness = std::clamp(clues.witness, -1.0F, 1.0F);
  return {read.address, probability(FieldKind::address, clues), std::move(places)};
}

void add_as_notes(const LabelledCard& card, const Block& block, card::ParsedCard& parsed) {
  for (const AddressLine& line : block.lines) {
    const Segment& segment = *line.segment;
    parsed.notes.push_back(found_at(card, FieldKind::note, segment.text, segment.line, segment.span,
                                    clues_at(card, segment.line, segment.span)));
  }
}

/// A Latin address as printed, with the commas at the ends of its lines.
std::string printed_latin(const Block& block, const FoundAddress& read) {
  std::string printed;
  for (std::size_t i = 0; i < block.lines.size() && i < read.spans.size(); ++i) {
    const std::string& line = block.lines[i].text;
    const Span span = read.spans[i];
    if (span.empty()) continue;
    if (!printed.empty()) printed += ' ';
    printed += line.substr(span.begin, span.end - span.begin);
    if (span.end < line.size() && line[span.end] == ',' && i + 1 < block.lines.size()) printed += ',';
  }
  return text::squeeze_blanks(printed);
}

/// On a Japanese card an address in Latin letters repeats a Japanese one.
bool repeats(const card::Address& address, const std::vector<card::Found<card::Address>>& known) {
  if (text::count_scripts(address.printed).eastern() > 0) return false;
  return std::any_of(known.begin(), known.end(), [&](const auto& other) {
    return text::count_scripts(other.value.printed).eastern() > 0 &&
           (address.postal_code.empty() || address.postal_code == other.value.postal_code ||
            address.country == other.value.country);
  });
}

}  // namespace

/// "413-1728" and nothing more: beside a full address the rest of a torn phone number.
bool is_bare_code(const FoundAddress& read) {
  const card::Address& address = read.address;
  return address.printed == address.postal_code && address.street.empty() && address.locality.empty();
}

void fill_addresses(const LabelledCard& card, card::ParsedCard& parsed) {
  std::vector<card::Found<card::Address>> main, others;
  for (Block& block : Blocks(card).run()) {
    if (!card.context.origin.continental()) correct_address(card, block.lines);
    std::vector<std::string> texts;
    for (const AddressLine& line : block.lines) texts.push_back(line.text);
    auto read = read_address_on(texts, card.context, card.region);
    if (read && text::count_scripts(read->address.printed).eastern() == 0)
      read->address.printed = printed_latin(block, *read);
    if (!read || repeats(read->address, main) || repeats(read->address, others)) {
      add_as_notes(card, block, parsed);
      continue;
    }
    if (is_bare_code(*read) && (!main.empty() || !others.empty())) {
      add_as_notes(card, block, parsed);
      continue;
    }
    (block.main_office ? main : others).push_back(found_address(card, block, *read));
  }
  parsed.addresses = std::move(main);
  for (auto& address : others) parsed.addresses.push_back(std::move(address));
}

}  // namespace normalize
