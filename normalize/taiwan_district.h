#pragma once

#include <string>
#include <string_view>

namespace normalize {

/// The text of an address with a district of Taiwan that was misread in one character put right: "蕉雅區" between
/// 高雄市 and the street is 苓雅區, as there is no other like it in that city. With the postal code ("802", also
/// longer; empty without) the district of that code is the only one that is thought of, unless a real one was read.
/// `region_begin` and `region_end` are the bytes of the county or city in `text`, 台 or 臺. The same text where nothing
/// is to be mended.
std::string with_real_district(std::string text, std::size_t region_begin, std::size_t region_end,
                               std::string_view postal_code);

}  // namespace normalize
