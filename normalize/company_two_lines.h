#pragma once

#include <string>
#include <vector>

#include "normalize/company_print.h"

namespace normalize {

// A firm's name on two lines, one above the other. Each joins one name at most; `prints` are in reading order.

/// "Assunção" over "& Santos Ltda.", "Krüger &" over "Hartmann KG", "Holloway" over "Capital & Sons Ltd" at
/// holloway.co.uk: the line right above a name with its legal form belongs to it where an "&" says so, or the domain,
/// or its larger print where no domain can tell.
void join_name_above(const LabelledCard& card, std::vector<CompanyPrint>& prints);

/// "studio" over "mado" at studio-mado.jp, "Cabinet Beaulieu" over "Assurances" at beaulieuassurances.fr: one name on
/// two lines of one print.
void join_stacked_words(const LabelledCard& card, std::vector<CompanyPrint>& prints);

/// "アドバンスト・プラズマ・" over "プロセスシステムズ株式会社": a long name in katakana on two lines of one print that
/// begin at one place.
void join_katakana_above(const LabelledCard& card, std::vector<CompanyPrint>& prints);

/// Whether a domain of the card has the end of one text and the beginning of another in one word.
bool domain_goes_on(const LabelledCard& card, const std::string& left, const std::string& right);

}  // namespace normalize
