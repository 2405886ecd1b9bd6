// The layer table, held against every #include, every link line and the README.

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/architecture/source_tree.h"

namespace {

using architecture::Include;
using architecture::SourceFile;
using Names = std::set<std::string>;

/// Which folders a folder may include, besides itself. The same table stands in the README.
const std::map<std::string, Names> kMayInclude = {
    {"card", {}},
    {"text", {"card"}},
    {"capture", {"card"}},
    {"ocr", {"card", "text"}},
    {"normalize", {"card", "text"}},
    {"dedupe", {"card", "text"}},
    {"store", {"card", "text"}},
    {"exchange", {"card", "text"}},
    {"pipeline", {"card", "text", "capture", "ocr", "normalize", "dedupe", "store"}},
    {"review", {"card", "text", "store", "dedupe", "normalize", "exchange", "pipeline"}},
    {"cli", {"card", "text", "capture", "ocr", "normalize", "dedupe", "store", "exchange", "pipeline", "review"}},
};

/// The tools around the product may use every part of it: they are linked by nobody.
const Names kTools = {"samples", "bench"};

/// Third-party headers by the beginning of their name, and the folders that own them.
struct Ownership {
  const char* prefix;
  Names owners;
};
const std::vector<Ownership> kOwners = {
    {"unicode/", {"text"}},
    {"opencv2/", {"capture", "ocr", "samples", "bench"}},
    {"archive.h", {"capture"}},
    {"archive_entry.h", {"capture"}},
    {"libheif/", {"capture"}},
    {"seccomp.h", {"capture"}},
    {"jpeglib.h", {"capture"}},
    {"jerror.h", {"capture"}},
    {"png.h", {"capture"}},
    {"libdeflate.h", {"capture"}},
    {"tiffio.h", {"capture"}},
    {"webp/", {"capture"}},
    {"openssl/", {"capture", "review"}},
    {"tesseract/", {"ocr", "bench"}},  // which compares with it
    {"leptonica/", {"ocr", "bench"}},
    {"ZXing/", {"ocr"}},
    {"immintrin.h", {"ocr"}},
    {"phonenumbers/", {"normalize"}},
    {"soci/", {"store"}},
    {"sqlite3.h", {"store"}},
    {"libpq-fe.h", {"store"}},
    {"nlohmann/", {"exchange", "review", "samples", "bench"}},
    {"boost/", {"review"}},
    {"sodium.h", {"review"}},
    {"xlsxwriter.h", {"exchange"}},
    {"zip.h", {"exchange"}},
    {"expat.h", {"exchange"}},
    {"CLI/", {"cli", "samples", "bench"}},
    {"toml++/", {"cli"}},
    {"spdlog/", {"cli"}},
    {"pango/", {"samples"}},
    {"cairo", {"samples"}},
    {"glib", {"samples"}},
    {"fontconfig/", {"samples"}},
    {"qrencode.h", {"samples"}},
    {"benchmark/", {"bench"}},
    {"xgboost/", {"bench"}},
    {"gtest/", {"tests"}},
    {"gmock/", {"tests"}},
};

/// Everybody may use these: error values, formatting, the C and POSIX interfaces.
const std::vector<std::string> kEverybody = {"tl/", "fmt/", "sys/", "linux/", "bits/", "arpa/", "netinet/"};
const Names kPosix = {"dirent.h", "dlfcn.h",  "errno.h",   "fcntl.h",   "fnmatch.h", "ftw.h",   "getopt.h", "glob.h",
                      "iconv.h",  "grp.h",    "poll.h",    "pthread.h", "pwd.h",     "sched.h", "signal.h", "spawn.h",
                      "stdlib.h", "string.h", "termios.h", "time.h",    "unistd.h",  "utime.h"};

bool starts_with_any(const std::string& text, const std::vector<std::string>& beginnings) {
  return std::ranges::any_of(beginnings, [&](const std::string& b) { return text.starts_with(b); });
}

bool is_standard(const std::string& target) {
  return target.find('/') == std::string::npos && target.find('.') == std::string::npos;
}

/// A test answers for the folder that it tests: tests/ocr/x.cpp stands where ocr/ stands.
std::string layer(const SourceFile& file) {
  return file.folder() == "tests" ? std::next(file.path.begin())->string() : file.folder();
}

Names allowed_folders(const SourceFile& file) {
  const std::string own = layer(file);
  const auto row = kMayInclude.find(own);
  Names allowed;
  if (row != kMayInclude.end()) {
    allowed = row->second;
  } else {
    for (const auto& [folder, unused] : kMayInclude) allowed.insert(folder);
    allowed.insert(kTools.begin(), kTools.end());
  }
  allowed.insert(own);
  if (file.folder() == "tests") allowed.insert("tests");
  return allowed;
}

std::string place(const SourceFile& file, const Include& include) {
  return fmt::format("{}:{} includes {}", file.path.string(), include.line, include.target);
}

bool may_use_library(const SourceFile& file, const Ownership& library) {
  if (library.owners.contains(file.folder())) return true;
  if (file.folder() != "tests") return false;
  const Names allowed = allowed_folders(file);
  return std::ranges::any_of(library.owners, [&](const std::string& owner) { return allowed.contains(owner); });
}

}  // namespace

