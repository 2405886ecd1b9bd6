#pragma once

#include <string_view>

namespace normalize::tables {

/// What a Japanese department, branch or office ends with; longest first where one ends another. `office`: it has an
/// address of its own. Own collection from organisation charts of firms, ministries and universities, 2026-11.
struct DepartmentEnd {
  std::string_view text;
  bool office = false;
};
inline constexpr DepartmentEnd kDepartmentEnds[] = {
    {"本部"},         {"事業部門"},
    {"部門"},       {"事業部"},       {"支部"},       {"支社", true},   {"支店", true},   {"本店", true},   {"営業所", true}, {"出張所", true},
    {"事業所", true}, {"事務所", true}, {"製作所", true}, {"製造所", true}, {"研究所", true}, {"工場", true}, {"本社", true},   {"総本社", true},
    {"オフィス", true}, {"センター", true}, {"サービスセンター", true}, {"ショールーム", true}, {"ステーション", true}, {"ラボ", true}, {"店", true}, {"学部"},       {"学科"},         {"研究科"},     {"専攻"},         {"講座"},         {"研究室"},       {"教室"},         {"病棟"},
    {"外来"},       {"診療科"},       {"医局"},       {"委員会"},       {"事務局"},       {"協議会"},
    {"プロジェクト"}, {"グループ"},   {"チーム"},     {"ユニット"},     {"ディビジョン"}, {"カンパニー"},   {"セクション"},   {"デスク"},
    {"部会"},       {"部"},           {"課"},         {"室"},           {"係"},           {"局"},           {"科"},           {"班"},
    {"Gr"},         {"G"},            {"T"},          {"Div."},         {"Dept."},        {"院"},           {"所"},           {"署"}};

/// A character behind 部, 課, 科 … that makes another word of it (部品, 課題, 科学), so that no level ends there.
struct NoEnd {
  std::string_view end, next;
};
inline constexpr NoEnd kNoEnds[] = {{"部", "品"}, {"部", "材"}, {"部", "門"}, {"部", "長"}, {"部", "会"}, {"部", "分"}, {"部", "署"}, {"部", "付"},
                                    {"部", "次"}, {"部", "員"}, {"課", "題"}, {"課", "長"}, {"課", "金"}, {"課", "税"}, {"科", "学"}, {"科", "目"}, {"科", "長"},
                                    {"科", "技"}, {"室", "内"}, {"室", "長"}, {"局", "長"}, {"局", "所"}, {"係", "長"}, {"班", "長"}, {"所", "長"}, {"所", "有"},
                                    {"所", "属"}, {"院", "長"}, {"院", "内"}, {"店", "長"}, {"店", "舗"}, {"店", "頭"}, {"グループ", "会"}, {"グループ", "ウ"}, {"グループ", "リ"}, {"グループ", "長"},
                                    {"チーム", "リ"}, {"チーム", "長"}, {"センター", "長"}, {"本部", "長"}, {"工場", "長"}, {"支店", "長"}, {"支社", "長"}, {"G", "r"}};

/// Words of Western departments, lower case: the text names a department. Own collection, 2026-11.
inline constexpr std::string_view kWesternDepartmentWords[] = {
    "department", "dept", "division", "div", "section", "unit", "team", "branch", "office", "headquarters", "hq", "bureau", "center", "centre", "laboratory",
    "faculty", "school", "group", "abteilung", "bereich", "referat", "niederlassung", "zweigstelle", "geschäftsstelle", "geschäftsbereich", "zentrale", "lehrstuhl", "fakultät", "institut",
    "direction", "département", "service", "succursale", "agence", "pôle", "siège", "faculté", "departamento", "depto", "setor", "diretoria", "filial", "sucursal", "divisão", "secretaria",
    "división", "área", "sección", "delegación", "facultad", "sede", "gerência", "coordenação"};

/// What Western departments are called without such a word, lower case. Own collection, 2026-11.
inline constexpr std::string_view kWesternFunctions[] = {
    "sales", "marketing", "human resources", "hr", "finance", "accounting", "purchasing", "procurement", "logistics", "research & development",
    "research and development", "r&d", "engineering", "information technology", "it", "legal", "customer service", "customer support", "public relations",
    "quality assurance", "quality management", "operations", "business development", "corporate planning", "international business", "overseas sales", "vertrieb", "einkauf", "personal", "buchhaltung", "entwicklung",
    "forschung & entwicklung", "forschung und entwicklung", "produktion", "qualitätsmanagement", "verkauf", "kundendienst", "ventes", "achats", "comptabilité", "ressources humaines",
    "recherche et développement", "commercial", "communication", "vendas", "compras", "recursos humanos", "financeiro", "comercial", "ventas", "contabilidad", "contabilidade", "logística", "produção", "producción"};

}  // namespace normalize::tables
