#pragma once

#include <string_view>

namespace normalize::tables {

/// Licences that Korean cards print beside a post; alone they say what the person is. Sources: 국가전문자격,
/// 국가기술자격 (한국산업인력공단); own selection of what cards print, 2026-12.
inline constexpr std::string_view kKoreanLicences[] = {
    "변호사",         "변리사",     "공인회계사", "회계사",     "세무사",      "관세사",         "법무사",
    "공인노무사",     "노무사",     "감정평가사", "건축사",     "기술사",      "건축시공기술사", "건축구조기술사",
    "토목시공기술사", "소방기술사", "전기기사",   "건축기사",   "토목기사",    "정보처리기사",   "산업안전기사",
    "공인중개사",     "행정사",     "손해사정사", "보험계리사", "경영지도사",  "기술지도사",     "주택관리사",
    "물류관리사",     "의사",       "한의사",     "치과의사",   "수의사",      "약사",           "간호사",
    "물리치료사",     "작업치료사", "치위생사",   "치과위생사", "영양사",      "사회복지사",     "임상심리사",
    "상담심리사",     "미용사",     "조리기능장", "제과기능장", "미용기능장",  "이용기능장",     "한식조리사",
    "투자자산운용사", "재무설계사", "정사서",     "평생교육사", "청소년지도사"};

/// Academic degrees of Korea: at the end of a word, behind their field. Source: 고등교육법.
inline constexpr std::string_view kKoreanDegrees[] = {"박사", "석사"};

/// The same for Taiwan and the mainland. Sources: 專門職業及技術人員考試法 (2023), 技能檢定; own selection, 2026-12.
inline constexpr std::string_view kChineseLicences[] = {"律師",
                                                        "會計師",
                                                        "會计師",
                                                        "会计师",
                                                        "专利师",
                                                        "專利師",
                                                        "專利代理人",
                                                        "建築師",
                                                        "土木技師",
                                                        "結構技師",
                                                        "大地技師",
                                                        "電機技師",
                                                        "機械技師",
                                                        "冷凍空調技師",
                                                        "環工技師",
                                                        "水土保持技師",
                                                        "測量技師",
                                                        "地政士",
                                                        "代書",
                                                        "記帳士",
                                                        "記帳及報稅代理人",
                                                        "報關士",
                                                        "專責報關人員",
                                                        "不動產經紀人",
                                                        "不動產經紀營業員",
                                                        "不動產估價師",
                                                        "保險經紀人",
                                                        "保險代理人",
                                                        "公證人",
                                                        "導遊",
                                                        "領隊",
                                                        "醫師",
                                                        "中醫師",
                                                        "牙醫師",
                                                        "獸醫師",
                                                        "藥師",
                                                        "護理師",
                                                        "營養師",
                                                        "物理治療師",
                                                        "職能治療師",
                                                        "語言治療師",
                                                        "諮商心理師",
                                                        "臨床心理師",
                                                        "社會工作師",
                                                        "社工師",
                                                        "驗光師",
                                                        "助產師",
                                                        "醫檢師",
                                                        "醫事檢驗師",
                                                        "消防設備師",
                                                        "證券分析師",
                                                        "室內裝修專業技術人員",
                                                        "建築物公共安全檢查人員"};

/// Academic degrees. Source: 學位授予法.
inline constexpr std::string_view kChineseDegrees[] = {"博士", "碩士", "硕士"};

}  // namespace normalize::tables
