#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include <pwd.h>

#include "cli/command.h"

namespace cli {
namespace {

/// Empty when the variable is not set.
std::string environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? std::string() : std::string(value);
}

/// $HOME, else what the system knows of the account: services may run without the variable.
std::filesystem::path home_folder() {
  if (std::string home = environment("HOME"); !home.empty()) return home;
  const passwd* account = ::getpwuid(::getuid());
  return account == nullptr ? "" : account->pw_dir;
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
  if (!folder.is_absolute()) folder = home_folder() / ".local/share";
  return "sqlite:" + (folder / "meishi/contacts.db").string();
}

}  // namespace cli
