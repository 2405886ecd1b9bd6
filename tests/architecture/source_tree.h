#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace architecture {

struct Include {
  std::string target;   ///< "card/result.h", "vector"
  bool angled = false;  ///< <vector> rather than "card/result.h"
  int line = 0;         ///< one-based
};

struct SourceFile {
  std::filesystem::path path;  ///< relative to the repository
  std::vector<std::string> lines;
  std::vector<Include> includes;

  std::string folder() const { return path.begin()->string(); }
  bool is_header() const { return path.extension() == ".h"; }
};

/// Every .h and .cpp file of the repository's own folders, sorted by path.
const std::vector<SourceFile>& source_files();

/// The folders at the top of the repository that hold C++ sources.
std::vector<std::string> source_folders();

std::string read_text(const std::filesystem::path& relative);

}  // namespace architecture
