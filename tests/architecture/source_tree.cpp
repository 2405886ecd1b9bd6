#include "tests/architecture/source_tree.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>

namespace architecture {
namespace {

namespace fs = std::filesystem;

/// Folders at the top of the repository that hold no sources of ours.
const std::set<std::string> kNotSources = {"build", ".git", "docs", "node_modules", ".cache", "cmake", "scripts"};

std::optional<Include> parse_include(const std::string& line, int number) {
  const auto hash = line.find_first_not_of(" \t");
  if (hash == std::string::npos || line[hash] != '#') return std::nullopt;
  const auto word = line.find_first_not_of(" \t", hash + 1);
  if (word == std::string::npos || line.compare(word, 7, "include") != 0) return std::nullopt;
  const auto open = line.find_first_of("<\"", word);
  if (open == std::string::npos) return std::nullopt;
  const auto close = line.find_first_of(">\"", open + 1);
  if (close == std::string::npos) return std::nullopt;
  return Include{line.substr(open + 1, close - open - 1), line[open] == '<', number};
}

SourceFile load(const fs::path& root, const fs::path& file) {
  SourceFile source;
  source.path = file.lexically_relative(root);
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (auto include = parse_include(line, static_cast<int>(source.lines.size()) + 1)) {
      source.includes.push_back(*include);
    }
    source.lines.push_back(std::move(line));
  }
  return source;
}

std::vector<SourceFile> load_all() {
  const fs::path root = MEISHI_SOURCE_DIR;
  std::vector<SourceFile> files;
  for (const auto& top : fs::directory_iterator(root)) {
    if (!top.is_directory() || kNotSources.contains(top.path().filename().string())) continue;
    for (const auto& entry : fs::recursive_directory_iterator(top)) {
      const auto extension = entry.path().extension();
      if (entry.is_regular_file() && (extension == ".h" || extension == ".cpp")) {
        files.push_back(load(root, entry.path()));
      }
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

}  // namespace

const std::vector<SourceFile>& source_files() {
  static const std::vector<SourceFile> files = load_all();
  return files;
}

std::vector<std::string> source_folders() {
  std::set<std::string> folders;
  for (const SourceFile& file : source_files()) folders.insert(file.folder());
  return {folders.begin(), folders.end()};
}

std::string read_text(const fs::path& relative) {
  std::ifstream in(fs::path(MEISHI_SOURCE_DIR) / relative);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

}  // namespace architecture
