#include "text/distance.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace text {
namespace {

double jaro(const std::u32string& a, const std::u32string& b) {
  const int window = std::max(0, static_cast<int>(std::max(a.size(), b.size())) / 2 - 1);
  std::vector<bool> taken(b.size(), false);
  std::u32string common_a;
  for (int i = 0; i < static_cast<int>(a.size()); ++i) {
    const int last = std::min(i + window + 1, static_cast<int>(b.size()));
    for (int j = std::max(0, i - window); j < last; ++j) {
      if (taken[j] || a[i] != b[j]) continue;
      taken[j] = true;
      common_a += a[i];
      break;
    }
  }
  if (common_a.empty()) return 0;
  std::u32string common_b;
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (taken[j]) common_b += b[j];
  }
  int moved = 0;
  for (std::size_t i = 0; i < common_a.size(); ++i) moved += common_a[i] != common_b[i] ? 1 : 0;
  const double common = static_cast<double>(common_a.size());
  return (common / static_cast<double>(a.size()) + common / static_cast<double>(b.size()) +
          (common - moved / 2.0) / common) /
         3;
}

}  // namespace

int edit_distance(std::string_view utf8_a, std::string_view utf8_b) {
  const std::u32string a = to_utf32(utf8_a);
  const std::u32string b = to_utf32(utf8_b);
  std::vector<int> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

double jaro_winkler(std::string_view utf8_a, std::string_view utf8_b) {
  if (utf8_a == utf8_b) return 1;
  const std::u32string a = to_utf32(utf8_a);
  const std::u32string b = to_utf32(utf8_b);
  if (a.empty() || b.empty()) return 0;
  const double similarity = jaro(a, b);
  // Winkler 1990: only texts that are alike already profit from a common prefix, of four characters at most.
  if (similarity <= 0.7) return similarity;
  const std::size_t longest = std::min({a.size(), b.size(), std::size_t{4}});
  std::size_t prefix = 0;
  while (prefix < longest && a[prefix] == b[prefix]) ++prefix;
  return similarity + static_cast<double>(prefix) * 0.1 * (1 - similarity);
}

}  // namespace text
