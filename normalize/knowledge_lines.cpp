#include "normalize/knowledge_lines.h"

#include <fstream>

#include <fmt/format.h>

namespace normalize {

card::Result<SortedLines> SortedLines::load(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  std::ifstream in(file, std::ios::binary);
  if (error || !in) {
    return card::fail(
        card::ErrorKind::missing_component,
        fmt::format("{}: the compiled dictionary is missing; install mecab-ipadic, skkdic and skkdic-extra and "
                    "build meishi_knowledge",
                    file.string()));
  }
  SortedLines lines;
  lines.text_.resize(size);
  in.read(lines.text_.data(), static_cast<std::streamsize>(size));
  if (!in) {
    return card::fail(
        card::ErrorKind::missing_component,
        fmt::format("{}: the compiled dictionary cannot be read; build meishi_knowledge again", file.string()));
  }
  for (std::size_t start = 0; start < size;) {
    lines.starts_.push_back(static_cast<std::uint32_t>(start));
    const std::size_t end = lines.text_.find('\n', start);
    start = end == std::string::npos ? size : end + 1;
  }
  return lines;
}

std::string_view SortedLines::line(std::size_t index) const {
  const std::size_t start = starts_[index];
  const std::size_t end = index + 1 < starts_.size() ? starts_[index + 1] : text_.size();
  std::string_view whole = std::string_view(text_).substr(start, end - start);
  if (!whole.empty() && whole.back() == '\n') whole.remove_suffix(1);
  return whole;
}

std::size_t SortedLines::lower_bound(std::string_view key) const {
  std::size_t low = 0;
  std::size_t high = size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (first_column(line(middle)) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::optional<std::string_view> SortedLines::find(std::string_view key) const {
  const std::size_t index = lower_bound(key);
  if (index == size()) return std::nullopt;
  const std::string_view found = line(index);
  if (first_column(found) != key) return std::nullopt;
  return found.size() > key.size() ? found.substr(key.size() + 1) : std::string_view{};
}

std::string_view first_column(std::string_view line) { return line.substr(0, line.find('\t')); }

std::vector<std::string_view> split_columns(std::string_view line, char separator) {
  std::vector<std::string_view> columns;
  std::size_t start = 0;
  for (std::size_t at = line.find(separator); at != std::string_view::npos; at = line.find(separator, start)) {
    columns.push_back(line.substr(start, at - start));
    start = at + 1;
  }
  columns.push_back(line.substr(start));
  return columns;
}

}  // namespace normalize
