#include "normalize/taiwan_district.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "normalize/tables/taiwan_districts.h"
#include "text/utf8.h"

namespace normalize {
namespace {

struct District {
  std::string_view code;  ///< three digits
  std::u32string name;
};

std::u32string with_plain_tai(std::u32string text) {
  std::replace(text.begin(), text.end(), U'臺', U'台');
  return text;
}

/// Of a county or city; none for what is not one.
std::vector<District> districts_of(std::string_view region) {
  const std::u32string plain = with_plain_tai(text::to_utf32(region));
  const auto* row =
      std::find_if(std::begin(tables::kTaiwanDistricts), std::end(tables::kTaiwanDistricts),
                   [&](const tables::TaiwanDistricts& known) { return text::to_utf32(known.region) == plain; });
  std::vector<District> districts;
  if (row == std::end(tables::kTaiwanDistricts)) return districts;
  constexpr std::size_t kCode = 3;
  for (std::string_view rest = row->districts; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    districts.push_back({word.substr(0, kCode), text::to_utf32(word.substr(kCode))});
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return districts;
}

/// In how many places the text begins otherwise; all of them where it is shorter.
std::size_t differences(std::u32string_view text, std::u32string_view name) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < name.size(); ++i) count += i < text.size() && text[i] == name[i] ? 0 : 1;
  return count;
}

}  // namespace

std::string with_real_district(std::string text, std::size_t region_begin, std::size_t region_end,
                               std::string_view postal_code) {
  constexpr std::size_t kShortest = 3;  // 東區 is near too many
  std::vector<District> districts =
      districts_of(std::string_view(text).substr(region_begin, region_end - region_begin));
  const std::size_t begin = std::min(text.size(), text.find_first_not_of(' ', region_end));
  const std::u32string behind = with_plain_tai(text::to_utf32(std::string_view(text).substr(begin)));
  const auto is_read = [&](const District& d) { return behind.starts_with(d.name); };
  if (std::any_of(districts.begin(), districts.end(), is_read)) return text;
  const std::string_view code = postal_code.substr(0, kShortest);
  const auto is_of_code = [&](const District& d) { return d.code == code; };
  const bool coded = std::any_of(districts.begin(), districts.end(), is_of_code);
  if (coded) std::erase_if(districts, [&](const District& d) { return !is_of_code(d); });
  std::erase_if(districts, [&](const District& d) {
    if (d.name.size() < kShortest || differences(behind, d.name) != 1) return true;
    return !coded && behind[d.name.size() - 1] != d.name.back();  // 中山路 is a road, not 中山區
  });
  if (districts.size() != 1) return text;
  const std::u32string& name = districts.front().name;
  return text.replace(begin, text::to_utf8(behind.substr(0, name.size())).size(), text::to_utf8(name));
}

}  // namespace normalize
