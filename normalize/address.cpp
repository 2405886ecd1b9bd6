#include "normalize/address.h"

#include <algorithm>

#include "normalize/address_block.h"
#include "normalize/address_west.h"
#include "normalize/printed_line.h"
#include "normalize/tables/address_words.h"
#include "text/script.h"
#include "text/width.h"

namespace normalize {
namespace {

float japanese_likeness(std::string_view line, const PostalBook& postal) {
  if (find_japanese_postal_code(line)) return 0.95F;
  const LocalitySplit split = postal.split(text::squeeze_blanks(line));
  const bool number = has_block_number(line);
  const std::size_t place_end = std::min(line.size(), std::max(split.locality_end, split.region_end));
  const std::size_t rest = line.size() - place_end;
  const auto goes_on = [&](std::string_view word) { return line.substr(place_end).starts_with(word); };
  if (place_end > 0 && (goes_on("に") || goes_on("を") || goes_on("と共に"))) return 0;  // 北海道に根ざして
  if (split.locality_end > 0 && split.region_end > 0) return number ? 0.99F : 0.85F;
  if (split.locality_end > 0) {
    // A surname or company may begin with a city's name: a town or number must follow.
    if (number) return 0.95F * split.quality;
    return split.town_end > split.locality_end ? 0.7F : rest == 0 ? 0.4F : 0.25F;
  }
  if (split.region_end > 0 && split.quality >= 0.5F) return number ? 0.8F : 0.4F;
  const bool building = has_building_word(line);
  constexpr std::string_view kBlockWords[] = {"丁目", "番地", "番町"};
  const bool block_word = std::any_of(std::begin(kBlockWords), std::end(kBlockWords),
                                      [&](std::string_view word) { return line.find(word) != std::string_view::npos; });
  if (number && block_word) return 0.85F;
  if (number && building) return 0.75F;
  if (building) return 0.5F;
  return number ? 0.4F : 0.0F;
}

bool is_latin_text(const std::vector<std::string>& lines) {
  text::ScriptCounts all;
  for (const std::string& line : lines) {
    const text::ScriptCounts counts = text::count_scripts(line);
    all.latin += counts.latin;
    all.han += counts.han;
    all.hiragana += counts.hiragana;
    all.katakana += counts.katakana;
  }
  return all.latin > 2 * all.japanese();
}

bool has_latin_japanese_code(const std::vector<std::string>& lines) {
  return std::any_of(lines.begin(), lines.end(),
                     [](const std::string& line) { return latin_japanese_code(line).has_value(); });
}

}  // namespace

float address_likeness(std::string_view line, const PostalBook& postal) {
  const text::ScriptCounts counts = text::count_scripts(line);
  if (counts.total() == 0) return 0;
  if (counts.japanese() > 0 && counts.han >= counts.latin) return japanese_likeness(line, postal);
  if (counts.japanese() == 0) {
    // Digits alone may still be the block number of a wrapped address or a lone postal code.
    if (find_japanese_postal_code(line)) return 0.9F;
    return western_address_likeness(line);
  }
  return std::max(japanese_likeness(line, postal), western_address_likeness(line));
}

std::optional<FoundAddress> read_address(const std::vector<std::string>& lines, const PostalBook& postal,
                                         std::string_view region) {
  if (!is_latin_text(lines)) return read_japanese_address(lines, postal);
  if (region == "JP" || has_latin_japanese_code(lines)) {
    if (auto found = read_latin_japanese_address(lines)) return found;
    region = {};
  }
  return read_western_address(lines, region);
}

std::string country_of_name(std::string_view printed) {
  const std::u32string small = to_small(PrintedLine(strip_marks(printed)).chars());
  for (const tables::CountryName& country : tables::kCountryNames) {
    if (PrintedLine(country.name).chars() == small) return std::string(country.code);
  }
  return {};
}

}  // namespace normalize