TEST(Layers, the_tree_is_read) {
  EXPECT_GT(architecture::source_files().size(), 20U);
  const auto includes_something = [](const SourceFile& file) { return !file.includes.empty(); };
  EXPECT_TRUE(std::ranges::any_of(architecture::source_files(), includes_something));
}

TEST(Layers, every_folder_has_a_row) {
  for (const std::string& folder : architecture::source_folders()) {
    EXPECT_TRUE(kMayInclude.contains(folder) || kTools.contains(folder) || folder == "tests")
        << folder << "/ holds sources but has no row in the layer table";
  }
}

TEST(Layers, a_folder_includes_only_the_folders_of_its_row) {
  for (const SourceFile& file : architecture::source_files()) {
    const Names allowed = allowed_folders(file);
    for (const Include& include : file.includes) {
      if (include.angled) continue;
      const auto slash = include.target.find('/');
      if (slash == std::string::npos && file.folder() == "tests") continue;  // a neighbour in the same test folder
      ASSERT_NE(slash, std::string::npos) << place(file, include) << ": write the path from the repository's root";
      EXPECT_TRUE(allowed.contains(include.target.substr(0, slash))) << place(file, include);
    }
  }
}

TEST(Layers, a_library_is_known_to_its_owner_alone) {
  for (const SourceFile& file : architecture::source_files()) {
    for (const Include& include : file.includes) {
      if (!include.angled || is_standard(include.target) || kPosix.contains(include.target)) continue;
      if (starts_with_any(include.target, kEverybody)) continue;
      const auto owner = std::ranges::find_if(
          kOwners, [&](const Ownership& library) { return include.target.starts_with(library.prefix); });
      ASSERT_NE(owner, kOwners.end()) << place(file, include) << ": a library without an owner";
      EXPECT_TRUE(may_use_library(file, *owner)) << place(file, include);
    }
  }
}

TEST(Layers, headers_of_the_product_show_no_library) {
  for (const SourceFile& file : architecture::source_files()) {
    if (!file.is_header() || file.folder() == "tests" || kTools.contains(file.folder())) continue;
    // A header that only one folder's sources include may show the library that the folder owns.
    const bool door = std::ranges::any_of(architecture::source_files(), [&](const SourceFile& other) {
      return other.folder() != file.folder() && other.folder() != "tests" &&
             std::ranges::any_of(other.includes, [&](const Include& i) { return i.target == file.path.string(); });
    });
    for (const Include& include : file.includes) {
      if (!door || !include.angled || is_standard(include.target)) continue;
      EXPECT_TRUE(starts_with_any(include.target, kEverybody) || kPosix.contains(include.target))
          << place(file, include) << ": other folders see this header";
    }
  }
}

TEST(Layers, link_lines_follow_the_table) {
  for (const auto& [folder, allowed] : kMayInclude) {
    const std::string cmake = architecture::read_text(folder + "/CMakeLists.txt");
    const auto uses = cmake.find("USES ");
    if (uses == std::string::npos) continue;
    std::string word;
    for (const char c : cmake.substr(uses + 5) + ")") {
      if (c != ' ' && c != '\n' && c != ')') {
        word += c;
        continue;
      }
      if (word == "LIBRARIES" || word == "SOURCES") break;
      EXPECT_TRUE(word.empty() || allowed.contains(word)) << folder << "/CMakeLists.txt links " << word;
      word.clear();
      if (c == ')') break;
    }
  }
}

TEST(Layers, the_readme_shows_the_same_table) {
  const std::string readme = architecture::read_text("README.md");
  for (const auto& [folder, allowed] : kMayInclude) {
    const auto row = readme.find("| `" + folder + "` |");
    ASSERT_NE(row, std::string::npos) << folder;
    const auto cell = readme.find('|', row + 1);
    std::string listed = readme.substr(cell + 1, readme.find('|', cell + 1) - cell - 1);
    for (const auto& [other, unused] : kMayInclude) {
      const bool named = (" " + listed + " ").find(" " + other + " ") != std::string::npos;
      if (listed.find("all") != std::string::npos) continue;
      EXPECT_EQ(named, allowed.contains(other)) << "README, row " << folder << ": " << other;
    }
  }
}
