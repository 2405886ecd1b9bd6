#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/knowledge.h"
#include "normalize/line_features.h"
#include "normalize/origin.h"
#include "normalize/person_name.h"

namespace normalize {

/// What a segment of print can be. `post` covers departments, titles and qualifications, which one grammar reads
/// together; `address` covers postal codes and the labels of offices before an address.
enum class Label { note, name, furigana, latin_name, company, company_kana, post, address };
inline constexpr std::size_t kLabelCount = 8;
using LabelScores = std::array<float, kLabelCount>;  ///< indexed by Label; higher is likelier, note is the zero line

/// What the scores of one segment may draw on beyond its own text.
struct CardContext {
  const Knowledge::State* knowledge = nullptr;
  std::vector<std::string> mailboxes;  ///< local parts of the card's personal e-mail addresses
  std::vector<std::string> domains;    ///< of e-mail and web addresses, free-mail left out
  bool japanese = true;                ///< whether the card has Japanese text
  Origin origin;                       ///< whose grammars read it (card_grammar.h)
  /// Whether names, firms and posts are expected in eastern script, Latin ones being translations.
  bool eastern() const { return japanese || origin.continental(); }
};

/// Scores of one segment by its grammars and its print, without its neighbours. `words` is the number of tokens in it.
LabelScores score_labels(std::string_view text, const LineFeatures& line, int words, const CardContext& context);

/// The name under trial, to which furigana and romaji must fit.
struct NameTrial {
  NameParts parts;
  card::Bounds box;
  float size_px = 0;
  bool japanese = false;  ///< whether it is a Japanese name in Japanese script
  bool eastern = false;   ///< or a Korean or Chinese one in its own script
};
NameTrial name_trial(std::string_view text, const card::Bounds& box, float size_px, const CardContext& context);

/// What a segment gains or loses as furigana or as romaji of that name.
float furigana_bonus(std::string_view text, const card::Bounds& box, const NameTrial& name, const CardContext& context);
float latin_name_bonus(std::string_view text, const card::Bounds& box, const NameTrial& name,
                       const CardContext& context);

/// What it is worth that `next` follows `previous` in reading order; `same_line` whether on one line.
float transition_score(Label previous, Label next, bool same_line);

}  // namespace normalize
