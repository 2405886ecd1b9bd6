#pragma once

namespace normalize {

/// A character of a place name in the form in which places are compared: variant kanji folded, ヶ and ヵ large, 之 and
/// 乃 as ノ. One character stays one, so that places in a printed text keep their index. About a microsecond.
char32_t fold_place_character(char32_t c);

}  // namespace normalize
