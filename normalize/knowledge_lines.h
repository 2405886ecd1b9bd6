#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/result.h"

namespace normalize {

/// A text file of tab-separated lines, sorted by the bytes of the first column, held as one block of memory.
/// Immutable after load.
class SortedLines {
 public:
  /// Fails with missing_component when the file cannot be read, naming what to install.
  static card::Result<SortedLines> load(const std::filesystem::path& file);

  std::size_t size() const { return starts_.size(); }
  /// The whole line without its end.
  std::string_view line(std::size_t index) const;
  /// Columns after the first, tabs included; nothing when no line has that key. The first of equal keys.
  std::optional<std::string_view> find(std::string_view key) const;
  /// Index of the first line whose key is not less than `key`; size() when there is none.
  std::size_t lower_bound(std::string_view key) const;

 private:
  std::string text_;
  std::vector<std::uint32_t> starts_;
};

/// The first column of a line.
std::string_view first_column(std::string_view line);
/// Splits at every separator; empty parts stay. The parts are views of `line`, which must outlive them.
std::vector<std::string_view> split_columns(std::string_view line, char separator = '\t');
template <class Text>
  requires std::same_as<Text, std::string>  // a temporary: its parts would dangle
std::vector<std::string_view> split_columns(Text&& line, char separator = '\t') = delete;

}  // namespace normalize
