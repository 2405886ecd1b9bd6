#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "card/result.h"
#include "samples/generator/sets.h"

namespace samples {

/// One line of a word list: its tab-separated columns.
using Entry = std::vector<std::string>;

/// A word list: sections of entries. The file's form: `[section]`, then one entry a line, columns parted by tabs;
/// lines that begin with `#` are comments.
class Words {
 public:
  static card::Result<Words> load(const std::filesystem::path& file);
  /// Every entry of a section; empty when the list has no such section.
  const std::vector<Entry>& all(const std::string& section) const;
  /// The entries of a section whose first column belongs to the set.
  const std::vector<Entry>& of_set(const std::string& section, Set set) const;

 private:
  std::map<std::string, std::vector<Entry>> sections_;
  std::map<std::string, std::vector<Entry>> dev_, test_;
};

/// Splits at a separator; empty pieces are kept.
std::vector<std::string> split(const std::string& text, const std::string& separator);

/// Replaces every occurrence.
std::string replace_all(std::string text, const std::string& from, const std::string& to);

/// Joins with a separator between.
std::string join(const std::vector<std::string>& pieces, const std::string& separator);

/// The text's characters, one UTF-8 sequence each.
std::vector<std::string> characters(const std::string& text);

}  // namespace samples
