#include "normalize/knowledge_area_codes.h"

#include <algorithm>
#include <string>

#include "normalize/tables/area_codes.h"

namespace normalize {

std::vector<std::string_view> regions_of_phone(std::string_view number) {
  std::string national;
  if (number.starts_with("+81")) {
    national = "0" + std::string(number.substr(3));
  } else if (number.starts_with("0")) {
    national = std::string(number);
  }
  std::erase_if(national, [](char c) { return c < '0' || c > '9'; });
  std::vector<std::string_view> regions;
  if (national.size() != 10) return regions;
  std::size_t longest = 0;
  for (const tables::AreaCode& area : tables::kAreaCodes) {
    if (!national.starts_with(area.prefix) || area.prefix.size() < longest) continue;
    if (area.prefix.size() > longest) regions.clear();
    longest = area.prefix.size();
    for (const std::string_view region : {area.region, area.second, area.third}) {
      if (!region.empty() && std::find(regions.begin(), regions.end(), region) == regions.end())
        regions.push_back(region);
    }
  }
  return regions;
}

}  // namespace normalize
