#include "review/api/passwords.h"

#include <algorithm>

#include "review/refusal.h"

namespace review {

std::string fault_of_password(const std::string& password, const std::string& user_name) {
  const auto characters = std::ranges::count_if(password, [](char c) { return (c & 0xC0) != 0x80; });
  if (characters < 12) return "the password is too short; take at least 12 characters";
  if (password.size() > 1000) return "the password is too long; take at most 1000 bytes";
  const bool one_character = std::ranges::all_of(password, [&](char c) { return c == password.front(); });
  const bool name_in_it = user_name.size() >= 4 && password.find(user_name) != std::string::npos;
  if (one_character || (name_in_it && password.size() < user_name.size() + 8))
    return "the password is too easy to guess; take another one";
  return {};
}

std::string api::acceptable_password(const JsonBody& body, const char* key, const std::string& user_name) {
  const std::string password = body.needed_text(key);
  const std::string fault = fault_of_password(password, user_name);
  if (!fault.empty()) throw Refusal{422, ProblemCode::weak_password, fault, std::string("/") + key};
  return password;
}

}  // namespace review
