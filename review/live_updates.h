#pragma once

#include <memory>

#include "review/services.h"

namespace review {

/// A thread that looks for changes in the database (whoever made them: this server, another worker, the command line),
/// tells the open pages, and writes the operation log. Ends with its destructor.
class LiveUpdates {
 public:
  explicit LiveUpdates(Services& services);
  LiveUpdates(const LiveUpdates&) = delete;
  LiveUpdates& operator=(const LiveUpdates&) = delete;
  ~LiveUpdates();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace review
