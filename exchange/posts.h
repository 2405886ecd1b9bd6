#pragma once

#include <vector>

#include "card/contact.h"

namespace exchange {

/// The posts of a contact from a format that does not say which title goes with which department: the i-th with the
/// i-th, further titles with the last department.
std::vector<card::Post> paired_posts(const card::Contact& contact);

}  // namespace exchange
