#include "tests/normalize/parse_case.h"

#include <algorithm>
#include <cstdlib>

const normalize::Knowledge& parse_knowledge() {
  static const normalize::Knowledge knowledge = [] {
    auto loaded = normalize::Knowledge::load(std::filesystem::path(MEISHI_BINARY_DIR) / "share/meishi/knowledge", {});
    if (!loaded) std::abort();
    return std::move(*loaded);
  }();
  return knowledge;
}

namespace {

bool may_go_unnamed(const std::string& line) {
  const std::string path = line.substr(0, line.find('='));
  return path.starts_with("notes") || path.starts_with("posts") || path.ends_with(".country") ||
         path.ends_with(".printed");
}

}  // namespace

void expect_parsed(const ParseCase& one) {
  const std::vector<std::string> got =
      support::flatten(normalize::to_contact(normalize::parse(one.card, parse_knowledge())));
  std::vector<std::string> missing, unasked;
  for (const std::string& line : one.expected)
    if (std::find(got.begin(), got.end(), line) == got.end()) missing.push_back(line);
  for (const std::string& line : got)
    if (std::find(one.expected.begin(), one.expected.end(), line) == one.expected.end() && !may_go_unnamed(line))
      unasked.push_back(line);
  EXPECT_TRUE(missing.empty() && unasked.empty()) << one.name << "\nmissing:\n"
                                                  << support::joined(missing) << "unasked:\n"
                                                  << support::joined(unasked) << "all:\n"
                                                  << support::joined(got);
}
