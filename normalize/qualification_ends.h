#pragma once

#include <cstddef>

#include "normalize/printed_line.h"

namespace normalize {

// How far licences, grades and numbers go that no table lists. Each gives the place behind what begins at `at`, in
// characters; `at` when nothing of the kind begins there.

/// One past a grade, "年金アドバイザー2級".
std::size_t grade_end(const PrintedLine& line, std::size_t at);

/// One past an examination and its grade, "食品表示検定上級", "日商簿記検定2級", "英語検定準1級".
std::size_t examination_end(const PrintedLine& line, std::size_t at);

/// One past a graded licence that no table lists, "一級施工管理技士", "2級計量士", "FP2級技能士".
std::size_t graded_end(const PrintedLine& line, std::size_t at);

/// One past " 第123456号", "登録番号123456".
std::size_t number_end(const PrintedLine& line, std::size_t at);

/// One past a doctor's field and what it makes of him, "循環器専門医", "消化器内視鏡指導医".
std::size_t specialist_end(const PrintedLine& line, std::size_t at);

/// One past a licence that no table lists but that says so itself, "公認スポーツ栄養士", "認定補聴器技能者",
/// "日本証券アナリスト協会認定アナリスト".
std::size_t certified_end(const PrintedLine& line, std::size_t at);

/// One past a professional council with a member's number, "OAB/SP 214.507", "CRC-MG 087.412/O-3", "CRP 08/19453",
/// "GDC No. 184217". Source: Brazil's conselhos profissionais federais, British and American registers, 2026.
std::size_t council_end(const PrintedLine& line, std::size_t at);

}  // namespace normalize
