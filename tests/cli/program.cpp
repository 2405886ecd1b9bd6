#include "tests/cli/program.h"

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include <fmt/format.h>

namespace fs = std::filesystem;

namespace {

std::string quoted(const std::string& argument) {
  std::string text = "'";
  for (const char c : argument) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

}  // namespace

std::string read_bytes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<nlohmann::json> Finished::objects() const {
  std::vector<nlohmann::json> objects;
  std::istringstream lines(out);
  for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
  return objects;
}

Finished Program::run(const std::vector<std::string>& arguments) const {
  std::string command = "exec \"$MEISHI\"";
  for (const std::string& argument : arguments) command += " " + quoted(argument);
  return run_shell(command);
}

Finished Program::run_shell(const std::string& command) const {
  const std::string out = (folder() / ".out").string();
  const std::string err = (folder() / ".err").string();
  const std::string whole = fmt::format(
      "export HOME={0} XDG_DATA_HOME={0}/data MEISHI={1}; unset MEISHI_DATABASE MEISHI_PICTURES; "
      "{{ {2}; }} >{3} 2>{4} </dev/null",
      quoted(folder().string()), quoted(MEISHI_BINARY_DIR "/meishi"), command, quoted(out), quoted(err));
  const int status = std::system(("bash -c " + quoted(whole)).c_str());
  Finished finished;
  finished.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  finished.out = read_bytes(out);
  finished.err = read_bytes(err);
  return finished;
}

fs::path Program::write(const std::string& name, const std::string& bytes) const {
  const fs::path file = folder() / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

fs::path sample_card(std::size_t index) {
  static const std::vector<fs::path> all = [] {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(MEISHI_SOURCE_DIR) / "samples/cards")) {
      const auto ending = entry.path().extension();
      if (ending == ".png" || ending == ".jpg" || ending == ".webp") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
  }();
  return all.at(index);
}
