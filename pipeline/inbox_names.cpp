#include "pipeline/inbox_names.h"

#include <algorithm>
#include <array>

#include <fnmatch.h>

namespace pipeline {
namespace {

/// Source: the built-in ignore lists of document watchers and file synchronisers, 2025. Hidden names (.DS_Store, ._*,
/// .stfolder, .Spotlight-V100, .Trashes, .~lock*) need no entry: every name with a leading dot is passed over.
constexpr std::array<const char*, 17> kBuiltIn = {
    "Thumbs.db", "desktop.ini", "@eaDir",       "#recycle", "__MACOSX",  "$RECYCLE.BIN", "System Volume Information",
    "~$*",       "*~",          "*.tmp",        "*.part",   "*.partial", "*.filepart",   "*.crdownload",
    "*.swp",     "*.!*",        "*.reason.txt",
};

bool matches(const std::string& name, const char* pattern) {
  return ::fnmatch(pattern, name.c_str(), FNM_CASEFOLD) == 0;
}

}  // namespace

bool is_passed_over(std::string_view name, const std::vector<std::string>& patterns) {
  const std::string text(name);
  if (text.starts_with('.') || text == kNotesName) return true;
  return std::ranges::any_of(kBuiltIn, [&](const char* pattern) { return matches(text, pattern); }) ||
         std::ranges::any_of(patterns, [&](const std::string& pattern) { return matches(text, pattern.c_str()); });
}

}  // namespace pipeline
