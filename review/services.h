#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "review/http/server.h"
#include "review/operation_log.h"
#include "review/serve.h"
#include "review/store_pool.h"
#include "review/throttle.h"

namespace review {

/// Counters for /metrics beside the server's own.
struct ApiCounts {
  std::atomic<std::int64_t> answers_2xx{0}, answers_4xx{0}, answers_5xx{0}, sign_ins{0}, failed_sign_ins{0}, uploads{0},
      exports{0};
  std::atomic<std::int64_t> answer_micros{0};  ///< spent on all answers
};

/// What endpoints share. Everything in it may be used from any thread.
struct Services {
  explicit Services(const ServeOptions& options_)
      : options(options_),
        stores(options_.database, options_.store),
        requests(options_.requests_per_second * 4, options_.requests_per_second),
        sign_ins(20, 20.0 / 900.0) {}

  const ServeOptions& options;
  StorePool stores;
  Throttle requests;  ///< by user or address
  Throttle sign_ins;  ///< failed ones, by address: 20 at once, 20 in a quarter of an hour
  OperationLog log;
  ApiCounts counts;
  http::Server* server = nullptr;              ///< set before the first request
  std::function<void()> wake_readers = [] {};  ///< something was handed in
  std::function<std::string()> reader_metrics = [] { return std::string(); };
  std::function<int()> readers = [] { return 0; };  ///< threads that read cards here
};

}  // namespace review
