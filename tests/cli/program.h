#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/support/temporary_folder.h"

/// How a run of the program ended. A program ended by a signal has code 128 + signal.
struct Finished {
  int code = -1;
  std::string out, err;

  /// Standard output as JSON lines.
  std::vector<nlohmann::json> objects() const;
};

/// Runs build/.../meishi with a home folder of its own, so that no test sees another one's database.
class Program {
 public:
  Finished run(const std::vector<std::string>& arguments) const;
  /// A shell command in which $MEISHI is the program.
  Finished run_shell(const std::string& command) const;

  const std::filesystem::path& folder() const { return folder_.path(); }
  /// Writes a file into the folder.
  std::filesystem::path write(const std::string& name, const std::string& bytes) const;

 private:
  support::TemporaryFolder folder_;
};

/// The pictures of samples/cards that the tests read: few, because each costs a second.
std::filesystem::path sample_card(std::size_t index);

std::string read_bytes(const std::filesystem::path& file);
