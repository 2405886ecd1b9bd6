#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Private to store/: short lists in one column.
namespace store {

std::string joined(const std::vector<std::string>& words, char between);
std::vector<std::string> parted(std::string_view joined, char between);  ///< empty text has no words

}  // namespace store
