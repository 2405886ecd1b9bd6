#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "card/result.h"
#include "normalize/kanji_readings.h"
#include "normalize/knowledge_lines.h"

namespace normalize {

enum class NamePart { family, given };

/// How a name may be read.
struct PossibleReadings {
  std::vector<std::string> texts;  ///< katakana, likeliest first; empty when nothing is known of its kanji
  bool listed = false;             ///< by the dictionary; else put together from how its kanji are read in other names
};

/// Japanese surnames and given names with their readings, and where in a name each kanji tends to stand.
/// Immutable after load; may be shared by threads. Texts returned as views live as long as the book.
///
/// Sources: mecab-ipadic Noun.name.csv and SKK-JISYO.jinmei (normalize/tables/README.md). The kanji statistic is the
/// "simple" one of namedivider: how often a kanji is in a surname or in a given name, and at which end.
class NameBook {
 public:
  /// Fails with missing_component when `folder` lacks the compiled lists.
  static card::Result<NameBook> load(const std::filesystem::path& folder);

  /// The lookups try the text as printed, then with variant kanji folded (髙 → 高).
  bool is_surname(std::string_view kanji) const;
  bool is_given_name(std::string_view kanji) const;

  /// Katakana, most usual first; empty when the name is unknown.
  std::vector<std::string> surname_readings(std::string_view kanji) const;
  std::vector<std::string> given_readings(std::string_view kanji) const;

  PossibleReadings possible_readings(std::string_view kanji, NamePart part) const;
  /// What is read so (katakana) and differs from the text in one kanji, in the dictionary or not.
  std::vector<std::string> respelt(std::string_view kanji, std::string_view katakana, NamePart part) const;

  /// Whether some surname (given name) is read so; takes katakana.
  bool is_surname_reading(std::string_view katakana) const;
  bool is_given_reading(std::string_view katakana) const;

  /// How usual the name is: 1 for the most usual ones, near 0 for rare ones, 0 for unknown ones.
  float surname_commonness(std::string_view kanji) const;
  float given_commonness(std::string_view kanji) const;

  /// Log-odds that a kanji at this place belongs to a surname rather than to a given name; 0 for kanji never seen.
  enum class Place { first, inner, last, only };
  double surname_log_odds(char32_t kanji, Place place) const;

  /// Known names of the same length that differ from the text in at most `changes` characters, the exact one first,
  /// then the usual ones. For candidates to be weighed against the OCR's posteriors.
  std::vector<std::string_view> surnames_near(std::string_view kanji, int changes = 1) const;
  std::vector<std::string_view> given_names_near(std::string_view kanji, int changes = 1) const;

  /// Known names with that reading (katakana), usual ones first.
  std::vector<std::string_view> surnames_read(std::string_view katakana) const;
  std::vector<std::string_view> given_names_read(std::string_view katakana) const;

 private:
  struct KanjiCounts {
    std::array<std::uint32_t, 4> surname{};  ///< indexed by Place
    std::array<std::uint32_t, 4> given{};
  };
  SortedLines surnames_, given_;           ///< name, cost, readings
  SortedLines surname_kana_, given_kana_;  ///< reading, names
  std::unordered_map<char32_t, KanjiCounts> kanji_;
  struct KanjiInNames {
    KanjiReadings readings;
    KanjiByReading by_reading;
  };
  KanjiInNames surname_kanji_, given_kanji_;
};

}  // namespace normalize
