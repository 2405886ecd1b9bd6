#include "review/store_pool.h"

namespace review {

card::Result<StorePool::Lease> StorePool::borrow() {
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      auto store = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(store));
    }
  }
  auto opened = store::open(database_, options_);
  if (!opened) return tl::unexpected(opened.error());
  return Lease(*this, std::make_unique<store::Store>(std::move(*opened)));
}

void StorePool::take_back(std::unique_ptr<store::Store> store) {
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(store));
}

}  // namespace review
