#pragma once

#include <chrono>
#include <utility>

#include "card/result.h"
#include "store/store.h"

namespace store {

/// Counts the attempts at one transaction.
class Attempts {
 public:
  explicit Attempts(Store& store);
  /// After a failure: whether doing the whole transaction again can help, because it fell to another one (deadlock,
  /// serialisation, both wrote the same key) or the server was restarted. Waits a moment before it says yes; says no in
  /// the end.
  bool again();

 private:
  Store& store_;
  std::chrono::steady_clock::time_point deadline_;
  int made_ = 0;
};

/// Begins a transaction by `begin()`, gives it to `body(transaction)` and commits it when the body succeeded; all of it
/// again where that helps (Attempts). A transaction whose commit was not answered may have been stored: what the body
/// does must be right when it is done a second time on top of the first.
template <class Begin, class Body>
auto in_transaction_of(Store& store, Begin&& begin, Body&& body) -> decltype(body(std::declval<Transaction&>())) {
  const auto once = [&]() -> decltype(body(std::declval<Transaction&>())) {
    auto transaction = begin();
    if (!transaction) return tl::unexpected(transaction.error());
    auto result = body(*transaction);
    if (!result) return result;
    if (auto committed = transaction->commit(); !committed) return tl::unexpected(committed.error());
    return result;
  };
  for (Attempts attempts(store);;) {
    auto result = once();
    if (result || !attempts.again()) return result;
  }
}

template <class Body>
auto in_transaction(Store& store, Access access, Body&& body) -> decltype(body(std::declval<Transaction&>())) {
  return in_transaction_of(store, [&] { return Transaction::begin(store, access); }, std::forward<Body>(body));
}

}  // namespace store
