#pragma once

#include <vector>

#include "normalize/company_print.h"

namespace normalize {

/// Puts an institution's name that stands on two lines together with the one above: "医療法人 白百合会" over
/// "野間歯科医院", "Summit Ridge" over "Veterinary Hospital", and the name of a house behind or below its kind.
/// `prints` are in reading order; at most one is joined.
void join_institutions(const LabelledCard& card, std::vector<CompanyPrint>& prints);

}  // namespace normalize
