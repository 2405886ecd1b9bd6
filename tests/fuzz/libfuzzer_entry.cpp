// libFuzzer's way in: `meishi_fuzz --target=vcard [libFuzzer's options] CORPUS...`.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/fuzz/targets.h"

namespace {

fuzz::Target chosen{};

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** words) {
  constexpr std::string_view kOption = "--target=";
  std::string_view name;
  for (int i = 1; i < *count; ++i)
    if (const std::string_view word = (*words)[i]; word.starts_with(kOption)) name = word.substr(kOption.size());
  const auto all = fuzz::all_targets();
  const auto found = std::ranges::find(all, name, &fuzz::Target::name);
  if (found == all.end()) {
    for (const fuzz::Target& target : all)
      std::printf("%.*s\n", static_cast<int>(target.name.size()), target.name.data());
    std::exit(name.empty() ? 0 : 2);
  }
  chosen = *found;
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  chosen.run({bytes, size});
  return 0;
}
