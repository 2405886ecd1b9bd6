#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/store.h"
#include "store/visibility.h"

namespace store {

struct SearchOptions {
  /// A word on fewer cards than these: the texts of them all are read. Where every word is on more, they are looked for
  /// in the index together. Changes how long a search takes, never what is found.
  std::int64_t few_cards = 2000;
};

/// Contacts that hold every one of the words (parted by blanks), in any spelling: 髙橋 is found by 高橋, タカハシ,
/// たかはし or takahashi; Japanese text by any part of it (山田製作 in 株式会社山田製作所), Latin text by the beginning
/// of a word, phones by any group of digits. Words may stand on different cards of the person. Contacts in which the
/// words stand one behind the other come first, exact hits before longer ones. No words: no contacts. Only what
/// `visibility` shows of a contact counts.
card::Result<std::vector<card::ContactId>> search(Transaction& transaction, std::string_view words,
                                                  std::size_t limit = 50, const Visibility& visibility = {},
                                                  const SearchOptions& options = {});

}  // namespace store
