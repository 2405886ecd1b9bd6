#pragma once

#include <string_view>

namespace normalize::tables {

/// Surnames borne by thousands of people that neither ipadic (2007) nor SKK's jinmei (2023) lists. Own collection,
/// 2026-11.
struct MoreSurname {
  std::string_view name, reading;
};
inline constexpr MoreSurname kMoreSurnames[] = {
    {"重松", "シゲマツ"},     {"庄子", "ショウジ"},   {"辰巳", "タツミ"},        {"杉江", "スギエ"},
    {"一戸", "イチノヘ"},     {"丹治", "タンジ"},     {"与那嶺", "ヨナミネ"},    {"小鳥遊", "タカナシ"},
    {"四月一日", "ワタヌキ"}, {"五十畑", "イソハタ"}, {"勅使河原", "テシガワラ"}};

}  // namespace normalize::tables
