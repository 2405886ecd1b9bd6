#include "samples/generator/patterns.h"

namespace samples {

std::string Patterns::any(const std::string& section, Random& random) const {
  return fill(random.pick(words_.all(section))[0], random);
}

std::vector<std::string> Patterns::lines(const std::string& section, Random& random) const {
  return split(any(section, random), "|");
}

std::string Patterns::fill(const std::string& pattern, Random& random) const {
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '#' || c == '*') {
      out += static_cast<char>('0' + random.integer(c == '#' ? 0 : 1, 9));
      continue;
    }
    const std::size_t end = c == '{' ? pattern.find('}', at) : std::string::npos;
    if (end == std::string::npos) {
      out += c;
      continue;
    }
    const std::string name = pattern.substr(at + 1, end - at - 1);
    const auto fact = facts_.find(name);
    out += name == "hash" ? "#" : fact != facts_.end() ? fact->second : any(name, random);
    at = end;
  }
  return out;
}

}  // namespace samples
