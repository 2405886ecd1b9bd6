#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace review {

/// A token bucket for each name (an address, a user): `burst` at once, `per_second` in the long run. Thread-safe;
/// memory is bounded: full buckets are forgotten.
class Throttle {
 public:
  using Clock = std::chrono::steady_clock;
  Throttle(double burst, double per_second) : burst_(burst), per_second_(per_second) {}

  /// Takes one; false when the bucket is empty.
  bool take(const std::string& name, Clock::time_point now = Clock::now());
  /// Gives one back, as after a sign-in that succeeded.
  void give_back(const std::string& name);

 private:
  struct Bucket {
    double left = 0;
    Clock::time_point at = {};
  };
  void refill(Bucket& bucket, Clock::time_point now) const;
  void forget_full(Clock::time_point now);

  double burst_, per_second_;
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
  std::size_t forget_over_ = 1024;
};

}  // namespace review
