#pragma once

#include <map>
#include <string>
#include <vector>

#include "samples/generator/random.h"
#include "samples/generator/words.h"

namespace samples {

/// Fills the patterns of words/wide.txt; the file's head says what their signs mean.
class Patterns {
 public:
  /// `facts`: what {region}, {core} and the like stand for on one card.
  Patterns(const Words& words, std::map<std::string, std::string> facts) : words_(words), facts_(std::move(facts)) {}

  bool has(const std::string& section) const { return !words_.all(section).empty(); }
  /// One of the section, filled.
  std::string any(const std::string& section, Random& random) const;
  /// The same as lines.
  std::vector<std::string> lines(const std::string& section, Random& random) const;
  const std::string& fact(const std::string& name) const { return facts_.at(name); }
  const Words& words() const { return words_; }

 private:
  std::string fill(const std::string& pattern, Random& random) const;

  const Words& words_;
  std::map<std::string, std::string> facts_;
};

}  // namespace samples
