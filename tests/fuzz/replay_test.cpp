// Every file of the kept corpora, and some thousand changes to them that are the same each time: what a long run of
// libFuzzer found stays mended, and new trouble shows early. MEISHI_FUZZ_ROUNDS=100 and MEISHI_FUZZ_SEED=2 try more and
// others, without sanitizers but fast. The long run: scripts/fuzz.

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fuzz/targets.h"

namespace {

namespace fs = std::filesystem;
using Input = std::vector<std::uint8_t>;

constexpr std::size_t kMostBytes = 1U << 16U;

Input current;  ///< what the present target was given

/// Says in hexadecimal digits which input ended the program.
void tell_input(int signal) {
  constexpr std::string_view kDigits = "0123456789abcdef", kBefore = "the input was ";
  (void)!::write(STDERR_FILENO, kBefore.data(), kBefore.size());
  for (const std::uint8_t byte : current)
    for (const char digit : {kDigits[byte >> 4U], kDigits[byte & 15U]}) (void)!::write(STDERR_FILENO, &digit, 1);
  (void)!::write(STDERR_FILENO, "\n", 1);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void run(const fuzz::Target& target, Input input) {
  current = std::move(input);
  target.run(current);
}

unsigned setting(const char* name, unsigned otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::atoi(text));
}

std::vector<Input> corpus_of(const fuzz::Target& target) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(MEISHI_SOURCE_DIR) / "tests/fuzz/corpus" / target.name))
    files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<Input> inputs;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return inputs;
}

/// One small change.
void change(Input& input, const std::vector<Input>& corpus, std::mt19937& random) {
  const auto below = [&](std::size_t end) { return end == 0 ? 0 : random() % end; };
  const auto at = static_cast<std::ptrdiff_t>(below(input.size()));
  const auto length = static_cast<std::ptrdiff_t>(below(std::min<std::size_t>(input.size() - at, 64) + 1));
  switch (random() % 6) {
    case 0:
      if (!input.empty()) input[at] ^= static_cast<std::uint8_t>(1U << random() % 8);
      return;
    case 1:
      if (!input.empty()) input[at] = std::vector<std::uint8_t>{0, 0xFF, 0x7F, 0x80, '\n', '"', '<', ';'}[random() % 8];
      return;
    case 2: input.erase(input.begin() + at, input.begin() + at + length); return;
    case 3: {
      const Input piece(input.begin() + at, input.begin() + at + length);
      input.insert(input.begin() + at, piece.begin(), piece.end());
      return;
    }
    case 4: {
      const Input& other = corpus[below(corpus.size())];
      const std::size_t from = below(other.size()),
                        to = from + below(std::min<std::size_t>(other.size() - from, 256) + 1);
      input.insert(input.begin() + at, other.begin() + static_cast<std::ptrdiff_t>(from),
                   other.begin() + static_cast<std::ptrdiff_t>(to));
      return;
    }
    default: input.insert(input.begin() + at, static_cast<std::uint8_t>(random())); return;
  }
}

}  // namespace

TEST(FuzzReplay, targets_have_names_of_their_own_and_corpora) {
  std::vector<std::string_view> names;
  for (const fuzz::Target& target : fuzz::all_targets()) {
    names.push_back(target.name);
    EXPECT_FALSE(corpus_of(target).empty()) << target.name;
  }
  std::ranges::sort(names);
  EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

TEST(FuzzReplay, corpora_and_their_neighbours_are_survived) {
  for (const int signal : {SIGABRT, SIGSEGV}) std::signal(signal, tell_input);
  for (const fuzz::Target& target : fuzz::all_targets()) {
    std::printf("%.*s\n", static_cast<int>(target.name.size()), target.name.data());
    std::fflush(stdout);  // the last line says which one broke down
    const auto corpus = corpus_of(target);
    run(target, {});
    for (const Input& input : corpus) run(target, input);
    std::mt19937 random(setting("MEISHI_FUZZ_SEED", 1));
    const int changed = target.mutations * static_cast<int>(setting("MEISHI_FUZZ_ROUNDS", 1));
    for (int i = 0; i < changed; ++i) {
      Input input = corpus[random() % corpus.size()];
      for (unsigned changes = 1 + random() % 4; changes > 0; --changes) change(input, corpus, random);
      input.resize(std::min(input.size(), kMostBytes));
      run(target, std::move(input));
    }
  }
}
