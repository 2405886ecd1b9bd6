#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "card/result.h"
#include "store/store.h"

namespace review {

/// Connections to the database, lent to one thread at a time. As many are opened as are in use at once. Thread-safe.
class StorePool {
 public:
  StorePool(std::string database, store::Options options)
      : database_(std::move(database)), options_(std::move(options)) {}

  /// Gives its connection back when it goes out of scope.
  class Lease {
   public:
    Lease(StorePool& pool, std::unique_ptr<store::Store> store) : pool_(&pool), store_(std::move(store)) {}
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (store_) pool_->take_back(std::move(store_));
    }
    store::Store& operator*() const { return *store_; }

   private:
    StorePool* pool_;
    std::unique_ptr<store::Store> store_;
  };

  card::Result<Lease> borrow();

 private:
  void take_back(std::unique_ptr<store::Store> store);

  std::string database_;
  store::Options options_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<store::Store>> idle_;
};

}  // namespace review
