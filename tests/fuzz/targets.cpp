#include "tests/fuzz/targets.h"

#include <cstdlib>

namespace fuzz {

std::vector<Target> all_targets() {
  std::vector<Target> all = picture_targets();
  for (const auto& more : {archive_targets(), list_targets(), json_targets(), request_targets()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

void require(bool kept) {
  if (!kept) std::abort();
}

}  // namespace fuzz
