// What every file of the tree has to look like.

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace {

using architecture::SourceFile;

constexpr std::size_t kMostLines = 400;

/// Names that say nothing about what a file holds.
constexpr std::array kEmptyNames = {"manager", "helper", "helpers", "util", "utils",   "common",
                                    "misc",    "core",   "info",    "data", "handler", "processor"};

/// Marks of unfinished work, spelt so that this file does not carry them.
const std::array<std::string, 4> kUnfinished = {std::string("TO") + "DO", std::string("FIX") + "ME",
                                                std::string("XX") + "X:", std::string("GTEST_") + "SKIP"};

bool has_line(const SourceFile& file, const std::string& wanted) {
  return std::ranges::find(file.lines, wanted) != file.lines.end();
}

/// The CMakeLists.txt of all test folders: what stands in tests/support is compiled by its users.
std::string all_test_lists() {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(MEISHI_SOURCE_DIR) / "tests")) {
    all += architecture::read_text("tests" / entry.path().filename() / "CMakeLists.txt");
  }
  return all;
}

}  // namespace

TEST(Tree, headers_are_read_once) {
  for (const SourceFile& file : architecture::source_files()) {
    if (file.is_header()) {
      EXPECT_TRUE(has_line(file, "#pragma once")) << file.path;
    }
  }
}

TEST(Tree, headers_open_no_namespace_for_everybody) {
  for (const SourceFile& file : architecture::source_files()) {
    for (const std::string& line : file.lines) {
      EXPECT_FALSE(file.is_header() && line.starts_with("using namespace")) << file.path;
    }
  }
}

TEST(Tree, files_are_short) {
  for (const SourceFile& file : architecture::source_files()) {
    if (file.path.parent_path().filename() == "tables") continue;  // as long as what they list
    EXPECT_LE(file.lines.size(), kMostLines) << file.path;
  }
}

TEST(Tree, file_names_say_what_is_inside) {
  for (const SourceFile& file : architecture::source_files()) {
    const std::string stem = file.path.stem().string();
    EXPECT_TRUE(std::ranges::all_of(stem, [](unsigned char c) {
      return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '_';
    })) << file.path;
    for (const char* empty : kEmptyNames) EXPECT_NE(stem, empty) << file.path;
  }
}

TEST(Tree, nothing_is_left_unfinished) {
  for (const SourceFile& file : architecture::source_files()) {
    for (const std::string& line : file.lines) {
      for (const std::string& mark : kUnfinished) {
        EXPECT_EQ(line.find(mark), std::string::npos) << file.path << ": " << mark;
      }
    }
  }
}

TEST(Tree, owners_are_unique) {
  const std::string shared = std::string("shared_") + "ptr";
  for (const SourceFile& file : architecture::source_files()) {
    for (const std::string& line : file.lines) {
      EXPECT_EQ(line.find(shared), std::string::npos) << file.path << ": one owner, with a destructor";
    }
  }
}

TEST(Tree, every_folder_names_its_sources) {
  for (const SourceFile& file : architecture::source_files()) {
    if (file.path.extension() != ".cpp") continue;
    // A source that no CMakeLists.txt on the way up names is never compiled.
    bool named = all_test_lists().find("support/" + file.path.filename().string()) != std::string::npos;
    for (auto folder = file.path.parent_path(); !folder.empty() && !named; folder = folder.parent_path()) {
      const std::string cmake = architecture::read_text(folder / "CMakeLists.txt");
      named = cmake.find(file.path.lexically_relative(folder).string()) != std::string::npos;
    }
    EXPECT_TRUE(named) << file.path;
  }
}
