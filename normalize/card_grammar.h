#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/address.h"
#include "normalize/job_title.h"
#include "normalize/label_scores.h"

namespace normalize {

/// The grammars that read a card's texts, by its origin: the Japanese and western ones, or the Korean or Chinese ones
/// for text in such script and the forms that Latin letters take there.

float name_likeness_on(std::string_view text, const CardContext& context);  ///< of a name in eastern script
std::optional<NameParts> split_name_on(std::string_view text, const CardContext& context);
std::optional<WesternName> read_latin_name_on(std::string_view text, const CardContext& context);
float latin_name_likeness_on(std::string_view text, const CardContext& context);
float company_likeness_on(std::string_view text, const CardContext& context);
PostLine read_post_line_on(std::string_view text, const CardContext& context);
float post_likeness_on(std::string_view text, const CardContext& context);  ///< of departments, titles, qualifications
bool is_office_on(std::string_view text, const CardContext& context);
float address_likeness_on(std::string_view line, const CardContext& context);
std::optional<FoundAddress> read_address_on(const std::vector<std::string>& lines, const CardContext& context,
                                            std::string_view region);

}  // namespace normalize
