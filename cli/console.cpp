#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "cli/exit_code.h"
#include "cli/width.h"

namespace cli {
namespace {

constexpr int kBarColumns = 24;

int terminal_columns(int descriptor) {
  winsize size{};
  if (isatty(descriptor) == 0 || ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

/// Lines stay lines; no other control character of a file's name reaches the terminal.
std::string for_terminal(std::string_view text) {
  std::string safe;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    safe += on_one_line(text.substr(begin, end - begin));
    if (end < text.size()) safe += '\n';
    begin = end + 1;
  }
  return safe;
}

[[noreturn]] void stop_on_output_failure() {
  if (errno == EPIPE) {
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  std::fputs("meishi: standard output cannot be written; is the disk full?\n", stderr);
  std::_Exit(static_cast<int>(ExitCode::internal));
}

}  // namespace

Console::Console(Verbosity verbosity) : verbosity_(verbosity), error_is_terminal_(isatty(STDERR_FILENO) != 0) {}

void Console::result(std::string_view line) {
  end_progress();
  result_bytes(std::string(line) + "\n");
}

void Console::result_bytes(std::string_view bytes) {
  if (kept_back_) {
    kept_results_ += bytes;
    return;
  }
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
  if (!written || std::fflush(stdout) != 0) stop_on_output_failure();
}

void Console::remark(std::string_view line) {
  if (quiet()) return;
  if (kept_back_) {
    kept_remarks_ += std::string(kept_remarks_.empty() ? "" : "\n") + std::string(line);
    return;
  }
  end_progress();
  fmt::print(stderr, "{}\n", for_terminal(line));
}

void Console::error(std::string_view message) {
  end_progress();
  fmt::print(stderr, "meishi: {}\n", for_terminal(message));
}

void Console::let_out() {
  const std::string results = std::exchange(kept_results_, {}), remarks = std::exchange(kept_remarks_, {});
  kept_back_ = false;
  if (!remarks.empty()) remark(remarks);
  if (!results.empty()) result_bytes(results);
}

void Console::drop() {
  kept_results_.clear();
  kept_remarks_.clear();
  kept_back_ = false;
}

void Console::progress(int done, int total, std::string_view what) {
  if (quiet() || total <= 0) return;
  if (!error_is_terminal_) {
    const int tenth = done * 10 / total;
    if (tenth == last_tenth_) return;
    last_tenth_ = tenth;
    fmt::print(stderr, "{} of {} files\n", done, total);
    return;
  }
  const int filled = done * kBarColumns / total;
  const std::string counts = fmt::format("[{:#>{}}{:.>{}}] {}/{} ", "", filled, "", kBarColumns - filled, done, total);
  const int room = std::max(10, terminal_columns(STDERR_FILENO) - static_cast<int>(counts.size()) - 1);
  fmt::print(stderr, "\r{}{}\033[K", counts, fitted(what, room));
  std::fflush(stderr);
  bar_shown_ = true;
}

void Console::end_progress() {
  if (!bar_shown_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  bar_shown_ = false;
}

int Console::columns() const { return terminal_columns(STDOUT_FILENO); }

}  // namespace cli
