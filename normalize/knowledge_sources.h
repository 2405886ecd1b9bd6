#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "card/result.h"

namespace normalize {

/// A name as a dictionary lists it.
struct NameEntry {
  enum class Kind { surname, given, unknown };
  std::string name;
  std::string reading;  ///< katakana
  Kind kind = Kind::unknown;
  int cost = 0;  ///< mecab's word cost: lower is more usual; 20000 where the dictionary has none
};

/// A row of the postal table.
struct PostalEntry {
  std::string code;   ///< seven digits
  std::string place;  ///< prefecture, city and town run together; full-width digits as in the source
};

/// Reads a text file in the given iconv encoding to UTF-8 lines. Bytes that do not decode become U+FFFD.
/// Fails with missing_component, naming `package`, when the file is not there.
card::Result<std::vector<std::string>> read_lines(const std::filesystem::path& file, const char* encoding,
                                                  std::string_view package);

/// mecab-ipadic's Noun.name.csv: surface,id,id,cost,名詞,固有名詞,人名,姓|名,*,*,base,reading,pronunciation.
std::vector<NameEntry> ipadic_names(const std::vector<std::string>& lines);
/// The first column of ipadic's other files: what is written in kanji and katakana alone.
std::vector<std::string> ipadic_words(const std::vector<std::string>& lines);
/// SKK-JISYO.jinmei: "reading /name;note/name;note/", note 姓, 名 or the undecided 人名.
std::vector<NameEntry> skk_names(const std::vector<std::string>& lines);
/// SKK-JISYO.zipcode: "0010010 /place/place/".
std::vector<PostalEntry> skk_postal(const std::vector<std::string>& lines);

/// The same of SKK-JISYO.office.zipcode: codes of single offices, "1008111 /宮内庁 @ 東京都千代田区千代田１番１号/".
std::vector<PostalEntry> skk_offices(const std::vector<std::string>& lines);

}  // namespace normalize
