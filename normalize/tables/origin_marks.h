#pragma once

#include <string_view>

namespace normalize::tables {

/// What speaks for a card from China, Taiwan or Hong Kong (`weight` above zero) or from Japan (below), wherever it
/// stands; lower case. `country` may be empty: Chinese, whichever. Own collection from cards, 2026-11.
struct OriginMark {
  std::string_view mark, country;
  int weight;
};
inline constexpr OriginMark kOriginMarks[] = {
    {"股份有限公司", "TW", 6}, {"股份有限公", "TW", 5}, {"份有限公司", "TW", 5}, {"有限公司", "", 5},
    {"(股)公司", "TW", 6},     {"公司", "", 3},         {"統一編號", "TW", 6},   {"統編", "TW", 5},
    {"台灣", "TW", 4},         {"臺灣", "TW", 4},       {"taiwan", "TW", 4},     {"r.o.c", "TW", 3},
    {"台北", "TW", 4},         {"臺北", "TW", 4},       {"新北市", "TW", 4},     {"桃園", "TW", 4},
    {"台中", "TW", 3},         {"臺中", "TW", 4},       {"台南", "TW", 4},       {"臺南", "TW", 4},
    {"高雄", "TW", 4},         {"新竹", "TW", 4},       {"彰化", "TW", 4},       {"嘉義", "TW", 4},
    {"宜蘭", "TW", 4},         {"花蓮", "TW", 4},       {"屏東", "TW", 4},       {"苗栗", "TW", 4},
    {"基隆市", "TW", 4},       {"雲林", "TW", 3},       {"南投", "TW", 4},       {".com.tw", "TW", 5},
    {".tw", "TW", 4},          {".org.tw", "TW", 5},    {"+886", "TW", 5},       {"董事長", "TW", 3},
    {"總經理", "TW", 4},       {"手機", "TW", 3},       {"行動電話", "TW", 4},   {"傳真", "TW", 4},
    {"會計師", "", 4},         {"分機", "TW", 4},       {"協理", "TW", 3},       {"襄理", "TW", 4},
    {"專員", "", 3},           {"專線", "TW", 3},       {"工程師", "", 3},       {"香港", "HK", 4},
    {"九龍", "HK", 2},         {"新界", "HK", 2},       {"hong kong", "HK", 4},  {".hk", "HK", 4},
    {"+852", "HK", 5},         {"+86", "CN", 5},        {".cn", "CN", 4},        {"中国", "CN", 1},
    {"北京市", "CN", 4},       {"上海市", "CN", 4},     {"深圳", "CN", 4},       {"广州", "CN", 4},
    {"江苏", "CN", 4},         {"浙江", "CN", 3},       {"手机", "CN", 4},       {"传真", "CN", 4},
    {"经理", "CN", 4},         {"邮编", "CN", 4},       {"电话", "CN", 4},       {"株式会社", "JP", -8},
    {"株式會社", "JP", -8},    {"㈱", "JP", -8},        {"(株)", "JP", -8},      {"有限会社", "JP", -8},
    {"合同会社", "JP", -8},    {"法人", "JP", -2},      {"〒", "JP", -4},        {".jp", "JP", -5},
    {"+81", "JP", -5},         {"取締役", "JP", -5},    {"携帯", "JP", -3},      {"東京都", "JP", -5},
    {"大阪府", "JP", -5},      {"京都府", "JP", -5},    {"県", "JP", -3},        {"丁目", "JP", -4},
    {"番地", "JP", -4},
};

/// Characters of traditional Chinese print that Japanese print, names included, has in another form; each is worth one.
/// Source: the official lists 常用漢字表 (2010) and 常用國字標準字體表 (1982) compared; forms that live on in Japanese
/// names (國 澤 廣 龍) and all of JIS X 0208 level 1 left out. 2026-11.
inline constexpr std::u32string_view kTraditionalOnly =
    U"經總號區樓縣鄉專處傳臺灣營賣黃產們您銷歷證團圖關單讀變體價獎錄綠點與腦雙兩壹貳參檢驗衖遞發對屬醫藥戶麵啟內樣權歐"
    U"擔據攝斷數獨當盡續繼聽"
    U"莊蘆裝說譯豬贊趙輕轉辦鄰醬錢鑫鑽閱隨險隱靈顯黨";

/// Characters of simplified print that neither Japanese nor traditional print has.
/// Source: 简化字总表 (1986) against 常用漢字表 (2010). 2026-11.
inline constexpr std::u32string_view kSimplifiedOnly =
    U"经总监业务电话传东车门开发华汉汇邮编县镇乡设计术实验际药师员顾问亚产刘陈张赵吴杨孙马郑谢许韩冯邓萧罗专线层应达丽"
    U"钢铁银长责销运动态软极圳苏济宁"
    U"阳龙凤兰岛莲飞鸿";

}  // namespace normalize::tables
