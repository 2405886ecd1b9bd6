#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/origin.h"
#include "normalize/person_name.h"

namespace normalize {

/// A Korean or Chinese name in its own script into family and given name: 김철수, 김 철 수, 남궁 민수, 金哲洙; 王小明,
/// 歐陽娜娜. A surname of the table decides, the longer one first; without one a gap. Nothing where the text cannot be
/// a name.
std::optional<NameParts> split_east_name(std::string_view text, Manner manner);

/// How much a text looks like such a name, 0..1.
float east_name_likeness(std::string_view text, Manner manner);

/// A name in Latin letters where the family name may come first (Kim Chul-soo, Chul Soo KIM, Wang, Xiao-Ming, David
/// Wang): a comma, capitals, then a usual spelling of a surname say which word is the family name. `country` is KR or
/// one where Chinese is spoken. Nothing where no surname is recognised: then the western grammar reads it.
std::optional<NameParts> split_romanised_name(std::string_view text, const std::string& country);

}  // namespace normalize
