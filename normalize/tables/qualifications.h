#pragma once

#include <string_view>

namespace normalize::tables {

/// Japanese licences and degrees. Sources: the acts on each licence (士業法), 文部科学省 list of degrees, 厚生労働省 list of
/// 技能検定; own selection of what cards print, 2026-11.
inline constexpr std::string_view kJapaneseQualifications[] = {
    "弁護士", "弁理士", "司法書士", "行政書士", "税理士", "公認会計士", "米国公認会計士", "社会保険労務士", "特定社会保険労務士", "中小企業診断士",
    "土地家屋調査士", "不動産鑑定士", "海事代理士", "一級建築士", "二級建築士", "木造建築士", "構造設計一級建築士", "設備設計一級建築士", "1級建築士", "2級建築士",
    "１級建築士", "２級建築士", "管理建築士", "インテリアプランナー", "インテリアコーディネーター", "技術士", "技術士補", "測量士", "測量士補", "一級建築施工管理技士", "1級建築施工管理技士",
    "１級建築施工管理技士", "一級土木施工管理技士", "1級土木施工管理技士", "１級土木施工管理技士", "一級管工事施工管理技士", "1級管工事施工管理技士", "一級電気工事施工管理技士", "1級電気工事施工管理技士", "一級造園施工管理技士", "1級造園施工管理技士",
    "二級建築施工管理技士", "2級建築施工管理技士", "二級土木施工管理技士", "2級土木施工管理技士", "第一種電気工事士", "第二種電気工事士", "第一種電気主任技術者", "第二種電気主任技術者", "第三種電気主任技術者", "電気工事士", "宅地建物取引士",
    "宅地建物取引主任者", "宅建士", "管理業務主任者", "マンション管理士", "賃貸不動産経営管理士", "公認不動産コンサルティングマスター", "ファイナンシャルプランナー", "ファイナンシャル・プランナー",
    "CFP", "AFP", "1級ファイナンシャル・プランニング技能士", "2級ファイナンシャル・プランニング技能士", "１級FP技能士", "1級FP技能士", "2級FP技能士", "証券アナリスト", "証券外務員", "日商簿記1級",
    "情報処理安全確保支援士", "応用情報技術者", "基本情報技術者", "プロジェクトマネージャ試験合格", "ITストラテジスト", "システム監査技術者", "ネットワークスペシャリスト",
    "データベーススペシャリスト", "ITコーディネータ", "ITコーディネーター", "キャリアコンサルタント", "国家資格キャリアコンサルタント", "産業カウンセラー", "臨床心理士", "公認心理師", "医学博士", "歯学博士", "工学博士",
    "理学博士", "農学博士", "薬学博士", "法学博士", "経済学博士", "経営学博士", "文学博士", "学術博士", "情報学博士", "教育学博士", "博士", "修士", "学士", "医師", "歯科医師", "獣医師", "薬剤師", "保健師",
    "助産師", "看護師", "正看護師", "准看護師", "理学療法士", "作業療法士", "言語聴覚士", "管理栄養士", "栄養士", "柔道整復師", "鍼灸師", "はり師", "きゅう師", "あん摩マッサージ指圧師", "介護福祉士", "社会福祉士",
    "精神保健福祉士", "介護支援専門員", "ケアマネジャー", "ケアマネージャー", "保育士", "衛生管理者", "第一種衛生管理者", "労働安全コンサルタント", "労働衛生コンサルタント", "エネルギー管理士", "環境計量士", "気象予報士",
    "通訳案内士", "全国通訳案内士", "調理師", "ソムリエ", "唎酒師", "防災士", "消防設備士", "危険物取扱者", "福祉住環境コーディネーター", "福祉住環境コーディネーター2級", "認定経営革新等支援機関", "認定医", "専門医", "指導医", "ISO審査員"};

/// Western degrees and titles. `before`: stands before the name; else behind it or alone. Matched as printed, with or without
/// stops. Sources: Bologna degrees, DIN 5008 forms of titles, professional bodies; own selection, 2026-11.
struct Degree {
  std::string_view text;
  bool before = false;
};
inline constexpr Degree kDegrees[] = {
    {"Prof. Dr.-Ing.", true}, {"Prof. Dr. med.", true}, {"Prof. Dr. rer. nat.", true}, {"Prof. Dr.", true}, {"Dr.-Ing.", true}, {"Dr. med. dent.", true},
    {"Dr. med.", true},   {"Dr. rer. nat.", true}, {"Dr. rer. pol.", true}, {"Dr. phil.", true}, {"Dr. jur.", true}, {"Dr. iur.", true}, {"Dr. h.c.", true}, {"Dr.", true},
    {"Prof.", true},      {"Professor", true},     {"Dra.", true},         {"Profa.", true},    {"Dipl.-Ing.", true}, {"Dipl.-Kfm.", true}, {"Dipl.-Kffr.", true}, {"Dipl.-Inf.", true},
    {"Dipl.-Wirt.-Ing.", true}, {"Dipl.-Phys.", true}, {"Dipl.-Betriebswirt", true}, {"Mag.", true}, {"Ing.", true},      {"Eng.", true},       {"Maître", true},    {"Me.", true},
    {"Ph.D."},            {"Ph.D"},                {"PhD"},                {"Ph. D."},          {"MBA"},              {"M.B.A."},           {"EMBA"},            {"M.D."},
    {"MD"},               {"D.D.S."},              {"DDS"},                {"J.D."},            {"LL.M."},            {"LL.B."},            {"LLM"},             {"M.Sc."},
    {"MSc"},              {"M.S."},                {"B.Sc."},              {"BSc"},             {"B.A."},             {"M.A."},             {"M.Eng."},          {"B.Eng."},
    {"MEng"},             {"BEng"},                {"MPH"},                {"M.Arch."},         {"CPA"},              {"USCPA"},            {"CFA"},             {"CFP®"},
    {"CFP"},              {"FCA"},                 {"ACA"},                {"ACCA"},            {"CMA"},              {"CIA"},              {"CISA"},            {"CISSP"},
    {"CISM"},             {"PMP"},                 {"PMP®"},               {"PE"},              {"P.E."},             {"P.Eng."},           {"SE"},              {"RA"},
    {"AIA"},              {"RIBA"},                {"LEED AP"},            {"CEng"},            {"MIET"},             {"MRICS"},            {"FRICS"},           {"SPHR"},
    {"SHRM-CP"},          {"RN"},                  {"Esq."},               {"OAB"},             {"CRECI"}};

}  // namespace normalize::tables
