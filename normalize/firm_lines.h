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

/// A person's name, not a firm's: "Korbinian Brandhuber" on the card of "Tischlerei Brandhuber", of which a word is
/// part of another line that fits a domain better; "Danielle Lefevre" at daniellelefevre.com with no other name on the
/// card, who works under their own.
bool is_person_of_firm(const CardFeatures& features, std::size_t line, const std::vector<std::string>& domains);

/// "Sundaresan Silks" on the card of "Meenakshi Sundaresan", "Refrigeração Salviano" on that of "Rogério Salviano":
/// what might be a name shares a word with another line that is a name more clearly, for a family name ends one and
/// begins a firm's.
bool is_named_after_owner(const CardFeatures& features, std::size_t line);

}  // namespace normalize
