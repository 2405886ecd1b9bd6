#include "review/throttle.h"

#include <algorithm>

namespace review {

void Throttle::refill(Bucket& bucket, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.at).count();
  bucket.left = std::min(burst_, bucket.left + std::max(0.0, seconds) * per_second_);
  bucket.at = now;
}

void Throttle::forget_full(Clock::time_point now) {
  for (auto entry = buckets_.begin(); entry != buckets_.end();) {
    refill(entry->second, now);
    entry = entry->second.left >= burst_ ? buckets_.erase(entry) : std::next(entry);
  }
  forget_over_ = std::max<std::size_t>(1024, buckets_.size() * 2);
}

bool Throttle::take(const std::string& name, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  if (buckets_.size() >= forget_over_) forget_full(now);
  Bucket& bucket = buckets_.try_emplace(name, Bucket{burst_, now}).first->second;
  refill(bucket, now);
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

void Throttle::give_back(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  const auto found = buckets_.find(name);
  if (found != buckets_.end()) found->second.left = std::min(burst_, found->second.left + 1);
}

}  // namespace review
