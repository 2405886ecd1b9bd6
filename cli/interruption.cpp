#include "cli/interruption.h"

#include <pthread.h>

#include <csignal>
#include <thread>

namespace cli {
namespace {

sigset_t watched_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGUSR2);  // the destructor's own, to wake the waiting thread
  return signals;
}

}  // namespace

/// A thread of its own waits for the signals, because a signal handler may not touch a stop_source.
struct Interruption::State {
  std::stop_source source;
  sigset_t before{};
  std::thread waiting;

  void wait() {
    const sigset_t signals = watched_signals();
    int signal = 0;
    if (sigwait(&signals, &signal) != 0 || signal == SIGUSR2) return;
    source.request_stop();
    sigset_t fatal;
    sigemptyset(&fatal);
    sigaddset(&fatal, SIGINT);
    sigaddset(&fatal, SIGTERM);
    pthread_sigmask(SIG_UNBLOCK, &fatal, nullptr);  // the next one ends the program
    sigset_t wake;
    sigemptyset(&wake);
    sigaddset(&wake, SIGUSR2);
    sigwait(&wake, &signal);
  }
};

Interruption::Interruption() : state_(std::make_unique<State>()) {
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_BLOCK, &signals, &state_->before);  // threads made from now on inherit it
  state_->waiting = std::thread([state = state_.get()] { state->wait(); });
}

Interruption::~Interruption() {
  pthread_kill(state_->waiting.native_handle(), SIGUSR2);
  state_->waiting.join();
  pthread_sigmask(SIG_SETMASK, &state_->before, nullptr);
}

std::stop_token Interruption::token() const { return state_->source.get_token(); }

}  // namespace cli
