#include "normalize/knowledge_postal.h"

#include <algorithm>
#include <charconv>

#include "normalize/knowledge_fold.h"
#include "normalize/tables/prefectures.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

std::uint32_t to_number(std::string_view digits) {
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// Characters of a printed address without blanks, each with where its bytes end in the original.
struct Folded {
  std::u32string text;
  std::vector<std::size_t> ends;
  std::size_t end_of(std::size_t count) const { return count == 0 ? 0 : ends[count - 1]; }
};

bool is_variation_selector(char32_t c) { return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF); }

Folded fold_address(std::string_view address, std::size_t most) {
  Folded folded;
  std::size_t byte = 0;
  for (const char32_t c : text::to_utf32(address)) {
    byte += text::to_utf8(c).size();
    if (is_variation_selector(c)) {
      if (!folded.ends.empty()) folded.ends.back() = byte;
      continue;
    }
    if (text::is_blank(c)) continue;
    if (folded.text.size() == most) break;
    folded.text += fold_place_character(c);
    folded.ends.push_back(byte);
  }
  return folded;
}

std::u32string fold_name(std::string_view name) {
  std::u32string folded;
  for (const char32_t c : text::to_utf32(name)) folded += fold_place_character(c);
  return folded;
}

/// Characters that differ between a name and the beginning of a text; the name's last one (市, 区, 県 …) must agree.
/// Returns `limit` + 1 when there are too many.
int changes_at_front(std::u32string_view text, std::u32string_view name, int limit) {
  if (text.size() < name.size() || text[name.size() - 1] != name.back()) return limit + 1;
  int changes = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (text[i] != name[i] && ++changes > limit) break;
  }
  return changes;
}

struct RegionMatch {
  std::string_view region;
  std::size_t length = 0;  ///< characters
  bool exact = false;
};

RegionMatch match_region(std::u32string_view folded, const std::vector<PostalPlace>& witnesses) {
  RegionMatch near;
  int near_count = 0;
  for (const std::string_view prefecture : tables::kPrefectures) {
    const std::u32string name = fold_name(prefecture);
    const int changes = changes_at_front(folded, name, 1);
    if (changes == 0) return {prefecture, name.size(), true};
    if (changes > 1) continue;
    const bool witnessed = std::any_of(witnesses.begin(), witnesses.end(),
                                       [&](const PostalPlace& place) { return place.region == prefecture; });
    if (witnessed) return {prefecture, name.size(), false};
    near = {prefecture, name.size(), false};
    ++near_count;
  }
  return near_count == 1 ? near : RegionMatch{};
}

}  // namespace

const std::vector<std::string_view>& prefectures() {
  static const std::vector<std::string_view> all(tables::kPrefectures.begin(), tables::kPrefectures.end());
  return all;
}

card::Result<PostalBook> PostalBook::load(const std::filesystem::path& folder) {
  PostalBook book;
  auto rows = SortedLines::load(folder / "postal.tsv");
  if (!rows) return tl::unexpected(rows.error());
  auto cities = SortedLines::load(folder / "cities.tsv");
  if (!cities) return tl::unexpected(cities.error());
  auto folds = SortedLines::load(folder / "folds.tsv");
  if (!folds) return tl::unexpected(folds.error());
  for (std::size_t i = 0; i < folds->size(); ++i) {
    const auto columns = split_columns(folds->line(i));
    if (columns.size() == 2) book.folds_[text::to_utf32(columns[0])[0]] = text::to_utf32(columns[1])[0];
  }
  book.rows_ = std::move(*rows);
  book.city_lines_ = std::move(*cities);
  book.index_rows();
  return book;
}

void PostalBook::index_rows() {
  for (std::size_t i = 0; i < city_lines_.size(); ++i) {
    const auto columns = split_columns(city_lines_.line(i));
    if (columns.size() < 4) continue;
    const std::uint32_t number = to_number(columns[2]);
    if (cities_.size() <= number) cities_.resize(number + 1);
    cities_[number] = {columns[1], columns[3], 0, 0};
    city_names_.push_back({fold_listed(columns[0]), number, columns[0] == columns[3]});
  }
  std::vector<std::uint32_t> city_of(rows_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    city_of[i] = to_number(rows_.line(i).substr(8));
    if (city_of[i] < cities_.size()) ++cities_[city_of[i]].last_row;
  }
  std::uint32_t start = 0;
  for (City& city : cities_) {
    city.first_row = start;
    start += city.last_row;
    city.last_row = city.first_row;
  }
  by_city_.resize(start);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (city_of[i] < cities_.size()) by_city_[cities_[city_of[i]].last_row++] = static_cast<std::uint32_t>(i);
  }
}

std::u32string PostalBook::fold_listed(std::string_view name) const {
  std::u32string folded = text::to_utf32(name);
  for (char32_t& c : folded) {
    if (const auto found = folds_.find(c); found != folds_.end()) c = found->second;
  }
  return folded;
}

