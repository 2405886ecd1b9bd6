#pragma once

#include <string>

#include "review/json.h"

namespace review {

/// Why a password is not taken, as one sentence; empty when it is. At least 12 characters (NIST SP 800-63B asks for 8
/// and no rules of composition), not the user's name, not one character over and over.
std::string fault_of_password(const std::string& password, const std::string& user_name);

namespace api {

/// The password under this key. Throws Refusal 422 when it has a fault.
std::string acceptable_password(const JsonBody& body, const char* key, const std::string& user_name);

}  // namespace api
}  // namespace review
