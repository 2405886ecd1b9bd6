#include "review/operation_log.h"

#include <utility>

namespace review {

void OperationLog::add(store::Operation operation) {
  const std::scoped_lock lock(mutex_);
  waiting_.push_back(std::move(operation));
}

card::Result<void> OperationLog::write(store::Store& store) {
  const std::scoped_lock writing(writing_);
  std::vector<store::Operation> taken;
  {
    const std::scoped_lock lock(mutex_);
    taken.swap(waiting_);
  }
  if (taken.empty()) return {};
  const auto written = [&]() -> card::Result<void> {
    auto transaction = store::Transaction::begin(store, store::Access::write);
    if (!transaction) return tl::unexpected(transaction.error());
    for (const store::Operation& operation : taken)
      if (auto logged = store::log_operation(*transaction, operation); !logged) return logged;
    return transaction->commit();
  }();
  if (!written) {
    const std::scoped_lock lock(mutex_);
    waiting_.insert(waiting_.begin(), taken.begin(), taken.end());
  }
  return written;
}

}  // namespace review
