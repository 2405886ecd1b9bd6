#pragma once

#include <string>

#include "normalize/fields.h"

namespace normalize {

/// A name in kanji without what its characters were taken for: "蓑島 ー男雄", where a long mark beside kanji is the
/// numeral 一, 二 or 三 that another reading has there, 一 where none has; "カ三", "山ロ", where a lone katakana is the
/// kanji that looks like it; "宣大郎", which ends in 太郎 where no dictionary has the other one.
std::string with_kanji_of_names(const LabelledCard& card, const Segment& segment, const std::string& text);

}  // namespace normalize
