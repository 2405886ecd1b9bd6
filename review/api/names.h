#pragma once

#include <string_view>

namespace review {

/// Why a user or group may not be called so, as one sentence; empty when it may. Names stand in cards, logs, headers
/// and, before a colon, in Basic sign-ins: they are not empty, have at most 100 bytes, no colon, no control characters
/// and no blank at their ends.
std::string_view fault_of_name(std::string_view name);

}  // namespace review
