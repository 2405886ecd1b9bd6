#pragma once

#include <memory>
#include <stop_token>

namespace cli {

/// While one of these lives, the first Ctrl-C (or SIGTERM) asks the work to stop after what it has in hand; the second
/// ends the program at once. One at a time.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  std::stop_token token() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cli
