#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "card/result.h"
#include "normalize/knowledge_lines.h"

namespace normalize {

/// One row of the Japanese postal table. Views live as long as the book.
struct PostalPlace {
  std::string_view code;      ///< seven digits
  std::string_view region;    ///< 東京都
  std::string_view locality;  ///< 千代田区; 横浜市西区 and 西多摩郡瑞穂町 are one locality each
  std::string_view town;      ///< 千代田; empty for the code of a whole city or of one office
};

/// Where a printed address divides. Counts are bytes from its beginning.
struct LocalitySplit {
  std::size_t region_end = 0;    ///< 0 when the prefecture is not printed
  std::size_t locality_end = 0;  ///< 0 when no city is recognised
  std::size_t town_end = 0;      ///< end of the longest known town name behind the city; locality_end when none
  std::string_view
      region;  ///< of the table; known even where it is not printed, unless two regions share the city's name
  std::string_view locality;  ///< of the table, empty when not recognised
  float quality = 0;          ///< 0..1
};

/// Japan's postal codes, cities and towns. Immutable after load; may be shared by threads.
/// Source: SKK-JISYO.zipcode and SKK-JISYO.office.zipcode, made from Japan Post's KEN_ALL and JIGYOSYO
/// (normalize/tables/README.md).
class PostalBook {
 public:
  /// Fails with missing_component when `folder` lacks the compiled lists.
  static card::Result<PostalBook> load(const std::filesystem::path& folder);

  /// All places of a code; takes "1000001" or "100-0001". Empty when unknown. The code of a single office
  /// has its city alone.
  std::vector<PostalPlace> places(std::string_view code) const;
  bool has_code(std::string_view code) const { return !places(code).empty(); }

  /// All rows of a city; `region` may be empty (then of every region that has such a city).
  std::vector<PostalPlace> towns(std::string_view region, std::string_view locality) const;

  /// Finds prefecture, city and town at the beginning of a printed address (no postal code before it).
  /// Small OCR errors in the prefecture or city are tolerated: the counts then cover the misread text, `region` and
  /// `locality` give the right names, and the quality falls. `code` (may be empty) is used as a witness.
  LocalitySplit split(std::string_view address, std::string_view code = {}) const;

  /// Regions with a city of that name.
  std::vector<std::string_view> regions_of(std::string_view locality) const;

 private:
  struct City {
    std::string_view region, locality;
    std::uint32_t first_row = 0, last_row = 0;  ///< in by_city_
  };
  struct CityName {
    std::u32string folded;  ///< as it may be printed, variants folded
    std::uint32_t city = 0;
    bool complete = true;  ///< false for a town without its 郡
  };
  struct CityMatch {
    const CityName* name = nullptr;
    int changes = 0;         ///< characters that differ
    bool by_code = false;    ///< the postal code names this city
    bool one_region = true;  ///< no other region has a city printed so
  };
  void index_rows();
  std::u32string fold_listed(std::string_view name) const;  ///< for the table's own names; quick
  PostalPlace row(std::size_t index) const;
  CityMatch match_city(std::u32string_view folded, std::string_view region,
                       const std::vector<PostalPlace>& witnesses) const;

  SortedLines rows_;          ///< code, city number, town
  SortedLines city_lines_;    ///< printed name, region, city number, full name
  std::vector<City> cities_;  ///< by city number
  std::vector<CityName> city_names_;
  std::vector<std::uint32_t> by_city_;            ///< row numbers, grouped by city
  std::unordered_map<char32_t, char32_t> folds_;  ///< the table's characters that fold_place_character changes
};

/// The 47 prefectures in JIS order (JIS X 0401).
const std::vector<std::string_view>& prefectures();

}  // namespace normalize
