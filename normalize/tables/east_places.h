#pragma once

#include <string_view>

namespace normalize::tables {

/// Korean provinces and cities of their rank as addresses print them, the longest first where one begins another.
/// Source: 행정안전부 행정구역 (2024), with the names before the self-governing provinces of 2023 and 2024.
inline constexpr std::string_view kKoreanRegions[] = {
    "서울특별시",     "부산광역시",     "대구광역시",     "인천광역시",
    "광주광역시",     "대전광역시",     "울산광역시",     "세종특별자치시",
    "제주특별자치도", "강원특별자치도", "전북특별자치도", "서울시",
    "부산시",         "대구시",         "인천시",         "대전시",
    "울산시",         "세종시",         "경기도",         "강원도",
    "충청북도",       "충청남도",       "전라북도",       "전라남도",
    "경상북도",       "경상남도",       "제주도",         "서울",
    "부산",           "대구",           "인천",           "광주",
    "대전",           "울산",           "세종",           "경기",
    "강원",           "충북",           "충남",           "전북",
    "전남",           "경북",           "경남",           "제주"};

/// The same in Latin letters, small. Source: as above, Revised Romanization; older spellings from cards.
inline constexpr std::string_view kKoreanRegionsLatin[] = {"seoul",
                                                           "busan",
                                                           "pusan",
                                                           "daegu",
                                                           "taegu",
                                                           "incheon",
                                                           "inchon",
                                                           "gwangju",
                                                           "kwangju",
                                                           "daejeon",
                                                           "taejon",
                                                           "ulsan",
                                                           "sejong",
                                                           "sejong-si",
                                                           "gyeonggi-do",
                                                           "gyeonggi",
                                                           "kyunggi-do",
                                                           "kyonggi-do",
                                                           "gangwon-do",
                                                           "chungcheongbuk-do",
                                                           "chungcheongnam-do",
                                                           "chungbuk",
                                                           "chungnam",
                                                           "jeollabuk-do",
                                                           "jeollanam-do",
                                                           "jeonbuk",
                                                           "jeonnam",
                                                           "gyeongsangbuk-do",
                                                           "gyeongsangnam-do",
                                                           "gyeongbuk",
                                                           "gyeongnam",
                                                           "jeju-do",
                                                           "jeju"};

/// Counties and cities of Taiwan, with 台 for 臺; those before the changes of 2010 and 2014 too. Source: 內政部 (2024).
inline constexpr std::string_view kTaiwanRegions[] = {
    "台北市", "新北市", "桃園市", "台中市", "台南市", "高雄市", "基隆市", "新竹市", "嘉義市",
    "新竹縣", "苗栗縣", "彰化縣", "南投縣", "雲林縣", "嘉義縣", "屏東縣", "宜蘭縣", "花蓮縣",
    "台東縣", "澎湖縣", "金門縣", "連江縣", "台北縣", "桃園縣", "台中縣", "台南縣", "高雄縣"};

/// The same in Latin letters, small, without "city" and "county". Source: 中華郵政 地址英譯 (2024); older spellings.
inline constexpr std::string_view kTaiwanRegionsLatin[] = {
    "taipei",   "new taipei", "taoyuan", "taichung", "tainan", "kaohsiung", "keelung", "hsinchu", "chiayi", "miaoli",
    "changhua", "nantou",     "yunlin",  "pingtung", "yilan",  "ilan",      "hualien", "taitung", "penghu", "kinmen"};

/// Provinces and cities of their rank of the mainland, and Hong Kong and Macau. Source: GB/T 2260 (2020).
inline constexpr std::string_view kChinaRegions[] = {
    "北京市",     "上海市", "天津市",   "重庆市",         "重慶市",       "广东省",         "廣東省",
    "江苏省",     "江蘇省", "浙江省",   "山东省",         "山東省",       "福建省",         "河北省",
    "河南省",     "湖北省", "湖南省",   "四川省",         "安徽省",       "江西省",         "辽宁省",
    "遼寧省",     "吉林省", "黑龙江省", "陕西省",         "山西省",       "云南省",         "贵州省",
    "海南省",     "甘肃省", "青海省",   "广西壮族自治区", "内蒙古自治区", "宁夏回族自治区", "新疆维吾尔自治区",
    "西藏自治区", "北京",   "上海",     "天津",           "重庆",         "香港",           "澳門"};

}  // namespace normalize::tables
