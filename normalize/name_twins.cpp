#include "normalize/name_twins.h"

#include <algorithm>
#include <string_view>

#include "normalize/candidates.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

/// "カ三", "山ロ": a lone katakana beside kanji in a name is the kanji that looks like it.
char32_t without_kana_twin(char32_t before, char32_t c, char32_t behind) {
  constexpr std::u32string_view kKana = U"カロエニハ", kKanji = U"力口工二八";
  const std::size_t twin = kKana.find(c);
  const bool lone = !text::is_kana(before) && !text::is_kana(behind) && (text::is_han(before) || text::is_han(behind));
  return twin != std::u32string_view::npos && lone ? kKanji[twin] : c;
}

/// "宣大郎": a given name ends in 太郎 where no dictionary has the other one.
void settle_taro(std::u32string& name, const NameBook& names) {
  constexpr std::u32string_view kRead = U"大郎";
  if (!name.ends_with(kRead) || name.size() <= kRead.size()) return;
  const std::size_t blank = name.rfind(U' ');
  const std::u32string given = name.substr(blank == name.npos ? 0 : blank + 1);
  if (!names.is_given_name(text::to_utf8(given))) name[name.size() - kRead.size()] = U'太';
}

}  // namespace

std::string with_kanji_of_names(const LabelledCard& card, const Segment& segment, const std::string& text) {
  constexpr std::u32string_view kNumerals = U"一二三";
  std::u32string name = text::to_utf32(text);
  const std::size_t length = text::to_utf32(text::without_blanks(text)).size();
  std::size_t place = 0;  // blanks not counted
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == U' ') continue;
    const char32_t before = i > 0 ? name[i - 1] : U' ', behind = i + 1 < name.size() ? name[i + 1] : U' ';
    name[i] = without_kana_twin(before, name[i], behind);
    if (name[i] == U'ー' && !text::is_kana(before) && (text::is_han(before) || text::is_han(behind))) {
      name[i] = U'一';
      for (const std::string& reading : other_readings(card, segment)) {
        const std::u32string other = text::to_utf32(text::without_blanks(reading));
        if (other.size() == length && kNumerals.find(other[place]) != kNumerals.npos) name[i] = other[place];
      }
    }
    ++place;
  }
  settle_taro(name, card.context.knowledge->names);
  return text::to_utf8(name);
}

}  // namespace normalize
