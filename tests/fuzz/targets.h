#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// The parsers of foreign bytes, one call each: for libFuzzer (preset fuzz) and for the replay with all tests. A target
/// may do with any bytes whatever it likes but crash, hang, or break what it promises; then it ends the program.
namespace fuzz {

using Bytes = std::span<const std::uint8_t>;

struct Target {
  std::string_view name;  ///< also of its folder in corpus/
  void (*run)(Bytes);
  int mutations;  ///< of its corpus that the replay tries: as many as take about a second
};

std::vector<Target> picture_targets();
std::vector<Target> archive_targets();
std::vector<Target> list_targets();
std::vector<Target> json_targets();
std::vector<Target> request_targets();
std::vector<Target> all_targets();

inline std::string_view text_of(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// Ends the program where a promise is broken.
void require(bool kept);

}  // namespace fuzz
