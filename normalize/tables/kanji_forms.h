#pragma once

#include <array>
#include <string_view>

namespace normalize {

/// Forms of one character that names are printed with; OCR sees one for another, and the dictionary has only one.
/// Source: the commonest variants of Japan's family registers (戸籍統一文字), as names on cards show them, 2026.
constexpr std::array<std::u32string_view, 27> kForms = {
    U"高髙", U"崎﨑嵜", U"辺邊邉", U"斎斉齋齊", U"浜濱濵", U"沢澤", U"広廣", U"島嶋嶌", U"国國",
    U"真眞", U"恵惠",   U"徳德",   U"富冨",     U"柳栁",   U"館舘", U"凛凜", U"暁曉",   U"桧檜",
    U"槙槇", U"竜龍",   U"滝瀧",   U"吉𠮷",     U"狭狹",   U"桜櫻", U"峰峯", U"諫諌",   U"奥奧"};

}  // namespace normalize
