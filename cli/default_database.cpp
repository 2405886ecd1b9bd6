#include <cstdlib>
#include <filesystem>
#include <string>

#include "cli/command.h"

namespace cli {
namespace {

/// Empty when the variable is not set.
std::string environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

store::Options store_options(const CommonOptions& common) {
  store::Options options;
  options.pictures = common.pictures;
  return options;
}

std::string default_database() {
  if (std::string named = environment("MEISHI_DATABASE"); !named.empty()) return named;
  std::filesystem::path folder = environment("XDG_DATA_HOME");
  if (!folder.is_absolute()) folder = std::filesystem::path(environment("HOME")) / ".local/share";
  return "sqlite:" + (folder / "meishi/contacts.db").string();
}

}  // namespace cli
