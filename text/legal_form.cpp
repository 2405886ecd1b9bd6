#include "text/legal_form.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/fold.h"
#include "text/utf8.h"
#include "text/width.h"

namespace text {
namespace {

struct Spelling {
  std::string_view written;  ///< in NFKC: ㈱ is (株)
  std::string_view form;
};

// Eastern forms stand before or behind the name without a gap. Longer spellings come first.
// Source: 会社法 (2005) article 2, 一般社団・財団法人法 (2006), the laws of the professions; short forms in brackets as
// banks and directories write them (bank transfer kana forms of the Zengin format). November 2026.
constexpr std::array kEastern = std::to_array<Spelling>({
    {"認定特定非営利活動法人", "特定非営利活動法人"},
    {"特定非営利活動法人", "特定非営利活動法人"},
    {"社会保険労務士法人", "社会保険労務士法人"},
    {"国立研究開発法人", "国立研究開発法人"},
    {"有限責任監査法人", "有限責任監査法人"},
    {"有限責任事業組合", "有限責任事業組合"},
    {"土地家屋調査士法人", "土地家屋調査士法人"},
    {"地方独立行政法人", "地方独立行政法人"},
    {"医療法人社団", "医療法人社団"},
    {"医療法人財団", "医療法人財団"},
    {"社会医療法人", "社会医療法人"},
    {"一般社団法人", "一般社団法人"},
    {"公益社団法人", "公益社団法人"},
    {"一般財団法人", "一般財団法人"},
    {"公益財団法人", "公益財団法人"},
    {"社会福祉法人", "社会福祉法人"},
    {"独立行政法人", "独立行政法人"},
    {"国立大学法人", "国立大学法人"},
    {"公立大学法人", "公立大学法人"},
    {"行政書士法人", "行政書士法人"},
    {"司法書士法人", "司法書士法人"},
    {"特許業務法人", "特許業務法人"},
    {"農事組合法人", "農事組合法人"},
    {"弁護士法人", "弁護士法人"},
    {"税理士法人", "税理士法人"},
    {"弁理士法人", "弁理士法人"},
    {"認定NPO法人", "特定非営利活動法人"},
    {"NPO法人", "特定非営利活動法人"},
    {"株式会社", "株式会社"},
    {"株式會社", "株式会社"},
    {"有限会社", "有限会社"},
    {"有限會社", "有限会社"},
    {"合同会社", "合同会社"},
    {"合名会社", "合名会社"},
    {"合資会社", "合資会社"},
    {"相互会社", "相互会社"},
    {"監査法人", "監査法人"},
    {"医療法人", "医療法人"},
    {"学校法人", "学校法人"},
    {"宗教法人", "宗教法人"},
    {"社団法人", "社団法人"},
    {"財団法人", "財団法人"},
    {"協同組合", "協同組合"},
    {"(株)", "株式会社"},
    {"(有)", "有限会社"},
    {"(同)", "合同会社"},
    {"(合)", "合同会社"},
    {"(名)", "合名会社"},
    {"(資)", "合資会社"},
    {"(社)", "社団法人"},
    {"(財)", "財団法人"},
    {"(医)", "医療法人"},
    {"(学)", "学校法人"},
    {"(宗)", "宗教法人"},
    {"(福)", "社会福祉法人"},
    {"(特非)", "特定非営利活動法人"},
    {"(独)", "独立行政法人"},
    // Korean and Chinese ones; sources as in normalize/tables/east_forms.h.
    {"농업회사법인주식회사", "주식회사"},
    {"유한책임회사", "유한책임회사"},
    {"사회복지법인", "사회복지법인"},
    {"주식회사", "주식회사"},
    {"유한회사", "유한회사"},
    {"재단법인", "재단법인"},
    {"사단법인", "사단법인"},
    {"법무법인", "법무법인"},
    {"학교법인", "학교법인"},
    {"의료법인", "의료법인"},
    {"(주)", "주식회사"},
    {"(유)", "유한회사"},
    {"(재)", "재단법인"},
    {"(사)", "사단법인"},
    {"股份有限公司", "股份有限公司"},
    {"有限責任公司", "有限公司"},
    {"有限责任公司", "有限公司"},
    {"(股)公司", "股份有限公司"},
    {"有限公司", "有限公司"},
});

// Foreign forms are words of their own, almost always behind the name; `written` is folded (match_key).
// Source: the ISO 20275 list of entity legal forms, the common ones of the countries whose cards meishi reads. 2026.
constexpr std::array kForeign = std::to_array<Spelling>({
    {"gmbhcokg", "gmbhcokg"},
    {"gmbhcokgaa", "gmbhcokgaa"},
    {"kabushikikaisha", "kk"},
    {"kabushikigaisha", "kk"},
    {"kk", "kk"},
    {"yugenkaisha", "yk"},
    {"yk", "yk"},
    {"godokaisha", "gk"},
    {"gk", "gk"},
    {"coltd", "coltd"},
    {"companylimited", "coltd"},
    {"companyltd", "coltd"},
    {"colimited", "coltd"},
    {"pteltd", "pteltd"},
    {"ptyltd", "ptyltd"},
    {"pvtltd", "pvtltd"},
    {"privatelimited", "pvtltd"},
    {"sdnbhd", "sdnbhd"},
    {"ltd", "ltd"},
    {"limited", "ltd"},
    {"inc", "inc"},
    {"incorporated", "inc"},
    {"corp", "corp"},
    {"corporation", "corp"},
    {"llc", "llc"},
    {"llp", "llp"},
    {"lp", "lp"},
    {"plc", "plc"},
    {"gmbh", "gmbh"},
    {"ggmbh", "ggmbh"},
    {"mbh", "gmbh"},
    {"ag", "ag"},
    {"kg", "kg"},
    {"ohg", "ohg"},
    {"kgaa", "kgaa"},
    {"ug", "ug"},
    {"ev", "ev"},
    {"eg", "eg"},
    {"ek", "ek"},
    {"sa", "sa"},
    {"sas", "sas"},
    {"sasu", "sasu"},
    {"sarl", "sarl"},
    {"eurl", "eurl"},
    {"sl", "sl"},
    {"slu", "slu"},
    {"sau", "sau"},
    {"sadecv", "sadecv"},
    {"srl", "srl"},
    {"spa", "spa"},
    {"ltda", "ltda"},
    {"lda", "lda"},
    {"eireli", "eireli"},
    {"bv", "bv"},
    {"nv", "nv"},
    {"oy", "oy"},
    {"oyj", "oyj"},
    {"ab", "ab"},
    {"as", "as"},
    {"aps", "aps"},
    {"spzoo", "spzoo"},
    {"sro", "sro"},
    {"kft", "kft"},
    {"co", "co"},
});

constexpr std::size_t kMostWords = 5;  ///< of a foreign form: "GmbH & Co. KG aA"

CompanyName with_form(std::string_view core, std::string_view form, LegalFormPosition position) {
  return {squeeze_blanks(core), std::string(form), position};
}

bool has_letters(std::string_view utf8) { return !match_key(utf8).empty(); }

CompanyName split_eastern(std::string_view name) {
  for (const auto& [written, form] : kEastern) {
    if (name.starts_with(written) && has_letters(name.substr(written.size())))
      return with_form(name.substr(written.size()), form, LegalFormPosition::front);
    if (name.ends_with(written) && has_letters(name.substr(0, name.size() - written.size())))
      return with_form(name.substr(0, name.size() - written.size()), form, LegalFormPosition::behind);
  }
  return {std::string(name), {}, LegalFormPosition::none};
}

std::string_view foreign_form(std::string_view folded) {
  const auto* found = std::find_if(kForeign.begin(), kForeign.end(),
                                   [&](const Spelling& spelling) { return spelling.written == folded; });
  return found != kForeign.end() ? found->form : std::string_view();
}

/// Where the words of a text begin, parted by blanks and commas.
std::vector<std::size_t> word_starts(std::string_view name) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (name[i] != ' ' && name[i] != ',' && (i == 0 || name[i - 1] == ' ' || name[i - 1] == ',')) starts.push_back(i);
  return starts;
}

// The longest run of last words that is a form; "Yamada & Co." keeps no dangling sign.
CompanyName split_foreign(std::string_view name) {
  const std::vector<std::size_t> starts = word_starts(name);
  for (std::size_t words = std::min(kMostWords, starts.size()); words > 0; --words) {
    const std::size_t at = starts[starts.size() - words];
    const std::string_view form = foreign_form(match_key(name.substr(at)));
    if (form.empty() || !has_letters(name.substr(0, at))) continue;
    const std::size_t end = name.find_last_not_of(" ,&", at - 1);
    return with_form(name.substr(0, end + 1), form, LegalFormPosition::behind);
  }
  for (std::size_t words = std::min<std::size_t>(2, starts.size() - 1); words > 0 && starts.size() > 1; --words) {
    const std::string_view form = foreign_form(match_key(name.substr(0, starts[words])));
    if (form == "kk" || form == "yk" || form == "gk")
      return with_form(name.substr(starts[words]), form, LegalFormPosition::front);
  }
  return {std::string(name), {}, LegalFormPosition::none};
}

}  // namespace

CompanyName split_legal_form(std::string_view company) {
  const std::string name = squeeze_blanks(nfkc(company));
  if (name.empty()) return {};
  CompanyName eastern = split_eastern(name);
  return eastern.position != LegalFormPosition::none ? eastern : split_foreign(name);
}

bool is_legal_form(std::string_view folded) {
  const auto is = [&](const Spelling& spelling) { return spelling.form == folded; };
  return std::any_of(kEastern.begin(), kEastern.end(), is) || std::any_of(kForeign.begin(), kForeign.end(), is);
}

bool occurs_in_legal_form(char32_t character) {
  const std::string utf8 = to_utf8(character);
  const auto has = [&](const Spelling& spelling) { return spelling.form.find(utf8) != std::string_view::npos; };
  return std::any_of(kEastern.begin(), kEastern.end(), has) || std::any_of(kForeign.begin(), kForeign.end(), has);
}

}  // namespace text