PostalPlace PostalBook::row(std::size_t index) const {
  const auto columns = split_columns(rows_.line(index));
  const City& city = cities_[to_number(columns[1])];
  return {columns[0], city.region, city.locality, columns[2]};
}

std::vector<PostalPlace> PostalBook::places(std::string_view code) const {
  std::string digits;
  std::copy_if(code.begin(), code.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  std::vector<PostalPlace> found;
  if (digits.size() != 7) return found;
  for (std::size_t i = rows_.lower_bound(digits); i < rows_.size() && first_column(rows_.line(i)) == digits; ++i) {
    found.push_back(row(i));
  }
  return found;
}

std::vector<PostalPlace> PostalBook::towns(std::string_view region, std::string_view locality) const {
  std::vector<PostalPlace> found;
  for (const City& city : cities_) {
    if (city.locality != locality || (!region.empty() && city.region != region)) continue;
    for (std::uint32_t i = city.first_row; i < city.last_row; ++i) found.push_back(row(by_city_[i]));
  }
  return found;
}

std::vector<std::string_view> PostalBook::regions_of(std::string_view locality) const {
  std::vector<std::string_view> regions;
  const std::u32string folded = fold_name(locality);
  for (const CityName& name : city_names_) {
    if (name.folded != folded) continue;
    const std::string_view region = cities_[name.city].region;
    if (std::find(regions.begin(), regions.end(), region) == regions.end()) regions.push_back(region);
  }
  return regions;
}

PostalBook::CityMatch PostalBook::match_city(std::u32string_view folded, std::string_view region,
                                             const std::vector<PostalPlace>& witnesses) const {
  // Better: fewer misread characters, then the city of the postal code, then the longer name.
  CityMatch best;
  const auto better = [](const CityMatch& a, const CityMatch& b) {
    if (!b.name) return true;
    if (a.changes != b.changes) return a.changes < b.changes;
    if (a.by_code != b.by_code) return a.by_code;
    return a.name->folded.size() > b.name->folded.size();
  };
  for (const CityName& name : city_names_) {
    const City& city = cities_[name.city];
    const int changes = changes_at_front(folded, name.folded, 2);
    if (changes > 2 || (!region.empty() && city.region != region)) continue;
    const bool by_code = std::any_of(witnesses.begin(), witnesses.end(), [&](const PostalPlace& place) {
      return place.region == city.region && place.locality == city.locality;
    });
    // Misread names need a second witness and enough characters that agree.
    const bool may_differ = (by_code || !region.empty()) && name.folded.size() >= 3;
    const int limit = !may_differ ? 0 : by_code && name.folded.size() >= 5 ? 2 : 1;
    if (changes > limit) continue;
    const CityMatch match{&name, changes, by_code, true};
    if (better(match, best)) best = match;
  }
  if (best.name && region.empty() && !best.by_code) {
    best.one_region = std::none_of(city_names_.begin(), city_names_.end(), [&](const CityName& other) {
      return other.folded == best.name->folded && cities_[other.city].region != cities_[best.name->city].region;
    });
  }
  return best;
}

LocalitySplit PostalBook::split(std::string_view address, std::string_view code) const {
  constexpr std::size_t kMost = 28;  // the longest prefecture, city and town together
  const Folded folded = fold_address(address, kMost);
  const auto witnesses = places(code);
  LocalitySplit split;
  const RegionMatch region = match_region(folded.text, witnesses);
  split.region_end = folded.end_of(region.length);
  split.region = region.region;
  const auto rest = std::u32string_view(folded.text).substr(region.length);
  const CityMatch city = match_city(rest, region.region, witnesses);
  split.locality_end = split.town_end = split.region_end;
  if (!city.name) {
    split.locality_end = split.town_end = 0;
    split.quality = region.exact ? 0.5F : 0.2F;
    if (region.region.empty()) split.quality = 0;
    return split;
  }
  std::size_t used = region.length + city.name->folded.size();
  split.locality_end = split.town_end = folded.end_of(used);
  split.locality = cities_[city.name->city].locality;
  if (split.region.empty() && city.one_region) split.region = cities_[city.name->city].region;
  split.quality = region.region.empty() ? (city.by_code                             ? 0.98F
                                           : city.name->complete && city.one_region ? 0.9F
                                                                                    : 0.5F)
                  : region.exact        ? 1.0F
                                        : 0.8F;
  split.quality *= city.changes == 0 ? 1.0F : city.by_code ? 0.75F : 0.5F;

  const std::u32string_view behind = std::u32string_view(folded.text).substr(used);
  std::size_t longest = 0;
  const City& found = cities_[city.name->city];
  for (std::uint32_t i = found.first_row; i < found.last_row; ++i) {
    const std::u32string town = fold_listed(row(by_city_[i]).town);
    if (town.size() > longest && behind.starts_with(town)) longest = town.size();
  }
  split.town_end = folded.end_of(used + longest);
  return split;
}

}  // namespace normalize
