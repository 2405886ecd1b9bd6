#include "normalize/doubt_clues.h"

#include <array>

namespace normalize {
namespace {

constexpr std::array<std::string_view, count_of<JudgedField>()> kFields = {
    "family_name", "given_name",    "kana",  "latin_name", "company", "company_other", "department",
    "job_title",   "qualification", "phone", "email",      "url",     "address"};

/// In the order of ValueClue.
constexpr std::array<ClueRule, count_of<ValueClue>()> kValueRules = {{
    {"first_opinion", Pull::up},
    {"weakest_symbol", Pull::up},
    {"second_symbol", Pull::up},
    {"mean_symbol", Pull::up},
    {"line_weakest", Pull::up},
    {"runner_up", Pull::down},
    {"other_readings", Pull::free},
    {"agreeing", Pull::up},
    {"disagreeing", Pull::down},
    {"edits", Pull::down},
    {"own_path", Pull::up},
    {"other_paths", Pull::up},
    {"rival", Pull::down},
    {"passed_over", Pull::down},
    {"other_code", Pull::down},
    {"abuts", Pull::down},
    {"glyph_px", Pull::free},
    {"relative_size", Pull::free},
    {"dpi", Pull::free},
    {"vertical", Pull::free},
    {"lines", Pull::free},
    {"edge", Pull::up},
    {"centre_x", Pull::free},
    {"centre_y", Pull::free},
    {"leftover", Pull::down},
    {"near_unexplained", Pull::down},
    {"ink_near", Pull::down},
    {"goes_on", Pull::down},
    {"loose_alike", Pull::down},
    {"loose_fit", Pull::down},
    {"loose_garble", Pull::down},
    {"offset", Pull::down},
    {"apart", Pull::down},
    {"sizes", Pull::down},
    {"hole", Pull::down},
    {"narrow", Pull::up},
    {"characters", Pull::free},
    {"han", Pull::free},
    {"kana_share", Pull::free},
    {"latin", Pull::free},
    {"digits", Pull::free},
    {"confusable", Pull::down},
    {"marks", Pull::free},
    {"oddities", Pull::down},
    {"forms", Pull::down},
    {"voiced", Pull::down},
    {"strayed", Pull::down},
    {"unpaired", Pull::down},
    {"wide_stop", Pull::down},
    {"clearness", Pull::up},
    {"quality", Pull::up},
    {"known", Pull::up},
    {"usual", Pull::up},
    {"unknown_kanji", Pull::down},
    {"strange", Pull::down},
    {"witness", Pull::up},
    {"second_witness", Pull::up},
    {"near_miss", Pull::down},
    {"half_read", Pull::down},
    {"kind_agreement", Pull::up},
    {"unlabelled", Pull::down},
    {"same_kind", Pull::down},
    {"scrap_label", Pull::down},
    {"country_known", Pull::up},
    {"barcode", Pull::up},
    {"card_mean", Pull::up},
    {"card_weak", Pull::down},
    {"card_unexplained", Pull::down},
    {"card_lines", Pull::free},
    {"card_japanese", Pull::free},
    {"card_width", Pull::free},
    {"card_ink", Pull::down},
    {"card_loose", Pull::down},
    {"card_scraps", Pull::down},
    {"card_clear", Pull::up},
    {"others_mean", Pull::up},
    {"others_second", Pull::up},
    {"in_list", Pull::free},
    {"place_in_list", Pull::free},
}};

/// In the order of MissingClue.
constexpr std::array<ClueRule, count_of<MissingClue>()> kMissingRules = {{
    {"hinted", Pull::down},
    {"values", Pull::free},
    {"weakest_value", Pull::up},
    {"unexplained", Pull::down},
    {"unexplained_characters", Pull::down},
    {"unexplained_best", Pull::down},
    {"unexplained_digits", Pull::down},
    {"unexplained_size", Pull::free},
    {"unexplained_weakest", Pull::free},
    {"ink", Pull::down},
    {"ink_length", Pull::down},
    {"ink_size", Pull::free},
    {"ink_near", Pull::down},
    {"card_mean", Pull::up},
    {"card_weak", Pull::down},
    {"card_lines", Pull::free},
    {"card_japanese", Pull::free},
    {"card_vertical", Pull::free},
    {"names", Pull::free},
    {"titles", Pull::free},
    {"departments", Pull::free},
    {"companies", Pull::free},
    {"phones", Pull::free},
    {"emails", Pull::free},
    {"urls", Pull::free},
    {"addresses", Pull::free},
    {"readings", Pull::free},
    {"mailbox", Pull::free},
}};

template <std::size_t count>
std::vector<ClueRule> with_fields(const std::array<ClueRule, count>& rules) {
  std::vector<ClueRule> all(rules.begin(), rules.end());
  for (const std::string_view field : kFields) all.push_back({field, Pull::free});
  return all;
}

}  // namespace

const std::vector<ClueRule>& value_clue_rules() {
  static const std::vector<ClueRule> kAll = with_fields(kValueRules);
  return kAll;
}

const std::vector<ClueRule>& missing_clue_rules() {
  static const std::vector<ClueRule> kAll = with_fields(kMissingRules);
  return kAll;
}

std::string_view to_string(JudgedField field) { return kFields[static_cast<std::size_t>(field)]; }

}  // namespace normalize
