#pragma once

#include <mutex>
#include <vector>

#include "card/result.h"
#include "store/log.h"
#include "store/store.h"

namespace review {

/// Operations that change nothing (views, searches, refused requests) on their way into the log: written together
/// every fraction of a second, because each commit costs a write to disk. What changes something logs itself in its own
/// transaction instead. Thread-safe.
class OperationLog {
 public:
  void add(store::Operation operation);
  /// Writes what has come together, after whoever is writing already: what was added before is in the log then. On
  /// failure it stays for the next time.
  card::Result<void> write(store::Store& store);

 private:
  std::mutex writing_;  ///< taken before mutex_, which is never held while something is written
  std::mutex mutex_;
  std::vector<store::Operation> waiting_;
};

}  // namespace review
