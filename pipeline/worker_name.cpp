#include "pipeline/worker_name.h"

#include <unistd.h>

#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace pipeline {
namespace {

std::string read_text(const std::string& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string host_name() {
  std::array<char, 256> name{};
  ::gethostname(name.data(), name.size() - 1);
  std::string text(name.data());
  for (char& c : text) c = c == '/' || c == '\n' ? '-' : c;
  return text;
}

/// "host/boot/namespace": within one of these a process number means one process at a time.
std::string machine() {
  std::array<char, 64> space{};
  const ssize_t length = ::readlink("/proc/self/ns/pid", space.data(), space.size() - 1);
  const std::string boot = read_text("/proc/sys/kernel/random/boot_id").substr(0, 8);
  return fmt::format("{}/{}/{}", host_name(), boot, std::string(space.data(), length > 0 ? length : 0));
}

/// When the process was started, in ticks since boot (proc(5): field 22 of stat, the 20th after the name in
/// parentheses). Empty: there is no such process, or it is dead and waits for its parent.
std::string start_of(std::string_view process) {
  const std::string stat = read_text(fmt::format("/proc/{}/stat", process));
  const auto name_end = stat.rfind(')');
  if (name_end == std::string::npos) return {};
  std::vector<std::string> fields;
  std::string field;
  for (const char c : stat.substr(name_end + 1)) {
    if (c != ' ' && c != '\n') {
      field += c;
    } else if (!field.empty()) {
      fields.push_back(std::move(field));
      field.clear();
    }
  }
  if (fields.size() < 20 || fields[0] == "Z" || fields[0] == "X") return {};
  return fields[19];
}

}  // namespace

std::string worker_name(int thread) {
  const std::string process = std::to_string(::getpid());
  return fmt::format("{}/{}/{}/{}", machine(), process, start_of(process), thread);
}

bool is_dead_worker(std::string_view name) {
  const std::string here = machine() + "/";
  if (!name.starts_with(here)) return false;
  name.remove_prefix(here.size());
  const auto process_end = name.find('/');
  if (process_end == std::string_view::npos) return false;
  const auto start_end = name.find('/', process_end + 1);
  if (start_end == std::string_view::npos) return false;
  return start_of(name.substr(0, process_end)) != name.substr(process_end + 1, start_end - process_end - 1);
}

}  // namespace pipeline
