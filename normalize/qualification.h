#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/piece.h"

namespace normalize {

/// How much a text looks like a degree or licence, 0..1 (博士(工学), 一級建築士, 公認会計士, Ph.D., MBA, Dr.).
float qualification_likeness(std::string_view text);

/// All degrees and licences of a line, as printed; a registration number in brackets or behind it belongs to it
/// ("一級建築士 第123456号" is one).
std::vector<Piece<std::string>> find_qualifications(std::string_view line);

}  // namespace normalize
