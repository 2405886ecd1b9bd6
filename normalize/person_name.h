#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/knowledge_names.h"

namespace normalize {

/// A name in two parts. `given` is empty when only one part is printed.
struct NameParts {
  std::string family;
  std::string given;
  float quality = 0;          ///< 0..1: how sure the split (and the order) is
  bool known_family = false;  ///< in the dictionary
  bool known_given = false;
};

/// How much a text looks like a Japanese person's name in kanji (kana given names and mixed ones included), 0..1.
/// Takes gaps of any width. Known names score above 0.8, plausible unknown ones about 0.5, other words under 0.2.
float kanji_name_likeness(std::string_view text, const NameBook& names);

/// Splits 姓 and 名. A gap of one blank decides; letter-spaced names ("山 田 太 郎") and names without a gap are split
/// by dictionary, then by the kanji statistic. Printed characters stay.
std::optional<NameParts> split_kanji_name(std::string_view text, const NameBook& names);

/// Splits furigana (either kana) into katakana 姓 and 名, with or without a gap; the kanji name (parts may be empty)
/// guides. What is a reading of one kanji part alone gives that part, the other one empty.
std::optional<NameParts> split_furigana(std::string_view text, const NameParts& kanji, const NameBook& names);
/// Whether a text is furigana for this name: 0..1, 1 when both readings are in the dictionary.
float furigana_fit(const NameParts& kana, const NameParts& kanji, const NameBook& names);

/// A Japanese name in Latin letters, either order ("Taro YAMADA", "YAMADA Taro", "Yamada, Taro", "T. Yamada").
/// Kanji or kana parts (may be empty) guide the order; else capitals, then the dictionary.
std::optional<NameParts> split_romaji_name(std::string_view text, const NameParts& kanji, const NameParts& kana,
                                           const NameBook& names);
/// Whether a romaji name is the reading of a kanji and kana name, 0..1; 0.5 when neither confirmed nor refuted.
float romaji_fit(const NameParts& romaji, const NameParts& kanji, const NameParts& kana, const NameBook& names);
/// Whether an e-mail local part fits a romaji or kana name ("t.yamada", "yamada-taro"), 0..1.
float mailbox_fit(std::string_view local_part, const NameParts& kana_or_romaji);
/// Whether it fits some reading of a kanji name (NameBook::possible_readings).
float mailbox_fit_kanji(std::string_view local_part, const NameParts& kanji, const NameBook& names);

/// A western name with its titles.
struct WesternName {
  NameParts parts;  ///< given: all given names; family: with particles ("von der Leyen") and suffix off
  std::vector<std::string> qualifications;  ///< "Dr.", "Prof.", "Ph.D.", "MBA" as printed
};
/// "Dr. Anna-Maria von der Leyen, MBA", "SMITH, John", "João da Silva Júnior"; nothing when the text cannot be a name.
std::optional<WesternName> read_western_name(std::string_view text);
/// How much a Latin text looks like a person's name, 0..1.
float western_name_likeness(std::string_view text);

}  // namespace normalize
