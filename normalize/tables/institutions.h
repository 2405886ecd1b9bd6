#pragma once

#include <array>
#include <string_view>

namespace normalize::tables {

/// Bodies that run institutions. Own collection, 2026-11.
inline constexpr auto kRunningBodies = std::to_array<std::string_view>(
    {"医療法人", "医療法人社団", "医療法人財団", "社会医療法人", "学校法人", "社会福祉法人", "宗教法人", "公益財団法人",
     "公益社団法人", "国立大学法人", "公立大学法人", "独立行政法人", "地方独立行政法人", "一般社団法人",
     "一般財団法人"});

/// How the names of institutions end that such bodies run. Own collection, 2026-11.
inline constexpr auto kInstitutionEnds = std::to_array<std::string_view>(
    {"クリニック", "医院", "病院", "歯科", "診療所", "薬局",   "大学",        "短期大学",
     "専門学校",   "学校", "学院", "高校", "幼稚園", "保育園", "こども園",    "ホーム",
     "の里",       "苑",   "荘",   "寺",   "神社",   "教会",   "ケアセンター"});

/// What institutions and shops are, the last word of a line below their name. Own collection, 2026-11.
inline constexpr auto kWesternInstitutions = std::to_array<std::string_view>(
    {"Hospital", "Clinic",     "Hotel",   "School",    "University", "College",   "Institute",
     "Museum",   "Foundation", "Academy", "Bank",      "Restaurant", "Roasters",  "Roastery",
     "Bakery",   "Brewery",    "Winery",  "Vineyards", "Gallery",    "Dentistry", "Pharmacy"});

/// What the partners named on the line above are, small letters. Own collection, 2026-11.
inline constexpr auto kProfessions = std::to_array<std::string_view>(
    {"abogados",           "advogados",     "avocats",    "avvocati",    "rechtsanwälte", "notare",
     "notaires",           "solicitors",    "attorneys",  "architects",  "architectes",   "architekten",
     "arquitectos",        "arquitetos",    "architetti", "accountants", "surveyors",     "advogados associados",
     "abogados asociados", "steuerberater", "ingenieure", "partner",     "partners"});

/// Kinds of houses that bodies run, before the house's own name. Own collection, 2026-11.
inline constexpr auto kHouseKinds =
    std::to_array<std::string_view>({"特別養護老人ホーム",   "養護老人ホーム",         "軽費老人ホーム",
                                     "介護付有料老人ホーム", "住宅型有料老人ホーム",   "有料老人ホーム",
                                     "介護老人保健施設",     "介護老人福祉施設",       "グループホーム",
                                     "デイサービスセンター", "デイサービス",           "ケアハウス",
                                     "認定こども園",         "幼保連携型認定こども園", "児童発達支援センター",
                                     "放課後等デイサービス", "就労継続支援B型事業所",  "居宅介護支援事業所",
                                     "訪問看護ステーション", "地域包括支援センター",   "障害者支援施設",
                                     "児童養護施設"});

}  // namespace normalize::tables
