#pragma once

#include <string>

#include "normalize/line_features.h"

namespace normalize {

/// Whose way of writing a card follows: which grammars read its names, firms, posts and addresses.
enum class Manner { western, japanese, korean, chinese };

/// Where a card comes from.
struct Origin {
  Manner manner = Manner::japanese;
  std::string country;  ///< ISO 3166-1 alpha-2; empty when nothing tells
  /// Whether Korean or Chinese grammars read it.
  bool continental() const { return manner == Manner::korean || manner == Manner::chinese; }
  /// Whether it is from where the parser has rules but no learnt confidence: Korea, Taiwan, China, Hong Kong; also in
  /// Latin letters.
  bool unlearnt() const;
};

/// The origin by all that a card shows: Hangul; characters that Japanese print does not have; words of firms and
/// addresses; country codes of its phones and domains. Japanese evidence (kana, 株式会社, 〒, .jp) speaks against
/// China, so that a Japanese firm's card with a Chinese name stays Japanese. Else Japanese or western as country_of
/// says.
Origin origin_of(const CardFeatures& features);

}  // namespace normalize
