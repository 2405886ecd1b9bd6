#include "capture/decoder_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace capture {
namespace {

constexpr char kMark[] = "MEISHI_DECODER";  // in the child's environment

std::vector<std::string> child_environment() {
  std::vector<std::string> all = {std::string(kMark) + "=1", "LC_ALL=C.UTF-8", "ASAN_OPTIONS=detect_leaks=0"};
  for (const char* name : {"PATH", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "FONTCONFIG_FILE"}) {
    if (const char* value = std::getenv(name); value != nullptr) all.push_back(fmt::format("{}={}", name, value));
  }
  return all;
}

// The child's standard streams lead nowhere: libraries chatter, and nothing of a card belongs on a terminal.
class SpawnPlan {
 public:
  explicit SpawnPlan(int socket) {
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, kDecoderSocket);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, 0, 1);
    posix_spawn_file_actions_adddup2(&actions, 0, 2);
    posix_spawn_file_actions_addclosefrom_np(&actions, kDecoderSocket + 1);
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);  // Ctrl-C reaches us; the page in hand is finished or dropped by us
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
};

}  // namespace

card::Result<DecoderProcess> DecoderProcess::start(const std::filesystem::path& program) {
  const std::string name = program.empty() ? "/proc/self/exe" : program.string();
  const auto failure = [&name] {
    return card::fail(card::ErrorKind::missing_component,
                      fmt::format("{}: cannot be started as decoder of pictures; install meishi again", name));
  };
  // A program that does not know the command `decode` must not start itself for ever.
  if (std::getenv(kMark) != nullptr) return failure();
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return failure();
  Descriptor ours(ends[0]);
  const Descriptor theirs(ends[1]);

  std::vector<std::string> environment = child_environment();
  std::vector<char*> variables;
  for (std::string& variable : environment) variables.push_back(variable.data());
  variables.push_back(nullptr);
  std::string command = "decode";
  std::string own_name = "meishi";
  char* const words[] = {own_name.data(), command.data(), nullptr};
  const SpawnPlan plan(theirs.get());
  pid_t process = 0;
  if (::posix_spawn(&process, name.c_str(), &plan.actions, &plan.attributes, words, variables.data()) != 0)
    return failure();
  return DecoderProcess(process, std::move(ours));
}

DecoderProcess::DecoderProcess(DecoderProcess&& other) noexcept
    : process_(std::exchange(other.process_, 0)), socket_(std::move(other.socket_)) {}

DecoderProcess& DecoderProcess::operator=(DecoderProcess&& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(socket_, other.socket_);
  return *this;
}

DecoderProcess::~DecoderProcess() {
  if (process_ <= 0) return;
  ::kill(-process_, SIGKILL);  // with the renderer that it may have started
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

DecoderProcess::Answer DecoderProcess::ask(const DecodeRequest& request, int file, void* reply, std::size_t reply_size,
                                           Descriptor& beside) {
  if (!send_message(socket_.get(), &request, sizeof request, file)) return Answer::died;
  using std::chrono::milliseconds, std::chrono::steady_clock;
  const auto end = steady_clock::now() + std::chrono::seconds(request.timeout_seconds);
  while (true) {
    const auto left = std::chrono::duration_cast<milliseconds>(end - steady_clock::now());
    if (left.count() <= 0) return Answer::timed_out;
    pollfd waiting{socket_.get(), POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready > 0) break;
    if (ready < 0 && errno != EINTR) return Answer::died;
  }
  return receive_message(socket_.get(), reply, reply_size, beside) ? Answer::reply : Answer::died;
}

}  // namespace capture
