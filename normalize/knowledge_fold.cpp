#include "normalize/knowledge_fold.h"

#include "text/kanji.h"
#include "text/utf8.h"

namespace normalize {

char32_t fold_place_character(char32_t c) {
  // Place names are printed with either size of these (霞ヶ関, 霞ケ関).
  if (c == U'ヶ' || c == U'ｹ') return U'ケ';
  if (c == U'ヵ') return U'カ';
  if (c == U'之' || c == U'乃') return U'ノ';
  if (c == U'巿') return U'市';  // U+5DFF, another character that looks the same
  const std::u32string folded = text::to_utf32(text::fold_kanji_variants(text::to_utf8(c)));
  return folded.size() == 1 ? folded[0] : c;
}

}  // namespace normalize
