#include "store/joined.h"

#include <algorithm>

namespace store {

std::string joined(const std::vector<std::string>& words, char between) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) all += between;
    all += words[i];
  }
  return all;
}

std::vector<std::string> parted(std::string_view joined, char between) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < joined.size();) {
    const std::size_t end = std::min(joined.find(between, at), joined.size());
    words.emplace_back(joined.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace store
