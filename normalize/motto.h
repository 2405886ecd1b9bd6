#pragma once

#include <string_view>

namespace normalize {

/// Whether a line is what a firm says of itself: a slogan by its first words ("Your partner in ...",
/// "あなたの街の..."), an equation of its virtues, the group that it belongs to ("A member of ..."), or
/// firms beside it ("関連会社 ...").
bool is_motto(std::string_view line);

/// "Weddings · Portraits · Events": three parts and more between strokes or dots, none of them a title.
bool lists_services(std::string_view line);

}  // namespace normalize
