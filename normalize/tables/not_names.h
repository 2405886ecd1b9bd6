#pragma once

#include <string_view>

namespace normalize::tables {

/// Parts that no Japanese person's name holds. Own collection, 2026-11.
inline constexpr std::string_view kNotInNames[] = {
    "会社",       "法人",     "事業",         "営業",     "支店",       "本部",     "部長",     "課長",     "係長",
    "取締",       "役員",     "センター",     "グループ", "大学",       "銀行",     "組合",     "協会",     "製作",
    "工業",       "商事",     "開発部",       "技術",     "研究",       "担当",     "主任",     "総務",     "人事",
    "経理",       "企画",     "電話",         "携帯",     "直通",       "代表",     "住所",     "株式",     "有限",
    "合同",       "一級",     "二級",         "建築",     "弁護",       "税理",     "会計士",   "診断",     "博士",
    "都道府",     "丁目",     "番地",         "ビル",     "マネージャ", "リーダー", "サービス", "システム", "コンサル",
    "エンジニア", "デザイン", "ディレクター", "東京都",   "大阪府",     "京都府"};

/// Ends that speak for a department, office or title. Own collection, 2026-11.
inline constexpr std::string_view kNotNameEnds[] = {"部", "課", "室", "局", "係", "県", "社", "店", "館", "院", "校",
                                                    "園", "会", "省", "庁", "長", "員", "役", "所", "科", "班", "組",
                                                    "場", "学", "業", "者", "様", "府", "都", "市", "区", "町"};

}  // namespace normalize::tables
