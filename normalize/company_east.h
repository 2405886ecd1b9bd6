#pragma once

#include <string_view>

#include "normalize/origin.h"

namespace normalize {

/// company_likeness for a text in Hangul or Chinese characters: near 1 with a legal form ((주), 股份有限公司), about
/// 0.6 where it ends with a typical word (전자, 대학교, 銀行, 事務所).
float east_company_likeness(std::string_view text, Manner manner);

/// The typical word of a firm that ends a text, the longest; empty when none does.
std::string_view closing_company_word(std::string_view text, Manner manner);

}  // namespace normalize
