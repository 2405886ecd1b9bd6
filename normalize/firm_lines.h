#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/knowledge_names.h"
#include "normalize/knowledge_postal.h"
#include "normalize/line_features.h"

namespace normalize {

/// "讃岐フーズグループ" on the line above a firm: what the firm belongs to, no department.
bool is_group_of_firms(const CardFeatures& features, std::size_t line);

/// "デイサービスセンター 花みずき" on a card that has 花みずき in larger print: another house of the same name.
bool is_sister_house(const CardFeatures& features, std::size_t line);

/// "TATSUNO TOWN OFFICE" beside 辰野町役場: Latin words that end like a department, of which one is how the Japanese
/// line above or below begins. So is "中澤理人建築設計室" on the card of 中澤理人.
bool spells_firm_beside(const CardFeatures& features, std::size_t line, const NameBook& names);

/// 柏市議会 and 富士市消防本部: a council, brigade or board of a place of the table, which is a body itself.
bool is_body_of_place(const std::string& text, const PostalBook& postal);

/// 松本市, 長野県, 国土交通省 or 飯田市役所: what employs people where a department follows.
bool may_be_public_body(const std::string& text, const PostalBook& postal);

/// "Korbinian Brandhuber" on the card of "Tischlerei Brandhuber": a person's name of which a word is part of another
/// line that fits a domain better.
bool is_owner_of_firm(const CardFeatures& features, std::size_t line, const std::vector<std::string>& domains);

/// "Danielle Lefevre" at daniellelefevre.com, no other name on the card: somebody who works under their own name.
bool is_own_firm(const CardFeatures& features, std::size_t line, const std::vector<std::string>& domains);

}  // namespace normalize
