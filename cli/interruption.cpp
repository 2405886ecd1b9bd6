#include "cli/interruption.h"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>

namespace cli {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM};
constexpr char kSignal = 's', kEnd = 'e';

/// Where the handler writes. A signal reaches any thread that does not block it, also those that libraries made while
/// the program was loaded: waiting for it in one thread (sigwait) would let those be ended by it, and us with them.
std::atomic<int> told{-1};

void tell(int) {
  const int trouble = errno;
  (void)!::write(told, &kSignal, 1);
  errno = trouble;
}

sigset_t set_of_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : kSignals) sigaddset(&signals, signal);
  return signals;
}

}  // namespace

/// A thread of its own waits for the handler's word, because a signal handler may not touch a stop_source.
struct Interruption::State {
  std::stop_source source;
  std::array<int, 2> pipe{-1, -1};
  std::array<struct sigaction, kSignals.size()> before{};
  sigset_t mask_before{};
  std::thread waiting;

  void wait() {
    const sigset_t signals = set_of_signals();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // here they are taken, wherever else they are blocked
    char word = 0;
    while (::read(pipe[0], &word, 1) < 0 && errno == EINTR) {
    }
    if (word != kSignal) return;
    source.request_stop();
    for (std::size_t i = 0; i < kSignals.size(); ++i)
      sigaction(kSignals[i], &before[i], nullptr);  // the next one ends the program
  }
};

Interruption::Interruption() : state_(std::make_unique<State>()) {
  if (::pipe2(state_->pipe.data(), O_CLOEXEC) == 0) told = state_->pipe[1];
  const sigset_t signals = set_of_signals();
  pthread_sigmask(SIG_BLOCK, &signals, &state_->mask_before);  // threads and programs started from now on inherit it
  struct sigaction action{};
  action.sa_handler = tell;
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    sigaction(kSignals[i], nullptr, &state_->before[i]);
    if (state_->before[i].sa_handler != SIG_IGN) sigaction(kSignals[i], &action, nullptr);
  }
  state_->waiting = std::thread([state = state_.get()] { state->wait(); });
}

Interruption::~Interruption() {
  (void)!::write(state_->pipe[1], &kEnd, 1);
  state_->waiting.join();
  for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &state_->before[i], nullptr);
  told = -1;
  for (const int end : state_->pipe) ::close(end);
  pthread_sigmask(SIG_SETMASK, &state_->mask_before, nullptr);
}

std::stop_token Interruption::token() const { return state_->source.get_token(); }

}  // namespace cli
