#pragma once

#include <string_view>

namespace normalize::tables {

/// A Japanese legal form: as printed, and the full name. Sources: 会社法, 一般法人法 and the acts on each kind of corporation
/// (e-Gov), 法人種別 of the National Tax Agency's 法人番号 list, 2026-11; brackets and signs from Unicode.
struct LegalForm {
  std::string_view printed, full;
};
inline constexpr LegalForm kJapaneseForms[] = {
    {"株式会社", "株式会社"},       {"有限会社", "有限会社"},       {"合同会社", "合同会社"},     {"合資会社", "合資会社"},
    {"合名会社", "合名会社"},       {"相互会社", "相互会社"},       {"特定目的会社", "特定目的会社"}, {"特例有限会社", "有限会社"},
    {"一般社団法人", "一般社団法人"}, {"一般財団法人", "一般財団法人"}, {"公益社団法人", "公益社団法人"},
    {"公益財団法人", "公益財団法人"}, {"社団法人", "社団法人"},       {"財団法人", "財団法人"},     {"学校法人", "学校法人"},
    {"医療法人社団", "医療法人社団"}, {"医療法人財団", "医療法人財団"}, {"社会医療法人", "社会医療法人"}, {"医療法人", "医療法人"},
    {"社会福祉法人", "社会福祉法人"}, {"宗教法人", "宗教法人"},       {"特定非営利活動法人", "特定非営利活動法人"},
    {"NPO法人", "特定非営利活動法人"}, {"ＮＰＯ法人", "特定非営利活動法人"}, {"独立行政法人", "独立行政法人"},
    {"地方独立行政法人", "地方独立行政法人"}, {"国立研究開発法人", "国立研究開発法人"}, {"国立大学法人", "国立大学法人"},
    {"公立大学法人", "公立大学法人"}, {"大学共同利用機関法人", "大学共同利用機関法人"}, {"弁護士法人", "弁護士法人"},
    {"税理士法人", "税理士法人"},   {"監査法人", "監査法人"},       {"司法書士法人", "司法書士法人"}, {"行政書士法人", "行政書士法人"},
    {"社会保険労務士法人", "社会保険労務士法人"}, {"特許業務法人", "特許業務法人"}, {"土地家屋調査士法人", "土地家屋調査士法人"},
    {"弁理士法人", "弁理士法人"},   {"農事組合法人", "農事組合法人"}, {"協同組合", "協同組合"},     {"企業組合", "企業組合"},
    {"生活協同組合", "生活協同組合"}, {"農業協同組合", "農業協同組合"}, {"漁業協同組合", "漁業協同組合"}, {"事業協同組合", "事業協同組合"},
    {"労働組合", "労働組合"},       {"有限責任事業組合", "有限責任事業組合"}, {"認可地縁団体", "認可地縁団体"},
    {"管理組合法人", "管理組合法人"}, {"更生保護法人", "更生保護法人"}, {"有限責任監査法人", "有限責任監査法人"},
    {"(株)", "株式会社"},           {"（株）", "株式会社"},         {"㈱", "株式会社"},           {"㍿", "株式会社"},
    {"(有)", "有限会社"},           {"（有）", "有限会社"},         {"㈲", "有限会社"},           {"(同)", "合同会社"},
    {"（同）", "合同会社"},         {"(資)", "合資会社"},           {"（資）", "合資会社"},       {"㈾", "合資会社"},
    {"(名)", "合名会社"},           {"（名）", "合名会社"},         {"㈴", "合名会社"},           {"(財)", "財団法人"},
    {"（財）", "財団法人"},         {"㈶", "財団法人"},             {"(社)", "社団法人"},         {"（社）", "社団法人"},
    {"㈳", "社団法人"},             {"(学)", "学校法人"},           {"（学）", "学校法人"},       {"㈻", "学校法人"},
    {"(医)", "医療法人"},           {"（医）", "医療法人"},         {"(福)", "社会福祉法人"},     {"（福）", "社会福祉法人"},
    {"(宗)", "宗教法人"},           {"（宗）", "宗教法人"},         {"(独)", "独立行政法人"},     {"（独）", "独立行政法人"},
    {"(一社)", "一般社団法人"},     {"（一社）", "一般社団法人"},   {"(一財)", "一般財団法人"},   {"（一財）", "一般財団法人"},
    {"(公社)", "公益社団法人"},     {"（公社）", "公益社団法人"},   {"(公財)", "公益財団法人"},   {"（公財）", "公益財団法人"}};

/// Readings of 株式会社 by OCR that no other word has. Source: Tesseract 5.3 on rendered company lines.
inline constexpr LegalForm kMisreadForms[] = {{"株武会社", "株式会社"}, {"株式会杜", "株式会社"}, {"株式會社", "株式会社"},
                                              {"抹式会社", "株式会社"}, {"株式会祉", "株式会社"}, {"林式会社", "株式会社"},
                                              {"有限会杜", "有限会社"}, {"合同会杜", "合同会社"}};

/// Western forms: the words as printed in lower case, without blanks, stops and commas, and the canonical spelling. They stand
/// behind the name. Source: ISO 20275 Entity Legal Forms list and the national company acts, own selection, 2026-11.
struct WesternForm {
  std::string_view key, canonical;
  bool needs_stop = false;  ///< a form that is also a word or initials: counts only in its usual spelling
};
inline constexpr WesternForm kWesternForms[] = {
    {"coltd", "Co., Ltd."},   {"ltd", "Ltd."},            {"limited", "Limited"},     {"inc", "Inc."},     {"incorporated", "Incorporated"},
    {"llc", "LLC"},           {"llp", "LLP"},             {"lp", "LP", true},         {"plc", "plc"},      {"corp", "Corp."},
    {"corporation", "Corporation"}, {"company", "Company"}, {"co", "Co.", true},      {"kk", "K.K.", true}, {"gk", "G.K.", true},
    {"gmbh", "GmbH"},         {"gmbh&cokg", "GmbH & Co. KG"}, {"ggmbh", "gGmbH"},     {"ag", "AG", true},  {"kg", "KG", true},
    {"ohg", "OHG"},           {"ug", "UG", true},         {"ev", "e.V.", true},       {"eg", "eG", true},  {"se", "SE", true},
    {"kgaa", "KGaA"},         {"ek", "e.K.", true},       {"partgmbb", "PartG mbB"},  {"sa", "S.A.", true}, {"sas", "SAS", true},
    {"sarl", "SARL"},         {"eurl", "EURL"},           {"sasu", "SASU"},           {"snc", "SNC"},      {"sci", "SCI", true},
    {"ltda", "Ltda."},        {"eireli", "EIRELI"},       {"me", "ME", true},         {"epp", "EPP"},      {"s/cltda", "S/C Ltda."},
    {"lda", "Lda."},          {"unipessoallda", "Unipessoal Lda."}, {"sl", "S.L.", true}, {"slu", "S.L.U.", true}, {"srl", "S.r.l.", true},
    {"spa", "S.p.A.", true},  {"bv", "B.V.", true},       {"nv", "N.V.", true},       {"ab", "AB", true},  {"oy", "Oy", true},
    {"oyj", "Oyj"},           {"as", "AS", true},         {"asa", "ASA", true},       {"aps", "ApS"},      {"a/s", "A/S"},
    {"ptyltd", "Pty Ltd"},    {"pteltd", "Pte. Ltd."},    {"pvtltd", "Pvt. Ltd."},    {"sdnbhd", "Sdn. Bhd."}, {"bhd", "Bhd."},
    {"spzoo", "Sp. z o.o."},  {"sro", "s.r.o.", true},    {"kft", "Kft."},            {"doo", "d.o.o.", true}, {"holdings", "Holdings"}};

/// Words that speak for a company without any form. Own collection, 2026-11.
inline constexpr std::string_view kJapaneseCompanyWords[] = {
    "製作所", "工業",   "商事",     "商会",     "商店",       "産業",   "建設",   "工務店",   "不動産",   "銀行",     "信用金庫", "信用組合",
    "証券",   "保険",   "生命",     "電機",     "電気",       "電子",   "化学",   "製薬",     "薬品",     "食品",     "印刷",     "出版",
    "運輸",   "運送",   "物流",     "倉庫",     "鉄道",       "交通",   "自動車", "自動車工業", "機械",   "精機",     "製鋼",     "金属",
    "物産",   "興業",   "興産",     "観光",     "旅館",       "ホテル", "病院",   "医院",     "クリニック", "歯科",   "薬局",     "大学",
    "高等学校", "学園", "研究所",   "研究院",   "事務所",     "法律事務所", "会計事務所", "設計事務所", "建築設計", "協会", "連合会",   "連盟",
    "振興会", "財団",   "組合",     "機構",     "役所",       "市役所", "区役所", "県庁",     "省",       "庁",       "警察署",   "消防",
    "ホールディングス", "グループ本社", "システムズ", "システム", "ソリューションズ", "テクノロジー", "テクノロジーズ", "エンジニアリング",
    "サービス", "コンサルティング", "コーポレーション", "カンパニー", "インターナショナル", "ジャパン", "ネットワーク", "ソフトウェア", "ソフト",
    "メディア", "デザイン", "スタジオ", "フーズ", "エナジー", "パートナーズ", "キャピタル", "ファーム", "工房",     "酒造",     "醸造",   "百貨店"};
inline constexpr std::string_view kWesternCompanyWords[] = {
    "solutions", "technologies", "technology", "systems",   "software",  "consulting", "consultants", "group",    "holding",   "holdings",
    "partners",  "associates",   "services",   "industries", "industrial", "international", "global",  "ventures", "capital",   "bank",
    "university", "universität", "université", "universidade", "universidad", "institute", "institut", "instituto", "hospital", "clinic",
    "foundation", "stiftung",    "media",      "studio",    "studios",   "design",     "labs",        "laboratories", "pharma", "energy",
    "motors",    "electric",     "electronics", "eletrônica", "engineering", "construction", "construtora", "logistics", "transport", "transportes",
    "insurance", "versicherung", "seguros",    "restaurant", "hotel",    "café",       "buffet",      "mecânica", "funilaria", "comércio",
    "indústria", "serviços",     "auto",       "peças",     "despachante", "advogados", "abogados",   "avocats",  "rechtsanwälte", "kanzlei",
    "werke",     "werk",         "bau",        "handel",    "vertrieb",  "agency",     "agentur",     "company",  "corporation", "enterprises"};

}  // namespace normalize::tables
