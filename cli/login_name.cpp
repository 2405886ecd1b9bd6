#include "cli/login_name.h"

#include <unistd.h>

#include <pwd.h>

namespace cli {

std::string login_name() {
  const uid_t user = ::geteuid();
  const passwd* entry = ::getpwuid(user);
  return entry != nullptr ? entry->pw_name : std::to_string(user);
}

}  // namespace cli
